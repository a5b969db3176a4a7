/** Without marks and capitals, so that "soren" finds "Søren’s" neighbour "Sören". */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** A search as its words, folded. */
export const wordsOf = (search: string): string[] =>
  folded(search)
    .split(/\s+/)
    .filter((word) => word !== '');

/** Has `text` every word? No words are in every text. */
export const hasWords = (text: string, words: readonly string[]): boolean => {
  const hay = folded(text);
  return words.every((word) => hay.includes(word));
};
