import { describe, expect, it } from 'vitest';
import type { Point } from '../model/arrangement.ts';
import type { Label } from './labels.ts';
import type { Pair } from './pairs.ts';
import { drawThreads, threadPath } from './picture.ts';
import type { Thread, Weave } from './weave.ts';

/** A room so wide that a quiet thread is cut for 4 px to each side, a lit one for 5. */
const WIDTH = 1000 / 1.2;
const pairOf = (id: string): Pair => ({
  id,
  from: 'a',
  to: 'b',
  relation: 'reinforces',
  isMutual: false,
  isProposed: false,
  marks: 0,
  connections: [],
});
const threadOf = (id: string, ...points: Point[]): Thread => ({ pair: pairOf(id), points });
const weaveOf = (threads: Thread[], crossings: Weave['crossings'] = []): Weave => ({
  threads,
  crossings,
  spacing: Infinity,
  head: 4,
});
const piecesOf = (weave: Weave, labels: (Label | null)[] = [], isLit = false) =>
  drawThreads(weave, WIDTH, labels, [], () => isLit).map(({ pieces }) => pieces);
/** Words in a thread, of size 10: it opens for 3.5 px more to each side. */
const words = (
  x: number,
  y: number,
  width: number,
  height = 12,
  more: Partial<Label> = {},
): Label => ({
  pair: pairOf('a b'),
  place: 'in',
  rect: { x, y: y - height / 2, width, height },
  size: 10,
  direction: 'ltr',
  lines: [],
  more: null,
  ...more,
});
const ACROSS = threadOf('across', [0, 50], [200, 50]);
const DOWN = threadOf('down', [100, 0], [100, 100]);
const BENT = threadOf('bent', [0, 0], [0, 50], [200, 50], [200, 100]);

describe('a thread', () => {
  it('that nothing is over and nothing in is one piece, its corners with it', () => {
    expect(piecesOf(weaveOf([BENT]))).toEqual([[BENT.points]]);
  });

  it('without a way has no pieces', () => {
    expect(piecesOf(weaveOf([threadOf('none'), threadOf('dot', [5, 5])]))).toEqual([[], []]);
  });

  it('is cut where another lies over it, and the other is not', () => {
    const crossing = { at: [100, 50], over: 0, under: 1 } as const;
    const [across, down] = piecesOf(weaveOf([ACROSS, DOWN], [crossing]));
    expect(across).toEqual([ACROSS.points]);
    expect(down).toEqual([
      [
        [100, 0],
        [100, 46],
      ],
      [
        [100, 54],
        [100, 100],
      ],
    ]);
  });

  it('is cut wider under a lit one', () => {
    const crossing = { at: [100, 50], over: 0, under: 1 } as const;
    const [, down] = piecesOf(weaveOf([ACROSS, DOWN], [crossing]), [], true);
    expect(down?.map((piece) => piece.map(([, y]) => y))).toEqual([
      [0, 45],
      [55, 100],
    ]);
  });

  it('opens for the words that stand in it, from whichever end it runs', () => {
    const open = [
      [
        [0, 50],
        [56.5, 50],
      ],
      [
        [143.5, 50],
        [200, 50],
      ],
    ];
    expect(piecesOf(weaveOf([ACROSS]), [words(60, 50, 80)])).toEqual([open]);
    const back = threadOf('back', [200, 50], [0, 50]);
    expect(piecesOf(weaveOf([back]), [words(60, 50, 80)])).toEqual([
      open.toReversed().map((piece) => piece.toReversed()),
    ]);
  });

  it.each(['beside', 'poster'] as const)('does not open for words %s it', (place) => {
    expect(piecesOf(weaveOf([ACROSS]), [words(60, 50, 80, 12, { place })])).toEqual([
      [ACROSS.points],
    ]);
  });

  it('opens for its own words only', () => {
    expect(piecesOf(weaveOf([ACROSS, BENT]), [null, words(60, 50, 80)])[0]).toEqual([
      ACROSS.points,
    ]);
  });

  it('is not cut by what is beside a leg, and begins again only where two cuts end', () => {
    const at = (x: number) => ({ at: [x, 50], over: 1, under: 0 }) as const;
    const twice = piecesOf(weaveOf([ACROSS, DOWN], [at(100), at(106), at(150)]))[0];
    expect(twice?.map((piece) => piece.map(([x]) => x))).toEqual([
      [0, 96],
      [110, 146],
      [154, 200],
    ]);
    // One within the other, and told in the other order.
    const within = piecesOf(weaveOf([ACROSS, DOWN], [at(106), at(100)]), [words(80, 50, 60)])[0];
    expect(within?.map((piece) => piece.map(([x]) => x))).toEqual([
      [0, 76.5],
      [143.5, 200],
    ]);
  });

  it('loses an end, a corner or a whole leg that a cut covers, and no more', () => {
    expect(piecesOf(weaveOf([ACROSS]), [words(-10, 50, 60)])).toEqual([
      [
        [
          [53.5, 50],
          [200, 50],
        ],
      ],
    ]);
    // Over the corner at 0, 50: of both its legs what lies in the box goes.
    expect(piecesOf(weaveOf([BENT]), [words(-5, 50, 60)])).toEqual([
      [
        [
          [0, 0],
          [0, 44],
        ],
        [
          [58.5, 50],
          [200, 50],
          [200, 100],
        ],
      ],
    ]);
    expect(piecesOf(weaveOf([ACROSS]), [words(-10, 50, 300)])).toEqual([[]]);
  });
});

it('says which threads are lit', () => {
  const drawn = drawThreads(weaveOf([ACROSS, DOWN]), WIDTH, [], [], ({ id }) => id === 'down');
  expect(drawn.map(({ isLit }) => isLit)).toEqual([false, true]);
});

it('leaves the weave as it was', () => {
  const weave = weaveOf([ACROSS, DOWN], [{ at: [100, 50], over: 0, under: 1 }]);
  const before = structuredClone(weave);
  drawThreads(weave, WIDTH, [words(60, 50, 80)], [], () => true);
  expect(weave).toEqual(before);
});

describe('a path', () => {
  const pathOf = (pieces: Point[][], radius = 10): string => threadPath({ pieces }, radius);

  it('goes straight from end to end', () => {
    expect(pathOf([[...ACROSS.points]])).toBe('M0 50L200 50');
  });

  it('goes round its corners', () => {
    expect(
      pathOf([
        [
          [0, 0],
          [0, 50],
          [200, 50],
        ],
      ]),
    ).toBe('M0 0L0 40Q0 50 10 50L200 50');
  });

  it('takes a corner no wider than half of its shorter leg', () => {
    expect(
      pathOf([
        [
          [0, 0],
          [0, 8],
          [200, 8],
        ],
      ]),
    ).toBe('M0 0L0 4Q0 8 4 8L200 8');
  });

  it('has a part for each piece, hundredths at most, and none for none', () => {
    expect(pathOf([])).toBe('');
    expect(
      pathOf([
        [
          [0, 0],
          [1 / 3, 0],
        ],
        [
          [5, 0],
          [6, 0],
        ],
      ]),
    ).toBe('M0 0L0.33 0M5 0L6 0');
  });

  it('with two corners on one spot stays a path', () => {
    expect(
      pathOf([
        [
          [0, 0],
          [5, 5],
          [5, 5],
          [9, 5],
        ],
      ]),
    ).toBe('M0 0L5 5Q5 5 5 5L5 5Q5 5 5 5L9 5');
  });
});
