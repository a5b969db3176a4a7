import { foldText } from '../../../shared/similarity/foldText.ts';

/** Letters that follow each other within this belong to one word. ms */
const PAUSE_MS = 700;

/** Words typed to get to a row that begins with them. One letter again and again goes through all that begin with it. */
export class Typeahead {
  #typed = '';
  #at = -Infinity;

  /** Would a letter typed at this moment go on with a word? ms of the event's clock. */
  isTyping(at: number): boolean {
    return this.#typed !== '' && at - this.#at <= PAUSE_MS;
  }

  clear(): void {
    this.#typed = '';
  }

  /** Takes a letter; the place in `texts` to go to from `from`, or -1 where nothing begins with what was typed. */
  type(
    letter: string,
    at: number,
    texts: { readonly length: number; at(index: number): string | undefined },
    from: number,
  ): number {
    const typed = (this.isTyping(at) ? this.#typed : '') + letter;
    const isOneLetter = [...typed].every((each) => each === letter);
    const wanted = foldText(isOneLetter ? letter : typed);
    const count = texts.length;
    // A word that goes on may still be the one of this row; a letter alone leads on.
    const start = from < 0 ? 0 : isOneLetter ? from + 1 : from;
    for (let step = 0; step < count; step += 1) {
      const index = (start + step) % count;
      if (!beginsWith(texts.at(index) ?? '', wanted)) continue;
      this.#typed = typed;
      this.#at = at;
      return index;
    }
    return -1;
  }
}

/** Only the beginning is folded: accents and what is not seen make it longer, by not so much. */
const beginsWith = (text: string, wanted: string): boolean =>
  foldText(text.slice(0, wanted.length * 4 + 8)).startsWith(wanted);
