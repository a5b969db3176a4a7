import type { GalleryRoom, HungPoster, RoomSide } from './galleryRoom.ts';
import type { Rect } from './noteGrid.ts';

export type Point = readonly [x: number, y: number];

/** A connection as geometry knows it. */
export interface ThreadEnds {
  id: string;
  from: string;
  to: string;
}

/** A cubic curve over the floor, from pin to arrowhead. Straight ones have their handles on the line. */
export interface Thread extends ThreadEnds {
  start: Point;
  startHandle: Point;
  endHandle: Point;
  end: Point;
}

/** Pins stand no farther apart than this, and keep this far from a poster's corners. Room units. */
const PIN_STEP = 72;
const PIN_MARGIN = 24;
/** Cosine to the wall's normal below which a straight thread would creep along the wall: it is bent into the room instead. */
const STEEP = 0.18;
/** Handles of a bent thread, as a part of its length. */
const BEND = 0.42;

/** Into the room. */
const NORMALS: Record<RoomSide, Point> = {
  top: [0, 1],
  right: [-1, 0],
  bottom: [0, -1],
  left: [1, 0],
};

/** Point of the poster's edge that faces the floor; `along` from 0 to 1, clockwise around the room. */
function edgePoint({ x, y, width, height, side }: HungPoster, along: number): Point {
  switch (side) {
    case 'top':
      return [x + width * along, y + height];
    case 'right':
      return [x, y + height * along];
    case 'bottom':
      return [x + width * (1 - along), y];
    case 'left':
      return [x + width, y + height * (1 - along)];
  }
}

/**
 * Spans threads over the floor. Each has two pins of its own, spread evenly along the edges that face the floor and sorted by where they
 * lead: going clockwise along a poster, threads lead to posters counter-clockwise, so those from one poster never cross each other.
 * Threads to tables that hang nowhere, and from a table to itself, are left out.
 */
export function spanThreads(room: GalleryRoom, connections: readonly ThreadEnds[]): Thread[] {
  const order = new Map(room.posters.map((poster, index) => [poster.tableId, index]));
  const count = room.posters.length;
  const hung = connections.filter(
    ({ from, to }) => from !== to && order.has(from) && order.has(to),
  );
  const pins = new Map<string, Point>();
  const ends = new Map<string, ThreadEnds[]>();
  for (const thread of hung) {
    for (const table of [thread.from, thread.to]) {
      const known = ends.get(table);
      if (known) known.push(thread);
      else ends.set(table, [thread]);
    }
  }
  for (const poster of room.posters) {
    const here = order.get(poster.tableId) ?? 0;
    const other = ({ from, to }: ThreadEnds): number =>
      order.get(from === poster.tableId ? to : from) ?? 0;
    const clockwise = (thread: ThreadEnds): number => (other(thread) - here + count) % count;
    const sorted = (ends.get(poster.tableId) ?? []).sort(
      (a, b) => clockwise(b) - clockwise(a) || (a.id < b.id ? -1 : 1) * (here < other(a) ? 1 : -1),
    );
    const length = poster.side === 'top' || poster.side === 'bottom' ? poster.width : poster.height;
    const step = Math.min(PIN_STEP, (length - 2 * PIN_MARGIN) / Math.max(1, sorted.length - 1));
    sorted.forEach((thread, index) =>
      pins.set(
        `${thread.id}@${poster.tableId}`,
        edgePoint(poster, 0.5 + ((index - (sorted.length - 1) / 2) * step) / length),
      ),
    );
  }
  return hung.flatMap((thread) => {
    const [from, to] = [thread.from, thread.to].map((table) => room.posters[order.get(table) ?? 0]);
    const [start, end] = [thread.from, thread.to].map((table) => pins.get(`${thread.id}@${table}`));
    if (!from || !to || !start || !end) return [];
    return [
      {
        id: thread.id,
        from: thread.from,
        to: thread.to,
        ...bend(start, NORMALS[from.side], end, NORMALS[to.side], room.open),
      },
    ];
  });
}

function bend(
  start: Point,
  out: Point,
  end: Point,
  into: Point,
  open: Rect,
): Pick<Thread, 'start' | 'startHandle' | 'endHandle' | 'end'> {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const length = Math.hypot(dx, dy) || 1;
  const leaves = (dx * out[0] + dy * out[1]) / length;
  const arrives = -(dx * into[0] + dy * into[1]) / length;
  if (leaves > STEEP && arrives > STEEP)
    return {
      start,
      startHandle: [start[0] + dx / 3, start[1] + dy / 3],
      endHandle: [end[0] - dx / 3, end[1] - dy / 3],
      end,
    };
  const reach = (normal: Point): number =>
    Math.min(Math.max(90, length * BEND), (normal[0] === 0 ? open.height : open.width) * 0.9);
  return {
    start,
    startHandle: [start[0] + out[0] * reach(out), start[1] + out[1] * reach(out)],
    endHandle: [end[0] + into[0] * reach(into), end[1] + into[1] * reach(into)],
    end,
  };
}

/** Point of a thread; `t` from 0 (pin) to 1 (arrowhead). */
export function pointAt({ start, startHandle, endHandle, end }: Thread, t: number): Point {
  const s = 1 - t;
  const mix = (axis: 0 | 1): number =>
    s ** 3 * start[axis] +
    3 * s * s * t * startHandle[axis] +
    3 * s * t * t * endHandle[axis] +
    t ** 3 * end[axis];
  return [mix(0), mix(1)];
}

/** Distance from a point to a thread, near enough for a finger. */
export function distanceTo(thread: Thread, [x, y]: Point): number {
  const STEPS = 24;
  let nearest = Infinity;
  let [px, py] = thread.start;
  for (let step = 1; step <= STEPS; step += 1) {
    const [qx, qy] = pointAt(thread, step / STEPS);
    const [dx, dy] = [qx - px, qy - py];
    const along = Math.max(
      0,
      Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)),
    );
    nearest = Math.min(nearest, Math.hypot(px + along * dx - x, py + along * dy - y));
    [px, py] = [qx, qy];
  }
  return nearest;
}

/** The thread under a point within `reach`, the nearest first. */
export const threadAt = (threads: readonly Thread[], at: Point, reach: number): Thread | null =>
  threads
    .map((thread) => ({ thread, far: distanceTo(thread, at) }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far)[0]?.thread ?? null;

/** Places on a thread where its card may lie: the middle first, then towards either end. */
const CARD_PLACES = [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75];
/** Between two cards, room units. */
const CARD_AIR = 12;
/** And how far above or below it, in heights of the card: close by where the thread still runs under it, farther off where it is crowded. */
const CARD_SHIFTS = [0, -0.4, 0.4, -1.2, 1.2, -2.4, 2.4];

/** More cards than this on one floor and none can be read. */
export const MOST_CARDS = 60;

/** Lays a card of `sizes` on each lit thread, the first `MOST_CARDS` of them, none over another where the floor has room, all inside `within`. */
export function placeCards(
  threads: readonly Thread[],
  sizes: ReadonlyMap<string, { width: number; height: number }>,
  within: Rect,
): Map<string, Rect> {
  const placed = new Map<string, Rect>();
  for (const thread of threads.slice(0, MOST_CARDS)) {
    const size = sizes.get(thread.id);
    if (!size) continue;
    const options = CARD_SHIFTS.flatMap((shift) =>
      CARD_PLACES.map((t): Rect => {
        const [x, onThread] = pointAt(thread, t);
        const y = onThread + shift * size.height;
        const inside = (at: number, from: number, length: number, own: number): number =>
          Math.max(from, Math.min(from + length - own, at - own / 2));
        return {
          ...size,
          x: inside(x, within.x, within.width, size.width),
          y: inside(y, within.y, within.height, size.height),
        };
      }),
    );
    const covered = (rect: Rect): number =>
      [...placed.values()].reduce(
        (sum, other) =>
          sum +
          sharedArea(rect, {
            x: other.x - CARD_AIR,
            y: other.y - CARD_AIR,
            width: other.width + 2 * CARD_AIR,
            height: other.height + 2 * CARD_AIR,
          }),
        0,
      );
    // Where there is no room, the place that covers least.
    const chosen =
      options.find((rect) => covered(rect) === 0) ??
      options.reduce<Rect | undefined>(
        (best, rect) => (best && covered(best) <= covered(rect) ? best : rect),
        undefined,
      );
    if (chosen) placed.set(thread.id, chosen);
  }
  return placed;
}

const sharedArea = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** Connections that are lit without a hand on them: those most people marked, accepted before proposed, then the oldest. */
export function mostMarked<
  Connection extends { id: string; marks: number; state: string; at: number },
>(connections: readonly Connection[], count: number): Connection[] {
  return [...connections]
    .sort(
      (a, b) =>
        b.marks - a.marks ||
        Number(b.state === 'accepted') - Number(a.state === 'accepted') ||
        a.at - b.at ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, count);
}
