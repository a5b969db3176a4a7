import type { WallState } from '../../../shared/commands/wallState.ts';
import { callPeople, shownName } from '../../../shared/model/names.ts';
import type { NamesSetting, Person } from '../../../shared/model/person.ts';
import { wordsIn } from '../../words/serverWords.ts';
import type { ShownName } from './presenceMessages.ts';

interface Known {
  rows: ReadonlyMap<string, Person | undefined>;
  names: NamesSetting;
  called: ReadonlyMap<string, ShownName>;
}

/**
 * What people who show presence on one document are called there, so that no two have the same
 * name. Found out anew only when one of them comes, goes or is renamed: for 200 people it takes
 * 0.8 ms, and each of them moves many times a second.
 */
export class PresentNames {
  #known: Known | null = null;

  /** What each of `present` is called, the people who show presence. */
  of(state: WallState, present: ReadonlySet<string>): ReadonlyMap<string, ShownName> {
    const { names } = state.session.settings;
    if (this.#known?.names !== names || !hasRows(this.#known.rows, present, state))
      this.#known = { names, ...callEach(state, present) };
    return this.#known.called;
  }
}

/** Whether these are the rows of just these people; rows are replaced and never changed. */
function hasRows(rows: Known['rows'], ids: ReadonlySet<string>, { people }: WallState): boolean {
  if (rows.size !== ids.size) return false;
  for (const id of ids) if (!rows.has(id) || rows.get(id) !== people.get(id)) return false;
  return true;
}

function callEach(
  { people, session }: WallState,
  ids: ReadonlySet<string>,
): Pick<Known, 'rows' | 'called'> {
  // In order of ids, so that equal names have the same numbers whoever moves.
  const rows = new Map([...ids].sort().map((id) => [id, people.get(id)]));
  const shown = [...rows.values()].map((row) => shownName(row?.name, session.settings.names));
  const words = wordsIn(session.language);
  const roles = [...rows.values()].map((row) => row?.role);
  const called = callPeople(words, shown, roles);
  return {
    rows,
    called: new Map(
      [...rows.keys()].map((id, at) => [
        id,
        { name: called[at]?.short ?? '', isNamed: shown[at] !== undefined },
      ]),
    ),
  };
}
