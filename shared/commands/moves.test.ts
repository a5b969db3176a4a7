import { beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../model/limits.ts';
import {
  isCourseWhole,
  takenBack,
  whereaboutsOf,
  type Course,
  type MoveRecord,
} from '../model/move.ts';
import type { ProblemCode } from '../model/problems.ts';
import { PHASES, type Phase, type SessionRecord, type Timer } from '../model/session.ts';
import type { ReportBack } from '../model/reportBack.ts';
import type { Walk } from '../model/walk.ts';
import { move, takeBackMove, type Move, type MoveRequest } from './moves.ts';
import { setTimer } from './session.ts';
import { moveTimer } from './timer.ts';
import { sessionAt, testSession } from './testSession.ts';
import {
  as,
  back,
  clock,
  make,
  meetAnew,
  MINUTE,
  newId,
  peopleNow,
  records,
  refusal,
  request,
  run,
  T0,
  uuid,
} from './testMoves.ts';
import { steerWalk } from './walk.ts';

beforeEach(meetAnew);

/** What goes by before a move is taken back. */
const LATER = 7_000;

const WALKS: (Walk | null)[] = [
  null,
  { mode: 'free', stops: 0, stopMs: MINUTE, stop: 0 },
  { mode: 'rotation', stops: 2, stopMs: MINUTE, stop: 0 },
  { mode: 'rotation', stops: 2, stopMs: MINUTE, stop: 1 },
  { mode: 'rotation', stops: 2, stopMs: MINUTE, stop: 2 },
];
const REPORTS: (ReportBack | null)[] = [0, 1, 2].map((index) => ({
  queue: [uuid(3, 2), uuid(3, 1), uuid(3, 3)],
  index,
  turnMs: 2 * MINUTE,
}));
const CLOCKS: (Timer | null)[] = [
  null,
  { state: 'running', endsAt: T0 + 90_000, totalMs: 5 * MINUTE },
  { state: 'running', endsAt: T0 - 4_000, totalMs: 5 * MINUTE },
  { state: 'paused', leftMs: 42_000, totalMs: 5 * MINUTE },
];
const stepAt = (phase: Phase): Pick<Course, 'step' | 'phase'> => ({
  step: sessionAt(testSession(), phase).step,
  phase,
});
const COURSES: Course[] = PHASES.flatMap((phase) =>
  WALKS.flatMap((walk) =>
    [null, ...REPORTS].flatMap((reportBack) =>
      (['open', 'closed'] as const).flatMap((posting) =>
        CLOCKS.map((timer) => ({ ...stepAt(phase), posting, walk, reportBack, timer })),
      ),
    ),
  ),
);
const WHOLE = COURSES.filter(isCourseWhole);
const be = (course: Course): SessionRecord => {
  const there = sessionAt(records.session, course.phase);
  records.apply([{ kind: 'session', value: { ...there, ...course } }]);
  return records.session;
};
const isOpen = (phase: Phase): boolean => ['gallery', 'connect', 'follow-up'].includes(phase);

/** A clock that a take-back set going again, `LATER` after the move. */
const later = (timer: Timer | null): Timer | null =>
  timer?.state === 'running' ? { ...timer, endsAt: timer.endsAt + LATER } : timer;

describe('from every phase, with a walk, a report-back, posting and a clock in every state', () => {
  it('there is something to try', () => {
    // Six phases by five walks by four report-backs by two by four; a walk only in the gallery, reports only where it is open.
    expect(COURSES.length).toBe(6 * 5 * 4 * 2 * 4);
    expect(WHOLE.length).toBe((3 * 1 * 1 + 2 * 1 * 4 + 1 * 5 * 4) * 2 * 4);
  });

  it.each(PHASES)('2.10a going to “%s” ends what ends with it and nothing else', (to) => {
    for (const [index, course] of COURSES.entries()) {
      const before = be(course);
      const { session } = make(1_000 + index, { phase: to });
      const stays = course.phase === to;
      const walk = stays || to === 'gallery' ? course.walk : null;
      const reportBack = stays || isOpen(to) ? course.reportBack : null;
      const reports = course.reportBack !== null && course.reportBack === reportBack;
      const timer = stays || reports ? course.timer : null;
      const there = stays ? before : { ...sessionAt(before, to), since: T0 };
      const { startsAt } = session;
      expect(startsAt).toBe(stays ? before.startsAt : T0);
      expect(session).toEqual({ ...there, startsAt, walk, reportBack, timer });
      if (!stays) expect(isCourseWhole(session) || !isCourseWhole(course)).toBe(true);
      expect(records.session).toEqual(session);
    }
  });

  const MOVES: Record<string, Move> = {
    ...Object.fromEntries(PHASES.map((phase) => [`to ${phase}`, { phase }])),
    tables: { tables: 'open' },
    'a free walk': { walk: { action: 'start', mode: 'free', stopMs: MINUTE } },
    'a rotation': { walk: { action: 'start', mode: 'rotation', stops: 2, stopMs: MINUTE } },
    'next stop': { walk: { action: 'next' } },
    'the stop before': { walk: { action: 'back' } },
    'end of the walk': { walk: { action: 'end' } },
    'report-backs': { reportBack: { action: 'start', turnMs: MINUTE } },
    'next table': { reportBack: { action: 'next' } },
    'the table before': { reportBack: { action: 'back' } },
    'end of the report-backs': { reportBack: { action: 'end' } },
    'closing posting': { posting: 'closed' },
    'opening posting': { posting: 'open' },
    'a clock': { timer: { action: 'start', ms: MINUTE } },
    pause: { timer: { action: 'pause' } },
    'everything at once': {
      phase: 'connect',
      reportBack: { action: 'start', turnMs: MINUTE },
      posting: 'closed',
      timer: { action: 'start', ms: 3 * MINUTE },
    },
  };
  it.each(Object.keys(MOVES))('2.10b %s, taken back: exactly as it was', (name) => {
    let changed = 0;
    const people = peopleNow();
    for (const [index, course] of WHOLE.entries()) {
      clock.now = T0;
      const before = be(course);
      const { move: done, session } = make(1_000 + index, MOVES[name] as Move);
      expect(isCourseWhole(session)).toBe(true);
      if (Object.keys(done.before).length > 0) changed += 1;
      clock.now += LATER;
      const undone = back(1_000 + index);
      expect(undone.session).toEqual({
        ...before,
        timer: 'timer' in done.before ? later(course.timer) : course.timer,
      });
      expect(undone.move.state).toBe('taken-back');
      expect(records.session).toEqual(undone.session);
      // Whoever sat without stops in the rotation that goes on again has them now; else nobody is touched.
      if (course.walk?.mode !== 'rotation') expect(peopleNow()).toEqual(people);
      records.apply(Object.entries(people).map(([id, value]) => ({ kind: 'person', id, value })));
    }
    expect(changed).toBeGreaterThan(0);
  });
});

describe('a move', () => {
  it('2.10a sent twice counts once, and is answered as it is kept; another’s id is nobody else’s', () => {
    be(WHOLE.find(({ walk }) => walk?.stop === 1) as Course);
    const next: Move = { walk: { action: 'next' } };
    const first = make(1, next);
    expect(first.session.walk?.stop).toBe(2);
    const again = request(1, next);
    expect(again).toEqual({ changes: [], reply: first });
    expect(refusal(() => request(1, next, 'gus'))).toBe('id-taken');
    back(1);
    // The late repetition of what was taken back does not make it anew.
    const late = request(1, next);
    expect(late.changes).toEqual([]);
    expect(late.reply).toMatchObject({
      move: { state: 'taken-back' },
      session: { walk: { stop: 1 } },
    });
    expect(takeBackMove(records, as('fay'), uuid(8, 1)).changes).toEqual([]);
  });

  it('2.10a of two facilitators who move at once from one place the second is told, and does nothing', () => {
    const from = whereaboutsOf(records.session);
    make(1, { from, phase: 'gallery' });
    const before = records.session;
    expect(refusal(() => request(2, { from, phase: 'cluster' }, 'gus'))).toBe('moved-meanwhile');
    expect(
      refusal(() => request(2, { from, reportBack: { action: 'start', turnMs: MINUTE } }, 'gus')),
    ).toBe('moved-meanwhile');
    expect(records.session).toBe(before);
    // From where the meeting is by now she may.
    expect(make(2, { from: whereaboutsOf(before), phase: 'cluster' }, 'gus').session.phase).toBe(
      'cluster',
    );
  });

  it('2.10a two who want the same from one place make one move, and either takes it back', () => {
    make(1, { walk: { action: 'start', mode: 'rotation', stops: 2, stopMs: MINUTE } });
    const from = whereaboutsOf(records.session);
    const first = make(2, { from, walk: { action: 'next' } });
    const second = request(3, { walk: { action: 'next' }, from }, 'gus');
    expect(second).toEqual({ changes: [], reply: first });
    expect(first.session.walk?.stop).toBe(1);
    expect(back(2, 'gus').session.walk?.stop).toBe(0);
    // What was taken back is not there to be joined: it is made anew.
    expect(make(3, { from, walk: { action: 'next' } }, 'gus').session.walk?.stop).toBe(1);
  });

  it('2.10a two who both press “next stop” lead to the next one, whichever of them is quicker', () => {
    make(1, { walk: { action: 'start', mode: 'rotation', stops: 2, stopMs: MINUTE } });
    for (const [stop, pair] of [
      ['fay', 'gus'],
      ['gus', 'fay'],
    ].entries()) {
      const from = whereaboutsOf(records.session);
      for (const by of pair)
        make(10 + stop * 2 + (by === 'fay' ? 0 : 1), { from, walk: { action: 'next' } }, by);
      expect(records.session.walk?.stop).toBe(stop + 1);
    }
  });

  it('2.10a what leaves the meeting at its place is one move where two make it at one moment, and another later', () => {
    const from = whereaboutsOf(records.session);
    const what = { from, posting: 'closed', timer: { action: 'start', ms: MINUTE } } as const;
    const first = make(1, what);
    clock.now += LIMITS.sameMoveMs - 1;
    expect(request(2, what, 'gus')).toEqual({ changes: [], reply: first });
    // Her own second one is meant, and so is what differs.
    expect(request(2, what).changes).not.toEqual([]);
    const longer = { ...what, timer: { action: 'start', ms: 2 * MINUTE } } as const;
    expect(request(2, longer, 'gus').changes).not.toEqual([]);
    const { from: _from, ...anywhere } = what;
    expect(request(2, anywhere, 'gus').changes).not.toEqual([]);
    clock.now += 1;
    expect(make(2, what, 'gus').session.timer).toMatchObject({ endsAt: clock.now + MINUTE });
    back(2);
    back(1);
    expect(records.session).toMatchObject({ posting: 'open', timer: null });
  });

  it('2.10a the last move is the one that came last, also by a clock that was set back; so are those that stay known', () => {
    make(1, { phase: 'gallery' });
    const { seq: _seq, ...older } = records.moves.get(uuid(8, 1)) as MoveRecord;
    // As an earlier version kept it.
    records.apply([{ kind: 'move', id: uuid(8, 1), value: older }]);
    const from = whereaboutsOf(records.session);
    clock.now -= 60 * MINUTE;
    const first = make(2, { from, phase: 'connect' });
    expect(request(3, { from, phase: 'connect' }, 'gus')).toEqual({ changes: [], reply: first });
    for (let index = 3; index < LIMITS.movesPerWall + 3; index += 1) {
      clock.now -= MINUTE;
      make(index, { posting: index % 2 ? 'closed' : 'open' });
    }
    expect([...records.moves.keys()].toSorted()).toEqual(
      Array.from({ length: LIMITS.movesPerWall }, (_, index) => uuid(8, index + 3)).toSorted(),
    );
  });

  it('is all or nothing: what refuses in the middle leaves no trace', () => {
    const before = JSON.stringify([records.session, [...records.people], [...records.moves]]);
    const wrong: [Omit<MoveRequest, 'id'>, ProblemCode][] = [
      [{}, 'invalid-request'],
      [{ phase: 'gallery', reportBack: { action: 'start', turnMs: 0 } }, 'invalid-request'],
      [{ phase: 'cluster', walk: { action: 'start', mode: 'free', stopMs: 1 } }, 'invalid-request'],
      [{ phase: 'connect', timer: { action: 'start', ms: -1 } }, 'invalid-request'],
      [
        { phase: 'gallery', reportBack: { action: 'start', turnMs: 1, queue: [uuid(9, 9)] } },
        'no-such-table',
      ],
    ];
    for (const [what, code] of wrong) expect(refusal(() => request(1, what))).toBe(code);
    expect(
      refusal(() =>
        move(
          records,
          as('fay'),
          { id: 'X', phase: 'gather' },
          { groups: () => [], newId, isInRoom: () => true },
        ),
      ),
    ).toBe('invalid-id');
    expect(refusal(() => request(1, { phase: 'gather' }, 'p0'))).toBe('forbidden');
    expect(refusal(() => takeBackMove(records, as('p0'), uuid(8, 0)))).toBe('forbidden');
    expect(JSON.stringify([records.session, [...records.people], [...records.moves]])).toBe(before);
  });

  it('2.10b is not taken back over what somebody did since; what it did not touch may have changed', () => {
    be({ ...(COURSES[0] as Course), phase: 'gallery' });
    make(1, { walk: { action: 'start', mode: 'free', stopMs: MINUTE } });
    make(2, { posting: 'closed' });
    expect(back(1).session).toMatchObject({ walk: null, posting: 'closed' });
    make(3, { walk: { action: 'start', mode: 'free', stopMs: MINUTE } });
    for (const [id, since] of Object.entries<Move>({
      4: { walk: { action: 'end' } },
      5: { phase: 'connect' },
      6: { timer: { action: 'add', ms: MINUTE } },
      7: { timer: { action: 'pause' } },
      8: { reportBack: { action: 'start', turnMs: MINUTE } },
    })) {
      make(Number(id), since);
      const before = records.session;
      expect(refusal(() => back(3))).toBe('moved-meanwhile');
      expect(
        takenBack(records.moves.get(uuid(8, 3)) as never, records.session, clock.now),
      ).toBeNull();
      expect(records.session).toBe(before);
      back(Number(id));
    }
    expect(back(3).session.walk).toBeNull();
    expect(refusal(() => back(99))).toBe('no-such-move');
  });

  it('2.10b nor where what runs would be left where it may not: a walk without its gallery', () => {
    be({ ...(COURSES[0] as Course), phase: 'tables' });
    make(1, { phase: 'gallery' });
    run(steerWalk(records, as('gus'), { action: 'start', mode: 'free', stopMs: MINUTE }));
    expect(refusal(() => back(1))).toBe('moved-meanwhile');
    make(2, { walk: { action: 'end' } });
    make(3, { phase: 'connect' });
    expect(refusal(() => back(2))).toBe('moved-meanwhile');
    back(3);
    expect(back(2).session.walk).not.toBeNull();
  });

  it('2.10b taken back to a stop whose time was over, a walk that goes on by itself waits there for whoever leads it', () => {
    const walk: Walk = { mode: 'rotation', stops: 3, stopMs: MINUTE, stop: 1, onItsOwn: true };
    const timer: Timer = { state: 'running', endsAt: clock.now - 1, totalMs: MINUTE };
    be({ ...stepAt('gallery'), posting: 'open', walk, reportBack: null, timer });
    make(1, { phase: 'connect' });
    expect(records.session.walk).toBeNull();
    clock.now += MINUTE;
    expect(back(1).session).toMatchObject({
      walk,
      timer: { state: 'paused', leftMs: 0, totalMs: MINUTE },
    });
  });

  it('2.10b one after the other, latest first, with a clock that went on meanwhile, or was set', () => {
    be(COURSES[0] as Course);
    const left = (): number =>
      records.session.timer?.state === 'running'
        ? records.session.timer.endsAt - clock.now
        : Number.NaN;
    make(1, { phase: 'gallery', timer: { action: 'start', ms: 5 * MINUTE } });
    clock.now += MINUTE;
    make(2, { timer: { action: 'start', ms: 9 * MINUTE } });
    clock.now += 2 * MINUTE;
    make(3, { phase: 'connect', timer: { action: 'stop' } });
    clock.now += 60 * MINUTE;
    back(3);
    expect(left()).toBe(7 * MINUTE);
    clock.now += 60 * MINUTE;
    records.apply(moveTimer(records.session, 60 * MINUTE, clock.now));
    expect(left()).toBe(7 * MINUTE);
    back(2);
    expect(left()).toBe(4 * MINUTE);
    expect(back(1).session).toMatchObject({ phase: 'gather', timer: null });
    // One that ran out is over by as much as it was.
    run(setTimer(records, as('fay'), { action: 'start', ms: MINUTE }));
    clock.now += 3 * MINUTE;
    make(4, { timer: { action: 'stop' } });
    clock.now += 24 * 60 * MINUTE;
    back(4);
    expect(left()).toBe(-2 * MINUTE);
  });

  it('only the last ones are known, whoever made them', () => {
    for (let index = 1; index < LIMITS.movesPerWall + 5; index += 1) {
      clock.now += 1;
      make(index, { posting: index % 2 ? 'closed' : 'open' }, index % 3 ? 'fay' : 'gus');
    }
    expect(records.moves.size).toBe(LIMITS.movesPerWall);
    expect(records.moves.has(uuid(8, LIMITS.movesPerWall + 4))).toBe(true);
    expect(refusal(() => back(4))).toBe('no-such-move');
  });
});
