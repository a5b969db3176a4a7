import type { Visit } from '../../../shared/model/gallery.ts';
import type { Session } from '../../../shared/model/session.ts';

/** What became of a visitor's connection, and its sentence by now where that is another. */
export interface Fate {
  words: string;
  sentence: string | null;
}

type Told = Pick<Visit, 'kind' | 'table' | 'toTable' | 'into' | 'thread'>;

/** Pure. `null` of what is no connection, and of one that is on its way. */
export function fateOf(
  { kind, table, toTable, into, thread }: Told,
  { tables }: Pick<Session, 'tables'>,
): Fate | null {
  if (kind !== 'connection' || !thread) return null;
  const ends = tables.filter(({ tableId }) => tableId === table || tableId === toTable);
  const closed = ends.find(({ state }) => state === 'closed');
  const closedWords = closed ? ` Table ${closed.number} is closed.` : '';
  if (thread.state === 'gone') return { words: `Taken away.${closedWords}`, sentence: null };
  const merged = into === undefined ? '' : 'One with another that says the same. ';
  const open = ends.filter(({ state }) => state !== 'closed').map(({ number }) => number);
  const words =
    thread.state === 'accepted'
      ? `${acceptedWords(thread, tables)}.`
      : open.length === 0
        ? 'Proposed.'
        : `Proposed: table ${open.join(' or ')} can accept it.`;
  return { words: `${merged}${words}${closedWords}`, sentence: thread.text ?? null };
}

/** "Accepted by Hana at table 4". */
function acceptedWords(
  { by, table }: NonNullable<Visit['thread']>,
  tables: Session['tables'],
): string {
  const row = tables.find(({ tableId }) => tableId === table);
  const where = row ? `table ${row.number}` : '';
  if (by === undefined) return where === '' ? 'Accepted' : `Accepted by ${where}`;
  return where === '' ? `Accepted by ${by}` : `Accepted by ${by} at ${where}`;
}
