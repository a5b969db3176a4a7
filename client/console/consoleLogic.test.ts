import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PHASES, type Session } from '../../shared/model/session.ts';
import type { PosterChoices } from '../../shared/model/gallery.ts';
import { countPeople, NOBODY } from '../../shared/model/peopleCounts.ts';
import type { TableRow } from '../../shared/model/table.ts';
import type { Burst } from '../../shared/model/removal.ts';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import type { ConsoleView } from './consoleView.ts';
import { countWords, listNames } from './countWords.ts';
import { inverseOf, saidOf, stillStands, undoWordOf, type UndoableAction } from './lastAction.ts';
import { moveInList } from './moveInList.ts';
import { PATIENCE_MS, whoNeedsMe } from './needs.ts';
import { nextStep } from './nextStep.ts';
import { nowWords } from './nowWords.ts';
import { readArrangement } from '../../shared/documents/arrangement.ts';
import { readNotes } from '../../shared/documents/readNotes.ts';
import { readPeople } from '../meeting/documents/readDocuments.ts';
import { consoleViewMaker } from './readConsoleView.ts';
import { EMPTY_GALLERY } from './galleryLists.ts';
import { boardOf, breakoutList, hostWords, nameInSentence } from './tablesBoard.ts';
import { wholeNumber } from './wholeNumber.ts';

const session = (part: Partial<Session> = {}): Session => ({
  title: 'Hui',
  activity: 'leverage-points',
  joinCode: 'HUA42K',
  phase: 'gather',
  prompts: ['Where?'],
  settings: { reveal: 'live', names: 'named' },
  revealed: true,
  posting: 'open',
  locked: false,
  timer: null,
  createdAt: 0,
  sheetQuestions: [],
  tables: [],
  walk: null,
  reportBack: null,
  door: 'open',
  ...part,
});
const view = (part: Partial<ConsoleView> = {}): ConsoleView => {
  const all = {
    session: session(),
    me: 'me',
    here: 1,
    groups: [],
    loose: 0,
    notes: [],
    people: [],
    hands: 0,
    rushes: { bursts: [], removals: [] },
    knownBursts: {},
    mayFallAsleep: false,
    gallery: EMPTY_GALLERY,
    now: 0,
    phaseSince: 0,
    ...part,
  };
  const counts = countPeople(
    all.people,
    all.session.tables,
    (id) => all.gallery.posters.get(id)?.again ?? null,
  );
  return { ...all, counts, board: boardOf(all.session, all.people, all.gallery) };
};
const person = (id: string, part: Partial<PersonRow> = {}): PersonRow => ({
  id,
  name: id,
  role: 'participant',
  arrival: 'code',
  offer: 'offered',
  removed: false,
  joinedAt: 0,
  ...part,
});

const table = (number: number, part: Partial<TableRow> = {}): TableRow => ({
  tableId: `t${number}`,
  number,
  clusterId: `c${number}`,
  name: `Topic ${number}`,
  ...part,
});
const TWO = [table(1), table(2)];
const POSTER: PosterChoices = {
  sentence: '',
  again: null,
  noteIds: [],
  here: 0,
  hereNames: [],
  mightJoin: 0,
  activators: [],
  counts: { activator: 0, supporter: 0, observer: 0 },
};

describe('next step', () => {
  it('follows the phases, and the last one is to keep the wall', () => {
    const kinds = PHASES.map((phase) =>
      nextStep(
        view({
          session: session({ phase, tables: phase === 'gather' || phase === 'cluster' ? [] : TWO }),
        }),
      ),
    );
    expect(kinds.map((step) => (step.kind === 'phase' ? step.phase : step.kind))).toEqual([
      'cluster',
      'open-tables',
      'walk',
      'connect',
      'follow-up',
      'keep',
    ]);
  });

  it('opens tables of named groups with notes, and says which are left out', () => {
    const groups = [
      { id: 'a', number: 1, name: 'Rivers', notes: 3 },
      { id: 'b', number: 2, name: ' ', notes: 2 },
      { id: 'c', number: 3, name: 'Towns', notes: 0 },
      { id: 'd', number: 4, name: '', notes: 0 },
      { id: 'e', number: 5, name: 'Farms', notes: 1 },
    ];
    const step = nextStep(view({ here: 49, groups, session: session({ phase: 'cluster' }) }));
    expect(step).toMatchObject({ kind: 'open-tables', made: 2, isReady: true });
    expect(step.consequence).toBe(
      '2 groups become 2 tables. 48 people are asked to choose one. Left out: group 2 has no name, group 3 has no notes. Notes can no longer be reworded. You can come back.',
    );
  });

  it('has nothing to open without a named group, in grouping and at the tables', () => {
    for (const phase of ['cluster', 'tables'] as const)
      expect(nextStep(view({ session: session({ phase }) }))).toMatchObject({
        kind: 'open-tables',
        isReady: false,
      });
  });

  it('goes back to the tables when every group has one, and opens the new ones when not', () => {
    const groups = [{ id: 'c1', number: 1, name: 'Rivers', notes: 3 }];
    expect(
      nextStep(view({ groups, session: session({ phase: 'cluster', tables: TWO }) })),
    ).toMatchObject({ kind: 'phase', phase: 'tables' });
    expect(
      nextStep(
        view({
          groups: [...groups, { id: 'new', number: 3, name: 'Towns', notes: 1 }],
          session: session({ phase: 'cluster', tables: TWO }),
        }),
      ),
    ).toMatchObject({ kind: 'open-tables', made: 1 });
  });

  it('is the next stop until the last, then connecting, which ends the walk', () => {
    const at = (stop: number): ReturnType<typeof nextStep> =>
      nextStep(
        view({
          session: session({
            phase: 'gallery',
            tables: TWO,
            walk: { mode: 'rotation', stops: 3, stopMs: 480_000, stop },
          }),
        }),
      );
    expect(at(0)).toMatchObject({ kind: 'stop', stop: 1, title: 'Next: stop 2 of 3' });
    expect(at(1)).toMatchObject({ kind: 'stop', stop: 2 });
    expect(at(2)).toMatchObject({ kind: 'phase', phase: 'connect' });
    expect(at(2).consequence).toMatch(/^The walk ends\./);
    expect(
      nextStep(
        view({
          session: session({
            phase: 'gallery',
            tables: TWO,
            walk: { mode: 'free', stops: 0, stopMs: 1, stop: 0 },
          }),
        }),
      ),
    ).toMatchObject({ kind: 'phase', phase: 'connect' });
  });

  it('is the next table while tables report back', () => {
    const at = (index: number): ReturnType<typeof nextStep> =>
      nextStep(
        view({
          session: session({
            phase: 'connect',
            tables: TWO,
            reportBack: { queue: ['t2', 't1'], index, turnMs: 120_000 },
          }),
        }),
      );
    expect(at(0)).toMatchObject({
      kind: 'report',
      index: 1,
      isLast: false,
      title: 'Next: table 1 reports back',
    });
    expect(at(1)).toMatchObject({ kind: 'report', isLast: true });
  });

  it('is the reveal while notes are private, in every phase, and says that it cannot be undone', () => {
    for (const phase of PHASES) {
      const step = nextStep(view({ session: session({ phase, revealed: false }) }));
      expect(step.kind).toBe('reveal');
      expect(step.consequence).toContain('cannot be undone');
    }
  });

  it('says how many screens change, without the facilitator’s own', () => {
    expect(
      nextStep(view({ here: 49, session: session({ phase: 'connect', tables: TWO }) })).consequence,
    ).toBe('48 other people’s screens then say “Who does what next”. You can come back.');
  });
});

describe('who needs me', () => {
  it('is nobody on a calm wall', () => {
    expect(whoNeedsMe(view())).toEqual([]);
  });

  it('lists offers together, and neither helpers, nor who was removed or told not now', () => {
    const people = [
      person('Aroha'),
      person('Jonas'),
      person('Mere', { offer: 'declined' }),
      person('Tui', { removed: true }),
      person('Kiri', { role: 'volunteer', offer: 'accepted' }),
    ];
    expect(whoNeedsMe(view({ people }))).toEqual([
      {
        kind: 'offers',
        people: ['Aroha', 'Jonas'],
        title: 'Aroha and Jonas',
        text: 'offer to help group the notes.',
        accept: 'Let both in',
        decline: 'Not now',
      },
    ]);
  });

  it('names what keeps people from working', () => {
    const stuck = view({
      session: session({ phase: 'cluster', revealed: false, locked: true }),
      groups: [{ id: 'a', number: 2, name: ' ', notes: 3 }],
    });
    expect(whoNeedsMe(stuck).map((need) => need.kind)).toEqual(['private', 'locked', 'unnamed']);
    expect(
      whoNeedsMe(view({ session: session({ posting: 'closed' }) })).map((need) => need.kind),
    ).toEqual(['posting']);
  });
});

describe('who needs me at the tables', () => {
  const seated = (id: string, tableId: string, part: Partial<PersonRow> = {}): PersonRow =>
    person(id, { offer: 'none', table: tableId, ...part });
  const LONG = PATIENCE_MS;

  it('is who sits nowhere at once, and missing note-takers after a while', () => {
    const people = [
      person('Aroha', { offer: 'none' }),
      seated('Jonas', 't1'),
      seated('Mere', 't2', { duties: ['note-taker'] }),
      person('Boss', { offer: 'none', role: 'facilitator' }),
    ];
    const at = (now: number): string[] =>
      whoNeedsMe(view({ people, now, session: session({ phase: 'tables', tables: TWO }) })).map(
        (need) => need.title,
      );
    expect(at(0)).toEqual(['One person is at no table']);
    expect(at(LONG)).toEqual(['One person is at no table', 'Nobody takes notes at one table']);
  });

  it('is posters without a host while people walk, and questions nobody answered for a while', () => {
    const people = [seated('Jonas', 't1'), seated('Mere', 't2', { host: true })];
    const visits = [
      { id: 'q', table: 't2', kind: 'question', text: 'Who pays?', at: 0 },
      {
        id: 'r',
        table: 't1',
        kind: 'question',
        text: 'When?',
        at: 0,
        answer: { text: 'Soon', at: 1 },
      },
    ] as const;
    const at = (now: number): string[] =>
      whoNeedsMe(
        view({
          people,
          now,
          gallery: { ...EMPTY_GALLERY, visits },
          session: session({
            phase: 'gallery',
            tables: TWO,
            walk: { mode: 'free', stops: 0, stopMs: 1, stop: 0 },
          }),
        }),
      ).map((need) => need.text);
    expect(at(0)).toEqual(['Table 1: ask one person to stay and host.']);
    expect(at(LONG)).toEqual(['Table 1: ask one person to stay and host.', 'At table 2.']);
  });

  it('is a table that meets again with nobody to call it, at the follow-up', () => {
    const gallery = {
      ...EMPTY_GALLERY,
      posters: new Map([
        ['t1', { ...POSTER, again: 'yes' as const }],
        ['t2', { ...POSTER, again: 'yes' as const }],
      ]),
    };
    const people = [seated('Mere', 't2', { commitments: { t2: 'activator' } })];
    expect(
      whoNeedsMe(
        view({ people, gallery, session: session({ phase: 'follow-up', tables: TWO }) }),
      ).map((need) => need.text),
    ).toEqual(['Table 1: ask who will be the activator.']);
  });

  it('is a new group without a table, and not one whose table is closed', () => {
    const groups = [
      { id: 'c1', number: 1, name: 'Rivers', notes: 1 },
      { id: 'new', number: 3, name: 'Towns', notes: 2 },
    ];
    expect(
      whoNeedsMe(
        view({
          groups,
          session: session({ phase: 'gallery', tables: [table(1, { state: 'closed' }), table(2)] }),
        }),
      ),
    ).toEqual([
      { kind: 'untabled', made: 1, title: 'A new group has no table yet', text: '“Towns”' },
    ]);
  });
});

describe('what happens now', () => {
  const seats = (count: number, unplaced: number): PersonRow[] =>
    Array.from({ length: count + unplaced }, (_, index) =>
      person(`p${index}`, index < count ? { table: 't1' } : {}),
    );
  const titleOf = (people: PersonRow[], gallery = EMPTY_GALLERY): string =>
    nowWords(view({ people, gallery, session: session({ phase: 'tables', tables: TWO }) })).title;

  it('at the tables is what most people do', () => {
    expect(titleOf([])).toBe('Choose a table');
    expect(titleOf(seats(8, 2))).toBe('Choose a table');
    expect(titleOf(seats(9, 1))).toBe('Talk at the tables');
    expect(
      titleOf(seats(9, 1), {
        ...EMPTY_GALLERY,
        posters: new Map([['t1', { ...POSTER, again: 'no' as const }]]),
      }),
    ).toBe('Decide at the tables');
  });

  it('is the stop of a rotation, or the table that reports', () => {
    const walking = session({
      phase: 'gallery',
      tables: TWO,
      walk: { mode: 'rotation', stops: 3, stopMs: 1, stop: 1 },
    });
    expect(nowWords(view({ session: walking })).kicker).toBe('Now, stop 2 of 3');
    expect(
      nowWords(
        view({ session: { ...walking, reportBack: { queue: ['t2', 't1'], index: 0, turnMs: 1 } } }),
      ),
    ).toMatchObject({ kicker: 'Now, 1 of 2', title: 'Table 2 reports back' });
  });
});

describe('the board', () => {
  const people = [
    person('Ana', { table: 't1' }),
    person('Ben', { table: 't1', duties: ['reporter'] }),
    person('x', { name: '', table: 't2' }),
    person('gone', { table: 't1', removed: true }),
    person('Screen', { role: 'projector' }),
    person('Helper', { role: 'volunteer', arrival: 'link' }),
    person('Lost', { table: 'nowhere', commitments: { t2: 'activator' } }),
  ];

  it('seats people, duties first, counts commitments from anywhere, and forgets who left', () => {
    const { tables, unplaced } = boardOf(session({ tables: TWO }), people, EMPTY_GALLERY);
    expect(tables.map((each) => each.people.map(({ id }) => id))).toEqual([['Ben', 'Ana'], ['x']]);
    expect(tables[1]?.commitments.activator).toBe(1);
    expect(unplaced.map(({ id }) => id)).toEqual(['Lost']);
  });

  it('is a list for breakout rooms, with names as the wall shows them', () => {
    const board = boardOf(
      session({ tables: [...TWO, table(3), table(4, { state: 'closed' })] }),
      people,
      EMPTY_GALLERY,
    );
    expect(breakoutList(board, 'named')).toBe(
      '1 – Topic 1: Ben, Ana\n2 – Topic 2: 1 guest\n3 – Topic 3: nobody yet\nNot at a table yet: Lost',
    );
    expect(breakoutList(board, 'anonymous')).toContain('1 – Topic 1: 2 guests');
  });

  it('says who will host as the server will choose', () => {
    const board = boardOf(session({ tables: TWO }), people, EMPTY_GALLERY);
    expect(board.tables.map((row) => hostWords(row, board))).toEqual([
      'Ben stays, who reports back',
      'Guest stays',
    ]);
  });

  it('tells people of one name apart wherever one of them is meant', () => {
    const twins = people.map((each) => (each.name === '' ? each : { ...each, name: 'Maria' }));
    const board = boardOf(session({ tables: TWO }), twins, EMPTY_GALLERY);
    const [first] = board.tables;
    if (!first) throw new Error('no tables');
    expect(hostWords(first, board)).toMatch(/^Maria \(\d\) stays, who reports back$/);
    const called = twins.map((person) => nameInSentence(board, person));
    const named = called.filter((name) => name.startsWith('Maria'));
    expect(called).toContain('a guest');
    expect(named.length).toBeGreaterThan(1);
    expect(new Set(named).size).toBe(named.length);
  });
});

describe('typed numbers and ordered lists', () => {
  it('reads whole numbers in range only', () => {
    expect(
      ['3', ' 3 ', '0', '9', '', '1.5', 'x', '-1'].map((typed) => wholeNumber(typed, 1, 8)),
    ).toEqual([3, 3, null, null, null, null, null, null]);
  });

  it('moves one item and leaves the ends alone', () => {
    expect([
      moveInList(['a', 'b', 'c'], 0, 1),
      moveInList(['a', 'b'], 0, -1),
      moveInList(['a', 'b'], 1, 1),
    ]).toEqual([
      ['b', 'a', 'c'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});

describe('last action', () => {
  const actions: UndoableAction[] = [
    { kind: 'lock', locked: true },
    { kind: 'hide', notes: ['n'], hidden: true },
    { kind: 'title', from: 'A', to: 'B' },
    { kind: 'decline', people: ['p'], names: 'Aroha' },
    { kind: 'seat', person: 'p', name: 'Aroha', from: null, to: { table: 't1', number: 1 } },
    { kind: 'table', table: 't1', number: 1, closed: true, people: ['p'] },
  ];

  it.each(actions)('$kind: undone twice is the action itself', (action) => {
    expect(inverseOf(inverseOf(action))).toEqual(action);
    expect(saidOf(action)).toMatch(/^You /);
    expect(undoWordOf(action)).not.toBeNull();
  });

  it('is no longer offered once somebody else went on', () => {
    const moved: UndoableAction = {
      kind: 'seat',
      person: 'p',
      name: 'P',
      from: null,
      to: { table: 't1', number: 1 },
    };
    expect(stillStands(moved, view({ people: [person('p', { table: 't1' })] }))).toBe(true);
    expect(stillStands(moved, view({ people: [person('p', { table: 't2' })] }))).toBe(false);
  });
});

describe('reading the documents', () => {
  it('counts notes by open group, follows merges, and ignores what is gone', () => {
    const documents = {
      notes: new Y.Doc(),
      people: new Y.Doc(),
      arrangement: new Y.Doc(),
      gallery: new Y.Doc(),
    };
    const clusters = documents.arrangement.getMap('clusters');
    const cluster = (record: Record<string, unknown>): Y.Map<unknown> =>
      new Y.Map(Object.entries(record));
    clusters.set('a', cluster({ name: 'Rivers', color: 'blue', pos: [500, -900] }));
    clusters.set('b', cluster({ name: 'Towns', color: 'pink', pos: [0, -900] }));
    clusters.set(
      'old',
      cluster({ name: 'Water', color: 'blue', pos: [0, 0], state: 'dissolved', into: 'a' }),
    );
    const placements = documents.arrangement.getMap('placements');
    placements.set('n0', { cluster: 'a', pos: [0, 0] });
    placements.set('n1', { cluster: 'old', pos: [0, 0] });
    placements.set('withdrawn', { cluster: 'b', pos: [0, 0] });
    const notes = documents.notes.getMap('notes');
    for (const seq of [2, 0, 1])
      notes.set(`n${seq}`, { text: `Note ${seq}`, color: 'yellow', at: seq, seq });
    documents.people.getMap('people').set('p', {
      name: 'Aroha',
      role: 'participant',
      arrival: 'code',
      offer: 'none',
      removed: false,
      joinedAt: 1,
    });
    const content = {
      wall: { notes: readNotes(documents.notes), ...readArrangement(documents.arrangement) },
      people: readPeople(documents.people),
      gallery: null,
    };
    const read = consoleViewMaker()(content, {
      session: session(),
      me: 'me',
      here: 2,
      hands: 1,
      now: 0,
      phaseSince: 0,
      rushes: { bursts: [], removals: [] },
      knownBursts: {},
      mayFallAsleep: false,
      counts: NOBODY,
    });
    expect(read.groups).toEqual([
      { id: 'b', number: 1, name: 'Towns', notes: 0 },
      { id: 'a', number: 2, name: 'Rivers', notes: 2 },
    ]);
    expect(read.loose).toBe(1);
    expect(read.notes.map((note) => [note.id, note.group])).toEqual([
      ['n0', 2],
      ['n1', 2],
      ['n2', undefined],
    ]);
    expect(read.people.map((each) => each.name)).toEqual(['Aroha']);
  });
});

describe('words', () => {
  it('count and list as people say it', () => {
    expect([countWords(1, 'note', 'notes'), countWords(1200, 'note', 'notes')]).toEqual([
      '1 note',
      '1,200 notes',
    ]);
    expect([['A'], ['A', 'B'], ['A', 'B', 'C'], ['A', 'B', 'C', 'D', 'E']].map(listNames)).toEqual([
      'A',
      'A and B',
      'A, B and C',
      'A, B and 3 more',
    ]);
  });
});

it('where no screen can be kept awake, that is said last and quietly', () => {
  const kinds = (part: Partial<ConsoleView>): string[] =>
    whoNeedsMe(view(part)).map(({ kind }) => kind);
  expect(kinds({ mayFallAsleep: true, session: session({ posting: 'closed' }) })).toEqual([
    'posting',
    'sleep',
  ]);
  expect(kinds({})).toEqual([]);
});

describe('who comes in a rush', () => {
  const burst = {
    id: 'people-x',
    kind: 'people' as const,
    people: 4_900,
    places: 1,
    notes: 0,
    since: 0,
    until: 60_000,
  };
  const rushes = (part: Partial<Burst> = {}) => ({ bursts: [{ ...burst, ...part }], removals: [] });

  it.each<[Partial<Burst>, string]>([
    [{}, '4,900 people came from one address in a minute'],
    [{ until: 40_000 }, '4,900 people came from one address in 40 seconds'],
    [{ until: 1_000, people: 300 }, '300 people came from one address in a few seconds'],
    [{ until: 200_000 }, '4,900 people came from one address in 3 minutes'],
    [{ people: 3_000, places: 2_900 }, '3,000 people came in a minute from many places'],
    [
      { kind: 'notes', people: 40, places: 40, notes: 9_000 },
      '40 people at many places wrote 9,000 notes in a minute',
    ],
    [
      { kind: 'notes', people: 21, notes: 20_000, until: 90_000 },
      '21 people at one address wrote 20,000 notes in 2 minutes',
    ],
    [
      { kind: 'notes', people: 1, notes: 1_000, until: 55_000 },
      'One person wrote 1,000 notes in a minute',
    ],
  ])('%j is said as people say it', (part, title) => {
    expect(whoNeedsMe(view({ rushes: rushes(part) }))[0]?.title).toBe(title);
  });

  it('called her own, it is no news until as many again have come; a closed door and a removal that is under way are said', () => {
    const kinds = (part: Partial<ConsoleView>): string[] =>
      whoNeedsMe(view(part)).map(({ kind }) => kind);
    expect(kinds({ rushes: rushes() })).toEqual(['burst']);
    expect(kinds({ rushes: rushes(), knownBursts: { 'people-x': 4_900 } })).toEqual([]);
    expect(
      kinds({ rushes: rushes({ people: 5_099 }), knownBursts: { 'people-x': 4_900 } }),
    ).toEqual([]);
    expect(
      kinds({ rushes: rushes({ people: 5_100 }), knownBursts: { 'people-x': 4_900 } }),
    ).toEqual(['burst']);
    expect(
      kinds({
        rushes: rushes({ people: 5_100, places: 5_000 }),
        knownBursts: { 'people-x': 4_900 },
      }),
    ).toEqual([]);
    expect(kinds({ session: session({ door: 'closed' }) })).toEqual(['door']);
    expect(
      kinds({
        rushes: {
          bursts: [],
          removals: [
            { id: 'a', people: 2, notes: 0, at: 0, doing: 'out' },
            { id: 'b', people: 2, notes: 0, at: 0, doing: null },
          ],
        },
      }),
    ).toEqual(['removing']);
  });

  it('every step at the door has its way back, but for what nothing takes back', () => {
    const sent: UndoableAction = {
      kind: 'send-out',
      burst: 'people-x',
      people: 2,
      notes: 3,
      removal: 'r',
    };
    expect(saidOf(sent)).toBe('You removed 2 people with 3 notes');
    expect(inverseOf(sent)).toEqual({ kind: 'let-back', removal: 'r', people: 2, notes: 3 });
    expect(inverseOf({ kind: 'door', door: 'closed' })).toEqual({ kind: 'door', door: 'open' });
    expect(inverseOf({ kind: 'code', before: 'ABC234', to: null })).toEqual({
      kind: 'code',
      before: '',
      to: 'ABC234',
    });
    expect(inverseOf({ kind: 'remove', person: 'p', name: 'Aroha' })).toEqual({
      kind: 'readmit',
      person: 'p',
      name: 'Aroha',
    });
    expect(undoWordOf({ kind: 'code', before: '', to: 'ABC234' })).toBeNull();
    expect(stillStands({ kind: 'code', before: 'HUA42K', to: null }, view())).toBe(false);
  });
});
