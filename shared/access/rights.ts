import { isUuid } from '../model/ids.ts';
import type { ProblemCode } from '../model/problems.ts';
import type { Person, Role } from '../model/person.ts';
import { areNotesOpen, isGalleryOpen, type Session } from '../model/session.ts';
import type { TableRow } from '../model/table.ts';
import type { Capability } from '../scripts/capabilities.ts';

/** Documents that every wall has. */
export const WALL_DOCUMENTS = ['session', 'people', 'notes', 'arrangement', 'gallery'] as const;
/** A table's sheet is a document of its own, so that holding one table's does not mean holding another's. */
export type TableDocument = `table/${string}`;
/** Documents of a wall that can be synced. */
export type DocumentName = (typeof WALL_DOCUMENTS)[number] | TableDocument;

export const tableDocument = (tableId: string): TableDocument => `table/${tableId}`;
/** The table's id in `table/<id>`; `null` for other documents. */
export const tableIdOf = (document: DocumentName): string | null =>
  document.startsWith('table/') ? document.slice('table/'.length) : null;
export const isDocumentName = (value: unknown): value is DocumentName =>
  WALL_DOCUMENTS.includes(value as (typeof WALL_DOCUMENTS)[number]) ||
  (typeof value === 'string' && value.startsWith('table/') && isUuid(value.slice('table/'.length)));

/** What a right depends on besides the person: settings, and what is open because of where the meeting stands in its script. No step's name, and no kind's. */
export type RightsContext = Pick<Session, 'revealed' | 'locked' | 'posting' | 'open'>;
/** Who asks: a role, and the tables where she sits or sat. */
export type RightsHolder = Pick<Person, 'role' | 'sat'>;

/** The rows of the rights table; one for each command. */
export const RIGHTS = [
  'post',
  'edit-own',
  'withdraw-own',
  'read-own',
  'read-notes',
  'set-me',
  'offer',
  'sit',
  'commit',
  'edit-table',
  'choose-poster',
  'read-gallery',
  'visit',
  'answer-visit',
  'connect',
  'edit-connection',
  'rate',
  'claim',
  'move',
  'take-back-move',
  'set-phase',
  'set-posting',
  'reveal',
  'set-lock',
  'set-timer',
  'edit-session',
  'hide-note',
  'decide-offer',
  'remove-person',
  'set-door',
  'delete-wall',
  'open-tables',
  'close-table',
  'move-person',
  'set-walk',
  'set-report-back',
  'set-tour',
  'steer-rating',
  'watch-rating',
  'take-snapshot',
  'read-snapshots',
  'delete-snapshot',
  'export',
] as const;
export type Right = (typeof RIGHTS)[number];

/** What has to be open for what people do at a table. */
const AT_TABLES = {
  sit: 'sit',
  commit: 'decide',
  'edit-table': 'write-sheets',
  'choose-poster': 'write-sheets',
} as const satisfies Partial<Record<Right, Capability>>;

export type Verdict = true | ProblemCode;

/** Whether this person may sync (read) the document now. */
export function mayRead(
  person: RightsHolder,
  document: DocumentName,
  context: RightsContext,
): Verdict {
  const { role, sat } = person;
  if (document === 'session' || role === 'facilitator') return true;
  if (document === 'people') return 'forbidden';
  if (document === 'gallery') return isGalleryOpen(context) ? true : 'gallery-closed';
  const tableId = tableIdOf(document);
  if (tableId !== null)
    return isGalleryOpen(context) || sat?.includes(tableId) ? true : 'not-at-table';
  return readsNotes(person, context) ? true : 'not-revealed';
}

/**
 * Whether this person may read the words of notes, wherever they stand: on the wall, on a poster,
 * as a quote in a sheet, in a file. Every view that is composed from notes asks this; each has two
 * forms, so it can be cached by the answer.
 */
export const readsNotes = (
  { role }: Pick<Person, 'role'>,
  context: Pick<RightsContext, 'revealed'>,
): boolean => role === 'facilitator' || context.revealed;

/** Whether only the server writes the document, from commands. */
export const isServersAlone = (document: DocumentName): boolean =>
  document !== 'arrangement' && tableIdOf(document) === null;

/** Whether this person may write CRDT updates into the document now. */
export function mayWrite(
  person: RightsHolder,
  document: DocumentName,
  context: RightsContext,
): Verdict {
  const { role, sat } = person;
  const tableId = tableIdOf(document);
  if (tableId !== null) {
    if (role === 'projector') return 'forbidden';
    if (role === 'facilitator') return true;
    if (!sat?.includes(tableId)) return 'not-at-table';
    return context.open.includes('write-sheets') ? true : 'step-closed';
  }
  if (isServersAlone(document) || (role !== 'facilitator' && role !== 'volunteer'))
    return 'forbidden';
  const readable = mayRead(person, document, context);
  if (readable !== true) return readable;
  // Before anything was posted there is nothing to arrange; a facilitator may put what was said aloud in its place.
  if (role !== 'facilitator' && !context.open.includes('arrange')) return 'step-closed';
  return context.locked ? 'locked' : true;
}

/**
 * Whether this person may choose how a table's poster is set: whoever writes its sheet. Of a closed table facilitators alone, who still
 * correct its words.
 */
export function mayChoosePoster(
  person: RightsHolder,
  { tableId, state }: Pick<TableRow, 'tableId' | 'state'>,
  context: RightsContext,
): Verdict {
  const may = mayWrite(person, tableDocument(tableId), context);
  return may === true && state === 'closed' && person.role !== 'facilitator' ? 'table-closed' : may;
}

/** Who arranges shows her presence on the wall while she may read it, locked or not. */
export const mayShowPresence = (role: Role): boolean =>
  role === 'volunteer' || role === 'facilitator';
/** Who may ask everyone to look somewhere. */
export const mayAskToLook = (role: Role): boolean => role === 'facilitator';
/** What a reader of the arrangement is shown of presence: all of it, or only that somebody asks everyone to look somewhere. */
export const presenceShownTo = (role: Role): 'all' | 'looks' =>
  role === 'participant' ? 'looks' : 'all';

/** Whether this role may use the command now. Ownership is checked by the command. */
export function may(role: Role, right: Right, context: RightsContext): Verdict {
  if (right === 'read-notes') return mayRead({ role }, 'notes', context);
  const isPerson = role === 'participant' || role === 'volunteer' || role === 'facilitator';
  switch (right) {
    case 'post':
      if (!isPerson) return 'forbidden';
      // Posting closes for the room; the facilitator may still add what somebody said aloud.
      if (role === 'facilitator') return true;
      if (!context.open.includes('post')) return 'step-closed';
      return context.posting === 'open' ? true : 'posting-closed';
    case 'edit-own':
      if (!isPerson) return 'forbidden';
      return areNotesOpen(context) ? true : 'note-settled';
    case 'withdraw-own':
    case 'read-own':
    case 'set-me':
      return isPerson ? true : 'forbidden';
    case 'sit':
    case 'commit':
    case 'edit-table':
    case 'choose-poster': {
      if (!isPerson) return 'forbidden';
      // A facilitator puts right what was said aloud, wherever the meeting is.
      if (role === 'facilitator') return true;
      return context.open.includes(AT_TABLES[right]) ? true : 'step-closed';
    }
    case 'read-gallery':
      return mayRead({ role }, 'gallery', context);
    case 'visit':
    case 'answer-visit':
    case 'connect':
    case 'edit-connection': {
      if (!isPerson) return 'forbidden';
      // A facilitator may type in what somebody said aloud, also before the walk.
      if (role === 'facilitator') return true;
      const needs = right === 'connect' || right === 'edit-connection' ? 'connect' : 'visit';
      return context.open.includes(needs) ? true : 'gallery-closed';
    }
    case 'rate':
    case 'claim':
      if (!isPerson) return 'forbidden';
      return context.open.includes(right) ? true : 'step-closed';
    case 'offer':
      return role === 'participant' || role === 'volunteer' ? true : 'forbidden';
    default:
      return role === 'facilitator' ? true : 'forbidden';
  }
}
