import { describe, expect, it, test } from 'vitest';
import { newSession } from '../commands/session.ts';
import {
  isAsMoved,
  isCourseWhole,
  moveView,
  pausedIfOver,
  stoppedClock,
  takenBack,
  whereaboutsOf,
  type MoveRecord,
} from './move.ts';
import type { Session, Timer } from './session.ts';
import type { ReportBack } from './reportBack.ts';
import type { Walk } from './walk.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const NOW = 10_000;
const WALK: Walk = { mode: 'rotation', stops: 3, stopMs: 60_000, stop: 1 };
const REPORT: ReportBack = { queue: ['t1', 't2'], index: 1, turnMs: 60_000 };
const RUNNING: Timer = { state: 'running', endsAt: NOW + 500, totalMs: 1_000 };
const PAUSED: Timer = { state: 'paused', leftMs: 400, totalMs: 1_000 };
const session = (part: Partial<Session> = {}): Session => ({
  ...newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0),
  ...part,
});
type Parts = Pick<MoveRecord, 'before' | 'after'>;

test.each<[string, Partial<Session>, object]>([
  ['before anybody walks', { phase: 'cluster' }, { phase: 'cluster', stop: null, turn: null }],
  [
    'at the first stop',
    { phase: 'gallery', walk: { ...WALK, stop: 0 } },
    { phase: 'gallery', stop: 0, turn: null },
  ],
  [
    'once all stops are walked',
    { phase: 'gallery', walk: { ...WALK, stop: 3 } },
    { phase: 'gallery', stop: 3, turn: null },
  ],
  [
    'while the second reports',
    { phase: 'connect', reportBack: REPORT },
    { phase: 'connect', stop: null, turn: 1 },
  ],
])('%s, a meeting is there', (_when, part, where) => {
  expect(whereaboutsOf(session(part))).toEqual({ step: 'post', ...where });
});

describe('a course is whole', () => {
  test.each<[string, Partial<Session>, boolean]>([
    ['where nothing runs', { phase: 'gather' }, true],
    ['where people walk in the gallery', { phase: 'gallery', walk: WALK }, true],
    ['not where they walk at the tables', { phase: 'tables', walk: WALK }, false],
    ['not where they walk while connections are drawn', { phase: 'connect', walk: WALK }, false],
    ['where tables report in the gallery', { phase: 'gallery', reportBack: REPORT }, true],
    ['where they report later', { phase: 'follow-up', reportBack: REPORT }, true],
    ['not where they report at the tables', { phase: 'tables', reportBack: REPORT }, false],
    ['where both run in the gallery', { phase: 'gallery', walk: WALK, reportBack: REPORT }, true],
    ['not where one of both may not', { phase: 'connect', walk: WALK, reportBack: REPORT }, false],
  ])('%s', (_where, part, isWhole) => expect(isCourseWhole(session(part))).toBe(isWhole));
});

describe('a meeting is as a move left it', () => {
  const after: MoveRecord['after'] = { phase: 'gallery', walk: WALK, timer: RUNNING };
  const as = session({ phase: 'gallery', walk: WALK, timer: RUNNING });
  test.each<[string, Partial<Session>, boolean]>([
    ['where nobody did anything', {}, true],
    [
      'whatever else changed',
      { title: 'Other', locked: true, posting: 'closed', revealed: false },
      true,
    ],
    ['whatever a running clock was set to', { timer: { ...RUNNING, endsAt: NOW + 9_999 } }, true],
    [
      'not where the clock is paused',
      { timer: { state: 'paused', leftMs: 500, totalMs: 1_000 } },
      false,
    ],
    ['not where the clock runs for another time', { timer: { ...RUNNING, totalMs: 2_000 } }, false],
    ['not where the clock is gone', { timer: null }, false],
    ['not where the walk went on', { walk: { ...WALK, stop: 2 } }, false],
    ['not where the walk is over', { walk: null }, false],
    ['not where the phase is another', { phase: 'connect' }, false],
  ])('%s', (_where, part, isAs) => expect(isAsMoved({ after }, { ...as, ...part })).toBe(isAs));

  it('where it changed nothing', () => {
    expect(isAsMoved({ after: {} }, session())).toBe(true);
  });
});

describe('a move that is taken back', () => {
  it('restores what it changed, and leaves the rest as it is by now', () => {
    const move: Parts = {
      before: { phase: 'tables', posting: 'open' },
      after: { phase: 'gallery', posting: 'closed' },
    };
    const now = session({ phase: 'gallery', posting: 'closed', title: 'Since', locked: true });
    const before = structuredClone(now);
    expect(takenBack(move, now, NOW)).toEqual({ ...now, phase: 'tables', posting: 'open' });
    expect(now).toEqual(before);
  });

  it('is none where somebody took the meeting on since', () => {
    const move: Parts = { before: { phase: 'tables' }, after: { phase: 'gallery' } };
    expect(takenBack(move, session({ phase: 'connect' }), NOW)).toBeNull();
  });

  it('is none where something runs by now that may not run there', () => {
    const move: Parts = { before: { phase: 'tables' }, after: { phase: 'gallery' } };
    expect(takenBack(move, session({ phase: 'gallery', walk: WALK }), NOW)).toBeNull();
    expect(takenBack(move, session({ phase: 'gallery', reportBack: REPORT }), NOW)).toBeNull();
  });

  test.each<[string, MoveRecord['before']['timer'], Timer | null]>([
    [
      'that ran goes on with what it had left',
      { state: 'running', leftMs: 300, totalMs: 1_000 },
      { state: 'running', endsAt: NOW + 300, totalMs: 1_000 },
    ],
    [
      'that had run out is still out',
      { state: 'running', leftMs: -50, totalMs: 1_000 },
      { state: 'running', endsAt: NOW - 50, totalMs: 1_000 },
    ],
    [
      'that was paused is paused',
      { state: 'paused', leftMs: 300, totalMs: 1_000 },
      { state: 'paused', leftMs: 300, totalMs: 1_000 },
    ],
    ['that there was not is gone', null, null],
  ])('a clock %s', (_what, timer, shown) => {
    const move: Parts = { before: { timer: timer ?? null }, after: { timer: PAUSED } };
    expect(takenBack(move, session({ timer: PAUSED }), NOW)?.timer).toEqual(shown);
  });

  it('leaves a clock alone that it did not touch', () => {
    const move: Parts = { before: { posting: 'open' }, after: { posting: 'closed' } };
    const now = session({ posting: 'closed', timer: RUNNING });
    expect(takenBack(move, now, NOW)?.timer).toEqual(RUNNING);
  });

  test.each([
    [-1, 'paused'],
    [0, 'paused'],
    [1, 'running'],
  ])(
    'does not lead a walk that goes on by itself on at once: with %i ms left its clock is %s',
    (leftMs, state) => {
      const walk: Walk = { ...WALK, onItsOwn: true };
      const move: Parts = {
        before: { walk, timer: { state: 'running', leftMs, totalMs: 1_000 } },
        after: { walk: { ...walk, stop: 2 }, timer: RUNNING },
      };
      const now = session({
        phase: 'gallery',
        open: ['walk'],
        walk: { ...walk, stop: 2 },
        timer: RUNNING,
      });
      const taken = takenBack(move, now, NOW);
      const back = taken && pausedIfOver(taken, NOW);
      expect(back?.walk?.stop).toBe(1);
      expect(back?.timer?.state).toBe(state);
      if (state === 'paused')
        expect(back?.timer).toEqual({ state: 'paused', leftMs: 0, totalMs: 1_000 });
    },
  );

  it('leaves the clock of a walk that somebody leads as it ran out', () => {
    const move: Parts = {
      before: { timer: { state: 'running', leftMs: -5, totalMs: 1_000 } },
      after: { timer: RUNNING },
    };
    const now = session({ phase: 'gallery', walk: WALK, timer: RUNNING });
    expect(takenBack(move, now, NOW)?.timer?.state).toBe('running');
  });
});

test('a clock is kept as what it has left, and goes on as it was', () => {
  expect(stoppedClock(RUNNING, NOW)).toEqual({ state: 'running', leftMs: 500, totalMs: 1_000 });
  expect(stoppedClock(RUNNING, NOW + 700)).toMatchObject({ leftMs: -200 });
  expect(stoppedClock(PAUSED, NOW)).toBe(PAUSED);
  expect(stoppedClock(null, NOW)).toBeNull();
  for (const timer of [RUNNING, PAUSED, null]) {
    const move: Parts = { before: { timer: stoppedClock(timer, NOW) }, after: { timer: null } };
    expect(takenBack(move, session({ timer: null }), NOW)?.timer).toEqual(timer);
  }
});

test('a facilitator is told what a move changed, and not who asked for what, nor of whom it was', () => {
  const record: MoveRecord = {
    by: 'fay',
    at: 1,
    seq: 2,
    state: 'made',
    asked: '{"phase":"gallery"}',
    before: { phase: 'tables' },
    after: { phase: 'gallery' },
    walkers: { hosts: ['p1'], before: {} },
    swapped: [['p1', 'p2']],
  };
  expect(moveView('m', record)).toEqual({
    id: 'm',
    state: 'made',
    before: { phase: 'tables' },
    after: { phase: 'gallery' },
  });
});
