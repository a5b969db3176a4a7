import { likeness, type NoteVectors } from './noteVectors.ts';

/** From here on two notes say the same in nearly the same words. Found by reading all pairs of the real notes. */
export const LOOK_ALIKE = 0.63;

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
 * “Scaling up all pairs similarity search”, 2007). What both have there is summed up on the way, so that most pairs are dismissed without
 * looking at the rest of them.
 */
export function alikePairs(
  vectors: NoteVectors,
  indexes: readonly number[],
  threshold: number,
): [number, number][] {
  const { count, starts, features, weights, rests } = vectors;
  // A hair below, because weights are rounded to 32 bits.
  const reach = threshold - 1e-4;
  const prefixEnds = new Int32Array(count);
  const room = new Int32Array(vectors.featureCount + 1);
  for (const index of indexes) {
    let at = starts[index] ?? 0;
    for (; at < (starts[index + 1] ?? 0) && (rests[at] ?? 0) >= reach; at += 1)
      room[(features[at] ?? 0) + 1] = (room[(features[at] ?? 0) + 1] ?? 0) + 1;
    prefixEnds[index] = at;
  }
  for (let feature = 0; feature < vectors.featureCount; feature += 1)
    room[feature + 1] = (room[feature + 1] ?? 0) + (room[feature] ?? 0);
  /** The notes so far with a feature in their prefix lie from `room[feature]` to `filled[feature]`. */
  const filled = room.slice();
  const holders = new Int32Array(room.at(-1) ?? 0);
  const held = new Float32Array(holders.length);
  const sums = new Float32Array(count);
  const met = new Int32Array(count);
  const pairs: [number, number][] = [];
  for (const index of indexes) {
    let metCount = 0;
    const end = prefixEnds[index] ?? 0;
    for (let at = starts[index] ?? 0; at < end; at += 1) {
      const feature = features[at] ?? 0;
      const weight = weights[at] ?? 0;
      const last = filled[feature] ?? 0;
      for (let place = room[feature] ?? 0; place < last; place += 1) {
        const other = holders[place] ?? 0;
        const sum = sums[other] ?? 0;
        if (sum === 0) met[metCount++] = other;
        sums[other] = sum + weight * (held[place] ?? 0);
      }
      holders[last] = index;
      held[last] = weight;
      filled[feature] = last + 1;
    }
    for (let each = 0; each < metCount; each += 1) {
      const other = met[each] ?? 0;
      const sum = sums[other] ?? 0;
      sums[other] = 0;
      if (
        restOfLikeness(vectors, other, prefixEnds[other] ?? 0, index, end, sum, reach) >= reach &&
        likeness(vectors, other, index) >= threshold
      )
        pairs.push([other, index]);
    }
  }
  return pairs;
}

/** `sum` of what two vectors share up to where the first of their prefixes ends, and what they share after; stops where `least` is out of reach. */
function restOfLikeness(
  { starts, features, weights, rests }: NoteVectors,
  a: number,
  aPrefixEnd: number,
  b: number,
  bPrefixEnd: number,
  sum: number,
  least: number,
): number {
  const aEnd = starts[a + 1] ?? 0;
  const bEnd = starts[b + 1] ?? 0;
  const limit = Math.min(features[aPrefixEnd - 1] ?? 0, features[bPrefixEnd - 1] ?? 0);
  let left = firstAfter(features, starts[a] ?? 0, aPrefixEnd, limit);
  let right = firstAfter(features, starts[b] ?? 0, bPrefixEnd, limit);
  let all = sum;
  while (left < aEnd && right < bEnd) {
    // What comes after can add the product of both rests at most (Cauchy and Schwarz).
    if (all + (rests[left] ?? 0) * (rests[right] ?? 0) < least) return 0;
    const difference = (features[left] ?? 0) - (features[right] ?? 0);
    if (difference === 0) all += (weights[left] ?? 0) * (weights[right] ?? 0);
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return all;
}

/** Where the first feature above `limit` stands between `from` and `to`, or `to`. */
function firstAfter(features: Int32Array, from: number, to: number, limit: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((features[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
