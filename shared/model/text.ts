import type { ProblemCode } from './problems.ts';

/**
 * Control characters: C0 without tab, line feed and carriage return; DEL; C1. They are invisible
 * and break spreadsheets and terminals.
 */
// oxlint-disable-next-line no-control-regex -- refusing control characters is what this is for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const EACH_CONTROL = new RegExp(CONTROL, 'g');
const LINE_BREAK = /[\n\r\u2028\u2029]/;

/** No lone surrogates. `String.prototype.isWellFormed` and look-behind are missing on phones we serve, where they would stop the whole script. */
export function isWellFormed(text: string): boolean {
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    // Iteration pairs surrogates up; one that comes out alone has no partner.
    if (code >= 0xd800 && code <= 0xdfff) return false;
  }
  return true;
}

/**
 * Cleans what somebody typed or pasted, before it is sent: a space in place of each control
 * character, which would be refused, and none at the ends.
 */
export const cleanWords = (typed: string): string => typed.replace(EACH_CONTROL, ' ').trim();

/** Length about as people count it: code points. */
export function countChars(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Characters that are not said aloud: spaces and punctuation. */
const UNSAID = /[^\p{L}\p{M}\p{N}\p{S}]+/gu;
/** Pure. A sentence without what is not said aloud: the same for all that say the same. */
export const saidAs = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(UNSAID, ' ').trim();
/**
 * Whether two sentences say the same, letter for letter, whatever their punctuation and capitals.
 */
export const saySame = (a: string, b: string): boolean => saidAs(a) === saidAs(b);

/**
 * Marks piled on one letter: no language needs so many (Tibetan and pointed Hebrew have up to six), and
 * more of them run over others' words.
 */
const PILED = /\p{M}{11}/u;

/**
 * Characters that show nothing: white space, joiners, fillers, direction marks, the empty Braille
 * cell. A text of nothing else is empty.
 */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu;

/**
 * Why a text may not be stored, or `null` when it may. Text is never cleaned: it is stored as sent or refused.
 * `maxChars` in code points; `lines: 'one'` refuses line breaks (names, titles).
 */
export function textProblem(
  text: unknown,
  maxChars: number,
  lines: 'one' | 'many',
): ProblemCode | null {
  if (typeof text !== 'string') return 'invalid-request';
  // The cheap check first: a megabyte need not be counted.
  if (text.length > maxChars * 2 || countChars(text) > maxChars) return 'text-too-long';
  if (!isWellFormed(text) || CONTROL.test(text)) return 'invalid-text';
  if (lines === 'one' && LINE_BREAK.test(text)) return 'invalid-text';
  if (PILED.test(text)) return 'invalid-text';
  if (text.replace(UNSEEN, '') === '') return 'empty-text';
  return null;
}
