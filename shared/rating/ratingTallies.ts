import type { RecordChange, WallState } from '../commands/wallState.ts';
import { fieldsOf, type RateStep } from './rateStep.ts';
import { ratingsOfForm } from './stepRatings.ts';
import { StepTally } from './stepTally.ts';

/**
 * The tallies of a wall's `rate` steps. Each is made from the records when it is first asked for, or
 * after the step's form was changed, and follows them from then on.
 */
export class RatingTallies {
  readonly #state: () => WallState;
  readonly #tallies = new Map<string, { form: string; tally: StepTally }>();
  /** Counts changes of records, whatever they are of: what was made from them before one is old. */
  changes = 0;

  constructor(state: () => WallState) {
    this.#state = state;
  }

  of(step: RateStep): StepTally {
    const fields = fieldsOf(step);
    const form = JSON.stringify(fields);
    const known = this.#tallies.get(step.id);
    if (known?.form === form) return known.tally;
    const { rated, people } = this.#state();
    // A table that rates as one is nobody who could be removed.
    const tally = new StepTally(
      fields,
      rated.of(step.id).book,
      (person) => people.get(person)?.removed !== true,
    );
    this.#tallies.set(step.id, { form, tally });
    return tally;
  }

  /** Call with changes of records before they are applied. */
  follow(changes: readonly RecordChange[]): void {
    this.changes += changes.length;
    if (this.#tallies.size === 0) return;
    const { rated, people } = this.#state();
    for (const change of changes) {
      if (change.kind === 'rating') {
        const { step, person, thing } = change.value;
        this.#tallies
          .get(step)
          ?.tally.replaceForm(
            rated.of(step).book.ofThing(person, thing),
            ratingsOfForm(change.value),
          );
      } else if (change.kind === 'person') {
        const isOut = change.value.removed;
        if ((people.get(change.id)?.removed ?? false) === isOut) continue;
        for (const [step, { tally }] of this.#tallies) {
          const ratings = rated.of(step).book.ofPerson(change.id);
          if (isOut) tally.takeOut(ratings);
          else tally.putBack(ratings);
        }
      }
    }
  }

  /** Memory was read again. */
  clear(): void {
    this.changes += 1;
    this.#tallies.clear();
  }
}
