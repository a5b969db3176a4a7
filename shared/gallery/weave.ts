import type { Point } from '../model/arrangement.ts';
import { densityOf, highOf, lowOf, placesOf, type Effort, type Run } from './channel.ts';
import type { Hang, Screen } from './hang.ts';
import { lace, placeTracks, straighten, type FirstOut, type Gauge, type Lacing } from './lacing.ts';
import type { Pair } from './pairs.ts';
import { otherWays, routesOf, type Route } from './routes.ts';

/** A pair's thread through the aisles. */
export interface Thread {
  pair: Pair;
  /** Corners of its way, from the pin at `pair.from` to the one at `pair.to`; every leg runs across or down. */
  points: readonly Point[];
}

/** Where two threads cross: one is drawn over the other. By their places in `threads`. */
export interface Crossing {
  at: Point;
  over: number;
  under: number;
}

export interface Weave {
  /** The foremost pair first. */
  threads: readonly Thread[];
  crossings: readonly Crossing[];
  /** The closest that lanes, tracks or pins lie, px; `Infinity` where none has a neighbour. */
  spacing: number;
  /** Half of an arrowhead's width; it is twice as long. */
  head: number;
}

/** As parts of the room's width. */
const PIN_STEP = 0.02;
const CORNER = 0.012;
const HEAD = 0.0045;
/** Threads that share a lane end so far apart, in heads. */
const SHARED_LANE = 5;
/** Closer than this part of the room's width nobody can follow a lane; nor closer than so many px, however small the room. */
const CLOSEST = 0.0045;
const CLOSEST_OWN = 0.003;
const CLOSEST_PX = 3;
const closestIn = ({ width }: Screen, part = CLOSEST): number => Math.max(CLOSEST_PX, width * part);
/** Comparisons of two runs, about 15 ns each: a room of sixty posters takes 20 ms to weave at most. */
const EFFORT = 600_000;

const gaugeOf = ({ screen }: Hang): Gauge => ({
  pin: screen.width * PIN_STEP,
  corner: screen.width * CORNER,
  air: screen.width * HEAD * SHARED_LANE,
});

/**
 * Can all threads be told apart? Lanes, tracks and pins keep their distance; `false` where it is plain without weaving them that they
 * do not.
 */
export function mayWeave(room: Hang, pairs: readonly Pair[], isOwn = false): boolean {
  const closest = closestIn(room.screen, isOwn ? CLOSEST_OWN : CLOSEST);
  const { aisles, gutters } = rawRuns(room, routesOf(room, pairs, new Map()));
  const fits = (runs: readonly Run[], band: { from: number; to: number } | undefined): boolean =>
    runs.length < 2 || !band || (densityOf(runs, 0) - 1) * closest <= band.to - band.from;
  return (
    aisles.every((runs, index) => fits(runs, room.aisles[index])) &&
    gutters.every((runs, index) => fits(runs, room.gutters[index]))
  );
}

/** Are its lanes far enough apart to be followed? One poster's own may lie closer: nobody else's are among them. */
export const isClear = ({ spacing }: Weave, { screen }: Hang, isOwn = false): boolean =>
  spacing >= closestIn(screen, isOwn ? CLOSEST_OWN : CLOSEST);

/** Runs as the routes have them, pins in the middles of their posters. */
function rawRuns(room: Hang, routes: readonly Route[]): Pick<Lacing, 'aisles' | 'gutters'> {
  const gauge = gaugeOf(room);
  return lace(room, routes, gauge, { left: 0 });
}

/**
 * Weaves threads for these pairs through the aisles. `wanted`: length of the lane a pair's sentence needs; it opens as far
 * as there is height, the foremost first. `tries`: other ways that may be tried to cross less.
 */
export function weave(
  room: Hang,
  pairs: readonly Pair[],
  wanted: ReadonlyMap<Pair, number> = new Map(),
  tries = TRIES,
): Weave {
  if (room.columns === 2 && room.rows === 1) return acrossTheGutter(room, pairs);
  let routes = routesOf(room, pairs, wanted);
  let best = weaveBy(room, routes, wanted);
  if (!isClear(best, room)) {
    const other = weaveBy(room, routes, wanted, 'near');
    if (other.spacing > best.spacing) best = other;
  }
  if (routes.length > FEW) return best;
  // Of few threads, each may try other ways: what crosses least without lying closer than can be followed.
  const closest = Math.min(best.spacing, closestIn(room.screen));
  let left = tries;
  for (let again = true; again && left > 0;) {
    again = false;
    for (const [index, route] of routes.entries())
      for (const other of otherWays(route, room)) {
        if (left <= 0 || best.crossings.length === 0) break;
        left -= 1;
        const changed = routes.map((each, at) => (at === index ? other : each));
        const woven = weaveBy(room, changed, wanted);
        if (woven.crossings.length >= best.crossings.length || woven.spacing < closest) continue;
        routes = changed;
        best = woven;
        again = true;
        break;
      }
  }
  return best;
}

/** So few threads may try so many other ways, together: half a millisecond each. */
const FEW = 30;
const TRIES = 24;

function weaveBy(
  room: Hang,
  routes: readonly Route[],
  wanted: ReadonlyMap<Pair, number>,
  first: FirstOut = 'far',
): Weave {
  const gauge = gaugeOf(room);
  const effort: Effort = { left: EFFORT };
  const lacing = lace(room, routes, gauge, effort, first);
  const pins = pinSpacing(lacing);
  let spacing = pins;
  straighten(lacing);
  for (const [index, tracks] of lacing.gutters.entries()) {
    const band = room.gutters[index];
    if (band) spacing = Math.min(spacing, placeTracks(tracks, band, lacing.runs, gauge));
  }
  const depths = new Map<Run, number>();
  for (const [index, runs] of lacing.aisles.entries()) {
    const order = runs.filter((run) => highOf(run) > lowOf(run));
    spacing = Math.min(spacing, layLanes(room, index, order, routes, wanted, gauge, depths));
  }
  const threads = routes.map((route, thread) => threadOf(route, lacing.runs[thread] ?? [], depths));
  return {
    threads,
    crossings: crossingsIn(threads),
    spacing,
    head: Math.min(room.screen.width * HEAD, pins * 0.45, lowestAisle(room, routes) / HEADS),
  };
}

/** A thread straight down its aisle may have two heads, each twice as long as half its width. */
const HEADS = 4;

function lowestAisle({ aisles }: Hang, routes: readonly Route[]): number {
  let lowest = Infinity;
  for (const { aisles: way } of routes)
    for (const aisle of way) {
      const { from, to } = aisles[aisle] ?? { from: 0, to: Infinity };
      lowest = Math.min(lowest, to - from);
    }
  return lowest;
}

function pinSpacing({ combs }: Lacing): number {
  let closest = Infinity;
  for (const { pins } of combs)
    for (let index = 1; index < pins.length; index += 1)
      closest = Math.min(closest, (pins[index]?.end.at ?? 0) - (pins[index - 1]?.end.at ?? 0));
  return closest;
}

/** Gives each run of an aisle its height; returns how close its lanes lie. */
function layLanes(
  room: Hang,
  aisle: number,
  order: readonly Run[],
  routes: readonly Route[],
  wanted: ReadonlyMap<Pair, number>,
  gauge: Gauge,
  depths: Map<Run, number>,
): number {
  const band = room.aisles[aisle];
  if (!band || order.length === 0) return Infinity;
  const { width, smallest } = room.screen;
  const closest = closestIn(room.screen);
  const size = band.to - band.from;
  const { places: lanes, count } = placesOf(order, gauge.air);
  // Arrowheads stand between posters and the first lane, if need be with their corner in it; at the room's own edge there are none.
  const crowded = (size - (count - 1) * closest) / 2;
  const head = Math.min(width * HEAD * 2, Math.max(width * HEAD * 1.2, crowded), size / 4);
  const edge = Math.min(width * HEAD * 1.5, size / 5);
  const [above, below] = [aisle === 0 ? edge : head, aisle === room.rows ? edge : head];
  const free = size - above - below;
  const thin = Math.max(closest, Math.min(free / Math.max(1, count), smallest * 0.55));
  const tall = Math.max(thin, smallest * 1.35);
  const heights = Array.from({ length: count }, () => thin);
  let used = thin * (count - 1);
  // The foremost open their lanes first.
  const byRank = order
    .map((run, index) => ({ run, lane: Math.floor(lanes[index] ?? 0) }))
    .sort((a, b) => a.run.thread - b.run.thread);
  for (const { run, lane } of byRank) {
    const route = routes[run.thread];
    const room = route && wanted.get(route.pair);
    if (room === undefined || highOf(run) - lowOf(run) < room || heights[lane] === tall) continue;
    // Half of a lane at either side lies in the air beside the posters.
    const share = (lane === 0 ? 0.5 : 1) * (lane === count - 1 ? 0.5 : 1);
    const more = (tall - thin) * (count === 1 ? 0 : share);
    if (used + more > free) continue;
    used += more;
    heights[lane] = tall;
  }
  const gaps = heights.slice(1).map((height, lane) => (height + (heights[lane] ?? height)) / 2);
  const sum = gaps.reduce((total, gap) => total + gap, 0);
  // What is left over goes to the arrowheads first, then spreads the lanes as far as lines of type stand apart.
  const spread = Math.min(
    Math.max(sum, free - 1.4 * head),
    Math.max(sum, tall * 1.5 * (count - 1)),
  );
  const stretch = sum === 0 ? 1 : Math.min(free, spread) / sum;
  let y = band.from + above + (free - sum * stretch) / 2;
  const places = [y];
  for (const gap of gaps) places.push((y += gap * stretch));
  for (const [index, run] of order.entries()) {
    const lane = lanes[index] ?? 0;
    const [low, high] = [places[Math.floor(lane)] ?? y, places[Math.ceil(lane)] ?? y];
    depths.set(run, (low + high) / 2);
  }
  return gaps.length === 0 ? Infinity : Math.min(...gaps) * stretch;
}

function threadOf(
  { pair, a, b, aisles: [first, last = first] }: Route,
  runs: readonly Run[],
  depths: ReadonlyMap<Run, number>,
): Thread {
  const edge = (poster: typeof a, aisle: number): number =>
    poster.row === aisle - 1 ? poster.y + poster.height : poster.y;
  const points: Point[] = [];
  for (const [index, run] of runs.entries()) {
    const y = depths.get(run) ?? 0;
    const [{ at: from }, { at: to }] = run.ends;
    if (index === 0) points.push([from, edge(a, first)]);
    if (from !== to) points.push([from, y], [to, y]);
    if (index === runs.length - 1) points.push([to, edge(b, last)]);
  }
  return { pair, points: pair.from === a.tableId ? points : points.reverse() };
}

/** So far down two posters alone their thread runs: their sentences stand under it. */
const TWO_AT = 0.36;

/** Two posters alone: their thread runs straight from one to the other. */
function acrossTheGutter({ posters, screen }: Hang, pairs: readonly Pair[]): Weave {
  const [left, right] = posters;
  const threads = pairs.flatMap((pair): Thread[] => {
    if (!left || !right) return [];
    const y = left.y + left.height * TWO_AT;
    const points: Point[] = [
      [left.x + left.width, y],
      [right.x, y],
    ];
    return [{ pair, points: pair.from === left.tableId ? points : points.reverse() }];
  });
  return { threads, crossings: [], spacing: Infinity, head: screen.width * HEAD * 1.4 };
}

interface Leg {
  thread: number;
  at: number;
  low: number;
  high: number;
}

/** Legs across and legs down. */
export function legsOf(threads: readonly Thread[]): { across: Leg[]; down: Leg[] } {
  const [across, down]: [Leg[], Leg[]] = [[], []];
  for (const [thread, { points }] of threads.entries())
    for (let index = 1; index < points.length; index += 1) {
      const [[x, y], [toX, toY]] = [points[index - 1] ?? [0, 0], points[index] ?? [0, 0]];
      if (y === toY) across.push({ thread, at: y, low: Math.min(x, toX), high: Math.max(x, toX) });
      else down.push({ thread, at: x, low: Math.min(y, toY), high: Math.max(y, toY) });
    }
  return { across, down };
}

/** Where threads cross. The foremost lies over the others; of two that are not told apart so, the one that runs across. */
function crossingsIn(threads: readonly Thread[]): Crossing[] {
  const { across, down } = legsOf(threads);
  down.sort((a, b) => a.at - b.at);
  const crossings: Crossing[] = [];
  for (const leg of across) {
    // The first that may cross it, found by halving.
    let [low, high] = [0, down.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((down[middle]?.at ?? 0) <= leg.low) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < down.length; index += 1) {
      const other = down[index];
      if (!other || other.at >= leg.high) break;
      if (other.thread === leg.thread || leg.at <= other.low || leg.at >= other.high) continue;
      const isOver =
        (threads[leg.thread]?.pair.marks ?? 0) >= (threads[other.thread]?.pair.marks ?? 0);
      crossings.push({
        at: [other.at, leg.at],
        over: isOver ? leg.thread : other.thread,
        under: isOver ? other.thread : leg.thread,
      });
    }
  }
  return crossings;
}
