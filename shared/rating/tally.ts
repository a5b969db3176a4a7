import type { Rating, RatingField } from './rating.ts';

/** A rating as it counts; one that was taken back, and no dots, count as none. */
type Counted = number | string;
const counted = (field: RatingField, value: Rating['value'] | undefined): Counted | null =>
  value === undefined || value === null || (field.form === 'dots' && value === 0) ? null : value;

/** How often each value was given. Whole numbers, so that no order of arrival leaves a trace in them. */
export type ValueCounts = ReadonlyMap<Counted, number>;

const NONE: ValueCounts = new Map();

/**
 * What was said of each thing, kept as ratings come: one step for each, however many there are. It
 * holds how often each value was given and nothing of who gave it, but for the number of people who
 * spent dots.
 */
export class Tally {
  readonly #fields: ReadonlyMap<string, RatingField>;
  /** By field and thing. */
  readonly #values = new Map<string, Map<string, Map<Counted, number>>>();
  /** Of fields of dots: on how many things each person has spent some. */
  readonly #spenders = new Map<string, Map<string, number>>();
  #changed = new Set<string>();

  constructor(fields: readonly RatingField[]) {
    this.#fields = new Map(fields.map((field) => [field.id, field]));
  }

  /** A rating took the place of another; `undefined`: of none, or nothing took its place. Fields that are unknown count nowhere. */
  replace(before: Rating | undefined, after: Rating | undefined): void {
    const rating = after ?? before;
    const field = rating && this.#fields.get(rating.field);
    if (!rating || !field) return;
    const [old, now] = [counted(field, before?.value), counted(field, after?.value)];
    if (old === now) return;
    this.#changed.add(rating.thing);
    const things = this.#values.get(field.id) ?? new Map<string, Map<Counted, number>>();
    const values = things.get(rating.thing) ?? new Map<Counted, number>();
    if (old !== null) add(values, old, -1);
    if (now !== null) add(values, now, 1);
    things.set(rating.thing, values);
    this.#values.set(field.id, things);
    if (field.form !== 'dots') return;
    const spenders = this.#spenders.get(field.id) ?? new Map<string, number>();
    const more = (now === null ? 0 : 1) - (old === null ? 0 : 1);
    if (more !== 0) add(spenders, rating.person, more);
    this.#spenders.set(field.id, spenders);
  }

  values(field: string, thing: string): ValueCounts {
    return this.#values.get(field)?.get(thing) ?? NONE;
  }

  /** How many people spent dots in a field, on whatever. */
  spenders(field: string): number {
    return this.#spenders.get(field)?.size ?? 0;
  }

  /** Things of which something changed since this was last asked. */
  takeChanged(): ReadonlySet<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

/** Takes all that somebody said out of a tally, as she is removed, or puts it back as that is undone. */
export function countPerson(tally: Tally, ratings: readonly Rating[], counts: boolean): void {
  for (const rating of ratings)
    if (counts) tally.replace(undefined, rating);
    else tally.replace(rating, undefined);
}
