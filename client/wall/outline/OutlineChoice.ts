import type { WallModel } from '../wallModel.ts';
import type { OutlineLists } from './OutlineLists.ts';
import { t } from '../../words/speak.ts';

/** Choosing notes in the outline: one by one, ranges across lists, whole lists. Nothing for whoever may not. */
export class OutlineChoice {
  readonly #model: WallModel;
  readonly #lists: OutlineLists;
  /** Where a range begins: at the note last chosen, or where Shift and arrows set out; and what else was chosen then. */
  #anchor: { id: string; chosen: ReadonlySet<string> } | null = null;
  /** The next Shift and arrow goes on with the range. */
  #isExtending = false;

  constructor(model: WallModel, lists: OutlineLists) {
    this.#model = model;
    this.#lists = lists;
  }

  /** What an action is meant for: the chosen notes, or the one the keyboard is at. */
  meant(id: string): string[] {
    const { selection } = this.#model.state;
    return selection.size > 0 ? [...selection] : [id];
  }

  toggle(id: string): void {
    const { selection, state } = this.#model;
    if (!state.writable) return;
    selection.toggleNote(id);
    this.#anchor = { id, chosen: selection.notes };
    this.#isExtending = true;
  }

  /** The keyboard goes from a row to another; with Shift what lies between is chosen. */
  moved(from: string, to: string, withShift: boolean): void {
    if (withShift && !this.#isExtending)
      this.#anchor = { id: from, chosen: this.#model.state.selection };
    this.#isExtending = withShift;
    if (withShift) this.extendTo(to);
  }

  /** Chooses all between where the range began and `to`, and of what it chose before no more than that. */
  extendTo(to: string): void {
    const { state } = this.#model;
    if (!state.writable) return;
    this.#anchor ??= { id: to, chosen: state.selection };
    const order = this.#lists.order();
    const [a, b] = [order.indexOf(this.#anchor.id), order.indexOf(to)];
    this.#choose([
      ...this.#anchor.chosen,
      ...(a < 0 ? [to] : order.slice(Math.min(a, b), Math.max(a, b) + 1)),
    ]);
  }

  /** Adds the whole list that a note is in. */
  chooseList(id: string): void {
    const { state } = this.#model;
    const home = this.#lists.homeOf(id);
    if (state.writable && home !== undefined)
      this.#choose([...state.selection, ...this.#lists.of(home)]);
  }

  #choose(notes: readonly string[]): void {
    const { selection } = this.#model;
    selection.chooseNotes(notes);
    this.#model.say(t('chosen.said', { count: selection.notes.size }), { isPassing: true });
  }
}
