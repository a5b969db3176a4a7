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
  /** How many different features there are. */
  featureCount: number;
  /** The texts as they were compared. */
  folded: readonly string[];
}

/** Compares nothing yet: about 40 µs a text of 140 letters. */
export function noteVectors(texts: readonly string[]): NoteVectors {
  const folded = texts.map(foldText);
  const holders = new Int32Array(FEATURE_SPACE);
  const counted = folded.map((text) => countFeatures(textFeatures(text)));
  let size = 0;
  for (const { places } of counted) {
    size += places.length;
    for (const place of places) holders[place] = (holders[place] ?? 0) + 1;
  }
  const ranks = rankByRarity(holders);
  const vectors: NoteVectors = { count: texts.length, starts: new Int32Array(texts.length + 1), features: new Int32Array(size), weights: new Float32Array(size), featureCount: ranks.count, folded };
  let end = 0;
  counted.forEach(({ places, times }, note) => {
    const weighed = weigh(places, times, holders, texts.length);
    const order = places.map((_, index) => index).sort((a, b) => (ranks.of[places[a] ?? 0] ?? 0) - (ranks.of[places[b] ?? 0] ?? 0));
    for (const index of order) {
      vectors.features[end] = ranks.of[places[index] ?? 0] ?? 0;
      vectors.weights[end] = weighed[index] ?? 0;
      end += 1;
    }
    vectors.starts[note + 1] = end;
  });
  return vectors;
}

function countFeatures(features: number[]): { places: number[]; times: number[] } {
  features.sort((a, b) => a - b);
  const places: number[] = [];
  const times: number[] = [];
  for (const place of features) {
    if (places.at(-1) === place) times[times.length - 1] = (times.at(-1) ?? 0) + 1;
    else {
      places.push(place);
      times.push(1);
    }
  }
  return { places, times };
}

/** Rarest first, ties by place, so that it is the same everywhere. */
function rankByRarity(holders: Int32Array): { of: Int32Array; count: number } {
  const used: number[] = [];
  holders.forEach((count, place) => { if (count > 0) used.push(place); });
  used.sort((a, b) => (holders[a] ?? 0) - (holders[b] ?? 0) || a - b);
  const of = new Int32Array(holders.length);
  used.forEach((place, rank) => { of[place] = rank; });
  return { of, count: used.length };
}

/** Words and letter triples are scaled apart, so that the many triples don't drown the few words. */
function weigh(places: readonly number[], times: readonly number[], holders: Int32Array, notes: number): number[] {
  const raw = places.map((place, index) => (1 + Math.log(times[index] ?? 1)) * Math.log(1 + notes / (holders[place] ?? 1)));
  let words = 0;
  let triples = 0;
  places.forEach((place, index) => {
    const square = (raw[index] ?? 0) ** 2;
    if (isWordFeature(place)) words += square;
    else triples += square;
  });
  const share = words === 0 ? 0 : triples === 0 ? 1 : WORD_SHARE;
  const wordScale = words === 0 ? 0 : Math.sqrt(share / words);
  const tripleScale = triples === 0 ? 0 : Math.sqrt((1 - share) / triples);
  return raw.map((weight, index) => weight * (isWordFeature(places[index] ?? 0) ? wordScale : tripleScale));
}

/** How alike two texts are: 0 nothing in common, 1 the same. */
export function likeness({ starts, features, weights }: NoteVectors, a: number, b: number): number {
  let [left, right] = [starts[a] ?? 0, starts[b] ?? 0];
  const [leftEnd, rightEnd] = [starts[a + 1] ?? 0, starts[b + 1] ?? 0];
  let sum = 0;
  while (left < leftEnd && right < rightEnd) {
    const difference = (features[left] ?? 0) - (features[right] ?? 0);
    if (difference === 0) {
      sum += (weights[left] ?? 0) * (weights[right] ?? 0);
      left += 1;
      right += 1;
    } else if (difference < 0) left += 1;
    else right += 1;
  }
  return sum;
}
