import { RELATIONS, type Relation } from '../../../shared/model/gallery.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';

/** Which of the kinds chosen are shown. */
export const ONLY = ['all', 'mine', 'proposed', 'accepted', 'marked', 'uncarried'] as const;
export type Only = (typeof ONLY)[number];

/** The legend is the filter: kinds, and one more question. */
export interface ConnectionFilter {
  kinds: readonly Relation[];
  only: Only;
}
export const EVERYTHING: ConnectionFilter = { kinds: RELATIONS, only: 'all' };

const PASSES: Record<Only, (row: ConnectionRow) => boolean> = {
  all: () => true,
  mine: ({ mine }) => mine,
  proposed: ({ state }) => state === 'proposed',
  accepted: ({ state }) => state === 'accepted',
  marked: ({ marks }) => marks > 0,
  uncarried: ({ carried }) => carried === undefined,
};

/** Pure. Rows of the kinds and of the one question. */
export const filtered = (
  rows: readonly ConnectionRow[],
  { kinds, only }: ConnectionFilter,
): ConnectionRow[] => rows.filter((row) => kinds.includes(row.relation) && PASSES[only](row));

/** Pure. How many of each kind there are, under the same question. */
export const kindCounts = (
  rows: readonly ConnectionRow[],
  only: Only,
): Record<Relation, number> => {
  const counts: Record<Relation, number> = { reinforces: 0, supports: 0 };
  for (const row of rows) if (PASSES[only](row)) counts[row.relation] += 1;
  return counts;
};

/** Pure. Pressed once it goes, pressed again it comes back; the last one that goes brings all. */
export function toggled({ kinds, only }: ConnectionFilter, kind: Relation): ConnectionFilter {
  const next = kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind];
  return { kinds: next.length === 0 ? RELATIONS : next, only };
}

/** Pure. The foremost connection of a pair of posters, whose id names both. */
export const firstOf = (rows: readonly ConnectionRow[], pair: string): string | null =>
  rows
    .filter(({ from, to }) => pair === `${from} ${to}` || pair === `${to} ${from}`)
    .sort((a, b) => b.marks - a.marks || a.at - b.at)[0]?.id ?? null;
