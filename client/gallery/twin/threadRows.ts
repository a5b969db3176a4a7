import { RELATIONS } from '../../../shared/model/gallery.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';

/** Which connections the table shows: all, those of one poster, or those from one poster to another. */
export type Scope =
  | { of: 'all' }
  | { of: 'poster'; table: string }
  | { of: 'pair'; from: string; to: string };

export const SORTS = ['marks', 'posters', 'newest', 'kind'] as const;
export type Sort = (typeof SORTS)[number];

/** Rows under one head; `by` names it: a table's id, a kind, or nothing where there are no groups. */
export interface RowGroup {
  by: string;
  rows: readonly ConnectionRow[];
}

/** Pure. The rows that are asked for. */
export function scoped(rows: readonly ConnectionRow[], scope: Scope): ConnectionRow[] {
  return rows.filter(({ from, to }) =>
    scope.of === 'poster'
      ? from === scope.table || to === scope.table
      : scope.of === 'all' || (from === scope.from && to === scope.to),
  );
}

/** The poster that a row stands under: of one poster's rows, the other end. */
const headOf = ({ from, to }: ConnectionRow, scope: Scope): string =>
  scope.of === 'poster' && from === scope.table ? to : from;

/** Pure. Rows in order: by poster and by kind they stand in groups. `numbers`: of posters, by table. */
export function groupRows(
  rows: readonly ConnectionRow[],
  sort: Sort,
  scope: Scope,
  numbers: ReadonlyMap<string, number>,
): RowGroup[] {
  const numberOf = (table: string): number => numbers.get(table) ?? Infinity;
  const between = (a: number, b: number): number => (a === b ? 0 : a - b);
  const byPlace = (a: ConnectionRow, b: ConnectionRow): number =>
    between(numberOf(headOf(a, scope)), numberOf(headOf(b, scope))) ||
    between(numberOf(a.from), numberOf(b.from)) ||
    between(numberOf(a.to), numberOf(b.to)) ||
    a.at - b.at;
  const byMarks = (a: ConnectionRow, b: ConnectionRow): number => b.marks - a.marks;
  const byKind = (a: ConnectionRow, b: ConnectionRow): number =>
    RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation);
  const orders: Record<Sort, (a: ConnectionRow, b: ConnectionRow) => number> = {
    marks: (a, b) => byMarks(a, b) || byPlace(a, b),
    posters: byPlace,
    newest: (a, b) => b.at - a.at || byPlace(a, b),
    kind: (a, b) => byKind(a, b) || byMarks(a, b) || byPlace(a, b),
  };
  const sorted = [...rows].sort(orders[sort]);
  const isGrouped = sort === 'kind' || (sort === 'posters' && scope.of !== 'pair');
  const groups = new Map<string, ConnectionRow[]>();
  for (const row of sorted) {
    const by = !isGrouped ? '' : sort === 'kind' ? row.relation : headOf(row, scope);
    const group = groups.get(by);
    if (group) group.push(row);
    else groups.set(by, [row]);
  }
  return [...groups].map(([by, those]) => ({ by, rows: those }));
}

export interface RowPage {
  groups: readonly RowGroup[];
  /** Which page of how many, from 0. */
  page: number;
  pages: number;
  /** The first and the last row on it, from 1, of all. */
  first: number;
  last: number;
  all: number;
}

/** Pure. One page of them: however many there are, a screen holds so many. What is beyond the last page is the last. */
export function pageOf(groups: readonly RowGroup[], page: number, size: number): RowPage {
  const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const pages = Math.max(1, Math.ceil(all / size));
  const at = Math.max(0, Math.min(page, pages - 1));
  const [first, last] = [at * size, Math.min(all, (at + 1) * size)];
  const shown: RowGroup[] = [];
  let before = 0;
  for (const { by, rows } of groups) {
    const those = rows.slice(Math.max(0, first - before), Math.max(0, last - before));
    if (those.length > 0) shown.push({ by, rows: those });
    before += rows.length;
  }
  return { groups: shown, page: at, pages, first: Math.min(first + 1, all), last, all };
}
