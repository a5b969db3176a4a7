/** About how wide `text` is, in letters of the Latin alphabet. */
export const charsOf = (text: string): number => {
  let count = 0;
  for (const letter of text) count += (letter.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1;
  return count;
};

/** The longest beginning of `text` within `chars` that ends between words; `''` when no word fits. */
export function cutAtWord(text: string, chars: number): string {
  if (charsOf(text) <= chars) return text;
  let taken = '';
  let whole = '';
  let used = 0;
  for (const letter of text) {
    const isWide = (letter.codePointAt(0) ?? 0) >= 0x2e80;
    used += isWide ? 2 : 1;
    if (used > chars) break;
    if (isWide || /\s/u.test(letter)) whole = taken;
    taken += letter;
  }
  return whole.trimEnd();
}
