import { CHOICES, type Choice } from '../rating/rating.ts';
import type { NamedRating, Shown, ThingResult } from '../rating/results.ts';
import { messageKey, type Words } from '../words/words.ts';
import { csvField, csvFile } from './notesCsv.ts';

/** What things and fields are called, in the wall's language. */
interface RatingLabels {
  /** By id: a note's words, a group's or table's name, a statement. */
  things: ReadonlyMap<string, string>;
  /** By id: what was asked. */
  fields: ReadonlyMap<string, string>;
}

export interface RatingsExport extends RatingLabels {
  /** In the order in which they are to stand, as what reads them may know them: what is withheld is empty. */
  results: readonly ThingResult[];
}

export interface NamedRatingsExport extends RatingLabels {
  /** From `withNames`, which answers them only where the step says so. */
  ratings: readonly NamedRating[];
  /** By person, what she is called as the wall's names setting allows. */
  names: ReadonlyMap<string, string>;
}

/** Columns, in order, in the wall's language. Stable: people build spreadsheets on them; new ones go to the end. */
const COLUMNS = [
  messageKey('file.csv.id'),
  messageKey('file.csv.thing'),
  messageKey('file.csv.criterion'),
  messageKey('file.csv.count'),
  messageKey('file.csv.isFew'),
  messageKey('file.csv.rank'),
  messageKey('file.csv.mean'),
  messageKey('file.csv.spread'),
  messageKey('file.csv.lowest'),
  messageKey('file.csv.highest'),
  messageKey('file.csv.dots'),
  messageKey('file.csv.yes'),
  messageKey('file.csv.maybe'),
  messageKey('file.csv.no'),
  messageKey('file.csv.sentences'),
] as const;

const NAMED_COLUMNS = [
  messageKey('file.csv.name'),
  messageKey('file.csv.id'),
  messageKey('file.csv.thing'),
  messageKey('file.csv.criterion'),
  messageKey('file.csv.answer'),
] as const;

/**
 * A figure that we made ourselves, of two decimals at most: no field of people's words, so it stays
 * a number that can be reckoned with.
 */
const figure = (value: number): string => String(Math.round(value * 100) / 100);

/** The columns from `mean` on. */
function shownFields(shown: Shown | null): string[] {
  const cells = Array.from({ length: 9 }, () => '');
  const put = (from: number, ...values: string[]): string[] =>
    cells.toSpliced(from, values.length, ...values);
  switch (shown?.form) {
    case undefined:
      return cells;
    case 'stars':
    case 'agree': {
      const { mean, spread, min, max } = shown;
      return put(0, ...[mean, spread, min, max].map(figure));
    }
    case 'dots':
      return put(4, figure(shown.sum));
    case 'yes-maybe-no':
      return put(5, ...CHOICES.map((choice) => figure(shown[choice])));
    case 'sentence':
      return put(8, csvField(shown.sentences.join('\n')));
  }
}

/** A row for each thing and field. Never a person; same rules as `notes.csv`. */
export function printRatingsCsv(words: Words, { results, things, fields }: RatingsExport): string {
  const rows = results.flatMap(({ thing, fields: each }) =>
    each.map(({ field, count, isFew, rank, shown }) => [
      csvField(thing),
      csvField(things.get(thing) ?? ''),
      csvField(fields.get(field) ?? ''),
      figure(count),
      isFew ? csvField(words.say('file.csv.isFew')) : '',
      rank === null ? '' : figure(rank),
      ...shownFields(shown),
    ]),
  );
  return csvFile([COLUMNS.map((key) => csvField(words.say(key))), ...rows]);
}

const isChoice = (value: unknown): value is Choice =>
  (CHOICES as readonly unknown[]).includes(value);

/** A row for each rating, with who gave it. `choices`: fields whose answers are yes, maybe or no. */
export function printNamedRatingsCsv(
  words: Words,
  { ratings, names, things, fields }: NamedRatingsExport,
  choices: ReadonlySet<string>,
): string {
  const rows = ratings.map(({ person, thing, field, value }) => [
    csvField(names.get(person) ?? ''),
    csvField(thing),
    csvField(things.get(thing) ?? ''),
    csvField(fields.get(field) ?? ''),
    typeof value === 'number'
      ? figure(value)
      : csvField(choices.has(field) && isChoice(value) ? words.say(`file.csv.${value}`) : value),
  ]);
  return csvFile([NAMED_COLUMNS.map((key) => csvField(words.say(key))), ...rows]);
}
