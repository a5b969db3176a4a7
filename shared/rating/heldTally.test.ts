import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeldTally } from './heldTally.ts';
import { RatingBook, type Rating, type RatingValue } from './rating.ts';
import { resultsOf } from './results.ts';
import { Tally } from './tally.ts';
import { FIELDS } from './testRating.ts';

const THINGS = ['t0', 't1'];
const arrivals: fc.Arbitrary<Rating[]> = fc.array(
  fc.record({
    person: fc.integer({ min: 0, max: 7 }).map((index) => `p${index}`),
    thing: fc.constantFrom(...THINGS),
    field: fc.constantFrom('merit', 'dots'),
    value: fc.constantFrom<RatingValue>(null, 1, 2, 5),
    rev: fc.constant(1),
    at: fc.constant(0),
  }),
  { minLength: 20, maxLength: 60 },
);
const shownIn = (tally: Pick<Tally, 'values' | 'spenders'>) =>
  resultsOf({ things: THINGS, fields: FIELDS, tally, expected: () => 3, isOpen: true });
const rating = (person: string, value: RatingValue, more: Partial<Rating> = {}): Rating => ({
  person,
  thing: 't0',
  field: 'merit',
  value,
  rev: 1,
  at: 0,
  ...more,
});
const said = (held: HeldTally, thing = 't0', field = 'merit') => [...held.values(field, thing)];

describe('a tally that is watched', () => {
  it('changes in a field of a thing only by what three people or more said since', () => {
    let changes = 0;
    fc.assert(
      fc.property(arrivals, (ratings) => {
        const [book, held] = [new RatingBook(), new HeldTally(FIELDS)];
        /** What each person said of a thing as it was when that was last shown. */
        const old = new Map<string, Map<string, RatingValue>>();
        for (const each of ratings) {
          const { field, thing } = each;
          held.replace(book.put(each), each);
          if (held.takeChanged().size === 0) continue;
          const now = new Map(
            book.people().map((id) => [
              id,
              THINGS.filter((one) => field === 'dots' || one === thing)
                .map((one) => book.of(id, one, field)?.value ?? null)
                .join(),
            ]),
          );
          const key = field === 'dots' ? field : field + thing;
          const then = old.get(key);
          const differ = [...now].filter(([id, value]) => {
            const was = then?.get(id) ?? (field === 'dots' ? ',' : '');
            return was !== value;
          });
          expect(differ.length).toBeGreaterThanOrEqual(3);
          old.set(key, now);
          changes += 1;
        }
      }),
      { numRuns: 150 },
    );
    expect(changes).toBeGreaterThan(100);
  });

  it('is what all said once it is released', () => {
    fc.assert(
      fc.property(arrivals, (ratings) => {
        const [book, held, plain] = [new RatingBook(), new HeldTally(FIELDS), new Tally(FIELDS)];
        for (const each of ratings) {
          const before = book.put(each);
          held.replace(before, each);
          plain.replace(before, each);
        }
        held.release();
        expect(shownIn(held)).toEqual(shownIn(plain));
      }),
      { numRuns: 100 },
    );
  });

  it('does not count who came back to what she had said', () => {
    const held = new HeldTally(FIELDS);
    held.replace(undefined, rating('a', 4));
    held.replace(undefined, rating('b', 4));
    held.replace(rating('b', 4), rating('b', null));
    held.replace(undefined, rating('c', 1));
    expect(said(held)).toEqual([]);
    held.replace(undefined, rating('d', 1));
    expect(said(held)).toEqual([
      [4, 1],
      [1, 2],
    ]);
    expect([...held.takeChanged()]).toEqual(['t0']);
  });

  it('lets somebody’s ratings go at once as she is removed, whether they were shown or not', () => {
    const held = new HeldTally(FIELDS);
    for (const [person, value] of [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ] as const)
      held.replace(undefined, rating(person, value));
    held.replace(rating('a', 1), rating('a', 5));
    held.replace(undefined, rating('d', 4));
    held.remove([rating('a', 5), rating('d', 4)]);
    expect(said(held)).toEqual([
      [2, 1],
      [3, 1],
    ]);
    held.release();
    expect(said(held)).toHaveLength(2);
  });

  it('holds dots back together, as who spends them moves several things', () => {
    const held = new HeldTally(FIELDS);
    const dots = (person: string, thing: string, value: number) =>
      held.replace(undefined, rating(person, value, { field: 'dots', thing }));
    dots('a', 't0', 2);
    dots('a', 't1', 3);
    dots('b', 't0', 1);
    dots('b', 't1', 0);
    expect([held.spenders('dots'), said(held, 't1', 'dots')]).toEqual([0, []]);
    dots('c', 't0', 1);
    expect([held.spenders('dots'), said(held, 't1', 'dots')]).toEqual([3, [[3, 1]]]);
  });
});
