import type { NoteFields } from '../../../shared/model/note.ts';
import { FIELD_NAME } from '../../../shared/scripts/fieldName.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isBox = (control: Control): control is HTMLInputElement => control.type === 'checkbox';

/** Calls `each` with every control of a note's form and the id of its field. For browsers of 2016. */
function eachControl(place: Element, each: (control: Control, id: string) => void): void {
  const found = place.querySelectorAll<Control>(`[name^="${FIELD_NAME}"]`);
  for (let index = 0; index < found.length; index += 1) {
    const control = found[index] as Control;
    each(control, control.name.slice(FIELD_NAME.length));
  }
}

/** What was filled in, as it was typed: what is blank is left out. */
export function typedFields(place: Element): NoteFields | undefined {
  const typed: Record<string, string | string[]> = {};
  eachControl(place, (control, id) => {
    const { value } = control;
    if (isBox(control)) {
      if (control.checked) typed[id] = ((typed[id] as string[] | undefined) || []).concat(value);
    } else if (value.trim()) typed[id] = value.trim();
  });
  return Object.keys(typed).length ? typed : undefined;
}

/** Fills it in; what `fields` does not have is blank. */
export function fillFields(place: Element, fields: NoteFields): void {
  eachControl(place, (control, id) => {
    const value = fields[id];
    if (isBox(control)) control.checked = Array.isArray(value) && value.indexOf(control.value) >= 0;
    else control.value = value === undefined ? '' : String(value);
  });
}

/** The first that cannot be sent as it is. */
export const wrongField = (place: Element): Control | null =>
  place.querySelector<Control>('input:invalid, select:invalid, textarea:invalid');
