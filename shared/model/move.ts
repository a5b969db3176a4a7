import type { Static } from 'typebox';
import type { Person } from './person.ts';
import type { Phase, Session, SessionRecord, Timer } from './session.ts';
import { goesOnAt } from './walk.ts';
import type { MoveSchema, WhereaboutsSchema } from './schemas/moves.ts';

export const MOVE_STATES = ['made', 'taken-back'] as const;

/** What of a session says how the meeting runs; a move changes it, and taking the move back restores it. */
export const COURSE_KEYS = ['step', 'phase', 'posting', 'walk', 'reportBack', 'timer'] as const;
export type Course = Pick<Session, (typeof COURSE_KEYS)[number]>;

export type Whereabouts = Static<typeof WhereaboutsSchema>;

export const whereaboutsOf = ({ step, phase, walk, reportBack }: Session): Whereabouts => ({
  step,
  phase,
  stop: walk?.stop ?? null,
  turn: reportBack?.index ?? null,
});

/** What a start of the walk did to people's rows. */
export interface MovedWalkers {
  /** Who was made a host by it. */
  hosts: readonly string[];
  /** Stops of an earlier walk, and posters people stood at, by person whose row it changed. */
  before: Readonly<
    Record<string, { stops?: readonly string[]; walksFrom?: number; standing?: string }>
  >;
  /** Who has such a row that it left alone. Older records do not say. */
  untouched?: readonly string[];
}

/** Who hosted and who did afterwards, where hosts swapped with a stop. */
export type SwappedHosts = readonly (readonly [before: string, after: string])[];

/** Where people sat before a move led them to other tables. */
export interface LeftTables {
  /** Tables that it closed and opened. */
  closed: readonly string[];
  opened: readonly string[];
  /** By person whose seat it changed, what she had. */
  people: Readonly<Record<string, Pick<Person, 'table' | 'host' | 'duties'>>>;
}

/** A facilitator's move, as the server keeps it to know it again and to take it back. In no document. */
export interface MoveRecord {
  /** '' where the walk went on by itself. */
  by: string;
  /** ms since 1970 UTC; a clock that is set back says it of two moves in the wrong order. */
  at: number;
  /** Its place in the order of moves. Older records have none and came before all that do. */
  seq?: number;
  state: MoveView['state'];
  /** What was asked for and from where, as JSON: another who asks for just this is answered this move. */
  asked: string;
  /** What it changed, as that was; and as it left it, with all that runs where some of that changed. */
  before: MoveView['before'];
  after: MoveView['after'];
  /** Where it went to another step: how the meeting had come to the one before, and since when it was there. */
  stood?: Pick<SessionRecord, 'been' | 'since' | 'startsAt'>;
  /** Where it started a walk. */
  walkers?: MovedWalkers;
  /** Where it led to the stop at which hosts swap. */
  swapped?: SwappedHosts;
  /** Where it led people to other tables. */
  left?: LeftTables;
}

/** A move as facilitators are told of it. */
export type MoveView = Static<typeof MoveSchema>;
type StoppedClock = NonNullable<MoveView['before']['timer']>;

export const moveView = (id: string, { state, before, after }: MoveRecord): MoveView => ({
  id,
  state,
  before,
  after,
});

/** Phases in which posters are read. */
const READING: ReadonlySet<Phase> = new Set(['gallery', 'connect', 'follow-up']);

/** Does each run where it may: a walk in the gallery, report-backs where posters are read? */
export const isCourseWhole = ({ phase, walk, reportBack }: Course): boolean =>
  (walk === null || phase === 'gallery') && (reportBack === null || READING.has(phase));

/** What tells two of these apart. A clock that runs is the same whatever it has left: also after it stood still for a while, or was set. */
const signOf = (value: Course[keyof Course]): string =>
  JSON.stringify(value, (key, part: unknown) => (key === 'endsAt' ? undefined : part));

/** Is all that the move changed still as it left it? */
export const isAsMoved = ({ after }: Pick<MoveRecord, 'after'>, session: Session): boolean =>
  COURSE_KEYS.every((key) => {
    const made = after[key];
    return made === undefined || signOf(made) === signOf(session[key]);
  });

/**
 * The session with a move taken back at `now`: whatever that changed, exactly, a clock with what it had left; the rest as it is by now.
 * What follows from another step is for whoever has the run to work out. `null` where that would undo what somebody did since: to what the move changed, or on the strength of it.
 */
export function takenBack<Value extends Session>(
  move: Pick<MoveRecord, 'before' | 'after'>,
  session: Value,
  now: number,
): Value | null {
  if (!isAsMoved(move, session)) return null;
  const { timer, ...before } = move.before;
  const next: Value = {
    ...session,
    ...before,
    ...(timer === undefined ? {} : { timer: goingOn(timer, now) }),
  };
  return isCourseWhole(next) ? next : null;
}

/**
 * A walk that goes on by itself and whose time is up would go on at once when a move is taken back. Its clock is paused at 0
 * instead. Asks what is open, so `session` has to be whole again.
 */
export function pausedIfOver<Value extends Session>(session: Value, now: number): Value {
  const at = goesOnAt(session);
  if (at === null || at > now || !session.timer) return session;
  return { ...session, timer: { state: 'paused', leftMs: 0, totalMs: session.timer.totalMs } };
}

export const stoppedClock = (timer: Timer | null, now: number): StoppedClock | null =>
  timer?.state === 'running'
    ? { state: 'running', leftMs: timer.endsAt - now, totalMs: timer.totalMs }
    : timer;

const goingOn = (clock: StoppedClock | null, now: number): Timer | null =>
  clock?.state === 'running'
    ? { state: 'running', endsAt: now + clock.leftMs, totalMs: clock.totalMs }
    : clock && { ...clock, state: 'paused' };
