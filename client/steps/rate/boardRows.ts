import type { RatingBoard } from '../../../shared/protocol/ratings.ts';

export interface BoardRow {
  id: string;
  /** Its place among the step's things, from 1. */
  place: number;
  readers: number;
  expected: number;
  isFew: boolean;
}

/** Pure. The things of a board, those with the fewest readers first. `fewest`: with fewer a thing says so. */
export function boardRows({ counts }: Pick<RatingBoard, 'counts'>, fewest: number): BoardRow[] {
  return counts
    .map(({ id, readers, expected }, index) => ({
      id,
      place: index + 1,
      readers,
      expected,
      isFew: readers < Math.min(fewest, Math.max(expected, 1)),
    }))
    .sort((a, b) => a.readers - b.readers || a.place - b.place);
}
