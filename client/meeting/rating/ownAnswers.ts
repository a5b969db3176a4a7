import type { OwnRatings } from '../../../shared/protocol/ratings.ts';
import type { RatingValue } from '../../../shared/rating/rating.ts';
import type { Command } from '../outbox/commandMeanings.ts';
import type { PendingCommands } from '../pending/pendingView.ts';

export type RateCommand = Extract<Command, { kind: 'rate' }>;

/** What somebody said about one thing in one field, as the page shows it, and her count of edits. */
export interface OwnAnswer {
  value: RatingValue;
  rev: number;
}

/** Her answers by thing and field. */
export class OwnAnswers {
  readonly #answers: ReadonlyMap<string, OwnAnswer>;

  constructor(answers: ReadonlyMap<string, OwnAnswer>) {
    this.#answers = answers;
  }

  of(thing: string, field: string): OwnAnswer {
    return this.#answers.get(keyOf(thing, field)) ?? { value: null, rev: 0 };
  }

  hasRated(thing: string, fields: readonly { id: string }[]): boolean {
    return fields.some(({ id }) => this.of(thing, id).value !== null);
  }

  /** Dots spent on these things in one field. */
  spent(things: readonly { id: string }[], field: string): number {
    return things.reduce((sum, { id }) => {
      const { value } = this.of(id, field);
      return sum + (typeof value === 'number' ? value : 0);
    }, 0);
  }
}

const keyOf = (thing: string, field: string): string => `${thing} ${field}`;

/** Pure. What she said, with what waits here over it. What was refused changes nothing. */
export function ownAnswers(
  { step, answers }: Pick<OwnRatings, 'step' | 'answers'>,
  pending: PendingCommands,
): OwnAnswers {
  const all = new Map(
    answers.map(({ thing, field, value, rev }) => [keyOf(thing, field), { value, rev }] as const),
  );
  for (const { intent, progress } of pending) {
    if (intent.kind !== 'rate' || intent.step !== step || progress.state === 'refused') continue;
    for (const [field, { value, rev }] of Object.entries(intent.answers))
      if (rev > (all.get(keyOf(intent.thing, field))?.rev ?? -1))
        all.set(keyOf(intent.thing, field), { value, rev });
  }
  return new OwnAnswers(all);
}

/** Pure. What she has to rate, with answers as the server has them by now; one that is older than what is known changes nothing. */
export function withSaid(own: OwnRatings, said: OwnRatings['answers']): OwnRatings {
  const all = new Map(own.answers.map((each) => [keyOf(each.thing, each.field), each]));
  for (const each of said) {
    const key = keyOf(each.thing, each.field);
    if (each.rev >= (all.get(key)?.rev ?? 0)) all.set(key, each);
  }
  return { ...own, answers: [...all.values()] };
}

/**
 * Pure. The command that says `value` of a thing in a field. Of a sentence it says what stood there,
 * so that of two tabs neither is lost.
 */
export function sayValue(
  place: { step: string; thing: string; field: string },
  { value: before, rev }: OwnAnswer,
  value: RatingValue,
): RateCommand {
  const isSentence = typeof before === 'string' || typeof value === 'string';
  return {
    kind: 'rate',
    step: place.step,
    thing: place.thing,
    answers: {
      [place.field]: {
        value,
        rev: rev + 1,
        ...(isSentence ? { was: [typeof before === 'string' ? before : ''] } : {}),
      },
    },
  };
}

/** Pure. Two forms about one thing as one: the newer answers count, made from what the older ones were made from. */
export function formsJoined(newer: RateCommand, older: RateCommand): RateCommand {
  const joined = { ...older.answers };
  for (const [field, answer] of Object.entries(newer.answers)) {
    const before = joined[field];
    const was =
      before?.was && answer.was ? [...new Set([...before.was, ...answer.was])] : answer.was;
    joined[field] = { ...answer, ...(was === undefined ? {} : { was }) };
  }
  return { ...newer, answers: joined };
}

/** The things she has, in her order, and how far she is. */
export interface ReadingPlan {
  /** Ids of things of which she said something. */
  done: ReadonlySet<string>;
  /** The first thing of which she said nothing yet; `null` where there is none. */
  next: number | null;
}

export function readingPlan(
  { things, form }: Pick<OwnRatings, 'things' | 'form'>,
  answers: OwnAnswers,
): ReadingPlan {
  const done = new Set(things.flatMap(({ id }) => (answers.hasRated(id, form) ? [id] : [])));
  const next = things.findIndex(({ id }) => !done.has(id));
  return { done, next: next < 0 ? null : next };
}
