import type { ProblemCode } from '../../../shared/model/problems.ts';
import type { Session } from '../../../shared/model/session.ts';
import { isCarrying, ownWords, undoneWords, type Command } from '../outbox/commandMeanings.ts';

const tableWords = (
  session: Pick<Session, 'tables'>,
  tableId: string | null | undefined,
): string => {
  const row = session.tables.find((table) => table.tableId === tableId);
  return row ? `table ${row.number}` : 'that table';
};

/** Why it is not taken as it is, now or ever. */
const FINAL: Partial<Record<ProblemCode, string>> = {
  'no-such-person': 'That person has left the table.',
  'no-such-table': 'There is no such table.',
  'no-such-visit': 'It was taken away meanwhile.',
  'no-such-connection': 'It was taken away meanwhile.',
  'visit-gone': 'It was taken away meanwhile.',
  'connection-gone': 'It was taken away meanwhile.',
  'connections-differ': 'By now they do not say the same.',
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

function because({ code, detail }: Refused, command: Command): string {
  if (code === 'changed-meanwhile' && isCarrying(command))
    return 'Somebody else has taken it on meanwhile.';
  if (code === 'changed-meanwhile')
    return ownWords(command) !== ''
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
): string =>
  `${undoneWords(command, (id) => tableWords(session, id))} ${because(refused, command)}`;

/** What may be done about it: `instead`: put hers over what stands there by now; `again`: words that may go later as they are. */
export function remedyFor(command: Command, { code }: Refused): 'instead' | 'again' | null {
  // What somebody else carries is hers to lay down.
  if (code === 'changed-meanwhile') return isCarrying(command) ? null : 'instead';
  return ownWords(command) === '' || code in FINAL ? null : 'again';
}
