import {
  crossingsAt,
  highOf,
  improveOrder,
  lanesOf,
  lowOf,
  type Effort,
  type Run,
  type RunEnd,
} from './channel.ts';
import type { Band, Hang } from './hang.ts';
import type { Route } from './routes.ts';

/** Where a thread is pinned to a poster. */
interface Pin {
  thread: number;
  /** At the poster that hangs first, or at the other. */
  isFirst: boolean;
  /** Of its run: `at` is the pin's place. */
  end: RunEnd;
  run: Run;
}

/** Pins that face each other over an aisle: of the poster above it and of the one below, all apart. */
interface Comb {
  aisle: number;
  from: number;
  to: number;
  pins: Pin[];
}

/** Threads on their way through the room, before lanes are given their places. */
export interface Lacing {
  /** Runs by aisle, from the upper side down. */
  aisles: readonly Run[][];
  /** Runs by gutter, from left to right; their `at` is down the gutter. */
  gutters: readonly Run[][];
  combs: readonly Comb[];
  /** Runs in aisles by thread: one, or the one at the first poster and the one at the other. */
  runs: readonly Run[][];
}

/** Measures of a weave, px. */
export interface Gauge {
  /** Between two pins, at most. */
  pin: number;
  /** Between pins and a poster's corners. */
  corner: number;
  /** Along a lane, between two threads that share it. */
  air: number;
}

const middleOf = (band: Band | undefined): number => (band ? (band.from + band.to) / 2 : 0);

/** Spreads a comb's pins about its middle. */
function spread({ pins, from, to }: Comb, gauge: Gauge): void {
  const room = Math.max(1, to - from - 2 * gauge.corner);
  const step = Math.min(gauge.pin, room / Math.max(1, pins.length - 1));
  const start = (from + to) / 2 - ((pins.length - 1) / 2) * step;
  for (const [index, { end }] of pins.entries()) end.at = start + index * step;
}

/** More than any way along an aisle, px. */
const FARTHEST = 1e6;

/**
 * Where a pin belongs among its neighbours before lanes are known: those that lead left stand left. Of them those that come back on its
 * own side stand outermost, the near ones first, since their lanes lie nearest; then those that pass over, the far ones first, since
 * those that lead near leave the aisle before they meet them.
 */
function leaning({ end, run }: Pin, middle: number, first: FirstOut): number {
  const other = run.ends[0] === end ? run.ends[1] : run.ends[0];
  const way = other.at - middle;
  const far = Math.abs(way);
  const comesBack = first === 'near' || other.isNear === end.isNear;
  return Math.sign(way) * (comesBack ? 2 * FARTHEST - far : far);
}

/** Of threads that pass over an aisle, which pins stand outermost: far ones cross less, near ones sometimes share more lanes. */
export type FirstOut = 'far' | 'near';

export function lace(
  room: Hang,
  routes: readonly Route[],
  gauge: Gauge,
  effort: Effort,
  first: FirstOut = 'far',
): Lacing {
  const aisles: Run[][] = room.aisles.map(() => []);
  const gutters: Run[][] = room.gutters.map(() => []);
  const combs = new Map<string, Comb>();
  const runs: Run[][] = [];
  for (const [thread, { a, b, aisles: way, gutter }] of routes.entries()) {
    const own: Run[] = [];
    const pin = (poster: typeof a, aisle: number): RunEnd => ({
      at: poster.x + poster.width / 2,
      isNear: poster.row === aisle - 1,
    });
    const [first, last = first] = way;
    if (gutter === null) own.push({ thread, ends: [pin(a, first), pin(b, first)] });
    else {
      const x = middleOf(room.gutters[gutter]);
      own.push({ thread, ends: [pin(a, first), { at: x, isNear: false }] });
      own.push({ thread, ends: [{ at: x, isNear: true }, pin(b, last)] });
      gutters[gutter]?.push({
        thread,
        ends: [
          { at: middleOf(room.aisles[first]), isNear: a.x < x },
          { at: middleOf(room.aisles[last]), isNear: b.x < x },
        ],
      });
    }
    for (const [index, run] of own.entries()) aisles[index === 0 ? first : last]?.push(run);
    runs.push(own);
    for (const isFirst of [true, false]) {
      const [poster, aisle, run] = isFirst ? [a, first, own[0]] : [b, last, own.at(-1)];
      const end = run?.ends[isFirst ? 0 : 1];
      if (!run || !end) continue;
      const key = `${aisle} ${poster.column}`;
      const comb = combs.get(key) ?? {
        aisle,
        from: poster.x,
        to: poster.x + poster.width,
        pins: [],
      };
      comb.pins.push({ thread, isFirst, end, run });
      combs.set(key, comb);
    }
  }
  const lacing = { aisles, gutters, combs: [...combs.values()], runs };
  order(lacing, room, gauge, effort, first);
  return lacing;
}

/** Rounds in which lanes follow pins and pins follow lanes. */
const ROUNDS = 8;

function order(lacing: Lacing, room: Hang, gauge: Gauge, effort: Effort, first: FirstOut): void {
  const { aisles, combs } = lacing;
  for (const comb of combs) {
    const middle = (comb.from + comb.to) / 2;
    comb.pins.sort(
      (a, b) => leaning(a, middle, first) - leaning(b, middle, first) || a.thread - b.thread,
    );
  }
  for (const comb of combs) spread(comb, gauge);
  // Short runs near the posters they leave, before anything is known of crossings.
  for (const runs of aisles) runs.sort((a, b) => depthOf(a) - depthOf(b) || a.thread - b.thread);
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    for (const runs of aisles) moved = improveOrder(runs, effort) || moved;
    for (const comb of combs)
      moved = improvePins(comb, aisles[comb.aisle] ?? [], gauge, effort) || moved;
    if (round < 3) moved = orderGutters(lacing, room, gauge, effort) || moved;
    if (!moved || effort.left <= 0) break;
  }
}

/** Runs with both legs on the near side lie there, the short ones nearest; the same on the far side; the others in between. */
function depthOf({ ends: [a, b] }: Run): number {
  const length = Math.abs(a.at - b.at);
  if (a.isNear !== b.isNear) return 0;
  return a.isNear ? -1 / (1 + length) - 1 : 1 + 1 / (1 + length);
}

/** Of two ways that cross as often, the shorter: less than any crossing. Per px. */
const SHORTER = 1e-5;
const lengthOf = (run: Run): number => highOf(run) - lowOf(run);

/**
 * Two posters that face each other over an aisle, their pins side by side: their thread runs straight down. Nothing has its pin in
 * between, so nothing crosses it that did not.
 */
export function straighten({ combs }: Lacing): void {
  for (const { pins } of combs)
    for (let index = 1; index < pins.length; index += 1) {
      const [one, two] = [pins[index - 1], pins[index]];
      if (!one || !two || one.run !== two.run) continue;
      one.end.at = two.end.at = (one.end.at + two.end.at) / 2;
    }
}

/** Swaps pins of a comb while their threads cross less. */
function improvePins(comb: Comb, order: readonly Run[], gauge: Gauge, effort: Effort): boolean {
  const { pins } = comb;
  const place = new Map(order.map((run, index) => [run, index]));
  const cost = (one: Pin, two: Pin): number => {
    const [p, q] = [place.get(one.run) ?? 0, place.get(two.run) ?? 0];
    effort.left -= 2 * order.length;
    const length = (lengthOf(one.run) + lengthOf(two.run)) * SHORTER;
    if (p === q) return crossingsAt(order, p) + length;
    return crossingsAt(order, p) + crossingsAt(order, q) + length;
  };
  let moved = false;
  for (let again = true; again && effort.left > 0;) {
    again = false;
    for (let low = 0; low < pins.length; low += 1)
      for (let high = low + 1; high < pins.length && effort.left > 0; high += 1) {
        const [one, two] = [pins[low], pins[high]];
        if (!one || !two) continue;
        const before = cost(one, two);
        [one.end.at, two.end.at] = [two.end.at, one.end.at];
        if (cost(one, two) < before - SHORTER) {
          [pins[low], pins[high]] = [two, one];
          again = true;
          moved = true;
        } else [one.end.at, two.end.at] = [two.end.at, one.end.at];
      }
  }
  if (moved) spread(comb, gauge);
  return moved;
}

/** Sets tracks in the gutters, in the order that crosses least, and tells the runs that lead there where they are. */
function orderGutters(
  { aisles, gutters, runs }: Lacing,
  room: Hang,
  gauge: Gauge,
  effort: Effort,
): boolean {
  let moved = false;
  // Lanes as they will lie, about: what matters is which is above which.
  const depth = new Map<Run, number>();
  for (const [index, lane] of aisles.entries()) {
    const band = room.aisles[index];
    if (band)
      for (const [place, run] of lane.entries())
        depth.set(run, band.from + ((band.to - band.from) * (place + 1)) / (lane.length + 1));
  }
  for (const [index, tracks] of gutters.entries()) {
    const band = room.gutters[index];
    if (!band || tracks.length === 0) continue;
    for (const { thread, ends } of tracks) {
      const own = runs[thread];
      const [first, last] = [own?.[0], own?.[1]];
      if (first) ends[0].at = depth.get(first) ?? ends[0].at;
      if (last) ends[1].at = depth.get(last) ?? ends[1].at;
    }
    moved = improveOrder(tracks, effort) || moved;
    placeTracks(tracks, band, runs, gauge);
  }
  return moved;
}

/** Gives each track of a gutter its `x`; returns how close they are. */
export function placeTracks(
  tracks: readonly Run[],
  band: Band,
  runs: readonly Run[][],
  gauge: Gauge,
): number {
  const { lanes, count } = lanesOf(tracks, gauge.air);
  const step = Math.min(gauge.pin, (band.to - band.from) / (count + 1));
  const start = (band.from + band.to) / 2 - ((count - 1) / 2) * step;
  for (const [index, { thread }] of tracks.entries()) {
    const x = start + (lanes[index] ?? 0) * step;
    const [first, last] = runs[thread] ?? [];
    if (first) first.ends[1].at = x;
    if (last) last.ends[0].at = x;
  }
  return count > 1 ? step : Infinity;
}
