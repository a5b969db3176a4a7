import type { Rating, RatingField } from './rating.ts';
import { FEWEST_SHOWN } from './results.ts';
import { Tally, type ValueCounts } from './tally.ts';

/** What one person changed since it was last shown: from what is shown to what she says now. */
interface Waiting {
  before: Rating | undefined;
  after: Rating | undefined;
}

/**
 * A tally as people may watch it while a step runs. Whoever sees a mean before and after a rating
 * came can reckon what was said, and who just rated is easily seen: so what was said of a thing in a
 * field changes only once {@link FEWEST_SHOWN} people have said something new, for all of them at
 * once (dots: of a field, as each of them moves several things). `release` shows the rest as the
 * step closes: then the last one or two can still be reckoned by whoever noted what stood there
 * before.
 */
export class HeldTally {
  readonly #shown: Tally;
  readonly #fields: ReadonlyMap<string, RatingField>;
  /** By what is shown at once, then by person and thing. */
  readonly #waiting = new Map<string, Map<string, Map<string, Waiting>>>();

  constructor(fields: readonly RatingField[]) {
    this.#shown = new Tally(fields);
    this.#fields = new Map(fields.map((field) => [field.id, field]));
  }

  values(field: string, thing: string): ValueCounts {
    return this.#shown.values(field, thing);
  }
  spenders(field: string): number {
    return this.#shown.spenders(field);
  }
  takeChanged(): ReadonlySet<string> {
    return this.#shown.takeChanged();
  }

  /** A rating took the place of another, as {@link Tally} takes it; it is shown with those of others. */
  replace(before: Rating | undefined, after: Rating | undefined): void {
    const rating = after ?? before;
    if (!rating || !this.#fields.has(rating.field)) return;
    const cell = this.#cellOf(rating);
    const people = this.#waiting.get(cell) ?? new Map<string, Map<string, Waiting>>();
    const hers = people.get(rating.person) ?? new Map<string, Waiting>();
    const known = hers.get(rating.thing);
    const next: Waiting = { before: known ? known.before : before, after };
    // Back to what is shown: nobody else's change may hide behind one that is none.
    if (valueOf(next.before) === valueOf(next.after)) hers.delete(rating.thing);
    else hers.set(rating.thing, next);
    if (hers.size === 0) people.delete(rating.person);
    else people.set(rating.person, hers);
    this.#waiting.set(cell, people);
    if (people.size >= FEWEST_SHOWN) this.#show(cell);
  }

  /** Takes what somebody said out at once: what a removed person wrote is not to stand there until others come. */
  remove(ratings: readonly Rating[]): void {
    for (const rating of ratings) {
      if (!this.#fields.has(rating.field)) continue;
      const people = this.#waiting.get(this.#cellOf(rating));
      const waiting = people?.get(rating.person)?.get(rating.thing);
      people?.get(rating.person)?.delete(rating.thing);
      if (people?.get(rating.person)?.size === 0) people.delete(rating.person);
      this.#shown.replace(waiting ? waiting.before : rating, undefined);
    }
  }

  /** Shows all there is. */
  release(): void {
    for (const cell of this.#waiting.keys()) this.#show(cell);
  }

  #cellOf({ field, thing }: Rating): string {
    return JSON.stringify(this.#fields.get(field)?.form === 'dots' ? [field] : [field, thing]);
  }

  #show(cell: string): void {
    for (const hers of this.#waiting.get(cell)?.values() ?? [])
      for (const { before, after } of hers.values()) this.#shown.replace(before, after);
    this.#waiting.delete(cell);
  }
}

/** What is not there says as little as what was taken back, or no dots. */
const valueOf = (rating: Rating | undefined): Rating['value'] =>
  rating === undefined || rating.value === 0 ? null : rating.value;
