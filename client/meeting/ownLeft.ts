import { t, words } from '../words/speak.ts';
import type { TableVisit } from '../../shared/protocol/tables.ts';
import type { ConnectionRow, VisitRow } from './pending/galleryRows.ts';

/** Something that this person left in the gallery. */
export interface OwnLeftItem {
  id: string;
  /** Where she left it; of a connection, where it starts. */
  table: string;
  text: string;
  at: number;
  /** `null` of a connection that she drew elsewhere than at its poster. */
  visit: VisitRow | null;
  /** What it is, and what became of it. */
  fate: Pick<TableVisit, 'kind' | 'table' | 'toTable' | 'relation' | 'into' | 'thread'>;
}

/** Pure. Her questions that are answered by now. */
export const answeredIds = (left: readonly OwnLeftItem[]): string[] =>
  left.flatMap(({ id, visit }) => (visit?.answer ? [id] : []));

/** Pure. How much she left, and how many of her questions were answered that she has not looked at: "3, 1 answered". */
export function leftWords(left: readonly OwnLeftItem[], looked: readonly string[]): string {
  const news = answeredIds(left).filter((id) => !looked.includes(id)).length;
  return news > 0
    ? t('left.answered', { count: left.length, answered: news })
    : words().number(left.length);
}

const isMine = ({ mine, hangs }: VisitRow | ConnectionRow): boolean => mine && hangs;

/**
 * Pure. All that she left, the newest first: at posters, and the connections that she drew elsewhere, as far as
 * the page knows of them. `listed` are left out.
 */
export function ownLeft(
  visits: readonly VisitRow[],
  connections: readonly ConnectionRow[],
  listed: ReadonlySet<string> = new Set(),
): OwnLeftItem[] {
  const left = visits.filter(isMine).map((visit): OwnLeftItem => {
    const { id, table, text, at } = visit;
    return { id, table, text, at, visit, fate: visit };
  });
  const known = new Set([...left.map(({ id }) => id), ...listed]);
  const drawn = connections
    .filter((row) => isMine(row) && !known.has(row.id))
    .map(({ id, from, to, relation, text, state, at }): OwnLeftItem => {
      const fate: OwnLeftItem['fate'] = {
        kind: 'connection',
        table: from,
        toTable: to,
        relation,
        thread: { state },
      };
      return { id, table: from, text, at, visit: null, fate };
    });
  return [...left, ...drawn].sort((a, b) => b.at - a.at);
}
