import type { Session } from '../../shared/model/session.ts';
import { t } from '../words/speak.ts';
import { changedBack, runSaid, runStands, type RunAction } from './runAction.ts';
import type { ConsoleView } from './consoleView.ts';
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
  | RunAction
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
  | { kind: 'table'; table: string; number: number; closed: boolean; people: readonly string[] }
  /** All of these at once. */
  | { kind: 'tables'; tables: readonly string[]; closed: boolean };

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
      return action.to === null ? t('app.undo') : null;
    case 'send-out':
      return action.removal === null ? null : t('app.undo');
    case 'decline':
      return t('undo.letIn');
    default:
      return t('app.undo');
  }
}

/** What was done, in the past tense, for the line at the bottom right. */
export function saidOf(action: UndoableAction): string {
  switch (action.kind) {
    case 'move':
      return movedWords(action);
    case 'take-back':
      return takenBackWords(action.of);
    case 'run':
      return runSaid(action);
    case 'lock':
      return t(action.locked ? 'console.said.locked' : 'console.said.unlocked');
    case 'door':
      return t(action.door === 'closed' ? 'console.said.doorClosed' : 'console.said.doorOpened');
    case 'code':
      return t(action.to === null ? 'console.said.codeRenewed' : 'console.said.codeBack');
    case 'send-out':
      return action.notes > 0
        ? t('console.said.sentOutWithNotes', { people: action.people, notes: action.notes })
        : t('console.said.sentOut', { people: action.people });
    case 'let-back':
      return action.notes > 0
        ? t('console.said.letBackWithNotes', { people: action.people, notes: action.notes })
        : t('console.said.letBack', { people: action.people });
    case 'remove':
      return t('console.said.removed', { name: action.name });
    case 'readmit':
      return t('console.said.readmitted', { name: action.name });
    case 'hide':
      return t(action.hidden ? 'console.said.noteDown' : 'console.said.noteBack');
    case 'title':
      return t('console.said.renamed');
    case 'decline':
      return t('console.said.declined', { names: action.names });
    case 'accept':
      return t('console.said.accepted', { names: action.names });
    case 'seat':
      return action.to
        ? t('console.said.seated', { name: action.name, table: action.to.number })
        : t('console.said.unseated', { name: action.name });
    case 'table':
      return t(action.closed ? 'console.said.tableClosed' : 'console.said.tableReopened', {
        table: action.number,
      });
    case 'tables':
      return t(action.closed ? 'console.said.tablesClosed' : 'console.said.tablesReopened', {
        count: action.tables.length,
      });
  }
}

/** The action that takes this one back. */
export function inverseOf(action: UndoableAction): UndoableAction {
  switch (action.kind) {
    case 'move':
      return { kind: 'take-back', of: action };
    case 'take-back':
      return action;
    case 'run':
      return changedBack(action);
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
    case 'tables':
      return { ...action, closed: !action.closed };
  }
}

/** Does the wall still look as the action left it? If somebody went on since, undoing would undo theirs. */
export function stillStands(
  action: UndoableAction,
  {
    session,
    people,
    run,
  }: Pick<ConsoleView, 'session' | 'people'> & Partial<Pick<ConsoleView, 'run'>>,
): boolean {
  switch (action.kind) {
    case 'move':
      return canTakeBack(action, session);
    case 'run':
      return runStands(action, run);
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
    case 'tables':
      return session.tables.every(
        ({ tableId, state }) =>
          !action.tables.includes(tableId) || (state === 'closed') === action.closed,
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
