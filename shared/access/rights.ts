import type { ProblemCode } from '../model/problems.ts';
import type { Role } from '../model/person.ts';
import type { Session } from '../model/session.ts';

/** Documents of a wall that can be synced. */
export const DOCUMENTS = ['session', 'people', 'notes', 'arrangement'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];
export const isDocumentName = (value: unknown): value is DocumentName => DOCUMENTS.includes(value as DocumentName);

/** What a right depends on besides the role. */
export type RightsContext = Pick<Session, 'revealed' | 'locked' | 'posting' | 'phase'>;

/** Commands as the rights table knows them; one command, one row. */
export const RIGHTS = [
  'post', 'edit-own', 'withdraw-own', 'read-own', 'read-notes',
  'set-me', 'offer',
  'set-phase', 'set-posting', 'reveal', 'set-lock', 'set-timer', 'edit-session', 'hide-note', 'decide-offer', 'remove-person', 'delete-wall',
  'take-snapshot', 'read-snapshots', 'export',
] as const;
export type Right = (typeof RIGHTS)[number];

export type Verdict = true | ProblemCode;

/** May this role sync (read) the document now? */
export function mayRead(role: Role, document: DocumentName, context: RightsContext): Verdict {
  if (document === 'session' || role === 'facilitator') return true;
  if (document === 'people') return 'forbidden';
  return context.revealed ? true : 'not-revealed';
}

/** May this role write CRDT updates into the document now? Every other document is written by the server alone. */
export function mayWrite(role: Role, document: DocumentName, context: RightsContext): Verdict {
  if (document !== 'arrangement' || (role !== 'facilitator' && role !== 'volunteer')) return 'forbidden';
  const readable = mayRead(role, document, context);
  if (readable !== true) return readable;
  return context.locked ? 'locked' : true;
}

/** Are tables open, so that notes are settled? */
const notesSettled = (context: RightsContext): boolean => context.phase !== 'gather' && context.phase !== 'cluster';

/** May this role use the command now? Ownership of the thing itself is the command's to check. */
export function may(role: Role, right: Right, context: RightsContext): Verdict {
  if (right === 'read-notes') return mayRead(role, 'notes', context);
  const writesNotes = role === 'participant' || role === 'volunteer' || role === 'facilitator';
  switch (right) {
    case 'post':
      if (!writesNotes) return 'forbidden';
      // Posting closes for the room; the facilitator may still add what somebody said aloud.
      return context.posting === 'open' || role === 'facilitator' ? true : 'posting-closed';
    case 'edit-own':
      if (!writesNotes) return 'forbidden';
      return notesSettled(context) ? 'note-settled' : true;
    case 'withdraw-own':
    case 'read-own':
      return writesNotes ? true : 'forbidden';
    case 'set-me':
      return role === 'projector' ? 'forbidden' : true;
    case 'offer':
      return role === 'participant' || role === 'volunteer' ? true : 'forbidden';
    default:
      return role === 'facilitator' ? true : 'forbidden';
  }
}
