import { get, set } from 'idb-keyval';
import type { Operation } from '../../shared/documents/arrangementEdits.ts';

/** Steps that one person can take back on one wall, newest last. */
export interface UndoSteps {
  done: readonly Operation[];
  undone: readonly Operation[];
}

const STEPS_KEPT = 100;
export const NO_STEPS: UndoSteps = { done: [], undone: [] };

export const withStep = (steps: UndoSteps, operation: Operation): UndoSteps => ({
  done: [...steps.done, operation].slice(-STEPS_KEPT),
  undone: [],
});

export const afterUndo = ({ done, undone }: UndoSteps): UndoSteps => {
  const last = done.at(-1);
  return last ? { done: done.slice(0, -1), undone: [...undone, last] } : { done, undone };
};

export const afterRedo = ({ done, undone }: UndoSteps): UndoSteps => {
  const last = undone.at(-1);
  return last ? { done: [...done, last], undone: undone.slice(0, -1) } : { done, undone };
};

const keyOf = (wall: string, person: string): string => `ww-undo:${wall}:${person}`;

function isSteps(value: unknown): value is UndoSteps {
  const steps = value as Partial<UndoSteps> | null | undefined;
  return (
    typeof steps === 'object' &&
    steps !== null &&
    [steps.done, steps.undone].every(
      // Older pages kept them without saying what was done.
      (each) => Array.isArray(each) && each.every((step) => 'did' in step),
    )
  );
}

/**
 * This person's steps as kept on this device, the same in all of her tabs; none where it keeps nothing (private windows). `changed` gets
 * them at first and whenever another tab did or took back something.
 */
export class KeptSteps {
  readonly #key: string;
  readonly #changed: (steps: UndoSteps) => void;
  #others: BroadcastChannel | null = null;

  constructor(wall: string, person: string, changed: (steps: UndoSteps) => void) {
    this.#key = keyOf(wall, person);
    this.#changed = changed;
    // Safari 15.0 to 15.3 has none: there a tab sees the other's steps when it is opened.
    if (typeof BroadcastChannel !== 'undefined') {
      this.#others = new BroadcastChannel(this.#key);
      this.#others.addEventListener('message', () => void this.#load());
    }
    void this.#load();
  }

  async #load(): Promise<void> {
    const kept: unknown = await get(this.#key).catch(() => undefined);
    this.#changed(isSteps(kept) ? kept : NO_STEPS);
  }

  async keep(steps: UndoSteps): Promise<void> {
    const isKept = await set(this.#key, steps).then(
      () => true,
      () => false,
    );
    if (isKept) this.#others?.postMessage('changed');
  }

  close(): void {
    this.#others?.close();
    this.#others = null;
  }
}
