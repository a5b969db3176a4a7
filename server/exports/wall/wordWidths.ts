import type { MeasureText } from '../../../shared/layout/noteText.ts';
import type { TextStyle } from '../fonts/fontFamilies.ts';
import type { TextSetter } from '../report/setText.ts';

/**
 * Longer words are measured letter by letter: they break at many places, and each part would be
 * another word to remember.
 */
const LONG = 24;
const MOST_KNOWN = 50_000;

/** Widths of text at size 1, word by word, because a wall repeats words. */
export class WordWidths {
  readonly #known = new Map<string, number>();
  readonly #setter: TextSetter;
  readonly #style: TextStyle;
  readonly #space: number;

  constructor(setter: TextSetter, style: TextStyle) {
    this.#setter = setter;
    this.#style = style;
    this.#space = this.#setter.line([{ text: 'n n', style }]).width - 2 * this.#set('n');
  }

  readonly measure: MeasureText = (text) =>
    text
      .split(' ')
      .reduce((sum, word, index) => sum + (index === 0 ? 0 : this.#space) + this.#word(word), 0);

  #word(word: string): number {
    if (word === '') return 0;
    if (word.length <= LONG) return this.#set(word);
    let width = 0;
    // Marks stand on the letter before and have no width.
    for (const char of word) if (!/^[\p{M}\p{Cf}\ufe0f]$/u.test(char)) width += this.#set(char);
    return width;
  }

  #set(word: string): number {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const { width } = this.#setter.line([{ text: word, style: this.#style }]);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(word, width);
    return width;
  }
}
