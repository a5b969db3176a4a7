import type { RatedThingView, RatingResults } from '../protocol/ratings.ts';
import { CHOICES, type Choice } from '../rating/rating.ts';
import type { Shown } from '../rating/results.ts';
import { messageKey, type MessageKey, type Words } from '../words/words.ts';
import type { MeetingContent } from './meetingContent.ts';
import { csvField, csvFile } from './notesCsv.ts';
import { unclaimedFirst } from '../rating/unclaimed.ts';
import { claimerWords } from '../rating/claimerWords.ts';
import { ratedThingWords } from './ratedWords.ts';

/** Columns, in order, in the wall's language. Stable: people build spreadsheets on them; new ones go to the end. */
const COLUMNS = [
  messageKey('file.csv.step'),
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
  messageKey('file.csv.step'),
  messageKey('file.csv.name'),
  messageKey('file.csv.id'),
  messageKey('file.csv.thing'),
  messageKey('file.csv.criterion'),
  messageKey('file.csv.answer'),
] as const;

const CLAIM_COLUMNS = [
  messageKey('file.csv.step'),
  messageKey('file.csv.id'),
  messageKey('file.csv.thing'),
  messageKey('file.csv.role'),
  messageKey('file.csv.claimState'),
  messageKey('file.csv.name'),
  messageKey('file.csv.day'),
  messageKey('file.csv.until'),
] as const;

/**
 * A figure that we made ourselves, of two decimals at most: no field of people's words, so it stays
 * a number that can be reckoned with.
 */
const figure = (value: number): string => String(Math.round(value * 100) / 100);

const printed = (words: Words, columns: readonly MessageKey[], rows: string[][]): string =>
  csvFile([columns.map((key) => csvField(words.say(key as (typeof COLUMNS)[number]))), ...rows]);

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

/** Step, id and name of a thing. */
const thingFields = (words: Words, title: string, thing: RatedThingView): string[] => [
  csvField(title),
  csvField(thing.id),
  csvField(ratedThingWords(words, thing)),
];

/** A row for each thing and field of each step that was rated. Never a person; same rules as `notes.csv`. */
export function printRatingsCsv(
  words: Words,
  { ratings = [] }: Pick<MeetingContent, 'ratings'>,
): string {
  const rows = ratings.flatMap(({ title, form, things }) =>
    things.flatMap((thing) =>
      thing.results.map(({ field, count, isFew, rank, shown }) => [
        ...thingFields(words, title, thing),
        csvField(labelOf(form, field)),
        figure(count),
        isFew ? csvField(words.say('file.csv.isFew')) : '',
        rank === null ? '' : figure(rank),
        ...shownFields(shown),
      ]),
    ),
  );
  return printed(words, COLUMNS, rows);
}

const labelOf = (form: RatingResults['form'], field: string): string =>
  form.find(({ id }) => id === field)?.label ?? '';

const isChoice = (value: unknown): value is Choice =>
  (CHOICES as readonly unknown[]).includes(value);

/** A row for each answer with who gave it, of steps that say that this is shown. */
export function printNamedRatingsCsv(
  words: Words,
  { ratings = [] }: Pick<MeetingContent, 'ratings'>,
): string {
  const rows = ratings.flatMap(({ title, form, things, named = [] }) => {
    const thingById = new Map(things.map((thing) => [thing.id, thing]));
    const formById = new Map(form.map((field) => [field.id, field.form]));
    return named.map(({ by, table, thing, field, value }) => {
      const [step = '', ...which] = thingFields(
        words,
        title,
        thingById.get(thing) ?? { id: thing },
      );
      return [
        step,
        csvField(table === undefined ? (by ?? '') : words.say('table.numbered', { number: table })),
        ...which,
        csvField(labelOf(form, field)),
        typeof value === 'number'
          ? figure(value)
          : csvField(
              formById.get(field) === 'yes-maybe-no' && isChoice(value)
                ? words.say(`file.csv.${value}`)
                : value,
            ),
      ];
    });
  });
  return printed(words, NAMED_COLUMNS, rows);
}

/** A row for each name that was put to a thing, and one for each thing and role that nobody took on: these first. */
export function printClaimsCsv(
  words: Words,
  { claims: steps = [] }: Pick<MeetingContent, 'claims'>,
): string {
  const rows = steps.flatMap(({ title, roles, things }) =>
    unclaimedFirst(things).flatMap((thing) =>
      thing.roles.flatMap(({ role, state, claims }) => {
        const label = roles.find(({ id }) => id === role)?.label ?? '';
        const known = [
          ...thingFields(words, title, thing),
          csvField(label),
          csvField(words.say(`file.csv.${state}`)),
        ];
        return claims.length === 0
          ? [[...known, '', '', '']]
          : claims.map((claim) => [
              ...known,
              csvField(claimerWords(words, claim)),
              // A day as every spreadsheet reads it.
              claim.date ?? '',
              csvField(claim.until ?? ''),
            ]);
      }),
    ),
  );
  return printed(words, CLAIM_COLUMNS, rows);
}
