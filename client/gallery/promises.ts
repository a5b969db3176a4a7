import type { PosterView } from '../../shared/protocol/tables.ts';
import type { ConnectionRow } from '../meeting/pending/galleryRows.ts';
import { t } from '../words/speak.ts';

/** A connection that somebody sees to, as the room reads it when it goes home. */
export interface Promised {
  id: string;
  /** By table numbers, "4 → 7". */
  ends: string;
  text: string;
  /** "4 Rivers reinforces 7 Farms" without the numbers. */
  between: string;
  /** Her name; `null` where none is shown. */
  who: string | null;
  /** In her own words; empty where she did not say. */
  until: string;
}

type Poster = Pick<PosterView, 'tableId' | 'number' | 'name'>;

/** Pure. Connections that somebody carries, by the numbers of their tables; what the server would not take is none. */
export function promisesOf(rows: readonly ConnectionRow[], posters: readonly Poster[]): Promised[] {
  const byTable = new Map(posters.map((poster) => [poster.tableId, poster]));
  return rows
    .flatMap((row) => {
      const [from, to] = [byTable.get(row.from), byTable.get(row.to)];
      return row.carried && row.hangs && from && to
        ? [{ row, from, to, carried: row.carried }]
        : [];
    })
    .sort(
      (a, b) => a.from.number - b.from.number || a.to.number - b.to.number || a.row.at - b.row.at,
    )
    .map(({ row, from, to, carried }) => ({
      id: row.id,
      ends: `${from.number} → ${to.number}`,
      text: row.text,
      between: t('relation.between', {
        from: from.name,
        relation: row.relation,
        to: to.name,
      }),
      who: carried.by ?? null,
      until: carried.until,
    }));
}
