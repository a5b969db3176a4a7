import { likeness, type NoteVectors } from './noteVectors.ts';

/** From here on two notes say the same in nearly the same words. Found by reading all pairs of the real notes. */
export const LOOK_ALIKE = 0.62;

/**
 * Sets of texts that say nearly the same: each text in one set at most, first texts first. Every member is alike to the set's first, so that
 * no chain leads from one meaning to another.
 */
export function lookAlikes(vectors: NoteVectors, threshold: number = LOOK_ALIKE): number[][] {
  const same = sameTexts(vectors.folded);
  const firsts = [...same.values()].map((indexes) => indexes[0] ?? 0);
  const near = new Map<number, number[]>();
  const join = (one: number, other: number): void => {
    const before = near.get(one);
    if (before) before.push(other);
    else near.set(one, [other]);
  };
  for (const [a, b] of alikePairs(vectors, firsts, threshold)) {
    join(a, b);
    join(b, a);
  }
  const taken = new Set<number>();
  const sets: number[][] = [];
  for (const first of firsts) {
    if (taken.has(first)) continue;
    const members = [first, ...(near.get(first) ?? []).filter((other) => !taken.has(other))];
    for (const member of members) taken.add(member);
    const all = members.flatMap((member) => same.get(vectors.folded[member] ?? '') ?? []);
    if (all.length > 1) sets.push(all.sort((a, b) => a - b));
  }
  return sets.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** A text posted often is compared once. */
function sameTexts(folded: readonly string[]): Map<string, number[]> {
  const same = new Map<string, number[]>();
  folded.forEach((text, index) => {
    const before = same.get(text);
    if (before) before.push(index);
    else same.set(text, [index]);
  });
  return same;
}

/**
 * All pairs among `indexes` at least `threshold` alike, without comparing each with each: two such vectors share a feature among the rarest
 * of both, because what comes after those is too short to reach the threshold by itself (prefix filtering: Bayardo, Ma and Srikant,
 * “Scaling up all pairs similarity search”, 2007).
 */
export function alikePairs(vectors: NoteVectors, indexes: readonly number[], threshold: number): [number, number][] {
  const { starts, features, weights } = vectors;
  const holders = new Map<number, number[]>();
  const pairs: [number, number][] = [];
  // A hair below, because weights are rounded to 32 bits.
  const reach = (threshold - 1e-4) ** 2;
  for (const index of indexes) {
    const start = starts[index] ?? 0;
    let rest = 0;
    for (let at = start; at < (starts[index + 1] ?? 0); at += 1) rest += (weights[at] ?? 0) ** 2;
    const met = new Set<number>();
    for (let at = start; at < (starts[index + 1] ?? 0) && rest >= reach; at += 1) {
      const feature = features[at] ?? 0;
      const before = holders.get(feature);
      if (before) {
        for (const other of before) met.add(other);
        before.push(index);
      } else holders.set(feature, [index]);
      rest -= (weights[at] ?? 0) ** 2;
    }
    for (const other of met) if (likeness(vectors, other, index) >= threshold) pairs.push([other, index]);
  }
  return pairs;
}
