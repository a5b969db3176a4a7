import type { PausableWork } from '../model/pausableWork.ts';

/** Who may take what, as a search needs it. */
export interface MayRead {
  /** By person, then thing: 1 where she cannot take it, because it is hers or she has it. */
  closed: Uint8Array;
  things: number;
  /** By person, all things that are not hers, those that she has as well. */
  notHers: readonly Int32Array[];
}

/** One person reads `take` instead of `give`. */
interface Shift {
  person: number;
  give: number;
  take: number;
}

/**
 * Shifts readers from things with more to things with fewer, also by way of others, until none has
 * two more than one that it could give to. `reads` and `closed` are changed in place. Answers how
 * many readers each thing has. Yields after each search, which takes about a millisecond.
 *
 * A search begins at all things with the most readers at once, and as many ways as share no person
 * are gone together (a blocking flow, as Dinic's), so that there are few searches. One that finds
 * none settles all it reached: whoever reads one of those could only take others of them, so nothing
 * that happens later leads out of them.
 */
export function* levelReaders(reads: readonly number[][], may: MayRead): PausableWork<number[]> {
  const { closed, things, notHers } = may;
  const readers = Array.from({ length: things }, (): number[] => []);
  for (const [person, list] of reads.entries())
    for (const thing of list) (readers[thing] as number[]).push(person);
  const counts = readers.map(({ length }) => length);
  const settled = new Uint8Array(things);
  const search = new Search(reads.length, things, {
    ...may,
    readers,
    counts,
    settled,
    isBound: reads.map(({ length }, person) => (notHers[person] as Int32Array).length === length),
  });
  for (;;) {
    yield;
    const from = highest(counts, settled);
    if (from === null) return counts;
    const ways = search.waysDown(from);
    if (ways.length === 0) for (const thing of search.reached) settled[thing] = 1;
    for (const way of ways)
      for (const { person, give, take } of way) {
        const list = reads[person] as number[];
        list[list.indexOf(give)] = take;
        closed[person * things + give] = 0;
        closed[person * things + take] = 1;
        const before = readers[give] as number[];
        before.splice(before.indexOf(person), 1);
        (readers[take] as number[]).push(person);
        (counts[give] as number) -= 1;
        (counts[take] as number) += 1;
      }
  }
}

/** The unsettled things with the most readers; `null` where none has two fewer. */
function highest(counts: readonly number[], settled: Uint8Array): number[] | null {
  let [most, fewest] = [-1, Infinity];
  let from: number[] = [];
  for (const [thing, count] of counts.entries()) {
    if (settled[thing] === 1) continue;
    fewest = Math.min(fewest, count);
    if (count > most) [from, most] = [[], count];
    if (count === most) from.push(thing);
  }
  return most - fewest >= 2 ? from : null;
}

interface Graph extends MayRead {
  readers: readonly number[][];
  counts: readonly number[];
  settled: Uint8Array;
  /** Whoever reads all that she may has nothing to swap. */
  isBound: readonly boolean[];
}

/**
 * Searches for ways. How far everything is from where a search begins is found breadth first, then
 * ways that lead farther with each shift, depth first. Marks are kept from one search to the next
 * and told apart by its number.
 */
class Search {
  /** Things that the last search came to, those it began at first. */
  reached: number[] = [];
  readonly #graph: Graph;
  /** By thing, and by person: in which search they were come to, and after how many shifts. */
  readonly #seen: Int32Array;
  readonly #far: Int32Array;
  readonly #asked: Int32Array;
  readonly #askedFar: Int32Array;
  /** By person: the search in which she is on a way. */
  readonly #used: Int32Array;
  /** By thing: readers it gets by ways of this search, and how far its own readers, and what they may take, were tried. */
  readonly #more: Int32Array;
  readonly #readerAt: Int32Array;
  readonly #takeAt: Int32Array;
  /** Things that nobody came to yet. */
  readonly #unseen: Int32Array;
  #number = 0;
  #low = 0;

  constructor(people: number, things: number, graph: Graph) {
    this.#graph = graph;
    const some = (): Int32Array => new Int32Array(things);
    [this.#seen, this.#far, this.#more, this.#readerAt, this.#takeAt, this.#unseen] = [
      some(),
      some(),
      some(),
      some(),
      some(),
      some(),
    ];
    [this.#asked, this.#askedFar, this.#used] = [
      new Int32Array(people),
      new Int32Array(people),
      new Int32Array(people),
    ];
  }

  /**
   * Ways from these things, which have equally many readers, to things with at least two fewer, each
   * as shifts that take a reader from the first and give one to the last. No two share a person.
   */
  waysDown(from: readonly number[]): Shift[][] {
    this.#number += 1;
    this.#low = (this.#graph.counts[from[0] as number] as number) - 2;
    if (!this.#look(from)) return [];
    return from.flatMap((thing) => {
      const way: Shift[] = [];
      return this.#goDown(thing, way) ? [way] : [];
    });
  }

  /** Finds how far all things are that can be come to; whether one of them is low. */
  #look(from: readonly number[]): boolean {
    const { readers, counts, settled, isBound, notHers, closed, things } = this.#graph;
    const [number, unseen] = [this.#number, this.#unseen];
    let [left, isLow] = [0, false];
    for (const thing of from) this.#comeTo(thing, 0);
    for (let thing = 0; thing < things; thing += 1)
      if (this.#seen[thing] !== number && settled[thing] === 0) unseen[left++] = thing;
    this.reached = [...from];
    for (const give of this.reached) {
      // Where a way can end, it ends.
      if ((counts[give] as number) <= this.#low) continue;
      const far = this.#far[give] as number;
      for (const person of readers[give] as number[]) {
        // What she could take instead is the same whichever of hers she gives.
        if (isBound[person] === true || this.#asked[person] === number) continue;
        this.#asked[person] = number;
        this.#askedFar[person] = far;
        const row = person * things;
        const hers = notHers[person] as Int32Array;
        // Whichever is shorter: what she may read, or what is left to come to.
        const isShort = hers.length < left;
        const [list, length] = isShort ? [hers, hers.length] : [unseen, left];
        let kept = 0;
        for (let at = 0; at < length; at += 1) {
          const take = list[at] as number;
          if (this.#seen[take] === number || settled[take] === 1) continue;
          if (closed[row + take] === 1) {
            if (!isShort) unseen[kept++] = take;
            continue;
          }
          this.#comeTo(take, far + 1);
          this.reached.push(take);
          isLow ||= (counts[take] as number) <= this.#low;
        }
        if (!isShort) left = kept;
      }
    }
    return isLow;
  }

  #comeTo(thing: number, far: number): void {
    this.#seen[thing] = this.#number;
    this.#far[thing] = far;
    [this.#more[thing], this.#readerAt[thing], this.#takeAt[thing]] = [0, 0, 0];
  }

  /** Adds to `way` shifts from this thing on, the last first; false where no more lead down from it. */
  #goDown(give: number, way: Shift[]): boolean {
    const { readers, counts, notHers, closed, things, isBound } = this.#graph;
    const far = this.#far[give] as number;
    const hers = readers[give] as number[];
    for (; (this.#readerAt[give] as number) < hers.length; this.#nextReader(give)) {
      const person = hers[this.#readerAt[give] as number] as number;
      // Nobody comes twice in one way, as each is asked after one number of shifts only.
      if (
        isBound[person] === true ||
        this.#askedFar[person] !== far ||
        this.#used[person] === this.#number
      )
        continue;
      const may = notHers[person] as Int32Array;
      for (; (this.#takeAt[give] as number) < may.length; (this.#takeAt[give] as number) += 1) {
        const take = may[this.#takeAt[give] as number] as number;
        if (this.#seen[take] !== this.#number || this.#far[take] !== far + 1) continue;
        if (closed[person * things + take] === 1) continue;
        if ((counts[take] as number) <= this.#low) {
          if ((counts[take] as number) + (this.#more[take] as number) > this.#low) continue;
          (this.#more[take] as number) += 1;
        } else if (!this.#goDown(take, way)) continue;
        this.#used[person] = this.#number;
        way.push({ person, give, take });
        return true;
      }
    }
    return false;
  }

  #nextReader(give: number): void {
    (this.#readerAt[give] as number) += 1;
    this.#takeAt[give] = 0;
  }
}
