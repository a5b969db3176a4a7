import { plainDigits } from '../model/passedOn.ts';

/**
 * Marks that readers leave out when they search: Latin, Greek and Cyrillic accents, Arabic vowel signs, Hebrew points, variation
 * selectors. Vowel signs of Indic scripts and Thai are letters to their readers and stay.
 */
const MARKS =
  // oxlint-disable-next-line no-misleading-character-class -- single marks are what this is for
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/u;
/** Soft hyphen, tatweel, joiners, direction marks: nobody types them into a search. */
const UNSEEN = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const DROPPED = new RegExp(`${MARKS.source}|${UNSEEN.source}`, 'gu');
/** Letters and signs that no decomposition takes apart, as people without that keyboard write them. */
const PLAIN: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    // German, French, Nordic, Polish, Croatian, Maltese, Turkish, Sámi, Greek.
    ss: 'ß',
    ae: 'æ',
    oe: 'œ',
    o: 'ø',
    d: 'đð',
    th: 'þ',
    l: 'ł',
    h: 'ħ',
    i: 'ı',
    n: 'ŋ',
    σ: 'ς',
    // Arabic: alef with wasla and wavy hamza (with hamza and madda it decomposes, as waw and yeh do), alef maqsura, ta marbuta; Persian keys.
    ا: 'ٱٲٳ',
    ي: 'ىی',
    ه: 'ة',
    ك: 'ک',
    ',': '،',
    ';': '؛',
    '?': '؟',
    "'": '’‘‚‹›ʼ',
    '"': '“”„«»',
    '-': '‐–—−',
  }).flatMap(([plain, odd]) => [...odd].map((char) => [char, plain])),
);
const ODD = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
const SPACE = /\s+/gu;
/** Most texts have single spaces between words already, and looking is quicker than writing anew. */
const UNEVEN = /[^\S ]| {2}/u;
const spacedEvenly = (text: string): string =>
  (UNEVEN.test(text) ? text.replace(SPACE, ' ') : text).trim();
// oxlint-disable-next-line no-control-regex -- what is plain ASCII is most of the text, and needs only its case folded
const ASCII = /^[\u0000-\u007f]*$/;

/** A text as searches and comparisons see it: without case, accents, width and ligatures, digits as 0–9, one space between words. Equal for texts a reader calls the same. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return spacedEvenly(text.toLowerCase());
  // Decomposed after the case is folded: “İ” becomes i and a dot, and the dot goes.
  const letters = text.toLowerCase().normalize('NFKD').replace(DROPPED, '').toLowerCase();
  return spacedEvenly(plainDigits(letters.replace(ODD, (char) => PLAIN[char] ?? char)));
}

/** What is searched for as its words, folded. */
export const searchWords = (search: string): string[] =>
  foldText(search)
    .split(' ')
    .filter((word) => word !== '');

/** Does a text, `folded` as {@link foldText} gives it, have every one of `words` somewhere? No words are in every text. */
export const hasWords = (folded: string, words: readonly string[]): boolean =>
  words.every((word) => folded.includes(word));

/** Folds each text once, however often it is searched; one that changed is folded anew. */
export class FoldedTexts {
  readonly #folded = new Map<string, { text: string; folded: string }>();

  /** The folded text of what has this `id`. */
  of(id: string, text: string): string {
    const kept = this.#folded.get(id);
    if (kept?.text === text) return kept.folded;
    const folded = foldText(text);
    this.#folded.set(id, { text, folded });
    return folded;
  }
}
