import { commandKey, isComposing, type KeyPress } from '../../design/keys.ts';
import { isTyping } from '../isTyping.ts';

/** More than anybody types while a page loads; a key held down shall not fill the search. */
const MOST_SIGNS = 100;

type Press = KeyPress & { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean };

/**
 * Hears `/` or Ctrl+F while the wall is still on its way, and the words typed after it: the search opens with them once there is a wall to
 * search. Escape takes it back.
 */
export class EarlyFind {
  #words: string | null = null;

  /** A key pressed outside of fields. `true`: it was for the search, and for nothing else. */
  hear(press: Press): boolean {
    if (isComposing(press)) return false;
    const key = commandKey(press);
    const isCommand = press.ctrlKey === true || press.metaKey === true;
    if (isCommand ? key === 'f' : this.#words === null && !press.altKey && key === '/') {
      this.#words ??= '';
      return true;
    }
    if (this.#words === null || isCommand) return false;
    if (press.key === 'Escape') this.#words = null;
    else if (press.key === 'Backspace') this.#words = [...this.#words].slice(0, -1).join('');
    else if ([...press.key].length === 1 && this.#words.length < MOST_SIGNS)
      this.#words += press.key;
    else return false;
    return true;
  }

  /** The words to search for so far, `''` for none yet, `null` when nobody asked; then it is forgotten. */
  take(): string | null {
    const words = this.#words;
    this.#words = null;
    return words;
  }
}

const early = new EarlyFind();
const onKey = (event: KeyboardEvent): void => {
  if (isTyping(event.target instanceof Element ? event.target : null)) return;
  if (early.hear(event)) event.preventDefault();
};

/** Begins to hear. Call once, before anything is drawn. */
export const hearEarlyFind = (): void => window.addEventListener('keydown', onKey);

/** Ends it: the search hears its keys by itself now, or there will be none. See {@link EarlyFind.take}. */
export function takeEarlyFind(): string | null {
  window.removeEventListener('keydown', onKey);
  return early.take();
}
