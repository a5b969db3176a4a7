import type { Session } from '../../shared/model/session.ts';
import type { ConsoleView } from './consoleView.ts';
import { countWords } from './countWords.ts';
import {
  canTakeBack,
  movedWords,
  takeBackWord,
  takenBackWords,
  type MoveAction,
  type TakeBackAction,
} from './moveActions.ts';

/** A seat in a sentence and in a command; `null` is no table. */
export type Seat = { table: string; number: number } | null;

/** Something the facilitator did, plain enough to be said and to be taken back. */
export type UndoableAction =
  | MoveAction
  | TakeBackAction
  | { kind: 'lock'; locked: boolean }
  | { kind: 'door'; door: Session['door'] }
  /** `to`: an earlier code that comes back; `null`: a new one. */
  | { kind: 'code'; before: string; to: string | null }
  /** `removal` is the server's name for it, once it is decided. */
  | { kind: 'send-out'; burst: string; people: number; notes: number; removal: string | null }
  | { kind: 'let-back'; removal: string; people: number; notes: number }
  | { kind: 'remove' | 'readmit'; person: string; name: string }
  | { kind: 'hide'; notes: readonly string[]; hidden: boolean }
  | { kind: 'title'; from: string; to: string }
  /** Nobody can be un-asked; what can be taken back of a "not now" is to let them in after all. */
  | { kind: 'decline'; people: readonly string[]; names: string }
  | { kind: 'accept'; people: readonly string[]; names: string }
  | { kind: 'seat'; person: string; name: string; from: Seat; to: Seat }
  /** `people` sat there when it closed; reopening by undo seats them again. */
  | { kind: 'table'; table: string; number: number; closed: boolean; people: readonly string[] };

/** Words of the button that takes it back; `null` where nothing does (a helper who was let in has already begun). */
export function undoWordOf(action: UndoableAction): string | null {
  switch (action.kind) {
    case 'accept':
    case 'let-back':
    case 'readmit':
    case 'take-back':
      return null;
    case 'move':
      return takeBackWord(action);
    case 'code':
      return action.to === null ? 'Undo' : null;
    case 'send-out':
      return action.removal === null ? null : 'Undo';
    case 'decline':
      return 'Let in after all';
    default:
      return 'Undo';
  }
}

const place = (seat: Seat): string => (seat ? `to table ${seat.number}` : 'to no table');

/** What was done, in the past tense, for the line at the bottom right. */
export function saidOf(action: UndoableAction): string {
  switch (action.kind) {
    case 'move':
      return movedWords(action);
    case 'take-back':
      return takenBackWords(action.of);
    case 'lock':
      return action.locked ? 'You locked the wall' : 'You unlocked the wall';
    case 'door':
      return action.door === 'closed' ? 'You closed the door for newcomers' : 'You opened the door';
    case 'code':
      return action.to === null
        ? 'You renewed the code. The old one opens nothing.'
        : 'The code from before is back';
    case 'send-out':
      return `You removed ${countWords(action.people, 'person', 'people')}${action.notes > 0 ? ` with ${countWords(action.notes, 'note', 'notes')}` : ''}`;
    case 'let-back':
      return `You let ${countWords(action.people, 'person', 'people')} back in${action.notes > 0 ? ` with ${countWords(action.notes, 'note', 'notes')}` : ''}`;
    case 'remove':
      return `You removed ${action.name}`;
    case 'readmit':
      return `You let ${action.name} back in`;
    case 'hide':
      return action.hidden ? 'You took a note down' : 'You put a note back';
    case 'title':
      return 'You renamed the wall';
    case 'decline':
      return `You said not now to ${action.names}`;
    case 'accept':
      return `You let ${action.names} in`;
    case 'seat':
      return `You moved ${action.name} ${place(action.to)}`;
    case 'table':
      return `You ${action.closed ? 'closed' : 'reopened'} table ${action.number}`;
  }
}

/** The action that takes this one back. */
export function inverseOf(action: UndoableAction): UndoableAction {
  switch (action.kind) {
    case 'move':
      return { kind: 'take-back', of: action };
    case 'take-back':
      return action;
    case 'lock':
      return { kind: 'lock', locked: !action.locked };
    case 'door':
      return { kind: 'door', door: action.door === 'open' ? 'closed' : 'open' };
    case 'code':
      return { kind: 'code', before: '', to: action.before };
    case 'send-out':
      return action.removal === null
        ? action
        : { kind: 'let-back', removal: action.removal, people: action.people, notes: action.notes };
    case 'let-back':
      return action;
    case 'remove':
      return { ...action, kind: 'readmit' };
    case 'readmit':
      return { ...action, kind: 'remove' };
    case 'hide':
      return { kind: 'hide', notes: action.notes, hidden: !action.hidden };
    case 'title':
      return { kind: 'title', from: action.to, to: action.from };
    case 'decline':
      return { ...action, kind: 'accept' };
    case 'accept':
      return { ...action, kind: 'decline' };
    case 'seat':
      return { ...action, from: action.to, to: action.from };
    case 'table':
      return { ...action, closed: !action.closed };
  }
}

/** Does the wall still look as the action left it? If somebody went on since, undoing would undo theirs. */
export function stillStands(
  action: UndoableAction,
  { session, people }: Pick<ConsoleView, 'session' | 'people'>,
): boolean {
  switch (action.kind) {
    case 'move':
      return canTakeBack(action, session);
    case 'lock':
      return session.locked === action.locked;
    case 'door':
      return session.door === action.door;
    case 'code':
      return session.joinCode !== action.before;
    case 'remove':
      return people.some((person) => person.id === action.person && person.removed);
    case 'title':
      return session.title === action.to;
    case 'seat':
      return people.some(
        (person) =>
          person.id === action.person &&
          !person.removed &&
          (person.table ?? null) === (action.to?.table ?? null),
      );
    case 'table':
      return session.tables.some(
        (table) => table.tableId === action.table && (table.state === 'closed') === action.closed,
      );
    case 'take-back':
    case 'send-out':
    case 'let-back':
    case 'readmit':
    case 'hide':
    case 'decline':
    case 'accept':
      return true;
  }
}
