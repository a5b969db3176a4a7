import type { Move } from '../../shared/commands/moves.ts';
import type { ReportBackAction } from '../../shared/commands/reportBack.ts';
import type { WalkAction } from '../../shared/commands/walk.ts';
import {
  takenBack,
  whereaboutsOf,
  type MoveView,
  type Whereabouts,
} from '../../shared/model/move.ts';
import type { LiveSession, Phase, Session } from '../../shared/model/session.ts';
import type { Step } from '../../shared/scripts/script.ts';
import { stepName } from '../../shared/scripts/stepWords.ts';
import { newId } from '../sync/newId.ts';
import { t, words } from '../words/speak.ts';

/** The meeting taken on by one command. */
export interface MoveAction {
  kind: 'move';
  id: string;
  move: Move;
  /** From where it leads on; absent where it matters to nobody. */
  from?: Whereabouts;
  /** How many groups become tables. */
  made?: number;
  /** Where it goes to another step: what that is called, and the one before. */
  steps?: { to: string; from: string };
  /** The server's answer, once there is one. */
  done?: MoveView;
}
/** That move taken back. */
export interface TakeBackAction {
  kind: 'take-back';
  of: MoveAction;
}

const moveFrom = (session: Session, move: Move): MoveAction => ({
  kind: 'move',
  id: newId(),
  move,
  from: whereaboutsOf(session),
});

export const goTo = (session: Session, phase: Phase): MoveAction => moveFrom(session, { phase });
/** To a step of the run. Report-backs begin with theirs, as far as there is something to tell of. */
export function goToStep(session: LiveSession, step: Step): MoveAction {
  // Of groups a facilitator says when they are ready; of notes, a list or people there is nothing to wait for.
  const makes = step.kind === 'tables' && step.from.kind !== 'groups';
  return {
    ...moveFrom(session, {
      ...(makes ? { tables: 'open' } : {}),
      step: step.id,
      ...(step.kind === 'report-back' ? { reportBack: { action: 'begin' } } : {}),
    }),
    steps: {
      to: stepName(words(), session, step),
      from: stepName(words(), session, session.present),
    },
  };
}
export const openTables = (session: Session, made: number): MoveAction => ({
  ...moveFrom(session, { tables: 'open' }),
  made,
});
/** Who came to a step after it had dealt people to tables gets a seat at one. */
export const seatLatecomers = (session: LiveSession): MoveAction => ({
  ...moveFrom(session, { tables: 'open', step: session.present.id }),
  made: 0,
});
export const steerWalk = (session: Session, walk: WalkAction): MoveAction =>
  moveFrom(session, { walk });
export const steerReportBack = (session: Session, reportBack: ReportBackAction): MoveAction =>
  moveFrom(session, { reportBack });
export const setPosting = (posting: Session['posting']): MoveAction => ({
  kind: 'move',
  id: newId(),
  move: { posting },
});

const wentTo = (step: string): string => t('console.said.went', { step });
const went = (phase: Phase): string => wentTo(t(`step.${phase}`));
const walkedTo = (walk: Session['walk'] | undefined): string =>
  walk && walk.stop >= walk.stops
    ? t('console.said.walkersBack')
    : t('console.said.walkersSent', { stop: (walk?.stop ?? 0) + 1 });
const ledWords = (onItsOwn: boolean): string =>
  t(onItsOwn ? 'console.said.walkOnItsOwn' : 'console.said.walkByHand');
const posted = (posting: Session['posting']): string =>
  t(posting === 'open' ? 'console.said.postingOpened' : 'console.said.postingClosed');
/** Whether it concerns a report-back of notes or groups. */
const isOfThings = ({ done }: MoveAction): boolean =>
  (done?.before.reportBack ?? done?.after.reportBack)?.of !== undefined;
const byTurn = (isNext: boolean, ofThings: boolean): string =>
  ofThings
    ? t(isNext ? 'console.said.nextTurn' : 'console.said.turnBefore')
    : t(isNext ? 'console.said.nextTable' : 'console.said.tableBefore');

/** A move in the past tense. */
export function movedWords(action: MoveAction): string {
  const { move, made = 0, steps, done } = action;
  const { tables, phase, walk, reportBack, posting } = move;
  if (tables) return t('console.said.tablesOpened', { count: made });
  if (steps) return wentTo(steps.to);
  if (walk?.action === 'start') return t('console.said.walkStarted');
  if (walk?.action === 'end') return t('console.said.walkEnded');
  if (walk?.action === 'set') return ledWords(walk.onItsOwn);
  if (walk) return walkedTo(done?.after.walk);
  if (reportBack?.action === 'start') return t('console.said.reportStarted');
  if (reportBack?.action === 'end') return t('console.said.reportEnded');
  if (reportBack)
    return done?.after.reportBack === null
      ? t(isOfThings(action) ? 'console.said.allTold' : 'console.said.allReported')
      : byTurn(reportBack.action === 'next', isOfThings(action));
  if (phase) return went(phase);
  return posted(posting ?? 'open');
}

/** The same of one that was taken back. */
export function takenBackWords(action: MoveAction): string {
  const { move, steps, done } = action;
  const before = done?.before ?? {};
  const { walk, reportBack } = move;
  if (steps) return wentTo(steps.from);
  if (walk?.action === 'start') return t('console.said.walkTakenBack');
  if (reportBack?.action === 'start') return t('console.said.reportTakenBack');
  if (before.phase) return went(before.phase);
  if (walk?.action === 'end') return t('console.said.walkGoesOn');
  if (walk?.action === 'set') return ledWords(!walk.onItsOwn);
  if (walk) return walkedTo(before.walk);
  if (reportBack?.action === 'end' || done?.after.reportBack === null)
    return t('console.said.reportGoesOn');
  if (reportBack) return byTurn(reportBack.action !== 'next', isOfThings(action));
  return posted(before.posting ?? 'open');
}

/** Words of the button that takes it back; `null` where there is nothing to take back. Tables stay; one can go back from them. */
export function takeBackWord({ move, done }: MoveAction): string | null {
  if (!done || Object.keys(done.before).length === 0) return null;
  return t(move.tables ? 'undo.goBack' : 'app.undo');
}

/** Can it still be taken back, for all that is known here? */
export const canTakeBack = ({ done }: MoveAction, session: Session): boolean =>
  done !== undefined && takenBack(done, session, 0) !== null;
