import { describe, expect, it } from 'vitest';
import type { Point } from '../model/arrangement.ts';
import { RELATIONS } from '../model/gallery.ts';
import { KIND_MARKS, marksOf, signPath } from './marks.ts';
import type { Pair } from './pairs.ts';
import type { DrawnThread } from './picture.ts';

const threadOf = (points: readonly Point[], pair: Partial<Pair> = {}): DrawnThread => ({
  pair: {
    id: 'a b',
    from: 'a',
    to: 'b',
    relation: 'reinforces',
    isMutual: false,
    isProposed: false,
    marks: 0,
    connections: [],
    ...pair,
  },
  points,
  pieces: [],
  isLit: true,
});
const DOWN: readonly Point[] = [
  [10, 20],
  [10, 100],
];

it('kinds differ by dots and by heads, not by colour alone', () => {
  const looks = RELATIONS.map((relation) => JSON.stringify(KIND_MARKS[relation]));
  expect(new Set(looks).size).toBe(RELATIONS.length);
  for (const key of ['isDotted', 'isOpen'] as const)
    expect(new Set(RELATIONS.map((relation) => KIND_MARKS[relation][key])).size).toBe(2);
});

describe('a head', () => {
  it.each([
    [
      'down',
      [
        [10, 20],
        [10, 100],
      ],
      'M6 92L10 100L14 92Z',
    ],
    [
      'up',
      [
        [10, 100],
        [10, 20],
      ],
      'M14 28L10 20L6 28Z',
    ],
    [
      'to the right',
      [
        [0, 5],
        [50, 5],
      ],
      'M42 9L50 5L42 1Z',
    ],
    [
      'to the left',
      [
        [50, 5],
        [0, 5],
      ],
      'M8 1L0 5L8 9Z',
    ],
  ] as [string, Point[], string][])('points where its thread ends: %s', (_way, points, path) => {
    expect(marksOf(threadOf(points), 4).heads).toEqual([path]);
  });

  it('follows the last leg, whatever came before', () => {
    const bent: Point[] = [
      [0, 0],
      [0, 30],
      [80, 30],
      [80, 90],
    ];
    expect(marksOf(threadOf(bent), 4).heads).toEqual(['M76 82L80 90L84 82Z']);
  });

  it('is open on a thread that supports, closed on one that reinforces', () => {
    expect(marksOf(threadOf(DOWN, { relation: 'supports' }), 4)).toMatchObject({
      heads: ['M6 92L10 100L14 92'],
      isOpen: true,
    });
    expect(marksOf(threadOf(DOWN), 4).isOpen).toBe(false);
  });

  it('stands at both ends of a mutual thread, and no pin at either', () => {
    expect(marksOf(threadOf(DOWN, { isMutual: true, isProposed: true }), 4)).toEqual({
      heads: ['M6 92L10 100L14 92Z', 'M14 28L10 20L6 28Z'],
      isOpen: false,
      start: null,
    });
  });
});

describe('a pin', () => {
  it('is half a disc outside its poster, where the thread starts', () => {
    // From left to right or back: the arc lies towards the next point.
    expect(marksOf(threadOf(DOWN), 4).start).toEqual({
      path: 'M6 20A4 4 0 0 0 14 20Z',
      isHollow: false,
    });
    expect(marksOf(threadOf(DOWN.toReversed()), 4).start?.path).toBe('M14 100A4 4 0 0 0 6 100Z');
    expect(
      marksOf(
        threadOf([
          [0, 5],
          [50, 5],
        ]),
        4,
      ).start?.path,
    ).toBe('M0 9A4 4 0 0 0 0 1Z');
  });

  it('is hollow while nothing of its pair is accepted', () => {
    expect(marksOf(threadOf(DOWN, { isProposed: true }), 4).start?.isHollow).toBe(true);
  });
});

it('a thread without a way has no marks', () => {
  for (const points of [[], [[3, 3]]] as Point[][])
    expect(marksOf(threadOf(points, { relation: 'supports' }), 4)).toEqual({
      heads: [],
      isOpen: true,
      start: null,
    });
});

it('paths say hundredths, and no more', () => {
  const points: Point[] = [
    [1 / 3, 2 / 3],
    [1 / 3, 200 / 3],
  ];
  const { heads, start } = marksOf(threadOf(points), 1 / 7);
  expect(heads).toEqual(['M0.19 66.38L0.33 66.67L0.48 66.38Z']);
  expect(start?.path).toBe('M0.19 0.67A0.14 0.14 0 0 0 0.48 0.67Z');
});

describe('arrows at a foot', () => {
  it.each([
    ['→', 'M8 93.2H92M87.6 89.2L92 93.2L87.6 97.2'],
    ['←', 'M8 93.2H92M12.4 89.2L8 93.2L12.4 97.2'],
    ['↔', 'M8 93.2H92M87.6 89.2L92 93.2L87.6 97.2M12.4 89.2L8 93.2L12.4 97.2'],
  ])('%s is drawn as strokes, as wide as it was measured', (sign, path) => {
    expect(signPath(sign, 0, 100, 100, 20)).toBe(path);
  });

  it('stand where they are put', () => {
    expect(signPath('→', 50, 100, 100, 20)).toBe('M58 93.2H142M137.6 89.2L142 93.2L137.6 97.2');
  });
});
