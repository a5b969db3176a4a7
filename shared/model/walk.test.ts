import { describe, expect, test } from 'vitest';
import {
  areNotesOpen,
  isGalleryOpen,
  isPhase,
  PHASES,
  type Phase,
  type Session,
} from './session.ts';
import { testLiveSession, testSession } from '../commands/testSession.ts';
import { isAtTables } from '../scripts/atTables.ts';
import { STEP_KINDS, type StepKind } from '../scripts/script.ts';
import { goesOnAt, isAtStop, mostStops, stopTables, swapStop, type Walk } from './walk.ts';

const WALK: Walk = { mode: 'rotation', stops: 3, stopMs: 1, stop: 0 };
type Walking = Pick<Session, 'open' | 'walk' | 'reportBack' | 'timer'>;
const walking = (part: Partial<Walking> = {}): Walking => ({
  open: testSession({ phase: 'gallery' }).open,
  walk: WALK,
  reportBack: null,
  timer: { state: 'running', endsAt: 99, totalMs: 100 },
  ...part,
});

describe('the tables that a rotation leads to', () => {
  const tables = (['open', 'open', 'closed', 'open'] as const).map((state, index) => ({
    tableId: `t${index}`,
    ...(state === 'closed' ? { state } : {}),
  }));
  test.each<[string, Record<string, number>, string[]]>([
    ['those that are open and taken', { t0: 1, t2: 5, t3: 9 }, ['t0', 't3']],
    ['all that are open, where nobody sits', {}, ['t0', 't1', 't3']],
    ['all that are open, where people sit only at a closed one', { t2: 4 }, ['t0', 't1', 't3']],
    ['one alone', { t1: 1 }, ['t1']],
  ])('are %s', (_which, seats, led) => {
    expect(stopTables(tables, (id) => seats[id] ?? 0).map(({ tableId }) => tableId)).toEqual(led);
  });

  test('are none where all are closed, or there are none', () => {
    const closed = [{ tableId: 't', state: 'closed' as const }];
    expect([stopTables(closed, () => 1), stopTables([], () => 1)]).toEqual([[], []]);
  });
});

test.each([
  [0, 1],
  [1, 1],
  [2, 1],
  [3, 2],
  [100, 99],
])('over %i tables a rotation has at most %i stops', (tables, most) => {
  expect(mostStops(tables)).toBe(most);
});

test.each([
  [0, null],
  [1, null],
  [2, 1],
  [3, 1],
  [4, 2],
  [5, 2],
  [20, 10],
])('of %i stops hosts swap at the beginning of stop %j', (stops, at) => {
  expect(swapStop(stops)).toBe(at);
});

describe('people stand at a stop', () => {
  test.each<[string, Partial<Walking>, boolean]>([
    ['at the first', {}, true],
    ['at the last', { walk: { ...WALK, stop: 2 } }, true],
    ['not once all are walked', { walk: { ...WALK, stop: 3 } }, false],
    ['not where they walk freely', { walk: { ...WALK, mode: 'free', stops: 0 } }, false],
    ['not where nobody walks', { walk: null }, false],
    ['not while somebody reports', { reportBack: { queue: ['t'], index: 0, turnMs: 1 } }, false],
    ...PHASES.filter((phase) => phase !== 'gallery').map(
      (phase): [string, Partial<Walking>, boolean] => [
        `not in ${phase}`,
        { open: testSession({ phase }).open },
        false,
      ],
    ),
  ])('%s', (_where, part, isThere) => expect(isAtStop(walking(part))).toBe(isThere));
});

describe('a walk goes on by itself', () => {
  const own: Walk = { ...WALK, onItsOwn: true };
  test.each<[string, Partial<Walking>, number | null]>([
    ['when its clock ends', { walk: own }, 99],
    [
      'at the beginning of time as well',
      { walk: own, timer: { state: 'running', endsAt: 0, totalMs: 1 } },
      0,
    ],
    ['not where it was not asked to', {}, null],
    [
      'not while its clock is paused',
      { walk: own, timer: { state: 'paused', leftMs: 0, totalMs: 1 } },
      null,
    ],
    ['not without a clock', { walk: own, timer: null }, null],
    ['not where nobody walks', { walk: null }, null],
    ['not once all stops are walked', { walk: { ...own, stop: 3 } }, null],
    ['not where people walk freely', { walk: { ...own, mode: 'free' } }, null],
    [
      'not while somebody reports',
      { walk: own, reportBack: { queue: ['t'], index: 0, turnMs: 1 } },
      null,
    ],
    ['not outside the gallery', { walk: own, open: testSession({ phase: 'connect' }).open }, null],
  ])('%s', (_when, part, at) => expect(goesOnAt(walking(part))).toBe(at));
});

describe('a meeting’s phases', () => {
  const OF_EACH: Readonly<Record<Phase, [before: boolean, at: boolean, gallery: boolean]>> = {
    gather: [true, false, false],
    cluster: [true, false, false],
    tables: [false, true, false],
    gallery: [false, true, true],
    connect: [false, true, true],
    'follow-up': [false, true, true],
  };
  const tables = [{ tableId: 't', number: 1, clusterId: 'c', name: 'Water' }];
  test.each(Object.entries(OF_EACH) as [Phase, boolean[]][])(
    'in %s it is before its tables, at them, in the gallery: %j',
    (phase, of) => {
      const { open, present, seating } = testLiveSession({ phase });
      expect([
        areNotesOpen({ open }),
        isAtTables({ tables, present, seating }),
        isGalleryOpen({ open }),
      ]).toEqual(of);
      // Without a table nobody is at one.
      expect(isAtTables({ tables: [], present, seating })).toBe(false);
    },
  );

  test('a step that asks for notes again, or groups them, takes people from their tables to the wall', () => {
    const seating = testLiveSession({ phase: 'gallery' }).seating;
    const at = (kind: StepKind): boolean => isAtTables({ tables, present: { kind }, seating });
    expect(STEP_KINDS.filter((kind) => !at(kind))).toEqual(['post', 'group']);
  });

  test('are these six, in the order of a meeting', () => {
    expect(PHASES).toEqual(['gather', 'cluster', 'tables', 'gallery', 'connect', 'follow-up']);
    expect(PHASES.every(isPhase)).toBe(true);
    for (const other of [
      '',
      'Gather',
      'follow_up',
      'end',
      null,
      undefined,
      0,
      ['gather'],
      'constructor',
    ])
      expect(isPhase(other)).toBe(false);
  });
});
