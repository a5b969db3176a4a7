/** What was typed as a whole number from `least` to `most`, else `null`. */
export function wholeNumber(typed: string, least: number, most: number): number | null {
  const number = /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : Number.NaN;
  return number >= least && number <= most ? number : null;
}
