import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../model/arrangement.ts';
import { grownPieces } from './grownPieces.ts';

/** Down 10, across 20, opened for words, across 10 more. */
const PIECES: readonly (readonly Point[])[] = [
  [
    [0, 0],
    [0, 10],
    [20, 10],
  ],
  [
    [40, 10],
    [50, 10],
  ],
];
const lengthOf = (pieces: readonly (readonly Point[])[]): number =>
  pieces.reduce(
    (sum, piece) =>
      sum +
      piece.slice(1).reduce((length, [x, y], index) => {
        const [fromX, fromY] = piece[index] ?? [x, y];
        return length + Math.hypot(x - fromX, y - fromY);
      }, 0),
    0,
  );

describe('a thread that is drawn along its lane', () => {
  it.each([
    [0, []],
    [
      0.125,
      [
        [
          [0, 0],
          [0, 5],
        ],
      ],
    ],
    [
      0.25,
      [
        [
          [0, 0],
          [0, 10],
        ],
      ],
    ],
    [
      0.5,
      [
        [
          [0, 0],
          [0, 10],
          [10, 10],
        ],
      ],
    ],
    [
      0.75,
      [
        [
          [0, 0],
          [0, 10],
          [20, 10],
        ],
      ],
    ],
    [
      0.875,
      [
        [
          [0, 0],
          [0, 10],
          [20, 10],
        ],
        [
          [40, 10],
          [45, 10],
        ],
      ],
    ],
    [1, PIECES],
  ])('at %d of its length', (share, grown) => {
    expect(grownPieces(PIECES, share)).toEqual(grown);
  });

  it('is never longer or shorter than its share, and ends as the whole', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            fc.tuple(fc.integer(), fc.integer()).map(([x, y]): Point => [x % 1_000, y % 1_000]),
            { minLength: 1, maxLength: 5 },
          ),
          { maxLength: 4 },
        ),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (pieces, share) => {
          const whole = lengthOf(pieces);
          expect(lengthOf(grownPieces(pieces, share))).toBeCloseTo(whole * share, 6);
          expect(grownPieces(pieces, 1)).toBe(pieces);
        },
      ),
    );
  });
});
