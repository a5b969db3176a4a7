import { PHASE_WORDS } from '../../shared/activities/activity.ts';
import type { WalkAction } from '../../shared/commands/walk.ts';
import { isGalleryOpen, type Phase, type Session } from '../../shared/model/session.ts';
import type { ReportBack, Walk } from '../../shared/model/walk.ts';
import type { ConsoleView } from './consoleView.ts';
import { countWords } from './countWords.ts';

/** A seat in a sentence and in a command; `null` is no table. */
export type Seat = { table: string; number: number } | null;

/** What runs in a gallery, as it was when it ended. */
export interface Running {
  walk?: Walk;
  reportBack?: ReportBack;
}

/** Something the facilitator did, plain enough to be said and to be taken back. */
export type UndoableAction =
  /** `ends`: what runs only in the phase that is left, and ends with it; `resumes`: taking that back. */
  | { kind: 'phase'; from: Phase; to: Phase; ends?: Running; resumes?: Running }
  | { kind: 'lock'; locked: boolean }
  | { kind: 'door'; door: Session['door'] }
  /** `to`: an earlier code that comes back; `null`: a new one. */
  | { kind: 'code'; before: string; to: string | null }
  /** `removal` is the server's name for it, once it is decided. */
  | { kind: 'send-out'; burst: string; people: number; notes: number; removal: string | null }
  | { kind: 'let-back'; removal: string; people: number; notes: number }
  | { kind: 'remove' | 'readmit'; person: string; name: string }
  | { kind: 'posting'; posting: Session['posting'] }
  | { kind: 'hide'; notes: readonly string[]; hidden: boolean }
  | { kind: 'title'; from: string; to: string }
  /** Nobody can be un-asked; what can be taken back of a "not now" is to let them in after all. */
  | { kind: 'decline'; people: readonly string[]; names: string }
  | { kind: 'accept'; people: readonly string[]; names: string }
  /** Tables are never unmade; taking it back is going back to the phase before. */
  | { kind: 'open-tables'; from: Phase; made: number }
  | { kind: 'move'; person: string; name: string; from: Seat; to: Seat }
  /** `people` sat there when it closed; reopening by undo seats them again. */
  | { kind: 'table'; table: string; number: number; closed: boolean; people: readonly string[] }
  | { kind: 'walk-start'; from: Phase; how: Extract<WalkAction, { action: 'start' }> }
  | { kind: 'walk-undo'; to: Phase }
  /** `stop` is where it leads. */
  | { kind: 'walk-step'; by: 'next' | 'back'; stop: number }
  /** `index` is where it leads. */
  | { kind: 'report-step'; by: 'next' | 'back'; index: number };

/** Going to a phase, with what has to end for it to be true. */
export function goTo(session: Session, to: Phase): UndoableAction {
  const ends: Running = {
    ...(session.walk && to !== 'gallery' ? { walk: session.walk } : {}),
    ...(session.reportBack && !isGalleryOpen(to) ? { reportBack: session.reportBack } : {}),
  };
  return {
    kind: 'phase',
    from: session.phase,
    to,
    ...(ends.walk || ends.reportBack ? { ends } : {}),
  };
}

/** Words of the button that takes it back; `null` where nothing does (a helper who was let in has already begun). */
export function undoWordOf(action: UndoableAction): string | null {
  switch (action.kind) {
    case 'accept':
    case 'let-back':
    case 'readmit':
    case 'walk-undo':
      return null;
    case 'code':
      return action.to === null ? 'Undo' : null;
    case 'send-out':
      return action.removal === null ? null : 'Undo';
    case 'decline':
      return 'Let in after all';
    case 'open-tables':
      return action.from === 'gather' || action.from === 'cluster' ? 'Go back' : null;
    default:
      return 'Undo';
  }
}

const place = (seat: Seat): string => (seat ? `to table ${seat.number}` : 'to no table');

/** What was done, in the past tense, for the line at the bottom right. */
export function saidOf(action: UndoableAction): string {
  switch (action.kind) {
    case 'phase':
      return `You went to “${PHASE_WORDS[action.to].step}”`;
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
    case 'posting':
      return action.posting === 'open' ? 'You opened posting' : 'You closed posting';
    case 'hide':
      return action.hidden ? 'You took a note down' : 'You put a note back';
    case 'title':
      return 'You renamed the wall';
    case 'decline':
      return `You said not now to ${action.names}`;
    case 'accept':
      return `You let ${action.names} in`;
    case 'open-tables':
      return action.made === 0
        ? 'You opened the tables'
        : `You opened ${countWords(action.made, 'table', 'tables')}`;
    case 'move':
      return `You moved ${action.name} ${place(action.to)}`;
    case 'table':
      return `You ${action.closed ? 'closed' : 'reopened'} table ${action.number}`;
    case 'walk-start':
      return 'You started the walk';
    case 'walk-undo':
      return 'You took the walk back';
    case 'walk-step':
      return `You sent walkers to stop ${action.stop + 1}`;
    case 'report-step':
      return action.by === 'next' ? 'You called the next table' : 'You went back a table';
  }
}

const OTHER_WAY = { next: 'back', back: 'next' } as const;

/** The action that takes this one back. */
export function inverseOf(action: UndoableAction): UndoableAction {
  switch (action.kind) {
    case 'phase':
      return {
        kind: 'phase',
        from: action.to,
        to: action.from,
        ...(action.ends ? { resumes: action.ends } : {}),
        ...(action.resumes ? { ends: action.resumes } : {}),
      };
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
    case 'posting':
      return { kind: 'posting', posting: action.posting === 'open' ? 'closed' : 'open' };
    case 'hide':
      return { kind: 'hide', notes: action.notes, hidden: !action.hidden };
    case 'title':
      return { kind: 'title', from: action.to, to: action.from };
    case 'decline':
      return { ...action, kind: 'accept' };
    case 'accept':
      return { ...action, kind: 'decline' };
    case 'open-tables':
      return { kind: 'phase', from: 'tables', to: action.from };
    case 'move':
      return { ...action, from: action.to, to: action.from };
    case 'table':
      return { ...action, closed: !action.closed };
    case 'walk-start':
      return { kind: 'walk-undo', to: action.from };
    case 'walk-undo':
      return action;
    case 'walk-step':
      return {
        kind: 'walk-step',
        by: OTHER_WAY[action.by],
        stop: action.stop + (action.by === 'next' ? -1 : 1),
      };
    case 'report-step':
      return {
        kind: 'report-step',
        by: OTHER_WAY[action.by],
        index: action.index + (action.by === 'next' ? -1 : 1),
      };
  }
}

/** The same action, doing nothing to people who went on by themselves: whoever found another table since is not called back. */
export function sparing(action: UndoableAction, people: ConsoleView['people']): UndoableAction {
  if (action.kind !== 'table' || action.closed) return action;
  const free = new Set(
    people
      .filter((person) => person.table === undefined && !person.removed)
      .map((person) => person.id),
  );
  return { ...action, people: action.people.filter((id) => free.has(id)) };
}

/** Does the wall still look as the action left it? If somebody went on since, undoing would undo theirs. */
export function stillStands(
  action: UndoableAction,
  { session, people }: Pick<ConsoleView, 'session' | 'people'>,
): boolean {
  switch (action.kind) {
    case 'phase':
      return session.phase === action.to;
    case 'lock':
      return session.locked === action.locked;
    case 'door':
      return session.door === action.door;
    case 'code':
      return session.joinCode !== action.before;
    case 'remove':
      return people.some((person) => person.id === action.person && person.removed);
    case 'posting':
      return session.posting === action.posting;
    case 'title':
      return session.title === action.to;
    case 'open-tables':
      return session.phase === 'tables';
    case 'move':
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
    case 'walk-start':
      return session.walk?.stop === 0 && session.phase === 'gallery';
    case 'walk-step':
      return session.walk?.stop === action.stop;
    case 'report-step':
      return session.reportBack?.index === action.index;
    case 'walk-undo':
    case 'send-out':
    case 'let-back':
    case 'readmit':
    case 'hide':
    case 'decline':
    case 'accept':
      return true;
  }
}
