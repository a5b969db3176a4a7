import type { Move } from '../../shared/commands/moves.ts';
import type { ReportBackAction, WalkAction } from '../../shared/commands/walk.ts';
import {
  takenBack,
  whereaboutsOf,
  type MoveView,
  type Whereabouts,
} from '../../shared/model/move.ts';
import type { Phase, Session } from '../../shared/model/session.ts';
import { newId } from '../sync/newId.ts';
import { countWords } from './countWords.ts';
import { t } from '../words/speak.ts';

/** The meeting taken on by one command. */
export interface MoveAction {
  kind: 'move';
  id: string;
  move: Move;
  /** From where it leads on; absent where it matters to nobody. */
  from?: Whereabouts;
  /** How many groups become tables. */
  made?: number;
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
export const openTables = (session: Session, made: number): MoveAction => ({
  ...moveFrom(session, { tables: 'open' }),
  made,
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

const went = (phase: Phase): string => `You went to “${t(`step.${phase}`)}”`;
const walkedTo = (walk: Session['walk'] | undefined): string =>
  walk && walk.stop >= walk.stops
    ? 'You sent walkers back to their tables'
    : `You sent walkers to stop ${(walk?.stop ?? 0) + 1}`;
const ledWords = (onItsOwn: boolean): string =>
  onItsOwn ? 'You let the walk go on by itself' : 'You lead the walk by hand';
const posted = (posting: Session['posting']): string =>
  posting === 'open' ? 'You opened posting' : 'You closed posting';
const BY_TURN = { next: 'You called the next table', back: 'You went back a table' } as const;

/** A move in the past tense. */
export function movedWords({ move, made = 0, done }: MoveAction): string {
  const { tables, phase, walk, reportBack, posting } = move;
  if (tables)
    return made === 0
      ? 'You opened the tables'
      : `You opened ${countWords(made, 'table', 'tables')}`;
  if (walk?.action === 'start') return 'You started the walk';
  if (walk?.action === 'end') return 'You ended the walk';
  if (walk?.action === 'set') return ledWords(walk.onItsOwn);
  if (walk) return walkedTo(done?.after.walk);
  if (reportBack?.action === 'start') return 'You started the report-back';
  if (reportBack?.action === 'end') return 'You ended the report-back';
  if (reportBack)
    return done?.after.reportBack === null
      ? 'Every table has reported'
      : BY_TURN[reportBack.action];
  if (phase) return went(phase);
  return posted(posting ?? 'open');
}

/** The same of one that was taken back. */
export function takenBackWords({ move, done }: MoveAction): string {
  const before = done?.before ?? {};
  const { walk, reportBack } = move;
  if (walk?.action === 'start') return 'You took the walk back';
  if (reportBack?.action === 'start') return 'You took the report-back back';
  if (before.phase) return went(before.phase);
  if (walk?.action === 'end') return 'The walk goes on';
  if (walk?.action === 'set') return ledWords(!walk.onItsOwn);
  if (walk) return walkedTo(before.walk);
  if (reportBack?.action === 'end' || done?.after.reportBack === null)
    return 'The report-back goes on';
  if (reportBack) return BY_TURN[reportBack.action === 'next' ? 'back' : 'next'];
  return posted(before.posting ?? 'open');
}

/** Words of the button that takes it back; `null` where there is nothing to take back. Tables stay; one can go back from them. */
export function takeBackWord({ move, done }: MoveAction): string | null {
  if (!done || Object.keys(done.before).length === 0) return null;
  return move.tables ? 'Go back' : 'Undo';
}

/** Can it still be taken back, for all that is known here? */
export const canTakeBack = ({ done }: MoveAction, session: Session): boolean =>
  done !== undefined && takenBack(done, session, 0) !== null;
