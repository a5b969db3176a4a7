import type { Hang, HungPoster } from './hang.ts';
import type { Pair } from './pairs.ts';

/** The way of a pair's thread through aisles and gutters. */
export interface Route {
  pair: Pair;
  /** The poster whose hook comes first, and the other. */
  a: HungPoster;
  b: HungPoster;
  /** One aisle, or the one it begins in and the one it ends in. */
  aisles: readonly [number] | readonly [number, number];
  /** Between two aisles. */
  gutter: number | null;
}

/** How full each aisle and gutter is, cell by cell. */
class Load {
  readonly #cells: number[] = [];
  readonly #width: number;
  constructor(width: number) {
    this.#width = width;
  }
  most(band: number, from: number, to: number): number {
    let most = 0;
    for (let cell = Math.min(from, to); cell <= Math.max(from, to); cell += 1)
      most = Math.max(most, this.#cells[band * this.#width + cell] ?? 0);
    return most;
  }
  add(band: number, from: number, to: number): void {
    for (let cell = Math.min(from, to); cell <= Math.max(from, to); cell += 1) {
      const key = band * this.#width + cell;
      this.#cells[key] = (this.#cells[key] ?? 0) + 1;
    }
  }
}

/** A gutter farther off costs as much as so many threads in a nearer one. */
const DETOUR = 6;
/** ... and one from which no lane is long enough for the thread's sentence, as so many. */
const NO_LANE = 8;

/** Which gutter leads down from `a` to `b`: one on the way, the emptiest of them. */
function gutterFor(a: HungPoster, b: HungPoster, room: Hang, load: Load, wanted: number): number {
  const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
  let best = { gutter: left, cost: Infinity };
  for (let gutter = left; gutter <= right + 1; gutter += 1) {
    const band = room.gutters[gutter];
    if (!band) continue;
    const isOnTheWay = gutter > left && gutter <= right;
    const size = (band.to - band.from) / (room.screen.width || 1);
    const x = (band.from + band.to) / 2;
    const lane = Math.max(Math.abs(a.x + a.width / 2 - x), Math.abs(b.x + b.width / 2 - x));
    const cost =
      (load.most(gutter, a.row, b.row) + 1) / size / 40 +
      (isOnTheWay ? 0 : DETOUR) +
      (lane < wanted ? NO_LANE : 0);
    if (cost < best.cost) best = { gutter, cost };
  }
  return best.gutter;
}

/** Lower than this part of the room's width an aisle has no room for an arrowhead, its lane and what is beside it. */
const LOWEST = 0.016;

/** Height of an aisle that threads may take; 0 of one that is too low for them. Between two rows they have no other. */
function heightOf({ aisles, rows, screen }: Hang, aisle: number): number {
  const band = aisles[aisle];
  const height = band ? band.to - band.from : 0;
  const isOuter = aisle === 0 || aisle === rows;
  return isOuter && rows > 1 && height < screen.width * LOWEST ? 0 : height;
}

/**
 * Ways for all pairs: posters of neighbouring rows share the aisle between them; of one row, the emptier of the two beside it; others
 * take an aisle, a gutter and an aisle. `wanted`: length of the lane a pair's sentence needs.
 */
export function routesOf(
  room: Hang,
  pairs: readonly Pair[],
  wanted: ReadonlyMap<Pair, number>,
): Route[] {
  const places = new Map(room.posters.map((poster, index) => [poster.tableId, { poster, index }]));
  const aisleLoad = new Load(room.columns + 1);
  const gutterLoad = new Load(room.rows + 1);
  const ends = pairs.flatMap((pair) => {
    const [from, to] = [places.get(pair.from), places.get(pair.to)];
    if (!from || !to) return [];
    return [
      from.index < to.index
        ? { pair, a: from.poster, b: to.poster }
        : { pair, a: to.poster, b: from.poster },
    ];
  });
  const routes = new Map<Pair, Route>();
  for (const { pair, a, b } of ends) {
    const below = b.row - a.row;
    if (below === 0) continue;
    if (below === 1) {
      aisleLoad.add(b.row, a.column, b.column);
      routes.set(pair, { pair, a, b, aisles: [b.row], gutter: null });
      continue;
    }
    const gutter = gutterFor(a, b, room, gutterLoad, wanted.get(pair) ?? 0);
    gutterLoad.add(gutter, a.row, b.row);
    aisleLoad.add(a.row + 1, a.column, gutter);
    aisleLoad.add(b.row, b.column, gutter);
    routes.set(pair, { pair, a, b, aisles: [a.row + 1, b.row], gutter });
  }
  // Long ones first: short ones find a place beside them.
  const inRow = ends
    .filter(({ a, b }) => a.row === b.row)
    .sort((x, y) => y.b.column - y.a.column - (x.b.column - x.a.column));
  for (const { pair, a, b } of inRow) {
    const cost = (aisle: number): number =>
      (aisleLoad.most(aisle, a.column, b.column) + 1) / heightOf(room, aisle);
    const aisle = cost(a.row) <= cost(a.row + 1) ? a.row : a.row + 1;
    aisleLoad.add(aisle, a.column, b.column);
    routes.set(pair, { pair, a, b, aisles: [aisle], gutter: null });
  }
  return ends.flatMap(({ pair }) => routes.get(pair) ?? []);
}

/** The other ways a thread could take: the aisle on the other side of its row, a gutter beside its own. */
export function otherWays(route: Route, room: Hang): Route[] {
  const { a, b, aisles, gutter } = route;
  if (a.row === b.row) {
    const other = aisles[0] === a.row ? a.row + 1 : a.row;
    return heightOf(room, other) === 0 ? [] : [{ ...route, aisles: [other] }];
  }
  if (gutter === null) return [];
  const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column) + 1];
  return [gutter - 1, gutter + 1]
    .filter((other) => other >= left && other <= right)
    .map((other) => ({ ...route, gutter: other }));
}
