import { type Choice, type RatingBook, type RatingField, type RatingValue } from './rating.ts';
import type { Tally, ValueCounts } from './tally.ts';

/**
 * Fewer people than this are too few to show what they said. Of one, a mean is what she said; of two,
 * each knows the other's from it and her own. From three on nobody who knows her own value learns
 * whose another is (k-anonymity, k = 3). It cannot hide what all say alike: where the lowest is the
 * highest, everybody knows what everybody said.
 */
export const FEWEST_SHOWN = 3;
/** A thing that fewer people rated says so, whatever is shown; and one rated by less than this share of those who could. */
export const FEW = { people: 3, share: 0.5 } as const;

/** What all together said of a thing in one field. Never who. */
export type Shown =
  | { form: 'stars' | 'agree'; mean: number; spread: number; min: number; max: number }
  | { form: 'dots'; sum: number }
  | ({ form: 'yes-maybe-no' } & Readonly<Record<Choice, number>>)
  | { form: 'sentence'; sentences: readonly string[] };

export interface FieldResult {
  field: string;
  /** People who answered; of dots, who spent any, wherever: who put some here is what they said. */
  count: number;
  /** Too few answered for it to say much. */
  isFew: boolean;
  /** `null` where nobody answered, or so few that one could tell who said what. */
  shown: Shown | null;
  /** Place in the order, from 1, equal ones the same (1, 2, 2, 4); `null` where nothing is shown, and of sentences. */
  rank: number | null;
}

export interface ThingResult {
  thing: string;
  fields: readonly FieldResult[];
}

export interface ResultsAsked {
  /** Ids of what there is to rate, in the step's order. */
  things: readonly string[];
  fields: readonly RatingField[];
  tally: Pick<Tally, 'values' | 'spenders'>;
  /** How many people rate a thing if all do ({@link countReaders}, or everybody but its authors). */
  expected: (thing: string) => number;
  /** Whether the step says that results are open: then also what one or two said is shown. */
  isOpen?: boolean;
  /** A thing rated by fewer people says so. */
  fewest?: number;
}

const totalOf = (values: ValueCounts): number => {
  let total = 0;
  for (const count of values.values()) total += count;
  return total;
};
const sumOf = (values: ValueCounts): number => {
  let sum = 0;
  for (const [value, count] of values) sum += Number(value) * count;
  return sum;
};
const countOf = (values: ValueCounts, choice: Choice): number => values.get(choice) ?? 0;

/** All of whole numbers up to the last step, so that it is the same in whatever order they came. Spread: the standard deviation of all who answered. */
function figures(form: 'stars' | 'agree', values: ValueCounts): Shown {
  const count = totalOf(values);
  let [sum, squares] = [0, 0];
  let [min, max] = [Infinity, -Infinity];
  for (const [key, times] of values) {
    const value = Number(key);
    sum += value * times;
    squares += value * value * times;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return {
    form,
    mean: sum / count,
    spread: Math.sqrt(count * squares - sum * sum) / count,
    min,
    max,
  };
}

function shownOf({ form }: RatingField, values: ValueCounts): Shown {
  switch (form) {
    case 'stars':
    case 'agree':
      return figures(form, values);
    case 'dots':
      return { form, sum: sumOf(values) };
    case 'yes-maybe-no':
      return {
        form,
        yes: countOf(values, 'yes'),
        maybe: countOf(values, 'maybe'),
        no: countOf(values, 'no'),
      };
    case 'sentence':
      // In an order of their own: that of arrival would say who was first.
      return {
        form,
        sentences: [...values]
          .flatMap(([text, times]) => Array.from({ length: times }, () => String(text)))
          .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
      };
  }
}

/** What things are ordered by, as a fraction: compared exactly, so that equal ones are equal. */
interface Score {
  over: number;
  under: number;
}
function scoreOf({ form }: RatingField, values: ValueCounts): Score {
  if (form === 'dots') return { over: sumOf(values), under: 1 };
  const under = totalOf(values);
  return form === 'yes-maybe-no'
    ? { over: 2 * countOf(values, 'yes') + countOf(values, 'maybe'), under }
    : { over: sumOf(values), under };
}
/** Below nought where `a` is higher. */
const compareScores = (a: Score, b: Score): number => b.over * a.under - a.over * b.under;

/** Ranks by field: what is withheld has none, or its place would say what was said of it. */
function ranksOf(
  field: RatingField,
  { things, tally }: ResultsAsked,
  isShown: (thing: string) => boolean,
): ReadonlyMap<string, number> {
  if (field.form === 'sentence') return new Map();
  const scored = things
    .filter(isShown)
    .map((thing) => ({ thing, score: scoreOf(field, tally.values(field.id, thing)) }))
    .sort((a, b) => compareScores(a.score, b.score));
  const ranks = new Map<string, number>();
  let rank = 0;
  for (const [index, { thing, score }] of scored.entries()) {
    const before = scored[index - 1];
    if (!before || compareScores(before.score, score) !== 0) rank = index + 1;
    ranks.set(thing, rank);
  }
  return ranks;
}

/**
 * What was said of each thing, in the order of `things`. The same whatever came first; never a
 * person, nor anything from which one could tell who said what: where fewer than
 * {@link FEWEST_SHOWN} answered, only how many did is there, unless the step says that results are
 * open. Dots are spread over all things by everybody who has some, so what counts for them is how
 * many people spent any: nobody knows of a dot which of them put it there.
 */
export function resultsOf(asked: ResultsAsked): ThingResult[] {
  const { things, fields, tally, expected, isOpen = false, fewest = FEW.people } = asked;
  const columns = fields.map((field) => {
    const isShown = (thing: string): boolean => {
      const count = totalOf(tally.values(field.id, thing));
      // No dots is a result as any number of them is.
      if (field.form === 'dots') {
        const spenders = tally.spenders(field.id);
        return spenders >= FEWEST_SHOWN || (isOpen && spenders > 0);
      }
      return count >= FEWEST_SHOWN || (isOpen && count > 0);
    };
    return { field, isShown, ranks: ranksOf(field, asked, isShown) };
  });
  return things.map((thing) => ({
    thing,
    fields: columns.map(({ field, isShown, ranks }): FieldResult => {
      const values = tally.values(field.id, thing);
      const count = totalOf(values);
      // Who spends dots leaves most things without any: few on one says nothing about who took part.
      const isFew =
        field.form === 'dots'
          ? tally.spenders(field.id) < fewest
          : count === 0 ||
            count < Math.min(fewest, expected(thing)) ||
            count < FEW.share * expected(thing);
      return {
        field: field.id,
        count: field.form === 'dots' ? tally.spenders(field.id) : count,
        isFew,
        shown: isShown(thing) ? shownOf(field, values) : null,
        rank: ranks.get(thing) ?? null,
      };
    }),
  }));
}

/** The things from the first place to the last by one field, equal ones and those without a place in the step's order. */
export function inOrder(results: readonly ThingResult[], field: string): ThingResult[] {
  const place = ({ fields }: ThingResult): number =>
    fields.find((each) => each.field === field)?.rank ?? Infinity;
  return results
    .map((result) => ({ result, place: place(result) }))
    .sort((a, b) => (a.place === b.place ? 0 : a.place - b.place))
    .map(({ result }) => result);
}

/** What one person said of a thing in a field. */
export interface NamedRating {
  person: string;
  thing: string;
  field: string;
  value: Exclude<RatingValue, null>;
}

export interface NamesAsked {
  ratings: Pick<RatingBook, 'ofPerson'>;
  /** Whose ratings are shown, in which order: whoever is here. */
  people: readonly string[];
  /** What there is to rate, and by what. */
  things: readonly string[];
  fields: readonly RatingField[];
  /** Whether the step says that ratings are shown with names. People are told so before they rate. */
  showsNames: boolean;
}

/** Who said what; `null` where the step does not say that names are shown. */
export function withNames({
  ratings,
  people,
  things,
  fields,
  showsNames,
}: NamesAsked): NamedRating[] | null {
  if (!showsNames) return null;
  const thingAt = new Map(things.map((thing, index) => [thing, index]));
  const fieldAt = new Map(fields.map(({ id }, index) => [id, index]));
  return people.flatMap((person) =>
    ratings
      .ofPerson(person)
      .flatMap(({ thing, field, value }) =>
        value === null || !thingAt.has(thing) || !fieldAt.has(field)
          ? []
          : [{ person, thing, field, value }],
      )
      .sort(
        (a, b) =>
          (thingAt.get(a.thing) as number) - (thingAt.get(b.thing) as number) ||
          (fieldAt.get(a.field) as number) - (fieldAt.get(b.field) as number),
      ),
  );
}
