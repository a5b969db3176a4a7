import { quotedWords } from '../model/sheet.ts';

/** Shown in a snapshot's quote in place of the words of a note that was taken down. */
export const TAKEN_DOWN = 'This note was taken down.';

/**
 * Most letters of gone notes that are searched for one poster, and most places that are compared:
 * some 20 ms each.
 */
const MOST = { letters: 20_000_000, places: 200_000 } as const;
/** How many first letters gone notes are indexed by. */
const START = 4;

/**
 * How much one poster may cost of a snapshot that does not say what its quotes quote. A meeting needs a thousandth of it; whoever is past it
 * made thousands of quotes beside thousands of gone notes, and everything more that is asked about counts as gone.
 */
export class Looks {
  letters = 0;
  places = 0;

  get isOver(): boolean {
    return this.letters > MOST.letters || this.places > MOST.places;
  }
}

/**
 * The words of a snapshot's notes, by whether they may be read now: quotes without an id are known
 * by them.
 */
export class KeptWords {
  readonly #gone = new Set<string>();
  readonly #stays = new Set<string>();
  /** Made when first needed, because most snapshots mark their quotes. */
  #index: GoneIndex | null = null;

  add(text: string, isReadable: boolean): void {
    const words = quotedWords(text);
    if (words === '') return;
    (isReadable ? this.#stays : this.#gone).add(words);
    this.#index = null;
  }

  /** Whether the quote is the whole text of a note that is gone. */
  isGone(quote: string): boolean {
    return this.#gone.has(quote);
  }

  /**
   * Whether the quote contains a part of a gone note, or all of one, and is not the whole text of a
   * note that stays.
   */
  isOfGone(quote: string, looks: Looks): boolean {
    if (quote === '' || this.#gone.size === 0 || this.#stays.has(quote)) return false;
    const index = this.#indexed();
    return looks.isOver || index.hold(quote, looks) || index.areIn(quote, looks);
  }

  /**
   * The line with {@link TAKEN_DOWN} in place of gone notes' words, where they are whole words and
   * not part of a longer one.
   */
  withoutGone(line: string, looks: Looks): string {
    if (this.#gone.size === 0) return line;
    const [index, words] = [this.#indexed(), quotedWords(line)];
    let shown = '';
    for (let at = 0; at < words.length;) {
      if (looks.isOver) return TAKEN_DOWN;
      const here = index.longestAt(
        words,
        at,
        (each) =>
          !joinsOn(words.slice(Math.max(0, at - SEEN), at), each) &&
          !joinsOn(each.slice(-SEEN), words.slice(at + each.length, at + each.length + SEEN)),
        looks,
      );
      shown += here === undefined ? words[at] : TAKEN_DOWN;
      at += here?.length ?? 1;
    }
    return shown === words ? line : shown;
  }

  #indexed(): GoneIndex {
    this.#index ??= new GoneIndex(this.#gone);
    return this.#index;
  }
}

/**
 * An index of texts without line breaks, which finds them in other texts, and other texts in them,
 * without searching each.
 */
class GoneIndex {
  /** All texts, one on each line. */
  readonly #lines: string;
  /** Texts by their first letters (shorter ones by all they have), the longest first. */
  readonly #byStart = new Map<string, string[]>();
  readonly #firstLetters = new Set<string>();

  constructor(texts: ReadonlySet<string>) {
    this.#lines = [...texts].join('\n');
    for (const text of [...texts].sort((a, b) => b.length - a.length)) {
      const start = text.slice(0, START);
      const known = this.#byStart.get(start);
      if (known) known.push(text);
      else this.#byStart.set(start, [text]);
      this.#firstLetters.add(text[0] ?? '');
    }
  }

  /** Whether `part` is a part of one of the texts. */
  hold(part: string, looks: Looks): boolean {
    looks.letters += this.#lines.length;
    return this.#lines.includes(part);
  }

  /**
   * Whether one of the texts is a part of `whole`; also true when finding out would take too long.
   */
  areIn(whole: string, looks: Looks): boolean {
    for (let at = 0; at < whole.length; at += 1)
      if (looks.isOver || this.longestAt(whole, at, () => true, looks) !== undefined) return true;
    return false;
  }

  /** The longest text that is in `line` at position `at` and for which `is` is true. */
  longestAt(
    line: string,
    at: number,
    is: (text: string) => boolean,
    looks: Looks,
  ): string | undefined {
    looks.places += 1;
    if (!this.#firstLetters.has(line[at] ?? '')) return undefined;
    for (let length = START; length > 0; length -= 1) {
      const start = line.slice(at, at + length);
      if (start.length < length) continue;
      for (const text of this.#byStart.get(start) ?? []) {
        looks.places += 1;
        if (line.startsWith(text, at) && is(text)) return text;
      }
    }
    return undefined;
  }
}

/** What stands on, beside or below a letter and belongs to it; what turns a sign into a picture does not. */
const MARK = String.raw`(?!\p{Variation_Selector})[\p{Mn}\p{Mc}]`;
const LAST_LETTER = new RegExp(String.raw`([\p{L}\p{N}])(?:${MARK})*$`, 'u');
const FIRST_LETTER = new RegExp(String.raw`^(?:[\p{L}\p{N}]|${MARK})`, 'u');
/** How much of a text is looked at for its last letter, UTF-16 units: more marks than this are on none. */
const SEEN = 24;
/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Whether a word goes on where these texts meet. */
function joinsOn(before: string, after: string): boolean {
  const [last, first] = [LAST_LETTER.exec(before)?.[1], FIRST_LETTER.exec(after)?.[0]];
  return last !== undefined && first !== undefined && !UNSPACED.test(last) && !UNSPACED.test(first);
}
