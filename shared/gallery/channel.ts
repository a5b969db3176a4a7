/**
 * Channel routing: runs along an aisle, each with a leg at either end that leaves it towards one of its sides. Which run lies nearer to
 * which side decides what crosses. The same for a gutter, turned by a right angle.
 */
export interface Run {
  /** Of the thread it is a part of, from 0. */
  thread: number;
  ends: [RunEnd, RunEnd];
}

export interface RunEnd {
  /** Along the aisle. */
  at: number;
  /** Does its leg leave towards the aisle's near side (upwards, or to the left)? Else towards the far one. */
  isNear: boolean;
}

export const lowOf = ({ ends: [a, b] }: Run): number => Math.min(a.at, b.at);
export const highOf = ({ ends: [a, b] }: Run): number => Math.max(a.at, b.at);

const within = (at: number, { ends: [a, b] }: Run): boolean =>
  a.at < b.at ? at > a.at && at < b.at : at > b.at && at < a.at;

/** How often two runs cross when `near` lies nearer to the near side than `far`. */
export function crossingsOfTwo(near: Run, far: Run): number {
  let count = 0;
  // Legs of the far one that pass the near one, and the other way round.
  for (const end of far.ends) if (end.isNear && within(end.at, near)) count += 1;
  for (const end of near.ends) if (!end.isNear && within(end.at, far)) count += 1;
  return count;
}

/** Crossings of one run, at a place in the order, with all others. */
export function crossingsAt(order: readonly Run[], place: number): number {
  const own = order[place];
  if (!own) return 0;
  let count = 0;
  for (const [index, other] of order.entries()) {
    if (index < place) count += crossingsOfTwo(other, own);
    else if (index > place) count += crossingsOfTwo(own, other);
  }
  return count;
}

/** Work that may be done to make things better, counted so that the same room always looks the same, however fast the machine is. */
export interface Effort {
  left: number;
}

/** Takes runs out one by one and puts each back where it crosses least, while that helps. In place; says whether anything moved. */
export function improveOrder(order: Run[], effort: Effort): boolean {
  let moved = false;
  for (let again = true; again && effort.left > 0;) {
    again = false;
    const runs = order.slice();
    for (const run of runs) {
      if (effort.left <= 0) break;
      effort.left -= order.length;
      if (moveToBest(order, order.indexOf(run))) {
        again = true;
        moved = true;
      }
    }
  }
  return moved;
}

function moveToBest(order: Run[], place: number): boolean {
  const own = order[place];
  if (!own) return false;
  let best = { gain: 0, to: place };
  let gain = 0;
  for (let to = place - 1; to >= 0; to -= 1) {
    const other = order[to];
    if (other) gain += crossingsOfTwo(other, own) - crossingsOfTwo(own, other);
    if (gain > best.gain) best = { gain, to };
  }
  gain = 0;
  for (let to = place + 1; to < order.length; to += 1) {
    const other = order[to];
    if (other) gain += crossingsOfTwo(own, other) - crossingsOfTwo(other, own);
    if (gain > best.gain) best = { gain, to };
  }
  if (best.to === place) return false;
  order.splice(place, 1);
  order.splice(best.to, 0, own);
  return true;
}

/**
 * Lanes, from the near side: runs that would touch (closer than `air` along the aisle) lie in lanes of their own, in their order; others
 * share one.
 */
export function lanesOf(order: readonly Run[], air: number): { lanes: number[]; count: number } {
  const lanes: number[] = [];
  let count = 0;
  // Taken by lane: what lies in it so far.
  const taken: { low: number; high: number }[][] = [];
  for (const run of order) {
    const [low, high] = [lowOf(run) - air, highOf(run) + air];
    let lane = 0;
    for (let other = count - 1; other >= 0; other -= 1)
      if (taken[other]?.some((span) => span.low < high && low < span.high)) {
        lane = other + 1;
        break;
      }
    lanes.push(lane);
    (taken[lane] ??= []).push({ low: lowOf(run), high: highOf(run) });
    count = Math.max(count, lane + 1);
  }
  return { lanes, count };
}

/**
 * Where each run lies among its lanes, from 0: half-way between as near as its neighbours let it and as far. What has no neighbours lies in
 * the middle, and two that would touch still lie a lane apart.
 */
export function placesOf(order: readonly Run[], air: number): { places: number[]; count: number } {
  const near = lanesOf(order, air);
  const far = lanesOf([...order].reverse(), air).lanes.reverse();
  const last = near.count - 1;
  return {
    count: near.count,
    places: near.lanes.map((lane, index) => (lane + last - (far[index] ?? last)) / 2),
  };
}

/** How many runs pass the busiest place: fewer lanes than that cannot hold them. */
export function densityOf(runs: readonly Run[], air: number): number {
  const events = runs.flatMap((run): [number, number][] => [
    [lowOf(run), 1],
    [highOf(run) + air, -1],
  ]);
  events.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let [now, most] = [0, 0];
  for (const [, step] of events) {
    now += step;
    most = Math.max(most, now);
  }
  return most;
}
