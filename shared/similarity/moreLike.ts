import type { NoteVectors } from './noteVectors.ts';

/** Below this two notes share little more than common words. Found by reading suggestions over the real notes. */
export const LEAST_ALIKE = 0.1;

/** The texts most like all of `chosen` together, best first; ties by number. `isCandidate` leaves out what may not be suggested; `chosen` never is. */
export function moreLike(
  vectors: NoteVectors,
  chosen: readonly number[],
  isCandidate: (index: number) => boolean,
  most: number,
  least: number = LEAST_ALIKE,
): { index: number; score: number }[] {
  const { starts, features, weights } = vectors;
  const centre = new Float64Array(vectors.featureCount);
  const left = new Set(chosen);
  for (const index of left) {
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1)
      centre[features[at] ?? 0] = (centre[features[at] ?? 0] ?? 0) + (weights[at] ?? 0);
  }
  const length = Math.hypot(
    1e-9,
    Math.sqrt(centre.reduce((sum, weight) => sum + weight * weight, 0)),
  );
  const scored: { index: number; score: number }[] = [];
  for (let index = 0; index < vectors.count; index += 1) {
    if (left.has(index) || !isCandidate(index)) continue;
    let score = 0;
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1)
      score += (weights[at] ?? 0) * (centre[features[at] ?? 0] ?? 0);
    score /= length;
    if (score >= least) scored.push({ index, score });
  }
  return scored.sort((a, b) => b.score - a.score || a.index - b.index).slice(0, most);
}
