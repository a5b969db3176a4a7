import type { Session } from '../../../shared/model/session.ts';
import { ownWords, type Command } from '../../meeting/outbox/commandIntents.ts';

const tableWords = (
  session: Pick<Session, 'tables'>,
  tableId: string | null | undefined,
): string => {
  const row = session.tables.find((table) => table.tableId === tableId);
  return row ? `table ${row.number}` : 'that table';
};

/** What was wanted, as the beginning of a sentence. */
function wanted(command: Command, session: Pick<Session, 'tables'>): string {
  switch (command.kind) {
    case 'me': {
      const { edit } = command;
      if (edit.table !== undefined)
        return edit.table === null
          ? 'You are still at your table.'
          : `You could not sit down at ${tableWords(session, edit.table)}.`;
      if (edit.duties) return 'Your role was not changed.';
      if (edit.host !== undefined) return 'Who stays with the poster was not changed.';
      if (edit.commitment) return 'What you said yes to was not changed.';
      if (edit.contact !== undefined) return 'How to reach you was not changed.';
      return 'That was not changed.';
    }
    case 'table':
      return command.edit.spoken
        ? 'Who has spoken was not changed.'
        : 'Your table’s decision was not changed.';
    case 'visit':
      return `${command.visit.kind === 'question' ? 'Your question' : command.visit.kind === 'connection' ? 'Your connection' : '“Might join”'} did not reach ${tableWords(session, command.visit.table)}.`;
    case 'take-back-visit':
      return 'It was not taken back.';
    case 'answer':
      return 'Your answer was not added.';
    case 'connect':
      return 'Your connection was not added.';
    case 'edit-connection':
      return 'The connection was not changed.';
  }
}

function because(code: string, detail: string, hasWords: boolean): string {
  switch (code) {
    case 'table-closed':
      return 'It is closed now.';
    case 'no-table':
      return 'You sit at no table any more.';
    case 'not-at-table':
      return 'You sit at another table now.';
    case 'no-such-person':
      return 'That person has left the table.';
    case 'no-such-table':
      return 'There is no such table.';
    case 'gallery-closed':
      return 'The gallery is not open.';
    case 'changed-meanwhile':
      return hasWords
        ? 'Somebody else changed the words meanwhile. Yours are kept here.'
        : 'Somebody else chose meanwhile.';
    case 'same-table':
      return 'A topic can’t be connected to itself.';
    case 'text-too-long':
      return detail || 'It is too long.';
    case 'invalid-text':
      return 'It holds signs that can’t be kept. Type it again.';
    case 'visit-gone':
    case 'connection-gone':
      return 'It was taken away meanwhile.';
    case 'forbidden':
      return 'Only the two tables it connects may do that.';
    case 'locked':
      return 'The wall is locked for now.';
    case 'removed':
      return 'You were removed from this wall.';
    default:
      return detail;
  }
}

/** What was not done, why, and by that what to do, in people's words. */
export const commandRefusal = (
  command: Command,
  { code, detail }: { code: string; detail: string },
  session: Pick<Session, 'tables'>,
): string =>
  `${wanted(command, session)} ${because(code, detail, ownWords(command) !== '')}`.trim();
