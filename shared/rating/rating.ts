import { LIMITS } from '../model/limits.ts';
import { Refusal } from '../model/problems.ts';
import { textProblem } from '../model/text.ts';
import { tooLong } from '../commands/tooLong.ts';

export const CHOICES = ['yes', 'maybe', 'no'] as const;
export type Choice = (typeof CHOICES)[number];
/** Stars and steps of agreement there are; the lowest is 1. */
export const HIGHEST = { stars: 5, agree: 5 } as const;

/** One field of the form that is filled in about each thing. `dots`: how many each person has to spend over all things. */
export type RatingField =
  | { id: string; form: 'stars' | 'agree' | 'yes-maybe-no' | 'sentence' }
  | { id: string; form: 'dots'; dots: number };

/** Stars, agreement and dots as numbers, a choice by its name, a sentence as written; `null`: taken back. */
export type RatingValue = number | string | null;

/** What a person said about a thing in one field. Each is there once: a newer one takes its place, also one taken back. */
export interface Rating {
  person: string;
  thing: string;
  field: string;
  value: RatingValue;
  /** Her own count of edits: a lower or equal one changes nothing. */
  rev: number;
  /** When it came, ms since 1970 UTC. */
  at: number;
}

/** A rating as its person is shown it. */
export type OwnRating = Pick<Rating, 'thing' | 'field' | 'value' | 'rev'>;

const isWhole = (value: unknown, low: number, high: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= low && (value as number) <= high;

/**
 * A value as it may be kept for this field. Throws `invalid-rating`, and of sentences what is wrong
 * with a text.
 */
export function checkedValue(field: RatingField, value: unknown): RatingValue {
  if (value === null) return null;
  switch (field.form) {
    case 'stars':
    case 'agree': {
      const max = HIGHEST[field.form];
      if (!isWhole(value, 1, max)) throw new Refusal('invalid-rating', { why: field.form, max });
      return value as number;
    }
    case 'dots':
      if (!isWhole(value, 0, Number.MAX_SAFE_INTEGER))
        throw new Refusal('invalid-rating', { why: 'dots', max: field.dots });
      return value as number;
    case 'yes-maybe-no':
      if (!(CHOICES as readonly unknown[]).includes(value))
        throw new Refusal('invalid-rating', { why: 'choice' });
      return value as Choice;
    case 'sentence': {
      const wrong = textProblem(value, LIMITS.ratingTextChars, 'many');
      if (wrong) throw new Refusal(wrong, tooLong(wrong, 'sentence', LIMITS.ratingTextChars));
      return value as string;
    }
  }
}

/** Names one rating; the same for all that take each other's place. */
const placeOf = ({ thing, field }: Pick<Rating, 'thing' | 'field'>): string =>
  JSON.stringify([thing, field]);

/**
 * Which of her ratings a phone still has to send, of those it keeps: such as the server does not
 * have, or has in an older `rev`. `known`: what the server says she rated.
 */
export function toResend(
  kept: readonly OwnRating[],
  known: readonly OwnRating[],
): readonly OwnRating[] {
  const revs = new Map(known.map((each) => [placeOf(each), each.rev]));
  return kept.filter((each) => each.rev > (revs.get(placeOf(each)) ?? -1));
}

/** The ratings of one step, by person, thing and field. */
export class RatingBook {
  readonly #byPerson = new Map<string, Map<string, Map<string, Rating>>>();

  of(person: string, thing: string, field: string): Rating | undefined {
    return this.#byPerson.get(person)?.get(thing)?.get(field);
  }

  /** All of a person's, also those she took back, in the order in which she began them. */
  ofPerson(person: string): Rating[] {
    return [...(this.#byPerson.get(person)?.values() ?? [])].flatMap((fields) => [
      ...fields.values(),
    ]);
  }

  /** All of a person's about one thing, also what she took back. */
  ofThing(person: string, thing: string): Rating[] {
    return [...(this.#byPerson.get(person)?.get(thing)?.values() ?? [])];
  }

  /** Whether she said something of a thing that she did not take back. */
  hasRated(person: string, thing: string): boolean {
    return [...(this.#byPerson.get(person)?.get(thing)?.values() ?? [])].some(
      ({ value }) => value !== null,
    );
  }

  people(): string[] {
    return [...this.#byPerson.keys()];
  }

  /** Keeps a rating in place of what was there, which is answered. */
  put(rating: Rating): Rating | undefined {
    const things = this.#byPerson.get(rating.person) ?? new Map<string, Map<string, Rating>>();
    const fields = things.get(rating.thing) ?? new Map<string, Rating>();
    const before = fields.get(rating.field);
    fields.set(rating.field, rating);
    things.set(rating.thing, fields);
    this.#byPerson.set(rating.person, things);
    return before;
  }
}
