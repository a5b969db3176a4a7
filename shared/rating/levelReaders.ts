/** One person reads `take` instead of `give`. */
interface Shift {
  person: number;
  give: number;
  take: number;
}

/**
 * Shifts readers from things with more to things with fewer, also by way of others, until none has
 * two more than one that it could give to. `reads` and `closed` (what each person cannot take) are
 * changed in place. Answers how many readers each thing has.
 *
 * Each search either makes the counts more even or settles all things that it reached: whoever reads
 * one of those could only take others of them, so nothing that happens later leads out of them.
 */
export function levelReaders(
  reads: readonly number[][],
  closed: readonly Set<number>[],
  things: number,
): number[] {
  const readers = Array.from({ length: things }, (): number[] => []);
  for (const [person, list] of reads.entries())
    for (const thing of list) (readers[thing] as number[]).push(person);
  const counts = readers.map(({ length }) => length);
  const settled = new Uint8Array(things);
  /** Whoever reads all that she may has nothing to swap. */
  const isBound = closed.map(({ size }) => size === things);
  for (;;) {
    const from = highest(counts, settled);
    if (from === null) return counts;
    const { way, reached } = wayDown({ readers, closed, counts, settled, isBound }, from);
    if (way === null) for (const thing of reached) settled[thing] = 1;
    else
      for (const { person, give, take } of way) {
        const list = reads[person] as number[];
        list[list.indexOf(give)] = take;
        (closed[person] as Set<number>).delete(give);
        (closed[person] as Set<number>).add(take);
        const before = readers[give] as number[];
        before.splice(before.indexOf(person), 1);
        (readers[take] as number[]).push(person);
        (counts[give] as number) -= 1;
        (counts[take] as number) += 1;
      }
  }
}

/** The unsettled thing with the most readers; `null` where none has two fewer. */
function highest(counts: readonly number[], settled: Uint8Array): number | null {
  let [from, most, fewest] = [-1, -1, Infinity];
  for (const [thing, count] of counts.entries()) {
    if (settled[thing] === 1) continue;
    fewest = Math.min(fewest, count);
    if (count > most) [from, most] = [thing, count];
  }
  return most - fewest >= 2 ? from : null;
}

interface Graph {
  readers: readonly number[][];
  closed: readonly ReadonlySet<number>[];
  counts: readonly number[];
  settled: Uint8Array;
  isBound: readonly boolean[];
}

/** The shifts that take one reader from a thing and give one to a thing that has at least two fewer. */
function wayDown(
  { readers, closed, counts, settled, isBound }: Graph,
  from: number,
): { way: Shift[] | null; reached: readonly number[] } {
  const low = (counts[from] as number) - 2;
  const cameBy = new Map<number, Shift>();
  const asked = new Set<number>();
  let unseen = [...counts.keys()].filter((thing) => thing !== from && settled[thing] === 0);
  const reached = [from];
  for (const give of reached)
    for (const person of readers[give] as number[]) {
      // What she could take instead is the same whichever of hers she gives.
      if (isBound[person] === true || asked.has(person)) continue;
      asked.add(person);
      const left: number[] = [];
      for (const take of unseen) {
        if (closed[person]?.has(take) === true) {
          left.push(take);
          continue;
        }
        cameBy.set(take, { person, give, take });
        reached.push(take);
        if ((counts[take] as number) > low) continue;
        const way: Shift[] = [];
        for (let shift = cameBy.get(take); shift; shift = cameBy.get(shift.give)) way.push(shift);
        return { way, reached };
      }
      unseen = left;
    }
  return { way: null, reached };
}
