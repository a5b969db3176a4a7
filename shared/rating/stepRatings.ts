import { ClaimBook, type Claim } from './claimBook.ts';
import { RatingBook, type Rating } from './rating.ts';

/** All that one rater said of one thing, as it is kept: one record, because a form is sent as one. */
export interface FormRecord {
  step: string;
  /** A person, or a table where tables rate as one. */
  person: string;
  thing: string;
  /** By field; `at` in ms since 1970 UTC. */
  answers: Readonly<Record<string, Pick<Rating, 'value' | 'rev' | 'at'>>>;
}

/** What one rater was given to read, in her order. It stays, whatever becomes of others. */
export interface ReadingRecord {
  step: string;
  person: string;
  things: readonly string[];
}

/** What became of a `rate` step beside its ratings. */
export interface RateStepRecord {
  /** Closed by a facilitator while the meeting still stands there, to look at what came of it. */
  isClosed: boolean;
  /** Whether readings were dealt: once, when the meeting first came to it. */
  isDealt: boolean;
}

export interface ClaimRecord extends Claim {
  step: string;
  role: string;
}

// Spaces stand in no id.
export const formId = ({ step, person, thing }: Omit<FormRecord, 'answers'>): string =>
  `${step} ${person} ${thing}`;
export const readingId = ({ step, person }: Pick<ReadingRecord, 'step' | 'person'>): string =>
  `${step} ${person}`;
export const claimId = ({
  step,
  role,
  thing,
  person,
}: Pick<ClaimRecord, 'step' | 'role' | 'thing' | 'person'>): string =>
  `${step} ${role} ${thing} ${person}`;

export const ratingsOfForm = ({ person, thing, answers }: FormRecord): Rating[] =>
  Object.entries(answers).map(([field, answer]) => ({ person, thing, field, ...answer }));

/** What a wall keeps of one `rate` step. */
export interface StepRatings {
  readonly book: RatingBook;
  readonly readings: ReadonlyMap<string, readonly string[]>;
  readonly record: RateStepRecord;
  /** Things that somebody was given, or said something of. */
  readonly things: ReadonlySet<string>;
}

const NOTHING: RateStepRecord = { isClosed: false, isDealt: false };

class KeptStep implements StepRatings {
  readonly book = new RatingBook();
  readonly readings = new Map<string, readonly string[]>();
  readonly things = new Set<string>();
  record = NOTHING;
}

/** Ratings and claims of a wall, by step. */
export interface RatedSteps {
  /** Never absent: a step of which nothing is kept has nothing. */
  of(step: string): StepRatings;
  /** Steps of which something is kept. */
  steps(): Iterable<string>;
  claimsOf(step: string, role: string): ClaimBook;
  /** Counts changes of claims, so that one sees whether there were any since. */
  readonly claimChanges: number;
  /** Answers that are kept, also those that were taken back. */
  readonly size: number;
}

/** The same with a way to change it, for whoever owns the records. */
export class RatedStepBooks implements RatedSteps {
  readonly #steps = new Map<string, KeptStep>();
  readonly #claims = new Map<string, ClaimBook>();
  claimChanges = 0;
  size = 0;

  of(step: string): StepRatings {
    return this.#steps.get(step) ?? new KeptStep();
  }

  steps(): Iterable<string> {
    return this.#steps.keys();
  }

  claimsOf(step: string, role: string): ClaimBook {
    return this.#claims.get(`${step} ${role}`) ?? new ClaimBook();
  }

  putForm(form: FormRecord): void {
    const step = this.#keep(form.step);
    step.things.add(form.thing);
    for (const rating of ratingsOfForm(form)) if (!step.book.put(rating)) this.size += 1;
  }

  putReading({ step: id, person, things }: ReadingRecord): void {
    const step = this.#keep(id);
    step.readings.set(person, things);
    for (const thing of things) step.things.add(thing);
  }

  putStep(id: string, record: RateStepRecord): void {
    this.#keep(id).record = record;
  }

  putClaim(record: ClaimRecord): void {
    const { step, role, ...claim } = record;
    const key = `${step} ${role}`;
    const book = this.#claims.get(key) ?? new ClaimBook();
    this.#claims.set(key, book);
    book.put(claim);
    this.claimChanges += 1;
  }

  /** Somebody who never did anything is forgotten, and what she was to read with her. */
  forget(person: string): void {
    for (const { readings } of this.#steps.values()) readings.delete(person);
  }

  #keep(id: string): KeptStep {
    const known = this.#steps.get(id);
    if (known) return known;
    const made = new KeptStep();
    this.#steps.set(id, made);
    return made;
  }
}
