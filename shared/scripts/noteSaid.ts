import type { Note, NoteFields } from '../model/note.ts';
import type { Words } from '../words/words.ts';
import { formAt, type FormField, type NoteForm } from './noteForm.ts';
import { readWords, type Reader as ReaderOfWords } from './stepWords.ts';

/** Who reads a form, and says the words around it. */
export interface Reader extends ReaderOfWords {
  words: Words;
}

/** What a field is called: an amount with its unit. */
export function fieldLabel(reader: Reader, field: FormField): string {
  const { text } = readWords(reader, field.label);
  const unit = field.kind === 'amount' && field.unit ? readWords(reader, field.unit).text : '';
  return unit === '' ? text : `${text} (${unit})`;
}

/** What a field of a note says, as people read it: a number in their digits, answers by their names. */
export function fieldSaid(reader: Reader, field: FormField, value: NoteFields[string]): string {
  if (typeof value === 'number') return reader.words.say('note.field.number', { value });
  if (field.kind !== 'choice') return typeof value === 'string' ? value : value.join(', ');
  const ids: readonly string[] = typeof value === 'string' ? [value] : value;
  return ids
    .map((id) => {
      const option = field.options.find((each) => each.id === id);
      return option ? readWords(reader, option.label).text : id;
    })
    .join(', ');
}

/** One field of a note, as people read it. `kind`: of a field that is still in the form. */
export interface FieldSaid {
  id: string;
  label: string;
  said: string;
  kind?: FormField['kind'];
}

/** What a note says beyond its text. */
export interface NoteSaid {
  /** What its paper stands for; '' where that is nothing. */
  means: string;
  fields: readonly FieldSaid[];
}

/** What a note says in its fields, in their order; what left the form since stands below by its id. */
export function fieldsSaid(
  reader: Reader,
  fields: readonly FormField[],
  values: NoteFields = {},
): FieldSaid[] {
  const known = fields.flatMap((field): FieldSaid[] => {
    const { id, kind } = field;
    const value = Object.hasOwn(values, id) ? values[id] : undefined;
    if (value === undefined) return [];
    return [{ id, kind, label: fieldLabel(reader, field), said: fieldSaid(reader, field, value) }];
  });
  const ids = new Set(fields.map(({ id }) => id));
  const others = Object.entries(values)
    .filter(([id]) => !ids.has(id))
    .map(([id, value]) => ({
      id,
      label: id,
      said: Array.isArray(value) ? value.join(', ') : String(value),
    }));
  return [...known, ...others];
}

/** What a note says beyond its text, in whatever list it stands; of a thing that is no note, nothing. */
export function noteSaid(
  reader: Reader,
  forms: readonly NoteForm[] | undefined,
  { step, color, fields }: Partial<Pick<Note, 'step' | 'color' | 'fields'>>,
): NoteSaid {
  const form = formAt(forms, step);
  const means = form?.papers.find((paper) => paper.color === color)?.means;
  return {
    means: means === undefined ? '' : readWords(reader, means).text,
    fields: fieldsSaid(reader, form?.fields ?? [], fields),
  };
}

/** What of it is read in passing, on a poster or from the last row: paragraphs are read at the note itself. */
export const briefly = ({ means, fields }: NoteSaid): NoteSaid => ({
  means,
  fields: fields.filter(({ kind }) => kind !== 'lines'),
});

/** A question answers itself: "Where are they? Lagos", but "City: Lagos". */
export const labelled = (words: Words, label: string, said: string): string =>
  /[?\u061f!:.\u2026]\s*$/u.test(label)
    ? `${label} ${said}`
    : words.say('note.field.said', { label, said });

/** The same as short lines, for where there is no room for a list: what the paper stands for, then each field behind its name. */
export const saidLines = (words: Words, { means, fields }: NoteSaid): string[] => [
  ...(means === '' ? [] : [means]),
  ...fields.map(({ label, said }) => labelled(words, label, said)),
];
