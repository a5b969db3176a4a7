import type { FocusEvent } from 'react';
import type { Finder } from '../find/Finder.ts';
import type { Home, OutlineLists } from './OutlineLists.ts';

/** The note whose row this is, or is in. */
export const noteOfRow = (target: EventTarget | null): string | null =>
  target instanceof Element
    ? (target.closest<HTMLElement>('[data-note]')?.dataset['note'] ?? null)
    : null;

/** The rows as they are on the page. */
export interface OutlineRows {
  /** Has a change drawn at once, so that the next key already finds it. */
  drawNow(change: () => void): void;
  focus(id: string): void;
  /** Nothing on the page has the focus. */
  isFocusLost(): boolean;
}

/** Where the keyboard is in the outline's lists. When its note leaves the list, whoever took it away, the keyboard stays there, at the next. */
export class OutlinePlace {
  readonly #finder: Finder;
  readonly #lists: OutlineLists;
  readonly #rows: OutlineRows;
  /** With the list as it was last seen with it. */
  #at: { id: string; home: Home; ids: readonly string[] } | null = null;
  readonly #lastIn = new Map<Home, string>();
  #hasFocus = false;

  constructor(finder: Finder, lists: OutlineLists, rows: OutlineRows) {
    this.#finder = finder;
    this.#lists = lists;
    this.#rows = rows;
  }

  /** The note at which Tab comes into a list: where the keyboard was in it last. */
  lastIn(home: Home): string | null {
    return this.#lastIn.get(home) ?? null;
  }

  readonly onFocus = ({ target }: FocusEvent): void => {
    const id = noteOfRow(target);
    this.#hasFocus = id !== null;
    if (id !== null) this.#finder.visit(id);
  };

  readonly onBlur = ({ relatedTarget, target }: FocusEvent): void => {
    // A row that is taken away has left the page by now; the keyboard goes on from there.
    if (relatedTarget !== null || target.isConnected)
      this.#hasFocus = noteOfRow(relatedTarget) !== null;
  };

  /** Gives the keyboard to a note's row. */
  goTo(id: string): void {
    this.#rows.drawNow(() => this.#finder.visit(id));
    this.#rows.focus(id);
  }

  /** Back to where the keyboard was, when something else had it meanwhile. */
  resume(): void {
    if (this.#at) this.goTo(this.#at.id);
  }

  /** After each change of what is shown. `isBusy`: something else is about to take the focus. */
  settle(isBusy: boolean): void {
    const { current } = this.#finder.state;
    if (current !== null && current !== this.#at?.id) this.#arrive(current);
    const at = this.#at;
    if (!at) return;
    const list = this.#lists.of(at.home);
    const isLost = this.#hasFocus && this.#rows.isFocusLost();
    const isSameList = this.#lists.homeOf(at.id) === at.home;
    if (isSameList && (list === at.ids || list.includes(at.id))) at.ids = list;
    // What a search hides for a while is still the place to come back to.
    else if (!isSameList || isLost) {
      const next =
        successor(at, list) ??
        [...this.#lists.all()].reverse().find(({ ids }) => ids.length > 0)?.ids[0] ??
        null;
      this.#lastIn.delete(at.home);
      this.#at = null;
      if (next === null) return;
      this.#arrive(next);
      if (current === at.id) this.#finder.visit(next);
    }
    // The row of the next one may come with the drawing that was just asked for, and this is called again then.
    if (isLost && !isBusy && this.#at) this.#rows.focus(this.#at.id);
  }

  #arrive(id: string): void {
    const home = this.#lists.homeOf(id);
    if (home === undefined) return;
    this.#at = { id, home, ids: this.#lists.of(home) };
    this.#lastIn.set(home, id);
  }
}

/** The next row that stayed, or else the one before. */
function successor(
  { id, ids }: { id: string; ids: readonly string[] },
  now: readonly string[],
): string | null {
  const stayed = new Set(now);
  const index = ids.indexOf(id);
  return (
    ids.slice(index + 1).find((each) => stayed.has(each)) ??
    ids
      .slice(0, Math.max(0, index))
      .reverse()
      .find((each) => stayed.has(each)) ??
    now[0] ??
    null
  );
}
