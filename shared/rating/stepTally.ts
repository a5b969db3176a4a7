import { Refusal } from '../model/problems.ts';
import { HeldTally } from './heldTally.ts';
import { checkedValue, type Rating, type RatingBook, type RatingField } from './rating.ts';
import { countPerson, Tally } from './tally.ts';

const isValue = (field: RatingField, value: unknown): boolean => {
  try {
    checkedValue(field, value);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

/**
 * What was said in one step, counted as it comes: what all said of each thing, what of it may be
 * watched while the step runs, and how far people are. Ratings of removed people are in none of it.
 */
export class StepTally {
  readonly fields: readonly RatingField[];
  readonly all: Tally;
  readonly held: HeldTally;
  /** How many raters said something of each thing. */
  readonly #readers = new Map<string, number>();
  /** Of how many things each rater said something. */
  readonly #rated = new Map<string, number>();
  readonly #fieldById: ReadonlyMap<string, RatingField>;

  /** From what is kept already; `counts`: whether somebody's ratings count. */
  constructor(
    fields: readonly RatingField[],
    book: Pick<RatingBook, 'people' | 'ofPerson'>,
    counts: (person: string) => boolean,
  ) {
    this.fields = fields;
    this.#fieldById = new Map(fields.map((field) => [field.id, field]));
    this.all = new Tally(fields);
    this.held = new HeldTally(fields);
    for (const person of book.people()) if (counts(person)) this.putBack(book.ofPerson(person));
  }

  readersOf(thing: string): number {
    return this.#readers.get(thing) ?? 0;
  }
  ratedBy(person: string): number {
    return this.#rated.get(person) ?? 0;
  }

  /** Somebody's form about one thing took the place of another. */
  replaceForm(before: readonly Rating[], after: readonly Rating[]): void {
    for (const rating of after) {
      const known = before.find(({ field }) => field === rating.field);
      this.#replace(known, rating);
    }
    const [first] = after;
    if (first) this.#move(first, saysSomething(after) - saysSomething(before));
  }

  /** Takes all of a person's out, as she is removed. */
  takeOut(ratings: readonly Rating[]): void {
    const known = this.#known(ratings);
    countPerson(this.all, known, false);
    this.held.remove(known);
    for (const form of formsOf(ratings)) this.#move(form[0], -saysSomething(form));
  }

  /** Counts all of a person's again, or for the first time. */
  putBack(ratings: readonly Rating[]): void {
    for (const form of formsOf(ratings)) this.replaceForm([], form);
  }

  #replace(before: Rating | undefined, after: Rating): void {
    const [old] = before ? this.#known([before]) : [];
    const [now] = this.#known([after]);
    this.all.replace(old, now);
    this.held.replace(old, now);
  }

  /** A form may have been changed since: what was said in a field when that was another counts no more. */
  #known(ratings: readonly Rating[]): Rating[] {
    return ratings.filter((rating) => {
      const field = this.#fieldById.get(rating.field);
      return field !== undefined && isValue(field, rating.value);
    });
  }

  #move({ person, thing }: Rating, by: number): void {
    if (by === 0) return;
    this.#readers.set(thing, this.readersOf(thing) + by);
    this.#rated.set(person, this.ratedBy(person) + by);
  }
}

/** 1 where something is said, 0 where all of it was taken back. */
const saysSomething = (form: readonly Rating[]): number =>
  form.some(({ value }) => value !== null) ? 1 : 0;

function formsOf(ratings: readonly Rating[]): [Rating, ...Rating[]][] {
  const forms = new Map<string, [Rating, ...Rating[]]>();
  for (const rating of ratings) {
    const form = forms.get(rating.thing);
    if (form) form.push(rating);
    else forms.set(rating.thing, [rating]);
  }
  return [...forms.values()];
}
