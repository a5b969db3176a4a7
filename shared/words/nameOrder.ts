import { formattingOf } from './languages.ts';

const collators = new Map<string, Intl.Collator>();

/**
 * How a list of people runs for who reads it in `language` (BCP 47): Élodie beside Emil, in capitals or not. Names that sort alike keep
 * one order everywhere.
 */
export function nameOrder(language: string): (a: string, b: string) => number {
  let collator = collators.get(language);
  if (!collator) collators.set(language, (collator = new Intl.Collator(formattingOf(language))));
  const { compare } = collator;
  return (a, b) => compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
