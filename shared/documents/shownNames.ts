import type { WallState } from '../commands/wallState.ts';
import { shownName } from '../model/names.ts';
import type { NamesSetting, Person } from '../model/person.ts';

/**
 * The name shown of a person under a setting. Records are replaced and never changed, and each note
 * asks for its author's name.
 */
const SHOWN = new WeakMap<Person, { names: NamesSetting; by: string | undefined }>();

/** What others see of this person's name; `undefined` means nothing is shown. */
export function nameShown(state: WallState, person: Person | undefined): string | undefined {
  if (person?.name === undefined) return undefined;
  const { names } = state.session.settings;
  let known = SHOWN.get(person);
  if (known?.names !== names) {
    known = { names, by: shownName(person.name, names) };
    SHOWN.set(person, known);
  }
  return known.by;
}
