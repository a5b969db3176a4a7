import type { PlacedNote, PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import { easeOut } from './easeOut.ts';
import type { SceneClock } from './sceneClock.ts';
import { isShown, type NoteChange } from './wallContent.ts';

/** How long a moved note takes to its new place, ms. */
export const GLIDE_MS = 190;
/** More notes than this do not glide: they would be drawn one by one, and nobody could follow them. */
export const MOST_GLIDING = 500;

interface GlidesInput {
  clock: SceneClock;
  /** Nothing may move by itself. */
  isStill: () => boolean;
  /** How far somebody else has carried a note: from there it glides to where it was put. */
  carriedBy: (id: string) => Point | null;
}

/** Notes on their way to their new place. */
export class Glides {
  readonly #input: GlidesInput;
  readonly #from = new Map<string, { x: number; y: number; start: number }>();

  constructor(input: GlidesInput) {
    this.#input = input;
  }

  /** Sets out those that moved, all but what this person let go just now: that lies where she put it. */
  start(changes: readonly NoteChange[], heldByMe: ReadonlySet<string> | null): void {
    const moved: { before: PlacedNote; after: PlacedNote }[] = [];
    for (const { before, after } of changes) {
      if (!after) this.#from.delete(before?.id ?? '');
      else if (before && hasMoved(before, after) && !heldByMe?.has(after.id))
        moved.push({ before, after });
    }
    if (this.#input.isStill() || moved.length > MOST_GLIDING) return;
    const start = this.#input.clock.now();
    for (const { before, after } of moved) {
      const carried = this.#input.carriedBy(before.id);
      const { rect } = before;
      const from = carried
        ? { x: rect.x + carried[0], y: rect.y + carried[1] }
        : this.shownAt(before, start);
      this.#from.set(after.id, { x: from.x, y: from.y, start });
    }
  }

  /** Where a note is drawn at a time, wall units: between two places while it glides. */
  shownAt({ id, rect }: PlacedNote, now = this.#input.clock.now()): { x: number; y: number } {
    const from = this.#from.get(id);
    if (!from) return rect;
    const share = (now - from.start) / GLIDE_MS;
    if (share >= 1) {
      this.#from.delete(id);
      return rect;
    }
    const eased = easeOut(share);
    return { x: from.x + (rect.x - from.x) * eased, y: from.y + (rect.y - from.y) * eased };
  }

  /** Those of a wall that are still on their way, as far as they show. */
  notes(wall: PlacedWall): PlacedNote[] {
    const now = this.#input.clock.now();
    for (const [id, { start }] of this.#from) if (now - start >= GLIDE_MS) this.#from.delete(id);
    return [...this.#from.keys()].flatMap((id) => wall.notes.get(id) ?? []).filter(isShown);
  }

  get isMoving(): boolean {
    return this.#from.size > 0;
  }
}

const hasMoved = (before: PlacedNote, after: PlacedNote): boolean =>
  before.rect.x !== after.rect.x || before.rect.y !== after.rect.y;
