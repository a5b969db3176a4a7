import { describe, expect, it } from 'vitest';
import type { Burst } from '../../shared/model/removal.ts';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import type { ConsoleView } from '../desk/consoleView.ts';
import {
  inverseOf,
  saidOf,
  stillStands,
  undoWordOf,
  type UndoableAction,
} from '../desk/lastAction.ts';
import { WAITS_TOO_LONG_MS } from '../desk/tableWords.ts';
import { whoNeedsMe } from './needs.ts';
import { EMPTY_GALLERY } from '../desk/galleryLists.ts';
import { session, view, person, table, TWO, POSTER } from '../desk/testConsole.ts';

describe('who needs me', () => {
  it('is nobody on a calm wall', () => {
    expect(whoNeedsMe(view())).toEqual([]);
  });

  it('says when all tables are closed, and opens them with one press, which can be taken back', () => {
    const tables = [table(1, { state: 'closed' }), table(2, { state: 'closed' })];
    const at = session({ phase: 'tables', tables });
    const need = whoNeedsMe(view({ session: at })).find(({ id }) => id === 'all-closed');
    const does = need?.buttons?.[0]?.does;
    const action = does && 'act' in does ? does.act() : null;
    expect(action).toEqual({ kind: 'tables', closed: false, tables: ['t1', 't2'] });
    if (!action) throw new Error('no action');
    expect(saidOf(action)).toBe('You opened 2 tables again');
    expect(inverseOf(action)).toMatchObject({ closed: true });
    const opened = session({ phase: 'tables', tables: TWO });
    expect(stillStands(action, { session: opened, people: [] })).toBe(true);
    expect(stillStands(action, { session: at, people: [] })).toBe(false);
    expect(whoNeedsMe(view({ session: opened })).map(({ id }) => id)).not.toContain('all-closed');
  });

  it('lists offers together, and neither helpers, nor who was removed or told not now', () => {
    const people = [
      person('Aroha'),
      person('Jonas'),
      person('Mere', { offer: 'declined' }),
      person('Tui', { removed: true }),
      person('Kiri', { role: 'volunteer', offer: 'accepted' }),
    ];
    const [asked, ...others] = whoNeedsMe(view({ people }));
    expect(others).toEqual([]);
    expect(asked).toMatchObject({
      id: 'offers',
      title: 'Aroha and Jonas',
      text: 'offer to help group the notes.',
    });
    expect(asked?.buttons?.map(({ words, does }) => [words, 'act' in does && does.act()])).toEqual([
      ['Let both in', { kind: 'accept', people: ['Aroha', 'Jonas'], names: 'Aroha and Jonas' }],
      ['Not now', { kind: 'decline', people: ['Aroha', 'Jonas'], names: 'Aroha and Jonas' }],
    ]);
  });

  it('names what keeps people from working', () => {
    const stuck = view({
      session: session({ phase: 'cluster', revealed: false, locked: true }),
      groups: [{ id: 'a', number: 2, name: ' ', notes: 3 }],
    });
    expect(whoNeedsMe(stuck).map((need) => need.id)).toEqual(['private', 'locked', 'unnamed']);
    expect(
      whoNeedsMe(view({ session: session({ posting: 'closed' }) })).map((need) => need.id),
    ).toEqual(['posting']);
  });
});

describe('who needs me at the tables', () => {
  const seated = (id: string, tableId: string, part: Partial<PersonRow> = {}): PersonRow =>
    person(id, { offer: 'none', table: tableId, ...part });
  const LONG = WAITS_TOO_LONG_MS;

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

  describe('in a walk', () => {
    const walking = (part: Partial<ConsoleView>, walk: object = {}): [string, string][] =>
      whoNeedsMe(
        view({
          people: [seated('Jonas', 't1', { host: true }), seated('Mere', 't2', { host: true })],
          ...part,
          session: session({
            phase: 'gallery',
            tables: [...TWO, table(3)],
            walk: { mode: 'rotation', stops: 3, stopMs: 1, stop: 0, ...walk },
            ...part.session,
          }),
        }),
      ).map(({ id, title }) => [id, title]);

    it('is the next stop once the time is up, and first of all; at the last, the way back', () => {
      const isTimeUp = true;
      expect(walking({})).toEqual([]);
      expect(walking({ isTimeUp })).toEqual([['time-up', 'Time’s up: next stop?']]);
      expect(walking({ isTimeUp }, { stop: 2 })).toEqual([
        ['time-up', 'Time’s up: back to the tables?'],
      ]);
      const hostless = [seated('Jonas', 't1'), seated('Mere', 't2', { host: true })];
      expect(walking({ isTimeUp, people: hostless }).map(([kind]) => kind)).toEqual([
        'time-up',
        'no-host',
      ]);
    });

    it('is to go on once the time of a free walk is up, to what the run has next', () => {
      expect(walking({ isTimeUp: true }, { mode: 'free', stops: 0 })).toEqual([
        ['walk-over', 'Time’s up: the walk'],
      ]);
      expect(walking({}, { mode: 'free', stops: 0 })).toEqual([]);
      const walk = { mode: 'free', stops: 0, stopMs: 1, stop: 0 } as const;
      const onwards = (kinds: readonly string[]): unknown[] => {
        const at = session({ phase: 'gallery', tables: TWO, walk });
        const { run } = view();
        const steps = run.script.steps.filter(({ kind }) => kinds.includes(kind));
        return whoNeedsMe(
          view({ session: at, run: { ...run, script: { ...run.script, steps } }, isTimeUp: true }),
        )
          .filter(({ id }) => id === 'walk-over')
          .flatMap(({ buttons = [] }) => buttons)
          .map(({ does }) => 'act' in does && does.act());
      };
      expect(onwards(['tables', 'walk', 'connect'])).toMatchObject([{ move: { step: 'connect' } }]);
      expect(onwards(['walk', 'follow-up'])).toMatchObject([{ move: { step: 'follow-up' } }]);
      // Nothing comes after it: it is said, and nobody is sent to a step that is not there.
      expect(onwards(['tables', 'walk'])).toEqual([]);
    });

    it('not of a walk that goes on by itself, is walked, or waits for a report-back', () => {
      const isTimeUp = true;
      expect(walking({ isTimeUp }, { onItsOwn: true })).toEqual([]);
      expect(walking({ isTimeUp }, { stop: 3 })).toEqual([]);
      expect(
        walking({
          isTimeUp,
          session: session({
            phase: 'gallery',
            walk: { mode: 'rotation', stops: 3, stopMs: 1, stop: 0 },
            reportBack: { queue: ['t1'], index: 0, turnMs: 1 },
          }),
        }),
      ).toEqual([]);
    });

    it('is a table that everybody left while somebody still has it ahead', () => {
      const people = (stops: string[]): PersonRow[] => [
        seated('Jonas', 't1', { host: true }),
        seated('Mere', 't2', { host: true }),
        seated('Aroha', 't1', { stops }),
      ];
      expect(walking({ people: people(['t2', 't3']) })).toEqual([
        ['left-alone', 'Nobody is left at table 3'],
      ]);
      // Behind her, or on nobody's way.
      expect(walking({ people: people(['t3', 't2']) }, { stop: 1 })).toEqual([]);
      expect(walking({ people: people(['t2']) })).toEqual([]);
    });
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
    const [untabled, ...others] = whoNeedsMe(
      view({
        groups,
        session: session({ phase: 'gallery', tables: [table(1, { state: 'closed' }), table(2)] }),
      }),
    );
    expect(others).toEqual([]);
    expect(untabled).toMatchObject({
      id: 'untabled',
      title: 'A new group has no table yet',
      text: '“Towns”',
    });
    const [button] = untabled?.buttons ?? [];
    expect(button && 'act' in button.does && button.does.act()).toMatchObject({
      kind: 'move',
      move: { tables: 'open' },
      made: 1,
    });
  });
});

it('where no screen can be kept awake, that is said last and quietly', () => {
  const kinds = (part: Partial<ConsoleView>): string[] =>
    whoNeedsMe(view(part)).map(({ id }) => id);
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
      whoNeedsMe(view(part)).map(({ id }) => id);
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
