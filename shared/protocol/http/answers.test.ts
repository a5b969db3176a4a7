import addFormats from 'ajv-formats';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { newSession } from '../../commands/session.ts';
import { liveSession } from '../../scripts/toldRun.ts';
import { NOBODY } from '../../model/peopleCounts.ts';
import { newTableRecord } from '../../model/table.ts';
import { isCount, ofOtherTypes } from '../../model/schemas/testTypes.ts';
import type { Operation } from './contract.ts';
import { OPERATIONS, type OperationId } from './operations.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';

const ID = '7c4f0a52-9d1e-4f6a-8f4e-1f6f7a4e2b10';
type Form = Record<string, unknown>;
const ALL = Object.entries<Operation>(OPERATIONS);

/** Names of members anywhere in what an operation answers. */
function namesIn(part: unknown, names = new Set<string>()): Set<string> {
  if (typeof part !== 'object' || part === null) return names;
  const { properties } = part as { properties?: object };
  for (const name of Object.keys(properties ?? {})) names.add(name);
  for (const value of Object.values(part)) namesIn(value, names);
  return names;
}
/** Operations of which an answer may have a member of this name. */
const answering = (name: string): string[] =>
  ALL.flatMap(([id, { answers }]) =>
    Object.values(answers).some((answer) => 'body' in answer && namesIn(answer.body).has(name))
      ? [id]
      : [],
  ).toSorted();

describe('T3 what is not everybody’s is answered by these operations and by no other', () => {
  test.each<[string, OperationId[]]>([
    ['token', ['joinWall']],
    ['tokens', ['createWall']],
    ['secret', []],
    ['key', []],
    ['device', []],
    ['network', []],
    ['links', ['createWall', 'readLinks', 'renewCode', 'renewLink']],
    ['contact', ['acceptOffer', 'declineOffer', 'movePerson', 'readMe', 'readSnapshot', 'setMe']],
    ['contactShownTo', ['readSnapshot']],
    ['roster', ['readSnapshot']],
    ['arrival', ['acceptOffer', 'declineOffer', 'movePerson', 'setMe']],
    ['joinedAt', ['acceptOffer', 'declineOffer', 'movePerson', 'setMe']],
    ['bursts', ['listBursts']],
    ['removals', ['listBursts']],
    ['wordedBy', []],
    ['accepted', []],
    ['carrier', []],
    ['network', []],
    ['asked', []],
    ['walkers', []],
    ['swapped', []],
    ['noteIds', ['editTable']],
  ])('%s: %j', (name, operations) => expect(answering(name)).toEqual(operations));

  test('a person’s id is answered to herself, as who she is', () => {
    expect(answering('personId')).toEqual(['openLink', 'readMe']);
    expect(answering('participantId')).toEqual(['joinWall']);
    expect(answering('person')).toEqual([
      'acceptOffer',
      'declineOffer',
      'movePerson',
      'readMe',
      'setMe',
    ]);
  });

  test('and the code of a wall is answered to who may know it', () => {
    // The session says it to everybody on the wall; besides, who makes a wall, and facilitators.
    expect(answering('joinCode').filter((id) => !answering('phase').includes(id))).toEqual([
      'createWall',
      'readLinks',
      'renewCode',
    ]);
  });
});

const WHOLE = newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0);
const PROGRESS = { step: 's', isOpen: true, things: 1, raters: 2, done: 1 };
const RATED = { id: 't', text: 'Swim here', color: 'blue' };
const RATE_STEP = {
  step: 's',
  title: 'x',
  ask: 'x',
  of: 'notes',
  form: [{ id: 'f', form: 'stars', label: 'x' }],
  each: 3,
  shown: 'closed',
  names: false,
  isOpen: true,
};
const SESSION = WHOLE as unknown as Form;
const LIVE_SESSION = liveSession(WHOLE) as unknown as Form;
const OWN_NOTE = { id: ID, text: 'x', color: 'blue', rev: 1, at: 1, hidden: false };
const PERSON = { role: 'participant', arrival: 'code', offer: 'none', removed: false, joinedAt: 1 };
const REMOVAL = { id: ID, people: 1, notes: 0, at: 1, doing: 'out' };
const VISIT = { id: ID, table: 't', kind: 'join', text: '', at: 1, mine: true };
const THREAD = {
  id: ID,
  from: 'a',
  to: 'b',
  relation: 'supports',
  text: 'x',
  state: 'proposed',
  marks: 0,
  at: 1,
  mine: true,
  marked: false,
  carries: false,
  mayEdit: true,
};
const LINKS = { facilitator: 'f', volunteer: 'v', participant: 'p', projector: 'q' };
const MOVE = { id: ID, state: 'made', before: {}, after: {} };
const POSTER = {
  tableId: 't',
  number: 1,
  name: 'Water',
  closed: false,
  sentence: '',
  again: null,
  here: 0,
  hereNames: [],
  mightJoin: 0,
  activators: [],
  counts: { activator: 0, supporter: 0, observer: 0 },
  notes: [],
  noteCount: 0,
  people: [],
  seats: 0,
  sections: [],
};

/** An answer of each, and parts of it that are not as it is said. */
const ANSWERS: Partial<Record<OperationId, { right: Form; wrong: readonly Form[] }>> = {
  createWall: {
    right: {
      wallId: 'w',
      joinCode: 'x',
      links: LINKS,
      tokens: { facilitator: 'a', volunteer: 'b', projector: 'c' },
    },
    wrong: [{ wallId: 7 }, { links: { facilitator: 'f' } }, { tokens: { facilitator: 'a' } }],
  },
  joinWall: {
    right: { wallId: 'w', participantId: ID, token: 't' },
    wrong: [{ participantId: 'p1' }, { token: null }],
  },
  openLink: {
    right: { personId: ID, role: 'volunteer' },
    wrong: [{ role: 'participant' }, { personId: 'p' }],
  },
  readMe: {
    right: {
      personId: ID,
      person: { role: 'projector', offer: 'none', removed: false },
      session: LIVE_SESSION,
      notes: [OWN_NOTE],
      counts: { here: 0, notes: 0, people: NOBODY },
    },
    wrong: [
      { notes: [{ ...OWN_NOTE, hidden: 'no' }] },
      { person: {} },
      { session: {} },
      { counts: { here: 1 } },
    ],
  },
  listNotes: {
    right: { notes: [{ id: ID, text: 'x', color: 'blue', at: 1, seq: 0 }] },
    wrong: [{ notes: {} }, { notes: [OWN_NOTE] }, { notes: [null] }],
  },
  putNote: {
    right: { note: OWN_NOTE },
    wrong: [{ note: null }, { note: { ...OWN_NOTE, rev: -1 } }],
  },
  withdrawNote: { right: {}, wrong: [] },
  setMe: {
    right: { person: PERSON },
    wrong: [{ person: { ...PERSON, role: 'x' } }, { person: null }],
  },
  removeBurst: {
    right: { removal: REMOVAL },
    wrong: [{ removal: { ...REMOVAL, doing: 'x' } }, { removal: null }],
  },
  listBursts: {
    right: { bursts: [], removals: [REMOVAL] },
    wrong: [{ bursts: null }, { removals: [{}] }],
  },
  editSession: {
    right: { session: SESSION },
    wrong: [{ session: { ...SESSION, phase: 'end' } }, { session: null }],
  },
  makeMove: {
    right: { move: MOVE, session: SESSION },
    wrong: [{ move: { ...MOVE, state: 'x' } }, { move: null }],
  },
  openTables: {
    right: { tables: [{ tableId: 't', number: 1, clusterId: 'c', name: '' }], left: 0 },
    wrong: [{ left: 0.5 }, { tables: [{ tableId: 't', number: 0, clusterId: 'c', name: '' }] }],
  },
  editTable: {
    right: { table: newTableRecord([]) },
    wrong: [{ table: null }, { table: { ...newTableRecord([]), again: 'x' } }],
  },
  readPoster: {
    right: { poster: POSTER, visits: [VISIT], connections: [THREAD], notes: [], posterNotes: [] },
    wrong: [
      { poster: null },
      { poster: { ...POSTER, closed: undefined } },
      { posterNotes: [7] },
      { notes: [OWN_NOTE.id] },
    ],
  },
  listPosters: { right: { posters: [POSTER] }, wrong: [{ posters: POSTER }] },
  listVisits: { right: { visits: [VISIT] }, wrong: [{ visits: [{ ...VISIT, mine: undefined }] }] },
  leaveVisit: { right: { visit: VISIT }, wrong: [{ visit: null }] },
  listConnections: {
    right: { connections: [THREAD] },
    wrong: [
      { connections: [{ ...THREAD, state: 'gone' }] },
      { connections: [{ ...THREAD, mayEdit: undefined }] },
    ],
  },
  editConnection: {
    right: { connection: null },
    wrong: [{ connection: undefined }, { connection: { ...THREAD, id: 'c' } }],
  },
  readRatings: {
    right: {
      ...RATE_STEP,
      isRater: true,
      things: [RATED],
      answers: [{ thing: 't', field: 'f', value: 4, rev: 1 }],
    },
    wrong: [
      { things: [{ text: 'x' }] },
      { answers: [{ thing: 't', field: 'f', value: true, rev: 1 }] },
      { form: [{ id: 'f', form: 'hearts', label: 'x' }] },
      { each: 'some' },
    ],
  },
  rateThing: {
    right: { answers: [{ thing: 't', field: 'f', value: 'So', rev: 1 }], left: { f: 2 } },
    wrong: [{ left: { f: -1 } }, { answers: [{ thing: 't', field: 'f', rev: 1 }] }],
  },
  readMore: { right: { things: ['t'] }, wrong: [{ things: [RATED] }] },
  readRatingBoard: {
    right: { ...PROGRESS, counts: [{ id: 't', readers: 1, expected: 2 }] },
    wrong: [{ counts: [{ id: 't', readers: 1 }] }, { done: -1 }],
  },
  readResults: {
    right: {
      ...RATE_STEP,
      raters: 3,
      done: 3,
      wanted: ['mean'],
      things: [
        {
          ...RATED,
          results: [
            {
              field: 'f',
              count: 3,
              isFew: false,
              rank: 1,
              shown: { form: 'stars', mean: 4.5, spread: 0.5, min: 4, max: 5 },
            },
          ],
        },
      ],
    },
    wrong: [
      { wanted: ['median'] },
      { named: [{ thing: 't', field: 'f', value: null }] },
      { things: [{ ...RATED, results: [{ field: 'f', count: 3, isFew: false, rank: 1 }] }] },
    ],
  },
  readClaims: {
    right: {
      step: 's',
      title: 'x',
      ask: 'x',
      of: 'notes',
      by: 'people',
      due: null,
      isOpen: true,
      roles: [{ id: 'owner', label: 'x', people: 'one' }],
      things: [
        {
          ...RATED,
          roles: [
            {
              role: 'owner',
              state: 'claimed',
              claims: [{ by: 'Ana', mine: true, date: '2027-03-31', at: 1 }],
              rev: 1,
            },
          ],
        },
      ],
    },
    wrong: [
      { due: { kind: 'soon' } },
      { roles: [{ id: 'owner', label: 'x', people: 'two' }] },
      { things: [{ ...RATED, roles: [{ role: 'owner', state: 'mine', claims: [], rev: 0 }] }] },
    ],
  },
  takeSnapshot: { right: { id: ID, name: 'x', at: 1 }, wrong: [{ id: 's' }, { at: '1' }] },
  readLinks: {
    right: { joinCode: 'x', links: LINKS },
    wrong: [{ links: { ...LINKS, projector: undefined } }],
  },
  renewCode: { right: { joinCode: 'x', before: 'y', links: LINKS }, wrong: [{ before: null }] },
  hearSockets: {
    right: {
      frames: [
        [0, { any: 'thing' }],
        [1, 'AAE='],
      ],
      closed: [[0, 4403, '']],
    },
    wrong: [
      { frames: [[0]] },
      { frames: [['0', 'x']] },
      { closed: [[0, 4403]] },
      { closed: [[0, '4403', '']] },
    ],
  },
  readHealth: { right: { status: 'ok' }, wrong: [{ status: 'storage-failed' }, { status: '' }] },
};

const KEPT = new Set(['SheetBlock', 'SheetItem']);
function readsOf(id: string): (value: unknown) => boolean {
  const { answers } = (OPERATIONS as Record<string, Operation>)[id] as Operation;
  const [answer] = Object.values(answers);
  const schema: unknown = JSON.parse(
    JSON.stringify(answer && 'body' in answer ? answer.body : null),
    (key, value: unknown) => (key === '$id' && !KEPT.has(String(value)) ? undefined : value),
  );
  const judge = addFormats.default(new Ajv({ strict: false })).compile(Object(schema));
  return (value) => judge(JSON.parse(JSON.stringify(value)));
}

describe.each(Object.entries(ANSWERS))('what %s answers', (id, { right, wrong }) => {
  const reads = readsOf(id);
  test('has this form, and may have more later', () => {
    expect([right, reads(right)]).toEqual([right, true]);
    expect(reads({ ...right, later: 1 })).toBe(true);
  });
  test('has no member, however deep, of another type', () => {
    for (const [at, other] of ofOtherTypes(right, isCount))
      // What a socket says is its own; an answer to a form is a number, words or nothing.
      if (!/^\.frames\.\d\.1|^\.answers\.\d\.value/.test(at))
        expect([at, reads(other)]).toEqual([at, false]);
  });
  test('has no other', () => {
    for (const part of wrong) expect([part, reads({ ...right, ...part })]).toEqual([part, false]);
    for (const key of Object.keys(right))
      expect([key, reads({ ...right, [key]: undefined })]).toEqual([key, false]);
    for (const value of [null, [], 'x']) expect(reads(value)).toBe(false);
  });
});

test('what was made the first time is answered in the same form when it is asked again', () => {
  for (const [id, { answers }] of ALL) {
    const bodies = Object.entries(answers).flatMap(([status, answer]) =>
      'body' in answer && status < '300' ? [JSON.stringify(answer.body)] : [],
    );
    expect([id, new Set(bodies).size <= 1]).toEqual([id, true]);
  }
});

describe('a snapshot', () => {
  const reads = readsOf('readSnapshot');
  const FIRST = {
    id: ID,
    name: 'x',
    at: 1,
    session: SESSION,
    notes: {},
    clusters: {},
    placements: {},
  };
  test('from before tables opened has none of what came with them, and is read', () => {
    expect(reads(FIRST)).toBe(true);
    for (const key of Object.keys(FIRST))
      expect([key, reads({ ...FIRST, [key]: undefined })]).toEqual([key, false]);
  });
  test.each<[string, unknown, boolean]>([
    ['notes', { n: { text: 'x', color: 'blue', at: 1, seq: 0 } }, true],
    ['notes', { n: { text: 'x', color: 'blue', at: 1 } }, false],
    ['notes', [], false],
    ['placements', { n: { pos: [0, 0] } }, true],
    ['placements', { n: null }, false],
    ['posters', [POSTER], true],
    ['posters', { t: POSTER }, false],
    ['tableNoteIds', { t: ['n'] }, true],
    ['tableNoteIds', { t: 'n' }, false],
    ['roster', [{ name: '', table: null, duties: [], commitments: [] }], true],
    ['roster', [{ name: '', table: 'one', duties: [], commitments: [] }], false],
    ['questions', 'marked', true],
    ['questions', 'unmarked', false],
  ])('may have as %s %j: %s', (key, value, may) =>
    expect(reads({ ...FIRST, [key]: value })).toBe(may),
  );
});
