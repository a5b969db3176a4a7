import { PHASE_WORDS } from '../../shared/activities/activity.ts';
import type { Phase, Session } from '../../shared/model/session.ts';

/** Something the facilitator did, plain enough to be said and to be taken back. */
export type UndoableAction =
  | { kind: 'phase'; from: Phase; to: Phase }
  | { kind: 'lock'; locked: boolean }
  | { kind: 'posting'; posting: Session['posting'] }
  | { kind: 'hide'; notes: readonly string[]; hidden: boolean }
  | { kind: 'title'; from: string; to: string }
  /** Nobody can be un-asked; what can be taken back of a "not now" is to let them in after all. */
  | { kind: 'decline'; people: readonly string[]; names: string }
  | { kind: 'accept'; people: readonly string[]; names: string };

/** Words of the button that takes it back; `null` where nothing does (a helper who was let in has already begun). */
export function undoWordOf(action: UndoableAction): string | null {
  if (action.kind === 'accept') return null;
  return action.kind === 'decline' ? 'Let in after all' : 'Undo';
}

/** What was done, in the past tense, for the line at the bottom right. */
export function saidOf(action: UndoableAction): string {
  switch (action.kind) {
    case 'phase': return `You went to “${PHASE_WORDS[action.to].step}”`;
    case 'lock': return action.locked ? 'You locked the wall' : 'You unlocked the wall';
    case 'posting': return action.posting === 'open' ? 'You opened posting' : 'You closed posting';
    case 'hide': return action.hidden ? 'You took a note down' : 'You put a note back';
    case 'title': return 'You renamed the wall';
    case 'decline': return `You said not now to ${action.names}`;
    case 'accept': return `You let ${action.names} in`;
  }
}

/** The action that takes this one back. */
export function inverseOf(action: UndoableAction): UndoableAction {
  switch (action.kind) {
    case 'phase': return { kind: 'phase', from: action.to, to: action.from };
    case 'lock': return { kind: 'lock', locked: !action.locked };
    case 'posting': return { kind: 'posting', posting: action.posting === 'open' ? 'closed' : 'open' };
    case 'hide': return { kind: 'hide', notes: action.notes, hidden: !action.hidden };
    case 'title': return { kind: 'title', from: action.to, to: action.from };
    case 'decline': return { ...action, kind: 'accept' };
    case 'accept': return { ...action, kind: 'decline' };
  }
}

/** Does the wall still look as the action left it? If another facilitator went on, undoing would undo theirs. */
export function stillStands(action: UndoableAction, session: Session): boolean {
  switch (action.kind) {
    case 'phase': return session.phase === action.to;
    case 'lock': return session.locked === action.locked;
    case 'posting': return session.posting === action.posting;
    case 'title': return session.title === action.to;
    case 'hide':
    case 'decline':
    case 'accept': return true;
  }
}
