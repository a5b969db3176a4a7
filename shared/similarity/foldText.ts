/**
 * Marks that readers leave out when they search: Latin, Greek and Cyrillic accents, Arabic vowel signs, Hebrew points, variation
 * selectors. Vowel signs of Indic scripts and Thai are letters to their readers and stay.
 */
const MARKS =
  // oxlint-disable-next-line no-misleading-character-class -- single marks are what this is for
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/gu;
/** Soft hyphen, tatweel, joiners, direction marks: nobody types them into a search. */
const UNSEEN = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** Letters that no decomposition takes apart, as people without that keyboard write them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ς: 'σ',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
};
const ODD = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
const SPACE = /\s+/gu;
// oxlint-disable-next-line no-control-regex -- what is plain ASCII is most of the text, and needs only its case folded
const ASCII = /^[\u0000-\u007f]*$/;

/** A text as searches and comparisons see it: without case, accents, width and ligatures, one space between words. Equal for texts a reader calls the same. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(SPACE, ' ').trim();
  // Decomposed after the case is folded: “İ” becomes i and a dot, and the dot goes.
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(UNSEEN, '')
    .toLowerCase()
    .replace(ODD, (char) => PLAIN[char] ?? char)
    .replace(SPACE, ' ')
    .trim();
}
