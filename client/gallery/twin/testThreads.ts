import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import type { MatrixPoster } from './matrixOf.ts';

/** A connection as a page has it; `ends` as "a>b", from and to by their tables. */
export function thread(id: string, ends: string, more: Partial<ConnectionRow> = {}): ConnectionRow {
  const [from = '', to = ''] = ends.split('>');
  return {
    id,
    from,
    to,
    relation: 'reinforces',
    text: `Sentence ${id}`,
    state: 'accepted',
    marks: 0,
    at: 0,
    mine: false,
    marked: false,
    carries: false,
    mayEdit: false,
    hangs: true,
    ...more,
  };
}

/** Posters of the tables `a`, `b`, …, numbered from 1. */
export const postersOf = (tables: string): MatrixPoster[] =>
  [...tables].map((tableId, index) => ({
    tableId,
    number: index + 1,
    name: `Topic ${tableId}`,
    closed: false,
  }));
