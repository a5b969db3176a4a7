import { FONT_FAMILIES, type TextStyle } from './fontFamilies.ts';
import { openFont, type OpenFont, type TextDirection } from './openFont.ts';

/** Characters that join or select within a cluster and show nothing by themselves. */
const JOINERS = /^(?:\u200c|\u200d|\p{Variation_Selector})$/u;
const wantsEmoji = (cluster: string): boolean => /\p{Emoji_Presentation}|\ufe0f/u.test(cluster);

const hasAll = (font: OpenFont, cluster: string): boolean =>
  [...cluster].every((char) => JOINERS.test(char) || font.has(char.codePointAt(0) ?? 0));

/** How many clusters are remembered: more than any meeting uses. */
const CLUSTERS_KEPT = 20_000;
const picked = new Map<string, OpenFont | null>();

/** The font that sets this character (grapheme cluster), `null` when none of ours can. */
export function fontFor(cluster: string, style: TextStyle): OpenFont | null {
  const key = `${style} ${cluster}`;
  const known = picked.get(key);
  if (known !== undefined) return known;
  let found: OpenFont | null = null;
  for (const family of wantsEmoji(cluster) ? FONT_FAMILIES.toReversed() : FONT_FAMILIES) {
    const font = openFont(family, style);
    if (!font || !hasAll(font, cluster)) continue;
    found = font;
    break;
  }
  if (picked.size > CLUSTERS_KEPT) picked.clear();
  picked.set(key, found);
  return found;
}

/** The words of a piece in the order they have on paper; each space is a word of its own. */
export function wordsOnPaper(text: string, direction: TextDirection): string[] {
  const words = text
    .split(' ')
    .flatMap((word, index) => [...(index === 0 ? [] : [' ']), ...(word === '' ? [] : [word])]);
  return direction === 'rtl' ? words.reverse() : words;
}

/**
 * The width of text in one font, em. Measured word by word, because meetings repeat words and fonts
 * do nothing across spaces.
 */
export function widthIn(font: OpenFont, text: string, direction: TextDirection): number {
  let units = 0;
  for (const word of wordsOnPaper(text, direction))
    for (const glyph of font.shape(word, direction)) units += glyph.advance;
  return (units / font.unitsPerEm) * font.family.scale;
}
