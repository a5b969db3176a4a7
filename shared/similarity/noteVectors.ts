import { foldText } from './foldText.ts';
import { FEATURE_SPACE, isWordFeature, textFeatures } from './textFeatures.ts';

/** How much of a comparison is words; the rest is letter triples, which see through endings and typing errors. */
const WORD_SHARE = 0.5;

/**
 * TF-IDF vectors of many texts, each of length 1 (or empty), so that a dot product is their cosine. Vector `i` is
 * `features`/`weights` from `starts[i]` to `starts[i + 1]`, features ascending; the rarest feature is 0.
 */
export interface NoteVectors {
  count: number;
  starts: Int32Array;
  features: Int32Array;
  weights: Float32Array;
  /** Length of what is left of a vector from here to its end: how much more a comparison could still find. */
  rests: Float32Array;
  /** How many different features there are. */
  featureCount: number;
  /** The texts as they were compared. */
  folded: readonly string[];
}

export function noteVectors(texts: readonly string[]): NoteVectors {
  const folded = texts.map(foldText);
  const holders = new Int32Array(FEATURE_SPACE);
  const sorted = folded.map((text) => Int32Array.from(textFeatures(text)).sort());
  const used: number[] = [];
  let size = 0;
  for (const features of sorted) {
    features.forEach((feature, index) => {
      if (feature === features[index - 1]) return;
      if (holders[feature] === 0) used.push(feature);
      holders[feature] = (holders[feature] ?? 0) + 1;
      size += 1;
    });
  }
  const ranks = rankByRarity(used, holders);
  const vectors: NoteVectors = {
    count: texts.length,
    starts: new Int32Array(texts.length + 1),
    features: new Int32Array(size),
    weights: new Float32Array(size),
    rests: new Float32Array(size),
    featureCount: ranks.places.length,
    folded,
  };
  const times = new Int32Array(ranks.places.length);
  let start = 0;
  sorted.forEach((features, note) => {
    let end = start;
    for (const feature of features) {
      const rank = ranks.of[feature] ?? 0;
      if (times[rank] === 0) {
        vectors.features[end] = rank;
        end += 1;
      }
      times[rank] = (times[rank] ?? 0) + 1;
    }
    vectors.features.subarray(start, end).sort();
    weigh(vectors, start, end, times, ranks, texts.length);
    vectors.starts[note + 1] = end;
    start = end;
  });
  return vectors;
}

interface Ranks {
  /** Rank by place. */
  of: Int32Array;
  /** Place by rank. */
  places: Int32Array;
  holders: Int32Array;
}

/** Rarest first, ties by place, so that it is the same everywhere. */
function rankByRarity(used: number[], holders: Int32Array): Ranks {
  used.sort((a, b) => (holders[a] ?? 0) - (holders[b] ?? 0) || a - b);
  const of = new Int32Array(holders.length);
  used.forEach((place, rank) => {
    of[place] = rank;
  });
  return { of, places: Int32Array.from(used), holders };
}

/** Words and letter triples are scaled apart, so that the many triples don't drown the few words. Leaves `times` at zero again. */
function weigh(
  { features, weights, rests }: NoteVectors,
  start: number,
  end: number,
  times: Int32Array,
  { places, holders }: Ranks,
  notes: number,
): void {
  let words = 0;
  let triples = 0;
  for (let at = start; at < end; at += 1) {
    const rank = features[at] ?? 0;
    const place = places[rank] ?? 0;
    const weight = (1 + Math.log(times[rank] ?? 1)) * Math.log(1 + notes / (holders[place] ?? 1));
    times[rank] = 0;
    weights[at] = weight;
    if (isWordFeature(place)) words += weight * weight;
    else triples += weight * weight;
  }
  const share = words === 0 ? 0 : triples === 0 ? 1 : WORD_SHARE;
  const wordScale = words === 0 ? 0 : Math.sqrt(share / words);
  const tripleScale = triples === 0 ? 0 : Math.sqrt((1 - share) / triples);
  let rest = 0;
  for (let at = end - 1; at >= start; at -= 1) {
    const weight =
      (weights[at] ?? 0) *
      (isWordFeature(places[features[at] ?? 0] ?? 0) ? wordScale : tripleScale);
    weights[at] = weight;
    rest += weight * weight;
    rests[at] = Math.sqrt(rest);
  }
}

/** How alike two texts are: 0 nothing in common, 1 the same. */
export function likeness({ starts, features, weights }: NoteVectors, a: number, b: number): number {
  let left = starts[a] ?? 0;
  let right = starts[b] ?? 0;
  const leftEnd = starts[a + 1] ?? 0;
  const rightEnd = starts[b + 1] ?? 0;
  let sum = 0;
  while (left < leftEnd && right < rightEnd) {
    const difference = (features[left] ?? 0) - (features[right] ?? 0);
    if (difference === 0) sum += (weights[left] ?? 0) * (weights[right] ?? 0);
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return sum;
}
