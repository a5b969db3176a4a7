import type { FieldValue, NoteFields } from '../model/note.ts';
import { plainDigits } from '../model/passedOn.ts';
import { Refusal } from '../model/problems.ts';
import { textProblem } from '../model/text.ts';
import type { FormField } from './noteForm.ts';
import { SCRIPT_LIMITS } from './scriptLimits.ts';

/** Why a field cannot be kept as it was filled in. `min`, `max`: the bound that it misses. */
export interface FieldFault {
  why: 'missing' | 'long' | 'signs' | 'number' | 'low' | 'high' | 'choice' | 'unknown';
  min?: number;
  max?: number;
}
type Read = { value: FieldValue | null } | { fault: FieldFault };

/** Most code points that a field of words takes. */
export const charsOf = (field: Extract<FormField, { kind: 'line' | 'lines' }>): number =>
  field.chars ?? (field.kind === 'line' ? SCRIPT_LIMITS.lineChars : SCRIPT_LIMITS.linesChars);

/** Digits, in threes or not; what parts them differs by country. */
const WHOLE = /^[+-]?(?:\d+|\d{1,3}(?:([ .,'’٬\u00a0\u202f])\d{3})(?:\1\d{3})*)$/;

/** A whole number as somebody typed it, in whatever digits and parted by thousands or not; `null` where it is none. */
export function wholeNumber(typed: string): number | null {
  const plain = plainDigits(typed.trim()).replace(/^−/, '-');
  if (!WHOLE.test(plain)) return null;
  const value = Number(plain.replace(/[^\d-]/g, ''));
  return Math.abs(value) <= SCRIPT_LIMITS.number ? value : null;
}

function readWords(field: Extract<FormField, { kind: 'line' | 'lines' }>, given: unknown): Read {
  if (given === '') return { value: null };
  const max = charsOf(field);
  const wrong = textProblem(given, max, field.kind === 'line' ? 'one' : 'many');
  if (wrong === 'empty-text') return { value: null };
  if (wrong === 'text-too-long') return { fault: { why: 'long', max } };
  return wrong || typeof given !== 'string' ? { fault: { why: 'signs' } } : { value: given };
}

function readNumber(field: Extract<FormField, { kind: 'count' | 'amount' }>, given: unknown): Read {
  if (typeof given === 'string' && given.trim() === '') return { value: null };
  const value = typeof given === 'string' ? wholeNumber(given) : given;
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    return { fault: { why: 'number' } };
  const { min = field.kind === 'count' ? 0 : -SCRIPT_LIMITS.number, max = SCRIPT_LIMITS.number } =
    field;
  if (value < min) return { fault: { why: 'low', min } };
  return value > max ? { fault: { why: 'high', max } } : { value };
}

function readChoice(field: Extract<FormField, { kind: 'choice' }>, given: unknown): Read {
  const isOne = typeof given === 'string';
  const ids: unknown[] = isOne ? [given] : Array.isArray(given) ? given : [null];
  const chosen = field.options.map(({ id }) => id).filter((id) => ids.includes(id));
  if (ids.every((id) => id === '')) return { value: null };
  const isKnown = ids.every((id) => chosen.includes(id as string));
  if (!isKnown || (!field.several && chosen.length > 1)) return { fault: { why: 'choice' } };
  return { value: field.several ? chosen : (chosen[0] ?? null) };
}

function readKind(field: FormField, given: unknown): Read {
  switch (field.kind) {
    case 'line':
    case 'lines':
      return readWords(field, given);
    case 'count':
    case 'amount':
      return readNumber(field, given);
    case 'choice':
      return readChoice(field, given);
  }
}

/** What is kept of a field as it was filled in; `null`: nothing was. Numbers may be as they were typed. */
export function readField(field: FormField, given: unknown): Read {
  const read = given === undefined || given === null ? { value: null } : readKind(field, given);
  return field.required && 'value' in read && read.value === null
    ? { fault: { why: 'missing' } }
    : read;
}

/**
 * The fields of a note as they are kept; `undefined`: there are none. `before`: those that the note has, of which fields that left the form
 * stay as they are. Throws `invalid-field` with the field's id in `where`.
 */
export function checkedFields(
  form: readonly FormField[],
  given: NoteFields,
  before: NoteFields = {},
): NoteFields | undefined {
  const ids = new Set(form.map(({ id }) => id));
  const kept = Object.entries(before).filter(([id]) => !ids.has(id));
  const known = new Map(kept.map(([id, value]) => [id, JSON.stringify(value)]));
  for (const [id, value] of Object.entries(given))
    if (!ids.has(id) && known.get(id) !== JSON.stringify(value))
      throw refused(id, { why: 'unknown' });
  const read = form.flatMap((field): [string, FieldValue][] => {
    const result = readField(field, Object.hasOwn(given, field.id) ? given[field.id] : null);
    if ('fault' in result) throw refused(field.id, result.fault);
    return result.value === null ? [] : [[field.id, result.value]];
  });
  const values = [...kept, ...read];
  return values.length > 0 ? Object.fromEntries(values) : undefined;
}

const refused = (id: string, fault: FieldFault): Refusal =>
  new Refusal('invalid-field', { ...fault, where: id });
