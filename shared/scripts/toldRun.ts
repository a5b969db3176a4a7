import type { LiveSession, Session, SessionRecord } from '../model/session.ts';
import { hasGroups } from './course.ts';
import { noteForms, type FormsStand } from './noteForm.ts';
import type { Step } from './script.ts';
import { lastOf, presentStep, stepsBeen, type Stand, type StepOf } from './standing.ts';

/** What is the facilitator's to say is not sent to every phone. */
const shown = <One extends Step>({ say: _say, ...step }: One): One => step as One;

/** Each once, in the order in which the meeting first came by them. */
function pastSigns(stand: Stand, now: string): LiveSession['past'] {
  const found = new Map<string, LiveSession['past'][number]>();
  for (const { id, kind, title } of stepsBeen(stand))
    if ((kind === 'rate' || kind === 'claim') && id !== now) found.set(id, { id, kind, title });
  return [...found.values()];
}

type ToldSteps = Pick<LiveSession, 'present' | 'seating' | 'noteForms' | 'grouping' | 'past'>;
/** A session as everybody on the wall may read it: what its facilitators mean to say is theirs. */
export const toldSession = (session: SessionRecord): SessionRecord => ({
  ...session,
  script: { ...session.script, steps: session.script.steps.map(shown) },
  left: session.left.map(shown),
});

/** The run as facilitators read it, whole. */
export const wholeRun = ({
  script,
  step,
  been,
  left,
}: SessionRecord): Pick<SessionRecord, 'script' | 'step' | 'been' | 'left'> => ({
  script,
  step,
  been,
  left,
});

/** What phones are told of a run. */
export function presentSteps(stand: FormsStand): ToldSteps {
  const present = presentStep(stand);
  const seating = lastOf(stand, 'tables');
  return {
    present: shown(present),
    seating: seating && seating !== present ? shown(seating) : null,
    noteForms: noteForms(stand),
    grouping: hasGroups(stand.script),
    past: pastSigns(stand, present.id),
  };
}

/** What every page is told of a session: all but the run. */
export const plainSession = ({
  script: _script,
  been: _been,
  left: _left,
  ...session
}: SessionRecord): Session => session;

/** A session as phones are told it. */
export const liveSession = (session: SessionRecord): LiveSession => ({
  ...plainSession(session),
  ...presentSteps(session),
});

/** Of a session as pages are told it, the step of the tables that people sit at, or that is now. */
export const seatingStep = ({
  present,
  seating,
}: Pick<LiveSession, 'present' | 'seating'>): StepOf<'tables'> | undefined =>
  present.kind === 'tables' ? present : (seating ?? undefined);
