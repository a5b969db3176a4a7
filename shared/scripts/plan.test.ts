import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courseNow, plannedTimes, untilWhen, type ClockTime } from './plan.ts';
import type { Step } from './script.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The day began at 0, and does not end. */
const at: ClockTime = (clock) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * HOUR + minutes * MINUTE;
};
const clockOf = (time: number | null): string | null =>
  time === null
    ? null
    : [Math.floor(time / HOUR), Math.floor(time / MINUTE) % 60]
        .map((each) => String(each).padStart(2, '0'))
        .join(':');

const step = (id: string, minutes?: number, more: { at?: string; skip?: true } = {}): Step => ({
  id,
  kind: 'group',
  title: id,
  ask: id,
  ...(minutes === undefined ? {} : { minutes }),
  ...more,
});
const MORNING = {
  steps: [
    step('post', 30),
    step('group', 20),
    step('walk', 30),
    step('lunch', 60, { at: '12:30' }),
    step('connect', 20),
  ],
};
const TEN_PAST_ELEVEN = at('11:10', 0);
const timesOf = (script: { steps: readonly Step[] }) =>
  plannedTimes(script, TEN_PAST_ELEVEN, at).map(({ id, startsAt }) => [id, clockOf(startsAt)]);

describe('the plan', () => {
  test('one step after the other; what has its time waits for it', () => {
    expect(timesOf({ steps: [step('post', 30), step('lunch', 60, { at: '12:30' })] })).toEqual([
      ['post', '11:10'],
      ['lunch', '12:30'],
    ]);
    expect(timesOf(MORNING)).toEqual([
      ['post', '11:10'],
      ['group', '11:40'],
      ['walk', '12:00'],
      ['lunch', '12:30'],
      ['connect', '13:30'],
    ]);
  });

  test('what does not fit before a fixed time makes it late, in the plan already', () => {
    expect(timesOf({ steps: [step('post', 90), step('lunch', 60, { at: '12:30' })] })).toEqual([
      ['post', '11:10'],
      ['lunch', '12:40'],
    ]);
  });

  test('after a step without minutes nobody knows, until one begins by the clock', () => {
    const steps = [
      step('post'),
      step('group', 20),
      step('lunch', 60, { at: '12:30' }),
      step('end'),
    ];
    expect(timesOf({ steps })).toEqual([
      ['post', '11:10'],
      ['group', null],
      ['lunch', '12:30'],
      ['end', '13:30'],
    ]);
  });

  test('what is left out takes no time', () => {
    const steps = [step('post', 30), step('group', 20, { skip: true }), step('walk', 30)];
    expect(timesOf({ steps })).toEqual([
      ['post', '11:10'],
      ['walk', '11:40'],
    ]);
  });
});

const standing = (id: string, since: string, now: string) => ({
  startsAt: TEN_PAST_ELEVEN,
  step: id,
  since: at(since, 0),
  now: at(now, 0),
});

describe('the course', () => {
  test('on time nothing is said', () => {
    expect(courseNow(MORNING, standing('group', '11:40', '11:50'), at)).toMatchObject({
      lateMs: 0,
      catching: null,
    });
  });

  test('fifteen minutes late: lunch at 12:30 stays if the walk is 15', () => {
    const { lateMs, expected, catching } = courseNow(
      MORNING,
      standing('group', '11:55', '12:00'),
      at,
    );
    expect(lateMs).toBe(15 * MINUTE);
    expect(expected.map(({ id, startsAt }) => [id, clockOf(startsAt)])).toEqual([
      ['group', '11:55'],
      ['walk', '12:15'],
      ['lunch', '12:45'],
      ['connect', '13:45'],
    ]);
    expect(catching).toEqual({
      keeps: 'lunch',
      at: at('12:30', 0),
      lateMs: 15 * MINUTE,
      shorten: [{ id: 'walk', minutes: 15 }],
      stillLateMs: 0,
    });
  });

  test('a step that takes longer than it should goes on being late', () => {
    expect(courseNow(MORNING, standing('walk', '12:00', '12:36'), at)).toMatchObject({
      lateMs: 6 * MINUTE,
      catching: { keeps: 'lunch', lateMs: 6 * MINUTE, shorten: [], stillLateMs: 6 * MINUTE },
    });
  });

  test('before a fixed time there may be time to spare: then nothing is late', () => {
    const script = { steps: [step('post', 30), step('lunch', 60, { at: '12:30' })] };
    expect(courseNow(script, standing('post', '11:30', '11:40'), at)).toMatchObject({
      lateMs: 20 * MINUTE,
      catching: null,
    });
  });

  test('without a fixed time ahead the end is what was promised', () => {
    expect(courseNow(MORNING, standing('lunch', '12:40', '12:50'), at).catching).toEqual({
      keeps: null,
      at: at('13:50', 0),
      lateMs: 10 * MINUTE,
      shorten: [{ id: 'connect', minutes: 10 }],
      stillLateMs: 0,
    });
    expect(courseNow(MORNING, standing('connect', '13:35', '13:40'), at).catching).toMatchObject({
      keeps: null,
      shorten: [],
      stillLateMs: 5 * MINUTE,
    });
  });

  test('where nobody planned, nobody is late', () => {
    const open = { steps: [step('post'), step('group')] };
    for (const id of ['post', 'group', 'gone'])
      expect(courseNow(open, standing(id, '12:00', '13:00'), at)).toMatchObject({
        lateMs: null,
        catching: null,
      });
  });

  test('what it says to shorten does what it says, and asks no step for more than half', () => {
    const anyStep = fc.record({
      minutes: fc.integer({ min: 1, max: 90 }),
      clock: fc.option(fc.integer({ min: 12, max: 23 }), { nil: undefined, freq: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(anyStep, { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        fc.nat(90),
        (each, which, late) => {
          const steps = each.map(({ minutes, clock }, index) =>
            step(`s${index}`, minutes, clock === undefined ? {} : { at: `${clock}:00` }),
          );
          const id = `s${which % steps.length}`;
          const begins = plannedTimes({ steps }, TEN_PAST_ELEVEN, at).find(
            (time) => time.id === id,
          );
          const since = (begins?.startsAt ?? 0) + late * MINUTE;
          const now = { startsAt: TEN_PAST_ELEVEN, step: id, since, now: since };
          const { catching } = courseNow({ steps }, now, at);
          if (!catching) return;
          const shorter = steps.map((one) => ({
            ...one,
            minutes: catching.shorten.find((cut) => cut.id === one.id)?.minutes ?? one.minutes ?? 0,
          }));
          const { expected } = courseNow({ steps: shorter }, now, at);
          const comes = catching.keeps
            ? expected.find((time) => time.id === catching.keeps)?.startsAt
            : expected.at(-1)?.endsAt;
          expect(Math.max(0, (comes ?? 0) - catching.at)).toBe(catching.stillLateMs);
          for (const cut of catching.shorten) {
            const minutes = steps.find((one) => one.id === cut.id)?.minutes ?? 0;
            expect(cut.minutes).toBeGreaterThanOrEqual(Math.max(5, minutes / 2));
            expect(cut.minutes).toBeLessThan(minutes);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('a step goes until its minutes are over, counted from when it really began', () => {
  const until = (startsAt: number | null, since: number, minutes?: number): number | null =>
    untilWhen({ startsAt, since }, step('post', minutes));
  expect(until(TEN_PAST_ELEVEN, TEN_PAST_ELEVEN + 5 * MINUTE, 30)).toBe(at('11:45', 0));
  // Before the meeting begins its first step has not begun.
  expect(until(TEN_PAST_ELEVEN, 0, 30)).toBe(at('11:40', 0));
  expect(until(null, TEN_PAST_ELEVEN, 30)).toBeNull();
  expect(until(TEN_PAST_ELEVEN, TEN_PAST_ELEVEN)).toBeNull();
});
