import type { Point } from '../model/arrangement.ts';
import { AIR, STROKE } from './floor.ts';
import type { Face } from './faces.ts';
import type { Hang } from './hang.ts';
import type { Knots } from './knots.ts';
import type { Label, Letter } from './labels.ts';
import type { Pair } from './pairs.ts';
import type { Crossing, Thread, Weave } from './weave.ts';

/** A thread as it is drawn. */
export interface DrawnThread extends Thread {
  /** What is to be seen of it: cut where it opens for words and where another one lies over it. Legs across and down, round their corners. */
  pieces: readonly (readonly Point[])[];
  isLit: boolean;
}

/** All there is to draw of the room. Plain data: a canvas, a file and a plan draw from the same. */
export interface RoomPicture {
  room: Hang;
  faces: readonly Face[];
  /** Everything as threads, or as numbers at the feet and a few threads; of one poster: its own threads. */
  shows: 'threads' | 'knots' | 'focus';
  threads: readonly DrawnThread[];
  crossings: readonly Crossing[];
  /** Half of an arrowhead's width; it is twice as long. */
  head: number;
  labels: readonly Label[];
  letters: readonly Letter[];
  knots: readonly Knots[];
  counts: Counts;
}

/** Where all connections are told; they add up to `all`. */
export interface Counts {
  all: number;
  /** As a sentence in the room. */
  shown: number;
  /** As a letter in the room and a sentence in the foot. */
  letters: number;
  /** As a number at a foot. */
  knots: number;
  /** As "+n": behind a sentence, at a foot, or in the room's foot. */
  more: number;
  /** To a table that is closed, or waits for its hook: told in the room's foot. */
  unhung: number;
}

/** How many pairs are lit without a hand on them. */
export const LIT = 3;

/** Cuts threads where they open and where others lie over them. */
export function drawThreads(
  { threads, crossings }: Weave,
  width: number,
  labels: readonly (Label | null)[],
  letters: readonly (Letter | null)[],
  isLit: (pair: Pair) => boolean,
): DrawnThread[] {
  const half = width * STROKE * 0.5 + AIR;
  const cuts: Cut[][] = threads.map(() => []);
  for (const { at, over, under } of crossings) {
    const [x, y] = at;
    const air = isLit(threads[over]?.pair ?? ({} as Pair)) ? half * 1.25 : half;
    cuts[under]?.push({ x, y, width: air, height: air });
  }
  for (const [index] of threads.entries())
    for (const words of [labels[index], letters[index]]) {
      if (words?.place !== 'in') continue;
      const { x, y, width: wide, height } = words.rect;
      cuts[index]?.push({
        x: x + wide / 2,
        y: y + height / 2,
        width: wide / 2 + words.size * 0.35,
        height: height / 2,
      });
    }
  return threads.map((thread, index) => ({
    ...thread,
    pieces: cutPieces(thread.points, cuts[index] ?? []),
    isLit: isLit(thread.pair),
  }));
}

/** A box about a point, by half its sides. */
interface Cut {
  x: number;
  y: number;
  width: number;
  height: number;
}

function cutPieces(points: readonly Point[], cuts: readonly Cut[]): Point[][] {
  const first = points[0];
  if (!first) return [];
  const pieces: Point[][] = [];
  let piece: Point[] = [first];
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1] ?? first, points[index] ?? first];
    const isAcross = from[1] === to[1];
    const [start, end] = isAcross ? [from[0], to[0]] : [from[1], to[1]];
    const way = Math.sign(end - start);
    const at = (place: number): Point => (isAcross ? [place, from[1]] : [from[0], place]);
    const gaps = cuts
      .flatMap((cut): [number, number][] => {
        const [along, across] = isAcross ? [cut.x, cut.y] : [cut.y, cut.x];
        const [long, wide] = isAcross ? [cut.width, cut.height] : [cut.height, cut.width];
        if (Math.abs(across - (isAcross ? from[1] : from[0])) >= wide) return [];
        const [low, high] = [along - long, along + long];
        if (high <= Math.min(start, end) || low >= Math.max(start, end)) return [];
        return [way > 0 ? [low, high] : [high, low]];
      })
      .sort((a, b) => way * (a[0] - b[0]));
    let done = start;
    for (const [low, high] of gaps) {
      if (way * (low - done) > 0) {
        piece.push(at(low));
        if (piece.length > 1) pieces.push(piece);
      } else if (piece.length > 1) pieces.push(piece);
      done = way * (high - done) > 0 ? high : done;
      piece = [at(way * (done - end) > 0 ? end : done)];
    }
    if (way * (end - done) > 0) piece.push(to);
  }
  if (piece.length > 1) pieces.push(piece);
  return pieces;
}

/** An SVG path (which a canvas and a PDF read, too) along a thread's pieces, its corners rounded. */
export function threadPath({ pieces }: Pick<DrawnThread, 'pieces'>, radius: number): string {
  const number = (value: number): string => String(Math.round(value * 100) / 100);
  const put = (sign: string, ...points: Point[]): string =>
    sign + points.map(([x, y]) => `${number(x)} ${number(y)}`).join(' ');
  const toward = ([x, y]: Point, [toX, toY]: Point, far: number): Point => {
    const length = Math.hypot(toX - x, toY - y) || 1;
    return [x + ((toX - x) / length) * far, y + ((toY - y) / length) * far];
  };
  return pieces
    .map((piece) =>
      piece
        .map((point, index) => {
          const [before, after] = [piece[index - 1], piece[index + 1]];
          if (!before) return put('M', point);
          if (!after) return put('L', point);
          const room = Math.min(
            Math.hypot(point[0] - before[0], point[1] - before[1]),
            Math.hypot(after[0] - point[0], after[1] - point[1]),
          );
          const far = Math.min(radius, room / 2);
          return put('L', toward(point, before, far)) + put('Q', point, toward(point, after, far));
        })
        .join(''),
    )
    .join('');
}
