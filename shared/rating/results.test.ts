import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEW, inOrder, resultsOf, withNames, type ResultsAsked, type Shown } from './results.ts';
import { CHOICES, RatingBook, type Rating, type RatingField, type RatingValue } from './rating.ts';
import { countPerson, Tally } from './tally.ts';
import { FIELDS } from './testRating.ts';

const THINGS = ['t0', 't1', 't2', 't3'];

const valueFor = ({ form }: RatingField): fc.Arbitrary<RatingValue> => {
  switch (form) {
    case 'stars':
    case 'agree':
      return fc.integer({ min: 1, max: 5 });
    case 'dots':
      return fc.integer({ min: 0, max: 5 });
    case 'yes-maybe-no':
      return fc.constantFrom(...CHOICES);
    case 'sentence':
      return fc.constantFrom('Clear', 'Bold', 'Too much');
  }
};

/** Ratings as they come: of few people and things, so that many take each other's place or are taken back. */
const arrivals: fc.Arbitrary<Rating[]> = fc.array(
  fc.constantFrom(...FIELDS).chain((field) =>
    fc.record({
      person: fc.integer({ min: 0, max: 6 }).map((index) => `p${index}`),
      thing: fc.integer({ min: 0, max: 3 }).map((index) => `t${index}`),
      field: fc.constant(field.id),
      value: fc.oneof({ weight: 5, arbitrary: valueFor(field) }, fc.constant(null)),
      rev: fc.nat(9),
      at: fc.nat(1000),
    }),
  ),
  { maxLength: 60 },
);

/** Book and tally as they are after these came, one by one. */
function after(ratings: readonly Rating[]): { book: RatingBook; tally: Tally } {
  const [book, tally] = [new RatingBook(), new Tally(FIELDS)];
  for (const rating of ratings) tally.replace(book.put(rating), rating);
  return { book, tally };
}
const latest = (book: RatingBook): Rating[] => book.people().flatMap((id) => book.ofPerson(id));
const results = (tally: Tally, more: Partial<ResultsAsked> = {}) =>
  resultsOf({ things: THINGS, fields: FIELDS, tally, expected: () => 3, ...more });
/** One thing rated by so many in one field. */
const rated = (fieldId: string, ...values: RatingValue[]) => {
  const { tally } = after(
    values.map((value, index) => ({
      person: `p${index}`,
      thing: 't0',
      field: fieldId,
      value,
      rev: 1,
      at: index,
    })),
  );
  return tally;
};
const resultIn = (tally: Tally, field: string, more: Partial<ResultsAsked> = {}) => {
  const found = results(tally, more)[0]?.fields.find((each) => each.field === field);
  if (!found) throw new Error(field);
  return found;
};

/** The same from the ratings themselves, in the way of a textbook. */
function shownFromScratch({ form }: RatingField, values: readonly RatingValue[]): Shown {
  const numbers = values.map(Number);
  const sum = numbers.reduce((total, each) => total + each, 0);
  const times = (choice: string): number => values.filter((each) => each === choice).length;
  const mean = sum / numbers.length;
  switch (form) {
    case 'stars':
    case 'agree': {
      const variance =
        numbers.reduce((total, each) => total + (each - mean) ** 2, 0) / numbers.length;
      return {
        form,
        mean: expect.closeTo(mean, 9) as number,
        spread: expect.closeTo(Math.sqrt(variance), 6) as number,
        min: Math.min(...numbers),
        max: Math.max(...numbers),
      };
    }
    case 'dots':
      return { form, sum };
    case 'yes-maybe-no':
      return { form, yes: times('yes'), maybe: times('maybe'), no: times('no') };
    case 'sentence':
      return { form, sentences: values.map(String).sort() };
  }
}

describe('results', () => {
  it('kept as ratings come are those made from all of them at once', () => {
    let shown = 0;
    fc.assert(
      fc.property(arrivals, (ratings) => {
        const { book, tally } = after(ratings);
        const all = latest(book).filter(({ value }) => value !== null);
        for (const { thing, fields } of results(tally, { isOpen: true }))
          for (const [index, field] of FIELDS.entries()) {
            const ofField = all.filter((each) => each.field === field.id);
            const values = ofField.filter((each) => each.thing === thing).map(({ value }) => value);
            const spenders = new Set(
              ofField.filter(({ value }) => value !== 0).map((r) => r.person),
            );
            const count = field.form === 'dots' ? spenders.size : values.length;
            expect(fields[index]).toMatchObject({
              field: field.id,
              count,
              shown: count === 0 ? null : shownFromScratch(field, values),
            });
            shown += count === 0 ? 0 : 1;
          }
      }),
      { numRuns: 150 },
    );
    expect(shown).toBeGreaterThan(500);
  });

  it('are the same in whatever order ratings came', () => {
    fc.assert(
      fc.property(arrivals, fc.boolean(), (ratings, isOpen) => {
        const { book, tally } = after(ratings);
        const { tally: again } = after(latest(book).toReversed());
        expect(results(again, { isOpen })).toEqual(results(tally, { isOpen }));
      }),
      { numRuns: 100 },
    );
  });

  it('of somebody who is removed go, and come back with her', () => {
    fc.assert(
      fc.property(arrivals, (ratings) => {
        const { book, tally } = after(ratings);
        const before = results(tally, { isOpen: true });
        countPerson(tally, book.ofPerson('p1'), false);
        const { tally: without } = after(ratings.filter(({ person }) => person !== 'p1'));
        expect(results(tally, { isOpen: true })).toEqual(results(without, { isOpen: true }));
        countPerson(tally, book.ofPerson('p1'), true);
        expect(results(tally, { isOpen: true })).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });

  it('say of which things something changed, and of none where nothing did', () => {
    const { book, tally } = after([]);
    const put = (value: RatingValue, field = 'merit') => {
      const rating = { person: 'p', thing: 't1', field, value, rev: 1, at: 0 };
      tally.replace(book.put(rating), rating);
      return [...tally.takeChanged()];
    };
    expect(put(3)).toEqual(['t1']);
    expect(put(3)).toEqual([]);
    expect(put(null)).toEqual(['t1']);
    expect(put(0, 'dots')).toEqual([]);
    expect(put(3, 'unknown')).toEqual([]);
  });

  it('have the figures of a known example', () => {
    expect(resultIn(rated('merit', 2, 4, 4, 4, 5, 5, 4, 4), 'merit')).toMatchObject({
      count: 8,
      shown: { mean: 4, spread: Math.sqrt(6 / 8), min: 2, max: 5 },
    });
    expect(resultIn(rated('join', 'yes', 'no', 'yes', 'maybe'), 'join').shown).toEqual({
      form: 'yes-maybe-no',
      yes: 2,
      maybe: 1,
      no: 1,
    });
    expect(resultIn(rated('why', 'b', 'a', 'b'), 'why').shown).toEqual({
      form: 'sentence',
      sentences: ['a', 'b', 'b'],
    });
  });

  it('say where a thing was rated by few: fewer than three, or than half of those who could', () => {
    expect(FEW).toEqual({ people: 3, share: 0.5 });
    const isFew = (count: number, expected: number): boolean =>
      resultIn(rated('merit', ...Array.from({ length: count }, () => 3)), 'merit', {
        expected: () => expected,
      }).isFew;
    expect([0, 1, 2, 3].map((count) => isFew(count, 3))).toEqual([true, true, true, false]);
    // Where two read each, both of them are all there could be.
    expect([1, 2].map((count) => isFew(count, 2))).toEqual([true, false]);
    expect([4, 5].map((count) => isFew(count, 10))).toEqual([true, false]);
    expect(isFew(0, 0)).toBe(true);
    expect(resultIn(rated('dots', 1, 2), 'dots').isFew).toBe(true);
    expect(resultIn(rated('dots', 1, 2, 3), 'dots').isFew).toBe(false);
  });
});

describe('the order', () => {
  const rows = (by: Record<string, RatingValue[]>, field: string) =>
    after(
      Object.entries(by).flatMap(([thing, values]) =>
        values.map((value, index) => ({
          person: `p${index}`,
          thing,
          field,
          value,
          rev: 1,
          at: 0,
        })),
      ),
    ).tally;
  const ranked = (tally: Tally, field: string) =>
    inOrder(results(tally), field).map(({ thing, fields }) => [
      thing,
      fields.find((each) => each.field === field)?.rank,
    ]);

  it('gives equal ones one place, in the step’s order, and leaves the next ones out', () => {
    // A third and two sixths: equal as fractions, whatever a machine makes of them.
    const tally = rows(
      { t0: [1, 1, 2], t1: [5, 5, 5], t2: [1, 1, 2, 1, 1, 2], t3: [1, 1, 1] },
      'merit',
    );
    expect(ranked(tally, 'merit')).toEqual([
      ['t1', 1],
      ['t0', 2],
      ['t2', 2],
      ['t3', 4],
    ]);
  });

  it('is of dots by their sum, of choices by yes before maybe, of sentences none', () => {
    expect(ranked(rows({ t2: [1, 1, 1], t0: [2] }, 'dots'), 'dots')).toEqual([
      ['t2', 1],
      ['t0', 2],
      ['t1', 3],
      ['t3', 3],
    ]);
    const join = {
      t0: ['no', 'no', 'yes'],
      t1: ['maybe', 'maybe', 'maybe'],
      t2: ['yes', 'maybe', 'maybe'],
    };
    expect(ranked(rows(join, 'join'), 'join')).toEqual([
      ['t2', 1],
      ['t1', 2],
      ['t0', 3],
      ['t3', null],
    ]);
    expect(ranked(rows({ t0: ['a', 'b', 'c'] }, 'why'), 'why')[0]).toEqual(['t0', null]);
  });
});

describe('who said what', () => {
  it('cannot be told: nothing depends on who it was, and what one or two said is not there', () => {
    fc.assert(
      fc.property(arrivals, arrivals, (ratings, others) => {
        const { book, tally } = after(ratings);
        // The same by other people, in another order.
        const renamed = latest(book)
          .map((each) => ({ ...each, person: `other-${each.person}` }))
          .toReversed();
        expect(results(after(renamed).tally)).toEqual(results(tally));
        // Whatever a cell of one or two people holds, it looks the same.
        const { book: bookOfOthers, tally: tallyOfOthers } = after(others);
        const sizes = (each: RatingBook, field: string, thing: string): number =>
          latest(each).filter((r) => r.field === field && r.thing === thing && r.value !== null)
            .length;
        for (const [at, { thing, fields }] of results(tally).entries())
          for (const [index, one] of fields.entries()) {
            const field = FIELDS[index] as RatingField;
            if (field.form === 'dots' ? tally.spenders(field.id) >= 3 : one.count >= 3) {
              expect(one.shown).not.toBeNull();
              continue;
            }
            expect([one.shown, one.rank]).toEqual([null, null]);
            const isAlike =
              field.form !== 'dots' &&
              sizes(book, field.id, thing) === sizes(bookOfOthers, field.id, thing);
            if (isAlike) expect(results(tallyOfOthers)[at]?.fields[index]).toEqual(one);
          }
      }),
      { numRuns: 100 },
    );
  });

  it('of one and of two is shown only where the step says that results are open', () => {
    for (const [field, values] of [
      ['merit', [5, 1]],
      ['join', ['yes', 'no']],
      ['why', ['So', 'No']],
      ['dots', [5, 1]],
    ] as const) {
      const tally = rated(field, ...values);
      expect(resultIn(tally, field)).toMatchObject({ count: 2, shown: null, rank: null });
      expect(resultIn(tally, field, { isOpen: true }).shown).not.toBeNull();
    }
    expect(resultIn(rated('merit', 5, 1, 3), 'merit').shown).not.toBeNull();
    expect(resultIn(rated('merit', 5, 1, null), 'merit').shown).toBeNull();
    expect(resultIn(rated('merit'), 'merit', { isOpen: true }).shown).toBeNull();
  });

  it('is told with names only where the step says so, of people who are here', () => {
    const { book } = after([
      { person: 'p1', thing: 't1', field: 'merit', value: 4, rev: 1, at: 0 },
      { person: 'p0', thing: 't1', field: 'why', value: 'So', rev: 1, at: 0 },
      { person: 'p0', thing: 't1', field: 'merit', value: 2, rev: 1, at: 0 },
      { person: 'p0', thing: 't0', field: 'merit', value: null, rev: 1, at: 0 },
      { person: 'out', thing: 't0', field: 'merit', value: 1, rev: 1, at: 0 },
      { person: 'p0', thing: 'gone', field: 'merit', value: 1, rev: 1, at: 0 },
    ]);
    const asked = { ratings: book, people: ['p0', 'p1'], things: THINGS, fields: FIELDS };
    expect(withNames({ ...asked, showsNames: false })).toBeNull();
    expect(withNames({ ...asked, showsNames: true })).toEqual([
      { person: 'p0', thing: 't1', field: 'merit', value: 2 },
      { person: 'p0', thing: 't1', field: 'why', value: 'So' },
      { person: 'p1', thing: 't1', field: 'merit', value: 4 },
    ]);
  });
});
