import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { dropOnCluster } from '../../../shared/documents/wallOperations.ts';
import { startGroup } from '../createGestureHost.ts';
import { outlineIdOf } from '../find/focusCurrent.ts';
import type { Finder } from '../find/Finder.ts';
import { countNotes, titleOf } from '../titleOf.ts';
import type { WallModel } from '../wallModel.ts';
import { DIGIT_PAUSE_MS, NumberKeys } from './NumberKeys.ts';
import type { OutlineScroll } from './OutlineScroll.ts';
import { takeOut } from './takeOut.ts';
import { Typeahead } from './Typeahead.ts';

/** The id of a group, or `null` for the notes in none. */
export type Home = string | null;

/** Letters that the whole wall listens to; with Shift they are letters. */
const WALL_KEYS = new Set(['g', 'n', 'o']);
const rowOf = (target: EventTarget): string | null => (target instanceof Element ? target.closest<HTMLElement>('[data-note]')?.dataset['note'] ?? null : null);

/**
 * Keys, presses and the focus in the outline's lists. Arrows go from note to note across all lists, what is done is done with the chosen
 * notes or else with the one the keyboard is at, and when that one leaves its list the keyboard stays there, at the next.
 */
export class OutlineKeyboard {
  readonly #model: WallModel;
  readonly #finder: Finder;
  readonly #scroll: OutlineScroll;
  readonly #typeahead = new Typeahead();
  readonly #numbers = new NumberKeys();
  #digitTimer: ReturnType<typeof setTimeout> | undefined;
  /** Where a range begins: at the note last chosen, or where Shift and arrows set out; and what else was chosen then. */
  #anchor: { id: string; chosen: ReadonlySet<string> } | null = null;
  /** The next Shift and arrow goes on with the range. */
  #isExtending = false;
  /** Where the keyboard is, and its list as it was last seen with it. */
  #place: { id: string; home: Home; ids: readonly string[] } | null = null;
  readonly #lastIn = new Map<Home, string>();
  #hasFocus = false;

  constructor(model: WallModel, finder: Finder, scroll: OutlineScroll) {
    this.#model = model;
    this.#finder = finder;
    this.#scroll = scroll;
  }

  /** The note at which Tab comes into a list: where the keyboard was in it last. */
  lastIn(home: Home): string | null {
    return this.#lastIn.get(home) ?? null;
  }

  /** As they are shown, top to bottom. */
  #lists(): { home: Home; ids: readonly string[] }[] {
    const { wall } = this.#model.state;
    const shown = this.#finder.shown();
    const all = [...[...wall.clusters.values()].map(({ id, notes }) => ({ home: id as Home, ids: notes as readonly string[] })), { home: null, ids: wall.loose }];
    return shown ? all.map(({ home, ids }) => ({ home, ids: ids.filter((id) => shown.has(id)) })) : all;
  }

  #homeOf(id: string): Home | undefined {
    const placed = this.#model.state.wall.notes.get(id);
    return placed && (placed.cluster ?? null);
  }

  readonly onFocus = (event: FocusEvent): void => {
    this.#hasFocus = true;
    const id = rowOf(event.target);
    if (id !== null) this.#finder.visit(id);
  };

  readonly onBlur = ({ relatedTarget, target }: FocusEvent): void => {
    // A row that is taken away has left the page by now; the keyboard goes on from there.
    if (relatedTarget !== null || target.isConnected) this.#hasFocus = relatedTarget !== null && rowOf(relatedTarget) !== null;
  };

  /** Text would be marked along with the rows. */
  readonly onMouseDown = (event: MouseEvent): void => {
    if (event.shiftKey) event.preventDefault();
  };

  readonly onClick = (event: MouseEvent): void => {
    const id = rowOf(event.target);
    if (id === null) return;
    if (event.shiftKey) this.#extendTo(id);
    else this.#toggle(id);
    if (event.shiftKey) this.goTo(id);
  };

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const id = rowOf(event.target);
    if (id === null || event.altKey || event.nativeEvent.isComposing) return;
    if (this.#press(event, id)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** Is the key one of the lists'? */
  #press(event: KeyboardEvent, id: string): boolean {
    const { key, shiftKey, timeStamp } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const to = this.#target(key, isCommand, id);
    if (to !== undefined) {
      this.#typeahead.clear();
      if (to !== null) {
        if (shiftKey && !this.#isExtending) this.#anchor = { id, chosen: this.#model.state.selection };
        this.#isExtending = shiftKey;
        if (shiftKey) this.#extendTo(to);
        this.goTo(to);
      }
      return true;
    }
    if (isCommand) return key.toLowerCase() === 'a' && !shiftKey && this.#chooseList(id);
    if (/^\p{L}$/u.test(key) && (shiftKey || !WALL_KEYS.has(key.toLowerCase()) || this.#typeahead.isTyping(timeStamp)) && this.#jump(key, timeStamp, id)) return true;
    if (!this.#model.state.writable) return false;
    if (key === ' ') {
      this.#typeahead.clear();
      if (shiftKey) this.#extendTo(id);
      else this.#toggle(id);
    } else if (key === 'Delete' || key === 'Backspace') this.#takeOut(id);
    else if (/^\d$/.test(key)) this.#digit(key, id);
    else if (key === 'Enter' && this.#numbers.typed !== '') this.#moveTo(Number(this.#numbers.typed), id);
    else if (key.toLowerCase() === 'g' && !shiftKey) startGroup(this.#model, this.#meant(id), undefined, 'outline');
    else {
      if (key === 'Escape') this.#forgetDigits();
      return false;
    }
    return true;
  }

  /** Where a key goes from a row; `null` where there is nothing further, `undefined` for other keys. */
  #target(key: string, isCommand: boolean, id: string): string | null | undefined {
    if (!['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'].includes(key)) return undefined;
    const lists = this.#lists().filter(({ ids }) => ids.length > 0);
    const at = lists.findIndex(({ home }) => home === this.#homeOf(id));
    const ids = lists[at]?.ids ?? [];
    const index = ids.indexOf(id);
    if (key === 'Home') return (isCommand ? lists[0]?.ids : ids)?.[0] ?? null;
    if (key === 'End') return (isCommand ? lists.at(-1)?.ids : ids)?.at(-1) ?? null;
    if (key === 'ArrowDown') return ids[index + 1] ?? lists[at + 1]?.ids[0] ?? null;
    if (key === 'ArrowUp') return ids[index - 1] ?? lists[at - 1]?.ids.at(-1) ?? null;
    // A page stops at the end of a list, and goes on to the next from there.
    const rows = this.#scroll.pageRows;
    if (key === 'PageDown') return index === ids.length - 1 ? (lists[at + 1]?.ids[0] ?? null) : (ids[Math.min(index + rows, ids.length - 1)] ?? null);
    return index === 0 ? (lists[at - 1]?.ids.at(-1) ?? null) : (ids[Math.max(index - rows, 0)] ?? null);
  }

  /** To the next note that begins with the letters typed. Is there one? */
  #jump(letter: string, at: number, from: string): boolean {
    const { notes } = this.#model.state.wall;
    const order = this.#lists().flatMap(({ ids }) => ids);
    const found = this.#typeahead.type(letter.toLowerCase(), at, { length: order.length, at: (index) => notes.get(order[index] ?? '')?.note.text }, order.indexOf(from));
    const id = order[found];
    if (id === undefined) return !WALL_KEYS.has(letter);
    this.#isExtending = false;
    this.goTo(id);
    return true;
  }

  /** Gives the keyboard to a note's row. */
  goTo(id: string): void {
    flushSync(() => this.#finder.visit(id));
    this.#focusRow(id);
  }

  #focusRow(id: string): boolean {
    const row = document.getElementById(outlineIdOf(id));
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
    return row !== null;
  }

  /** Back to where the keyboard was, when something else had it meanwhile. Was it anywhere? */
  resume(): boolean {
    if (this.#place) this.goTo(this.#place.id);
    return this.#place !== null;
  }

  /** The chosen notes, or the one the keyboard is at. */
  #meant(id: string): string[] {
    const { selection } = this.#model.state;
    return selection.size > 0 ? [...selection] : [id];
  }

  #toggle(id: string): void {
    const { state } = this.#model;
    if (!state.writable) return;
    const selection = new Set(state.selection);
    if (!selection.delete(id)) selection.add(id);
    this.#anchor = { id, chosen: selection };
    this.#isExtending = true;
    this.#model.set({ selection, selectedCluster: null });
  }

  /** Chooses all between where the range began and `to`, and of what it chose before no more than that. */
  #extendTo(to: string): void {
    const { state } = this.#model;
    if (!state.writable) return;
    this.#anchor ??= { id: to, chosen: state.selection };
    const order = this.#lists().flatMap(({ ids }) => ids);
    const [a, b] = [order.indexOf(this.#anchor.id), order.indexOf(to)];
    const selection = new Set([...this.#anchor.chosen, ...(a < 0 ? [to] : order.slice(Math.min(a, b), Math.max(a, b) + 1))]);
    this.#model.set({ selection, selectedCluster: null });
    this.#model.say(`${countNotes(selection.size)} chosen.`);
  }

  #chooseList(id: string): boolean {
    const { state } = this.#model;
    if (!state.writable) return false;
    const list = this.#lists().find(({ home }) => home === this.#homeOf(id));
    const selection = new Set([...state.selection, ...(list?.ids ?? [])]);
    this.#model.set({ selection, selectedCluster: null });
    this.#model.say(`${countNotes(selection.size)} chosen.`);
    return true;
  }

  #digit(digit: string, id: string): void {
    if (digit === '0' && this.#numbers.typed === '') return this.#takeOut(id);
    const answer = this.#numbers.press(digit);
    clearTimeout(this.#digitTimer);
    if (answer.kind === 'go') this.#moveTo(answer.number, id);
    else if (answer.kind === 'none') this.#model.say(`There is no group ${answer.number}.`, { kind: 'refused', shown: true });
    else this.#digitTimer = setTimeout(() => this.#moveTo(answer.number, id), DIGIT_PAUSE_MS);
  }

  #forgetDigits(): void {
    clearTimeout(this.#digitTimer);
    this.#numbers.clear();
  }

  #moveTo(number: number, id: string): void {
    this.#forgetDigits();
    const group = this.#numbers.group(number, performance.now());
    const cluster = this.#model.state.wall.clusters.get(group?.id ?? '');
    if (!group || !cluster) this.#model.say(`There is no group ${number}.`, { kind: 'refused', shown: true });
    else if (group.isFresh) this.#model.say(`Group ${number} is “${titleOf(cluster)}” since this moment. Press again to move there.`, { kind: 'refused', shown: true });
    else this.moveToGroup(cluster.id, this.#meant(id));
  }

  /** Moves notes into a group; no more is chosen then. */
  moveToGroup(cluster: string, notes: readonly string[]): void {
    const model = this.#model;
    const coming = notes.filter((id) => model.state.wall.notes.get(id)?.cluster !== cluster);
    if (model.run(dropOnCluster(model.view, cluster, coming))) model.set({ selection: new Set() });
    else model.say('They are in that group already.', { shown: true });
  }

  #takeOut(id: string): void {
    this.moveOut(this.#meant(id));
  }

  /** Takes notes out of their groups; no more is chosen then. */
  moveOut(notes: readonly string[]): void {
    if (this.#model.run(takeOut(this.#model.view, notes))) this.#model.set({ selection: new Set() });
    else this.#model.say('They are in no group.', { shown: true });
  }

  /** After each change of what is shown: keeps the place when its note left the list, by whose hand ever. */
  settle(): void {
    const { wall, namingInOutline } = this.#model.state;
    this.#numbers.follow(wall.clusters.values(), performance.now());
    const { current } = this.#finder.state;
    const known = this.#place;
    if (current !== null && current !== known?.id) this.#arrive(current);
    const place = this.#place;
    if (!place) return;
    const list = this.#lists().find(({ home }) => home === place.home)?.ids ?? [];
    const isLost = this.#hasFocus && (document.activeElement === null || document.activeElement === document.body);
    const isSameList = this.#homeOf(place.id) === place.home;
    if (isSameList && (list === place.ids || list.includes(place.id))) place.ids = list;
    // What a search hides for a while is still the place to come back to.
    else if (!isSameList || isLost) {
      const next = this.#successor(place, list);
      this.#lastIn.delete(place.home);
      this.#place = null;
      if (next === null) return;
      this.#arrive(next);
      if (current === place.id) this.#finder.visit(next);
    }
    if (isLost && namingInOutline === null && this.#place) this.#focusRow(this.#place.id);
  }

  #arrive(id: string): void {
    const home = this.#homeOf(id);
    if (home === undefined) return;
    this.#place = { id, home, ids: this.#lists().find((list) => list.home === home)?.ids ?? [] };
    this.#lastIn.set(home, id);
  }

  /** The next row that stayed, or the one before, or the nearest of the next list. */
  #successor({ id, ids }: { id: string; ids: readonly string[] }, now: readonly string[]): string | null {
    const stayed = new Set(now);
    const at = ids.indexOf(id);
    for (let index = at + 1; index < ids.length; index += 1) if (stayed.has(ids[index] ?? '')) return ids[index] ?? null;
    for (let index = at - 1; index >= 0; index -= 1) if (stayed.has(ids[index] ?? '')) return ids[index] ?? null;
    return now[0] ?? this.#lists().findLast((list) => list.ids.length > 0)?.ids[0] ?? null;
  }
}
