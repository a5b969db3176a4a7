/** Where each open dialog says what became of a step, the topmost last: what stands on the page lies behind its scrim. */
export class OpenDialogs<Slot> {
  readonly #slots: Slot[] = [];
  readonly #listeners = new Set<() => void>();

  /** Returns what to do when it closes. */
  readonly open = (slot: Slot): (() => void) => {
    this.#slots.push(slot);
    this.#tell();
    return () => {
      this.#slots.splice(this.#slots.lastIndexOf(slot), 1);
      this.#tell();
    };
  };

  readonly top = (): Slot | null => this.#slots.at(-1) ?? null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** What was said, and in which dialog it is to be read. */
export interface SaidWhere<Slot> {
  dialog: Slot | null;
  /** The last words from before it opened: they stay where they are. */
  old: unknown;
}

/** Pure. What is known next, with this dialog on top and these words as the last; the same object where nothing changed. */
export const saidWhere = <Slot>(
  before: SaidWhere<Slot>,
  dialog: Slot | null,
  said: unknown,
): SaidWhere<Slot> => (before.dialog === dialog ? before : { dialog, old: said });
