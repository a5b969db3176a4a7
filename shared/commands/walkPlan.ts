/**
 * Where everybody goes in a rotation. `homes`: for each walker the index of her own table among the
 * `posters`, `null` for somebody at none. Answers each walker's posters, `stops` of them as far as
 * there are others than her own: all different, never her own. However uneven the tables are, at
 * each stop the posters have as many visitors as each other, give or take one, wherever that can
 * be: a poster whose own table is so large that too few others are left for it has them all, and
 * the rest share out the others.
 */
export function planRotation(
  homes: readonly (number | null)[],
  posters: number,
  stops: number,
): number[][] {
  const seen = whoSeesWhat(homes, posters, stops);
  return inTurns(seen, posters, stops);
}

/** People of one table, or of none. */
interface Group {
  home: number | null;
  walkers: number[];
  /** How many of them see each poster; at most all of them. */
  seers: number[];
}

/**
 * Which posters each walker sees, whenever: so that over the whole walk all posters have as many
 * visitors as each other.
 */
function whoSeesWhat(
  homes: readonly (number | null)[],
  posters: number,
  stops: number,
): readonly (readonly number[])[] {
  const groups = [...Map.groupBy(homes.keys(), (walker) => homes[walker] ?? null)].map(
    ([home, walkers]): Group => ({
      home,
      walkers: [...walkers],
      seers: Array.from({ length: posters }, () => 0),
    }),
  );
  const visitors = Array.from({ length: posters }, () => 0);
  // The large ones have the least choice: whoever comes after fills up what is low.
  for (const group of groups.toSorted((a, b) => b.walkers.length - a.walkers.length))
    pour(group, visitors, stops);
  level(groups, visitors);
  const seen: number[][] = homes.map(() => []);
  for (const { home, walkers, seers } of groups) {
    let turn = 0;
    // Dealt out poster by poster: of one poster there are never more than there are people, so
    // nobody has it twice.
    for (let step = 1; step <= posters; step += 1) {
      const poster = ((home ?? -1) + step) % posters;
      for (let each = 0; each < (seers[poster] as number); each += 1)
        (seen[walkers[turn++ % walkers.length] as number] as number[]).push(poster);
    }
  }
  return seen;
}

/** Gives a group its visits, the posters with the fewest visitors first. */
function pour({ home, walkers, seers }: Group, visitors: number[], stops: number): void {
  const open = [...visitors.keys()].filter((poster) => poster !== home);
  let left = Math.min(stops, open.length) * walkers.length;
  while (left > 0) {
    const fillable = open.filter((poster) => (seers[poster] as number) < walkers.length);
    const low = Math.min(...fillable.map((poster) => visitors[poster] as number));
    const lowest = fillable.filter((poster) => visitors[poster] === low);
    const above = fillable.flatMap((poster) =>
      (visitors[poster] as number) > low ? [visitors[poster] as number] : [],
    );
    // All of the lowest rise together: to the next one, until one of them is full, or as far as
    // there is something to give.
    const rise = Math.min(
      Math.min(...above) - low,
      ...lowest.map((poster) => walkers.length - (seers[poster] as number)),
      Math.floor(left / lowest.length),
    );
    for (const poster of rise > 0 ? lowest : lowest.slice(0, left)) {
      (seers[poster] as number) += Math.max(1, rise);
      (visitors[poster] as number) += Math.max(1, rise);
      left -= Math.max(1, rise);
    }
  }
}

/**
 * Moves visits from posters with more to such with fewer, also by way of others, until none has two
 * more than one it could give to.
 */
function level(groups: readonly Group[], visitors: number[]): void {
  const settled = new Set<number>();
  for (;;) {
    let from: number | null = null;
    for (const [poster, count] of visitors.entries())
      if (!settled.has(poster) && (from === null || count > (visitors[from] as number)))
        from = poster;
    if (from === null) return;
    const { way, reached } = wayDown(groups, visitors, from, settled);
    if (way === null) {
      // Nothing that can be reached from here is lower, now or later.
      for (const poster of reached) settled.add(poster);
      continue;
    }
    settled.clear();
    for (const { group, give, take } of way) {
      (group.seers[give] as number) -= 1;
      (group.seers[take] as number) += 1;
      (visitors[give] as number) -= 1;
      (visitors[take] as number) += 1;
    }
  }
}

interface Shift {
  group: Group;
  give: number;
  take: number;
}

/** The shifts that bring one visit from a poster to one that has at least two fewer. */
function wayDown(
  groups: readonly Group[],
  visitors: readonly number[],
  from: number,
  settled: ReadonlySet<number>,
): { way: Shift[] | null; reached: readonly number[] } {
  const cameBy: (Shift | null | undefined)[] = [];
  cameBy[from] = null;
  for (const poster of settled) cameBy[poster] = null;
  const low = (visitors[from] as number) - 2;
  const reached = [from];
  for (const give of reached) {
    for (const group of groups) {
      const { seers, home } = group;
      if (seers[give] === 0) continue;
      const most = group.walkers.length;
      for (let take = 0; take < seers.length; take += 1) {
        if (cameBy[take] !== undefined || (seers[take] as number) >= most || take === home)
          continue;
        cameBy[take] = { group, give, take };
        reached.push(take);
        if ((visitors[take] as number) > low) continue;
        const way: Shift[] = [];
        for (let shift = cameBy[take]; shift; shift = cameBy[shift.give]) way.push(shift);
        return { way, reached: [] };
      }
    }
    if (reached.length + settled.size === visitors.length) break;
  }
  return { way: null, reached };
}

/**
 * In which order each walker sees hers, so that a poster's visitors spread evenly over the stops: a
 * colouring of the edges between walkers and posters, the stops being the colours. A poster stands
 * for as many places as it has full turns, so that no place has a colour twice.
 */
function inTurns(seen: readonly (readonly number[])[], posters: number, stops: number): number[][] {
  const placesBefore = Array.from({ length: posters }, () => 0);
  const counts = Array.from({ length: posters }, () => 0);
  for (const each of seen) for (const poster of each) (counts[poster] as number) += 1;
  let places = 0;
  for (const [poster, count] of counts.entries()) {
    placesBefore[poster] = places;
    places += Math.ceil(count / stops);
  }
  const posterOf = new Int32Array(places);
  for (const [poster, count] of counts.entries())
    posterOf.fill(
      poster,
      placesBefore[poster],
      (placesBefore[poster] as number) + Math.ceil(count / stops),
    );
  const turns = new Turns(seen.length, places, stops);
  const taken = Array.from({ length: posters }, () => 0);
  for (const [walker, each] of seen.entries())
    for (const poster of each) {
      const nth = (taken[poster] as number)++;
      turns.add(walker, (placesBefore[poster] as number) + Math.floor(nth / stops));
    }
  return seen.map((_, walker) => turns.of(walker).map((place) => posterOf[place] as number));
}

const NOBODY = -1;

/**
 * A proper colouring of a bipartite graph's edges by as many colours as its largest degree (Kőnig):
 * there always is one.
 */
class Turns {
  readonly #stops: number;
  /** By walker and stop the place; by place and stop the walker. */
  readonly #placeAt: Int32Array;
  readonly #walkerAt: Int32Array;
  /**
   * Stops at which a walker, and a place, have nobody yet: a bit each (`LIMITS.walkStops` of them).
   */
  readonly #walkerFree: Int32Array;
  readonly #placeFree: Int32Array;

  constructor(walkers: number, places: number, stops: number) {
    this.#stops = stops;
    this.#placeAt = new Int32Array(walkers * stops).fill(NOBODY);
    this.#walkerAt = new Int32Array(places * stops).fill(NOBODY);
    this.#walkerFree = new Int32Array(walkers).fill(2 ** stops - 1);
    this.#placeFree = new Int32Array(places).fill(2 ** stops - 1);
  }

  of(walker: number): number[] {
    return [...this.#placeAt.subarray(walker * this.#stops, (walker + 1) * this.#stops)].filter(
      (place) => place !== NOBODY,
    );
  }

  add(walker: number, place: number): void {
    const [walkers, places] = [
      this.#walkerFree[walker] as number,
      this.#placeFree[place] as number,
    ];
    const both = walkers & places;
    const stop = lowestOf(both === 0 ? walkers : both);
    if (both === 0) this.#makeFree(place, stop, lowestOf(places));
    this.#set(walker, place, stop);
  }

  #set(walker: number, place: number, stop: number): void {
    this.#placeAt[walker * this.#stops + stop] = place;
    this.#walkerAt[place * this.#stops + stop] = walker;
    (this.#walkerFree[walker] as number) &= ~(1 << stop);
    (this.#placeFree[place] as number) &= ~(1 << stop);
  }

  /**
   * Whoever is at the place at `stop`, which is free at `other`, comes at `other` instead, whoever
   * follows from that the other way round, and so on: everybody along that way changes one for the
   * other, and what is free changes at its two ends alone.
   */
  #makeFree(place: number, stop: number, other: number): void {
    const both = (1 << stop) | (1 << other);
    (this.#placeFree[place] as number) ^= both;
    for (let at = place; ;) {
      const walker = this.#walkerAt[at * this.#stops + stop] as number;
      this.#swap(this.#walkerAt, at, stop, other);
      if (walker === NOBODY) {
        (this.#placeFree[at] as number) ^= both;
        return;
      }
      at = this.#placeAt[walker * this.#stops + other] as number;
      this.#swap(this.#placeAt, walker, stop, other);
      if (at === NOBODY) {
        (this.#walkerFree[walker] as number) ^= both;
        return;
      }
    }
  }

  #swap(all: Int32Array, of: number, stop: number, other: number): void {
    const [one, two] = [of * this.#stops + stop, of * this.#stops + other];
    const kept = all[one] as number;
    all[one] = all[two] as number;
    all[two] = kept;
  }
}

/** The lowest of these bits, of which there are some. */
const lowestOf = (bits: number): number => 31 - Math.clz32(bits & -bits);
