import { plainText } from '../../shared/model/passedOn.ts';

/** What was typed as a whole number from `least` to `most`, in any script's digits, else `null`. */
export function wholeNumber(typed: string, least: number, most: number): number | null {
  const plain = plainText(typed).trim();
  const number = /^\d{1,6}$/.test(plain) ? Number(plain) : Number.NaN;
  return number >= least && number <= most ? number : null;
}
