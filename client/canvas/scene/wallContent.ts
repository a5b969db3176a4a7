import { NoteIndex } from '../../../shared/layout/noteIndex.ts';
import type { PlacedNote, PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { Redraw } from './sceneLayers.ts';

/** A note as it was and as it is; one of them is missing where it came or went. */
export interface NoteChange {
  before: PlacedNote | undefined;
  after: PlacedNote | undefined;
}

export const EMPTY_WALL: PlacedWall = { notes: new Map(), clusters: new Map(), loose: [] };

/** Of a pile only the top note. */
export const isShown = (placed: PlacedNote): boolean => placed.pile?.isTop !== false;

/** The wall as it is shown, and what is where on it. */
export class WallContent {
  readonly #redraw: Redraw;
  readonly #index = new NoteIndex<PlacedNote>();
  readonly #listeners = new Set<(changes: readonly NoteChange[]) => void>();
  #wall = EMPTY_WALL;
  #faceDown = 0;

  constructor(redraw: Redraw) {
    this.#redraw = redraw;
  }

  get wall(): PlacedWall {
    return this.#wall;
  }

  /** Every note that shows, by its place. */
  get index(): Pick<NoteIndex<PlacedNote>, 'at' | 'touching'> {
    return this.#index;
  }

  /** Notes whose words are still private: so many backs are shown. */
  get faceDown(): number {
    return this.#faceDown;
  }

  /** Calls back with what changed once another state of the wall is shown. */
  onChange(listener: (changes: readonly NoteChange[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Shows another state. What is not as it was is found by identity; what is the same must be the same object. */
  show(wall: PlacedWall): readonly NoteChange[] {
    const changes = changesBetween(this.#wall.notes, wall.notes);
    for (const { before, after } of changes) {
      if (before && isShown(before)) this.#index.remove(before);
      if (after && isShown(after)) this.#index.add(after);
    }
    this.#wall = wall;
    for (const listener of this.#listeners) listener(changes);
    this.#redraw();
    return changes;
  }

  showBacks(count: number): void {
    this.#faceDown = count;
    this.#redraw();
  }
}

function changesBetween(
  known: PlacedWall['notes'],
  notes: PlacedWall['notes'],
): readonly NoteChange[] {
  const changes: NoteChange[] = [];
  let kept = 0;
  for (const [id, after] of notes) {
    const before = known.get(id);
    if (before) kept += 1;
    if (before !== after) changes.push({ before, after });
  }
  if (kept < known.size)
    for (const [id, before] of known)
      if (!notes.has(id)) changes.push({ before, after: undefined });
  return changes;
}
