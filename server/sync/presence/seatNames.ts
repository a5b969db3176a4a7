import { calledAtTable } from '../../../shared/documents/tableView.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import type { Called } from '../../../shared/model/names.ts';
import type { NamesSetting, Person } from '../../../shared/model/person.ts';
import { wordsIn } from '../../words/serverWords.ts';

/**
 * With more people at a table, names are those of the document instead: finding out what all of
 * them are called takes 36 µs a name, too long for each move of a caret.
 */
const MOST_SEATS = 200;

interface Known {
  rows: readonly (Person | undefined)[];
  names: NamesSetting;
  called: ReadonlyMap<string, Called>;
}

/**
 * What people are called at the tables where they sit. Found out anew only when somebody comes,
 * goes or is renamed, because carets move all the time.
 */
export class SeatNames {
  readonly #known = new Map<string, Known>();

  /** `undefined` for people who do not sit there. */
  at(state: WallState, tableId: string, personId: string): Called | undefined {
    const seats = state.seats.get(tableId);
    if (!seats?.has(personId) || seats.size > MOST_SEATS) return undefined;
    const { names } = state.session.settings;
    // Records are replaced and never changed, so comparing them is enough.
    const rows = [...seats].map((id) => state.people.get(id));
    let known = this.#known.get(tableId);
    if (
      known?.names !== names ||
      known.rows.length !== rows.length ||
      rows.some((row, at) => row !== known?.rows[at])
    ) {
      known = {
        rows,
        names,
        called: calledAtTable(wordsIn(state.session.language), state, tableId),
      };
      this.#known.set(tableId, known);
    }
    return known.called.get(personId);
  }
}
