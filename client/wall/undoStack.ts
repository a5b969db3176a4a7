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
  return typeof steps === 'object' && steps !== null && Array.isArray(steps.done) && Array.isArray(steps.undone);
}

/** This person's steps as kept on this device; none where it keeps nothing (private windows). */
export async function loadSteps(wall: string, person: string): Promise<UndoSteps> {
  const kept: unknown = await get(keyOf(wall, person)).catch(() => undefined);
  return isSteps(kept) ? kept : NO_STEPS;
}

export async function keepSteps(wall: string, person: string, steps: UndoSteps): Promise<void> {
  await set(keyOf(wall, person), steps).catch(() => undefined);
}
