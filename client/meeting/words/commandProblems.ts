import type { ProblemCode } from '../../../shared/model/problems.ts';
import type { Session } from '../../../shared/model/session.ts';
import { ownWords, type Command } from '../outbox/commandIntents.ts';

const tableWords = (
  session: Pick<Session, 'tables'>,
  tableId: string | null | undefined,
): string => {
  const row = session.tables.find((table) => table.tableId === tableId);
  return row ? `table ${row.number}` : 'that table';
};

const VISIT_WORDS = {
  question: 'Your question',
  connection: 'Your connection',
  join: '“Might join”',
} as const;

/** What was wanted and is not done, as a sentence. */
function undone(command: Command, session: Pick<Session, 'tables'>): string {
  switch (command.kind) {
    case 'me': {
      const { edit } = command;
      if (edit.table === null) return 'You are still at your table.';
      if (edit.table !== undefined)
        return `You could not sit down at ${tableWords(session, edit.table)}.`;
      if (edit.duties) return 'Your role was not changed.';
      if (edit.host !== undefined) return 'Who stays with the poster was not changed.';
      if (edit.commitment) return 'What you said yes to was not changed.';
      if (edit.contact !== undefined) return 'How to reach you was not changed.';
      return 'That was not changed.';
    }
    case 'table': {
      const { spoken, sentence, posterNotes } = command.edit;
      if (spoken) return 'Who has spoken was not changed.';
      if (sentence !== undefined) return 'The poster’s sentence was not changed.';
      if (posterNotes) return 'The notes on the poster were not changed.';
      return 'Your table’s decision was not changed.';
    }
    case 'visit':
      return `${VISIT_WORDS[command.visit.kind]} did not reach ${tableWords(session, command.visit.table)}.`;
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

/** Why it is not taken as it is, now or ever. */
const FINAL: Partial<Record<ProblemCode, string>> = {
  'no-such-person': 'That person has left the table.',
  'no-such-table': 'There is no such table.',
  'no-such-visit': 'It was taken away meanwhile.',
  'no-such-connection': 'It was taken away meanwhile.',
  'visit-gone': 'It was taken away meanwhile.',
  'connection-gone': 'It was taken away meanwhile.',
  'same-table': 'A topic can’t be connected to itself.',
  'text-too-long': 'It is too long.',
  'empty-text': 'There are no words.',
  'invalid-text': 'It holds signs that can’t be kept. Type it again.',
  removed: 'You were removed from this wall.',
};
/** What may pass: the table opens again, she sits down there. */
const PASSING: Partial<Record<ProblemCode, string>> = {
  'table-closed': 'It is closed now.',
  'no-table': 'You sit at no table any more.',
  'not-at-table': 'You sit at another table now.',
  'gallery-closed': 'The gallery is not open.',
  forbidden: 'Only the two tables it connects may do that.',
  locked: 'The wall is locked for now.',
  // Nothing in it explains that: what stands between here and the server may have spoilt it.
  'invalid-request': 'It did not get through.',
};

/** A no of the server's. `detail` is its own sentence, for what was not foreseen. */
export interface Refused {
  code: string;
  detail: string;
}

function because({ code, detail }: Refused, hasWords: boolean): string {
  if (code === 'changed-meanwhile')
    return hasWords
      ? 'Somebody else changed the words meanwhile. Yours are kept here.'
      : 'Somebody else chose meanwhile.';
  if (code === 'text-too-long' && detail !== '') return detail;
  const known = { ...FINAL, ...PASSING }[code as ProblemCode];
  return known ?? (detail || 'The server did not take it.');
}

/** What was not done, and why, in people's words. */
export const commandRefusal = (
  command: Command,
  refused: Refused,
  session: Pick<Session, 'tables'>,
): string => `${undone(command, session)} ${because(refused, ownWords(command) !== '')}`;

/** What may be done about it: `instead`: put hers over what stands there by now; `again`: words that may go later as they are. */
export function remedyFor(command: Command, { code }: Refused): 'instead' | 'again' | null {
  if (code === 'changed-meanwhile') return 'instead';
  return ownWords(command) === '' || code in FINAL ? null : 'again';
}
