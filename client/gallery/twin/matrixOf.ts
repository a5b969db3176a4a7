import type { Relation } from '../../../shared/model/gallery.ts';
import type { PosterView } from '../../../shared/protocol/tables.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';

/** What the matrix needs to know of a connection, and of a poster. */
export type MatrixThread = Pick<
  ConnectionRow,
  'id' | 'from' | 'to' | 'relation' | 'text' | 'marks'
>;
export type MatrixPoster = Pick<PosterView, 'tableId' | 'number' | 'name' | 'closed'>;

/** All sentences from one poster to another. */
export interface MatrixCell {
  to: string;
  column: number;
  /** Most marked first. */
  ids: readonly string[];
  kind: Relation | 'mixed';
  /** There is one the other way, too. */
  isMutual: boolean;
  /** The first of them. */
  text: string;
}
export interface MatrixLine {
  poster: MatrixPoster;
  /** Only where there is something, in the order of the columns. */
  cells: readonly MatrixCell[];
  out: number;
  in: number;
  /** Two lines that look the same say the same here: what is drawn stays. */
  sign: string;
}
export interface Matrix {
  lines: readonly MatrixLine[];
  /** Posters without any connection. */
  alone: readonly MatrixPoster[];
  /** Pairs of posters that have one, whichever way, of all that are possible. */
  pairs: number;
  possible: number;
  hasMixed: boolean;
}

/** How rows and columns may stand. */
export const ORDERS = ['number', 'most', 'kind'] as const;
export type MatrixOrder = (typeof ORDERS)[number];

interface Sums {
  all: number;
  reinforcing: number;
  out: number;
  in: number;
}

/** Posters that stand in the matrix: closed ones while something leads to or from them. */
function standing(
  posters: readonly MatrixPoster[],
  sums: ReadonlyMap<string, Sums>,
  order: MatrixOrder,
): MatrixPoster[] {
  const weight = ({ tableId }: MatrixPoster): number =>
    order === 'number' ? 0 : (sums.get(tableId)?.[order === 'most' ? 'all' : 'reinforcing'] ?? 0);
  return posters
    .filter(({ tableId, closed }) => !closed || (sums.get(tableId)?.all ?? 0) > 0)
    .sort((a, b) => weight(b) - weight(a) || a.number - b.number);
}

function sumsOf(
  posters: readonly MatrixPoster[],
  threads: readonly MatrixThread[],
): Map<string, Sums> {
  const sums = new Map(
    posters.map(({ tableId }) => [tableId, { all: 0, reinforcing: 0, out: 0, in: 0 }]),
  );
  for (const { from, to, relation } of threads)
    for (const [end, way] of [
      [from, 'out'],
      [to, 'in'],
    ] as const) {
      const sum = sums.get(end);
      if (!sum) continue;
      sum.all += 1;
      sum[way] += 1;
      if (relation === 'reinforces') sum.reinforcing += 1;
    }
  return sums;
}

/** Threads by where they come from, and of these by where they go. */
function byEnds(threads: readonly MatrixThread[]): Map<string, Map<string, MatrixThread[]>> {
  const ends = new Map<string, Map<string, MatrixThread[]>>();
  for (const thread of threads) {
    const ways = ends.get(thread.from) ?? new Map<string, MatrixThread[]>();
    ends.set(thread.from, ways);
    const those = ways.get(thread.to);
    if (those) those.push(thread);
    else ways.set(thread.to, [thread]);
  }
  return ends;
}

/** Pure. Who reinforces and supports whom: rows are where a connection comes from, columns where it goes. */
export function matrixOf(
  all: readonly MatrixPoster[],
  threads: readonly MatrixThread[],
  order: MatrixOrder = 'number',
): Matrix {
  const sums = sumsOf(all, threads);
  const posters = standing(all, sums, order);
  const columns = new Map(posters.map(({ tableId }, column) => [tableId, column]));
  const ends = byEnds(threads);
  const pairs = new Set<string>();
  let hasMixed = false;
  const lines = posters.map((poster): MatrixLine => {
    const from = poster.tableId;
    const cells: MatrixCell[] = [];
    for (const [to, those] of ends.get(from) ?? []) {
      const column = columns.get(to);
      if (column === undefined || to === from) continue;
      pairs.add(from < to ? `${from}/${to}` : `${to}/${from}`);
      const [first, ...more] = [...those].sort((a, b) => b.marks - a.marks);
      if (!first) continue;
      const kind = more.some(({ relation }) => relation !== first.relation)
        ? 'mixed'
        : first.relation;
      hasMixed ||= kind === 'mixed';
      cells.push({
        to,
        column,
        ids: [first, ...more].map(({ id }) => id),
        kind,
        isMutual: ends.get(to)?.has(from) ?? false,
        text: first.text,
      });
    }
    cells.sort((a, b) => a.column - b.column);
    const { out = 0, in: into = 0 } = sums.get(from) ?? {};
    const sign = JSON.stringify([poster.number, poster.name, poster.closed, out, into, cells]);
    return { poster, cells, out, in: into, sign };
  });
  return {
    lines,
    alone: lines.filter((line) => line.out + line.in === 0).map(({ poster }) => poster),
    pairs: pairs.size,
    possible: (posters.length * (posters.length - 1)) / 2,
    hasMixed,
  };
}

/** Pure. How many connections each poster has, either way. */
export function threadCounts(
  threads: readonly Pick<MatrixThread, 'from' | 'to'>[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to } of threads)
    for (const end of [from, to]) counts.set(end, (counts.get(end) ?? 0) + 1);
  return counts;
}

/** Letters of their names, about two lines: what is beyond is a number. */
const NAMED_LETTERS = 110;

/** Pure. Who is named as alone, the first in any case, and how many more are. */
export function aloneNamed(alone: readonly MatrixPoster[]): {
  named: readonly MatrixPoster[];
  more: number;
} {
  let letters = 0;
  const named = alone.filter(({ name }, index) => {
    letters += name.length;
    return index === 0 || letters <= NAMED_LETTERS;
  });
  return { named, more: alone.length - named.length };
}
