import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crossingsAt,
  crossingsOfTwo,
  densityOf,
  highOf,
  improveOrder,
  lanesOf,
  lowOf,
  placesOf,
  type Run,
} from './channel.ts';

type Side = 'near' | 'far';
/** A run from one place to another; its legs leave to these sides. */
const run = (from: number, to: number, sides: readonly [Side, Side] = ['near', 'near']): Run => ({
  thread: 0,
  ends: [
    { at: from, isNear: sides[0] === 'near' },
    { at: to, isNear: sides[1] === 'near' },
  ],
});
const near = (from: number, to: number): Run => run(from, to);
const far = (from: number, to: number): Run => run(from, to, ['far', 'far']);

const anyRun = fc
  .tuple(fc.nat(12), fc.nat(12), fc.boolean(), fc.boolean())
  .map(([from, to, first, second]) =>
    run(from, to, [first ? 'near' : 'far', second ? 'near' : 'far']),
  );
const anyRuns = fc.array(anyRun, { maxLength: 10 });
/** All crossings of an order, two by two. */
const allOf = (order: readonly Run[]): number =>
  order.reduce(
    (sum, one, index) =>
      sum + order.slice(index + 1).reduce((more, two) => more + crossingsOfTwo(one, two), 0),
    0,
  );

it('a run reaches from the lesser of its ends to the greater, whichever comes first', () => {
  expect([lowOf(near(3, 8)), highOf(near(3, 8))]).toEqual([3, 8]);
  expect([lowOf(near(8, 3)), highOf(near(8, 3))]).toEqual([3, 8]);
  expect([lowOf(near(5, 5)), highOf(near(5, 5))]).toEqual([5, 5]);
});

describe('two runs', () => {
  it.each([
    ['one within the other, nearer to where both leave', near(4, 6), near(0, 10), 0],
    ['one within the other, farther off', near(0, 10), near(4, 6), 2],
    ['overlapping: a leg of the farther one passes the nearer one', near(0, 6), near(4, 10), 1],
    ['overlapping, the other way round', near(4, 10), near(0, 6), 1],
    ['side by side', near(0, 4), near(5, 9), 0],
    ['end to end: they touch and do not cross', near(0, 5), near(5, 9), 0],
    ['both to the far side: the nearer one’s legs pass the farther one', far(4, 6), far(0, 10), 2],
    ['both to the far side, the wider one nearer', far(0, 10), far(4, 6), 0],
    ['one to each side', near(0, 6), far(4, 10), 0],
    ['one to each side, in each other’s way', far(0, 6), near(4, 10), 2],
    ['from side to side', run(0, 6, ['near', 'far']), run(4, 10, ['near', 'far']), 2],
    ['alike: where both leave they meet nowhere else', near(0, 10), near(0, 10), 0],
    ['straight down through a run', near(0, 10), near(5, 5), 2],
  ])('%s', (_what, first, second, crossings) => {
    expect(crossingsOfTwo(first, second)).toBe(crossings);
  });

  it('cross as often when all is seen in a mirror', () => {
    const mirrored = ({ ends: [a, b] }: Run): Run =>
      run(-a.at, -b.at, [a.isNear ? 'near' : 'far', b.isNear ? 'near' : 'far']);
    const turned = ({ ends: [a, b] }: Run): Run =>
      run(a.at, b.at, [a.isNear ? 'far' : 'near', b.isNear ? 'far' : 'near']);
    fc.assert(
      fc.property(anyRun, anyRun, (one, two) => {
        expect(crossingsOfTwo(mirrored(one), mirrored(two))).toBe(crossingsOfTwo(one, two));
        // Upside down, the other one is nearer.
        expect(crossingsOfTwo(turned(two), turned(one))).toBe(crossingsOfTwo(one, two));
      }),
    );
  });
});

describe('a run among others', () => {
  it('crosses those before it and those after it', () => {
    const order = [near(0, 6), near(4, 10), near(5, 12)];
    expect([0, 1, 2].map((place) => crossingsAt(order, place))).toEqual([2, 2, 2]);
    expect(crossingsAt([near(4, 6), near(0, 10)], 0)).toBe(0);
    expect(crossingsAt([near(0, 10), near(4, 6)], 0)).toBe(2);
  });

  it('that is not there crosses nothing', () => {
    expect(crossingsAt([], 0)).toBe(0);
    expect(crossingsAt([near(0, 1)], 1)).toBe(0);
    expect(crossingsAt([near(0, 1)], -1)).toBe(0);
  });

  it('each crossing is told of both', () => {
    fc.assert(
      fc.property(anyRuns, (order) => {
        const told = order.reduce((sum, _, place) => sum + crossingsAt(order, place), 0);
        expect(told).toBe(2 * allOf(order));
      }),
    );
  });
});

describe('a better order', () => {
  it('puts the short ones nearer to where they leave', () => {
    const [short, middle, long] = [near(4, 6), near(3, 7), near(0, 10)];
    const order = [long, middle, short];
    expect(improveOrder(order, { left: 1000 })).toBe(true);
    expect(order).toEqual([short, middle, long]);
    expect(improveOrder(order, { left: 1000 })).toBe(false);
  });

  it('takes one run past several at once', () => {
    const others = [near(0, 10), near(1, 11), near(2, 12)];
    const order = [...others, near(5, 6)];
    improveOrder(order, { left: 1000 });
    expect(order[0]).toEqual(near(5, 6));
  });

  it('is never worse, loses no run, and says truly whether anything moved', () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const order = [...runs];
        const before = allOf(order);
        const moved = improveOrder(order, { left: 1e6 });
        expect(allOf(order)).toBeLessThanOrEqual(before);
        expect(moved).toBe(allOf(order) < before);
        if (!moved) expect(order).toEqual(runs);
        expect(new Set(order)).toEqual(new Set(runs));
        // Nothing more is gained by moving any one of them.
        for (const one of order)
          for (let to = 0; to < order.length; to += 1) {
            const tried = order.filter((each) => each !== one);
            tried.splice(to, 0, one);
            expect(allOf(tried)).toBeGreaterThanOrEqual(allOf(order));
          }
      }),
      { numRuns: 60 },
    );
  });

  it('is not looked for without effort left, and takes as much as it looked at', () => {
    const order = [near(0, 10), near(4, 6)];
    expect(improveOrder(order, { left: 0 })).toBe(false);
    expect(order).toEqual([near(0, 10), near(4, 6)]);
    const effort = { left: 1000 };
    improveOrder(order, effort);
    // Two rounds of two runs, each held against two.
    expect(effort.left).toBe(1000 - 8);
    const little = { left: 1 };
    expect(improveOrder([near(0, 10), near(4, 6), near(4, 6)], little)).toBe(true);
    expect(little.left).toBeLessThanOrEqual(0);
  });

  it('of none and of one is what it was', () => {
    expect(improveOrder([], { left: 10 })).toBe(false);
    const one = [near(0, 1)];
    expect(improveOrder(one, { left: 10 })).toBe(false);
    expect(one).toEqual([near(0, 1)]);
  });
});

describe('lanes', () => {
  it('are shared by runs that do not touch', () => {
    expect(lanesOf([near(0, 4), near(6, 9)], 2.1)).toEqual({ lanes: [0, 1], count: 2 });
    expect(lanesOf([near(0, 4), near(6, 9)], 2)).toEqual({ lanes: [0, 0], count: 1 });
    expect(lanesOf([], 5)).toEqual({ lanes: [], count: 0 });
  });

  it('lie in the order of their runs: beyond every one that they would touch', () => {
    expect(lanesOf([near(0, 4), near(2, 8), near(6, 9)], 0).lanes).toEqual([0, 1, 2]);
    // The third touches the second alone; it may not slip past it.
    expect(lanesOf([near(0, 2), near(1, 5), near(4, 6), near(0, 2)], 0).lanes).toEqual([
      0, 1, 2, 2,
    ]);
  });

  it('keep runs that touch apart, in their order', () => {
    fc.assert(
      fc.property(anyRuns, fc.nat(3), (runs, air) => {
        const { lanes, count } = lanesOf(runs, air);
        expect(count).toBe(runs.length === 0 ? 0 : Math.max(...lanes) + 1);
        for (const [index, one] of runs.entries())
          for (let later = index + 1; later < runs.length; later += 1) {
            const two = runs[later] as Run;
            const touches = lowOf(one) - air < highOf(two) && lowOf(two) - air < highOf(one);
            if (touches) expect(lanes[later]).toBeGreaterThan(lanes[index] as number);
          }
      }),
    );
  });
});

describe('places among lanes', () => {
  it('are the lanes where every lane is full', () => {
    expect(placesOf([near(0, 9), near(1, 8), near(2, 7)], 0)).toEqual({
      places: [0, 1, 2],
      count: 3,
    });
  });

  it('are in the middle for what has no neighbours', () => {
    const runs = [near(0, 4), near(1, 3), near(2, 4), near(20, 24)];
    expect(placesOf(runs, 0).places).toEqual([0, 1, 2, 1]);
    expect(placesOf([near(0, 4), near(1, 3), near(20, 24)], 0).places).toEqual([0, 1, 0.5]);
  });

  it('of runs that touch are a lane apart, and all lie among the lanes', () => {
    fc.assert(
      fc.property(anyRuns, fc.nat(3), (runs, air) => {
        const { places, count } = placesOf(runs, air);
        for (const [index, one] of runs.entries()) {
          expect(places[index]).toBeGreaterThanOrEqual(0);
          expect(places[index]).toBeLessThanOrEqual(count - 1);
          for (let later = index + 1; later < runs.length; later += 1) {
            const two = runs[later] as Run;
            if (lowOf(one) - air < highOf(two) && lowOf(two) - air < highOf(one))
              expect((places[later] ?? 0) - (places[index] ?? 0)).toBeGreaterThanOrEqual(1);
          }
        }
      }),
    );
  });
});

describe('the busiest place', () => {
  it.each([
    ['nothing', [], 0, 0],
    ['one', [near(0, 5)], 0, 1],
    ['two that overlap', [near(0, 5), near(4, 9)], 0, 2],
    ['two end to end', [near(0, 5), near(5, 9)], 0, 1],
    ['two that are nearer than the air between them', [near(0, 5), near(6, 9)], 2, 2],
    ['two just so far apart', [near(0, 5), near(7, 9)], 2, 1],
    ['a run straight down takes no room', [near(3, 3), near(0, 5)], 0, 1],
    [
      'many, but never more than two at once',
      [near(0, 2), near(1, 4), near(3, 6), near(5, 8)],
      0,
      2,
    ],
  ])('of %s', (_what, runs, air, most) => {
    expect(densityOf(runs, air)).toBe(most);
  });

  it('is never busier than there are lanes, in whatever order', () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        expect(densityOf(runs, 0)).toBeLessThanOrEqual(lanesOf(runs, 0).count);
        expect(densityOf(runs.toReversed(), 0)).toBe(densityOf(runs, 0));
      }),
    );
  });
});
