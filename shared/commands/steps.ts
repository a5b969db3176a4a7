import { Refusal } from '../model/problems.ts';
import { mayReport, reportsOf } from '../model/reportBack.ts';
import type { SessionRecord } from '../model/session.ts';
import { findStep, stepsAhead, stepsInRun, wayTo } from '../scripts/course.ts';
import type { Step, StepKind } from '../scripts/script.ts';
import { shownAt } from '../scripts/revealing.ts';
import { presentStep, standingAt } from '../scripts/standing.ts';
import type { WallState } from './wallState.ts';

type Whose = Pick<WallState, 'session' | 'notes'>;

/**
 * The session at another step of its run, forward or back. What runs only in the step that is left ends with it, together with its clock,
 * whoever asks for it: a walk, report-backs where nobody reads posters any more or that were the step itself, and with every step the
 * projector's tour and the clock, unless tables go on reporting by it. Nothing else changes. Throws `no-such-step`.
 */
export function goTo(state: Whose, id: string, now: number): SessionRecord {
  const { session } = state;
  const step = findStep(session.script, id);
  if (!step) throw new Refusal('no-such-step');
  if (session.step === id) return session;
  const next = standingAt({
    ...session,
    step: id,
    been: wayTo(session.script, session, id),
    since: now,
    startsAt: session.startsAt ?? beginning(state, now),
  });
  return shownAt({ ...next, ...endedBy(session, next) }, state.notes.values());
}

/** A meeting began when its first note came; without notes, when it first goes on. */
const beginning = ({ notes }: Whose, now: number): number =>
  [...notes.values()].reduce(
    (first, note) => (note.state === 'gone' ? first : Math.min(first, note.at)),
    now,
  );

function endedBy(before: SessionRecord, after: SessionRecord): Partial<SessionRecord> {
  const { walk, reportBack, tour } = before;
  const walkEnds = walk !== null && presentStep(after).kind !== 'walk';
  const reportsEnd =
    reportBack !== null &&
    (presentStep(before).kind === 'report-back' || !mayReport(reportsOf(reportBack), after.open));
  // While tables report back the clock is theirs.
  const isClockOver = reportBack === null || reportsEnd || before.timer?.isBreak === true;
  return {
    ...(walkEnds ? { walk: null } : {}),
    ...(reportsEnd ? { reportBack: null } : {}),
    ...(tour === null ? {} : { tour: null }),
    ...(isClockOver ? { timer: null } : {}),
  };
}

/** A session whose run was changed: a report-back ends, with its clock, where what it is of can no longer be told of. */
export const reportingWhereItMay = (session: SessionRecord): SessionRecord =>
  session.reportBack !== null && !mayReport(reportsOf(session.reportBack), session.open)
    ? { ...session, reportBack: null, timer: null }
    : session;

/** The session at the next such step, the first of the run where none is ahead. Throws `no-such-step`. */
export function goToOneOf(state: Whose, isIt: (step: Step) => boolean, now: number): SessionRecord {
  const { session } = state;
  const { script, step } = session;
  if (isIt(presentStep(session))) return session;
  const found = stepsAhead(script, step).find(isIt) ?? stepsInRun(script).find(isIt);
  if (!found) throw new Refusal('no-such-step');
  return goTo(state, found.id, now);
}

/** The same by its kind. */
export const goToKind = (state: Whose, kind: StepKind, now: number): SessionRecord =>
  goToOneOf(state, (step) => step.kind === kind, now);
