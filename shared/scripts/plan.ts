import { findStep, stepsAhead, stepsInRun } from './course.ts';
import type { Script, Step } from './script.ts';

// Times in ms; the clock is the caller's. `at` says when a time of day (`12:30`) is next, from a moment on, where the meeting is.

const MINUTE = 60_000;
/** Less than this no step is worth beginning, and no step gives up more than half of its time. */
const LEAST_MINUTES = 5;

type Steps = Pick<Script, 'steps'>;
export type ClockTime = (clock: string, from: number) => number;

/** When a step begins and ends; `null` where a step before it says no minutes. */
export interface StepTime {
  id: string;
  startsAt: number | null;
  endsAt: number | null;
  /** It begins by the clock, whatever was before. */
  isFixed: boolean;
}

/** Each step after the other from a moment on; a step with a time of its own waits for it, and begins late where it must. */
function timesFrom(
  steps: readonly Step[],
  from: number | null,
  fixedAt: (step: Step) => number | null,
): StepTime[] {
  let next = from;
  return steps.map((step) => {
    const fixed = fixedAt(step);
    const startsAt = fixed === null ? next : Math.max(fixed, next ?? fixed);
    next =
      startsAt === null || step.minutes === undefined ? null : startsAt + step.minutes * MINUTE;
    return { id: step.id, startsAt, endsAt: next, isFixed: fixed !== null };
  });
}

/** The run as it is planned: the clock times of its steps. */
export function plannedTimes(script: Steps, startsAt: number, at: ClockTime): StepTime[] {
  return timesFrom(stepsInRun(script), startsAt, ({ at: clock }) =>
    clock === undefined ? null : at(clock, startsAt),
  );
}

/**
 * Until when the present step is planned to go on, from when it really began; `null` where it says no minutes, or nobody knows when the
 * meeting begins.
 */
export const untilWhen = (
  { startsAt, since }: { startsAt: number | null; since: number },
  { minutes }: Pick<Step, 'minutes'>,
): number | null =>
  startsAt === null || minutes === undefined ? null : Math.max(startsAt, since) + minutes * MINUTE;

/** Where a meeting stands. */
export interface Standing {
  /** When it began, by its plan. */
  startsAt: number;
  /** The step it is at, and since when. */
  step: string;
  since: number;
  now: number;
}

/** Steps that could be shorter, so that something stays at its time. */
export interface Catching {
  /** The step that stays; `null`: the end of the meeting. */
  keeps: string | null;
  /** When that is. */
  at: number;
  /** How late it is as things are, ms. */
  lateMs: number;
  /** What to shorten, to how many minutes each. */
  shorten: { id: string; minutes: number }[];
  /** How late it is all the same, ms. */
  stillLateMs: number;
}

export interface Course {
  /** How much later than planned the present step ends, ms; less than 0: earlier. `null` where nobody planned it. */
  lateMs: number | null;
  /** The present step and those ahead, as they are to be expected now. */
  expected: StepTime[];
  /** `null` where nothing that was promised is late, or nobody knows. */
  catching: Catching | null;
}

/** What to shorten of steps so that so many ms are won: the longest first, so that few change. */
function shortened(steps: readonly Step[], lateMs: number): Catching['shorten'] {
  let left = Math.ceil(lateMs / MINUTE);
  const shorten: Catching['shorten'] = [];
  const longest = steps.toSorted((one, two) => (two.minutes ?? 0) - (one.minutes ?? 0));
  for (const { id, minutes = 0 } of longest) {
    const gives = Math.min(left, minutes - Math.max(LEAST_MINUTES, Math.ceil(minutes / 2)));
    if (gives <= 0) continue;
    shorten.push({ id, minutes: minutes - gives });
    left -= gives;
  }
  return shorten;
}

/** How late a meeting is, and what that does to the rest of it. */
export function courseNow(script: Steps, standing: Standing, at: ClockTime): Course {
  const { startsAt, step: id, since, now } = standing;
  const present = findStep(script, id);
  if (!present) return { lateMs: null, expected: [], catching: null };
  const planned = plannedTimes(script, startsAt, at);
  const endsAt =
    present.minutes === undefined ? null : Math.max(now, since + present.minutes * MINUTE);
  const plannedEnd = planned.find((each) => each.id === id)?.endsAt ?? null;
  const ahead = stepsAhead(script, id);
  const fixedAt = ({ at: clock }: Step): number | null =>
    clock === undefined ? null : at(clock, startsAt);
  const expectedOf = (steps: readonly Step[]): StepTime[] => timesFrom(steps, endsAt, fixedAt);
  const expected = expectedOf(ahead);

  const keep = ahead.findIndex((step) => fixedAt(step) !== null);
  const kept = ahead[keep];
  const promised = kept ? fixedAt(kept) : (planned.at(-1)?.endsAt ?? null);
  const lateBy = (times: readonly StepTime[]): number => {
    const comes = kept ? times[keep]?.startsAt : ahead.length > 0 ? times.at(-1)?.endsAt : endsAt;
    return promised === null || comes === null || comes === undefined ? 0 : comes - promised;
  };
  const late = lateBy(expected);
  let catching: Catching | null = null;
  if (promised !== null && late > 0) {
    const shorten = shortened(kept ? ahead.slice(0, keep) : ahead, late);
    const shorter = ahead.map((step) => {
      const minutes = shorten.find((each) => each.id === step.id)?.minutes;
      return minutes === undefined ? step : { ...step, minutes };
    });
    catching = {
      keeps: kept?.id ?? null,
      at: promised,
      lateMs: late,
      shorten,
      stillLateMs: Math.max(0, lateBy(expectedOf(shorter))),
    };
  }
  return {
    lateMs: endsAt === null || plannedEnd === null ? null : endsAt - plannedEnd,
    expected: [{ id, startsAt: since, endsAt, isFixed: present.at !== undefined }, ...expected],
    catching,
  };
}
