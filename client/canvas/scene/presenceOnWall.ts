import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import type { Redraw } from './sceneLayers.ts';

/** What one finger, pen or mouse of somebody else does, as it is drawn. Wall units. Whoever works with several fingers has several. */
export interface DrawnGrip {
  clientId: number;
  name: string;
  /** Colour, 1–6. */
  color: number;
  cursor?: Point;
  held: readonly string[];
  drag: Point;
  over?: string;
}

/** A drag of this person's, not yet written. */
export interface Drag {
  /** The pointer that carries it. */
  pointer: number;
  notes: ReadonlySet<string>;
  /** Where each of them lay as it was taken: wherever others put it meanwhile, it stays under the pointer. */
  from: ReadonlyMap<string, Point>;
  /** The group whose header is held; its notes are in `notes`. */
  cluster?: string;
  /** Where the pointer is, wall units. */
  at: Point;
  /** How far, wall units. */
  by: Point;
  /** Where a drop would go. */
  over: { kind: 'wall' } | { kind: 'cluster'; id: string } | { kind: 'note'; id: string };
}

/** What people do on the wall just now: this person's drags and lasso (no note is in two of her drags), and others' grips. */
export class PresenceOnWall {
  readonly #redraw: Redraw;
  #drags: readonly Drag[] = [];
  #lasso: Rect | null = null;
  #others: readonly DrawnGrip[] = [];
  #showsOthers = true;

  constructor(redraw: Redraw) {
    this.#redraw = redraw;
  }

  /** One for each of this person's pointers that carries something. */
  get drags(): readonly Drag[] {
    return this.#drags;
  }

  /** Wall units. */
  get lasso(): Rect | null {
    return this.#lasso;
  }

  get others(): readonly DrawnGrip[] {
    return this.#others;
  }

  /** Others' cursors and names are drawn; what they carry always is. */
  get showsOthers(): boolean {
    return this.#showsOthers;
  }

  take(drag: Drag): void {
    this.#drags = [...this.#drags, drag];
    this.#redraw();
  }

  /** The same drag, further on. */
  carry(before: Drag, drag: Drag): void {
    this.#drags = this.#drags.map((each) => (each === before ? drag : each));
    // Groups are drawn anew where one is carried, or another is aimed at.
    const isFloorSame =
      drag.cluster === undefined && groupUnder(before.over) === groupUnder(drag.over);
    if (isFloorSame && before.over.kind === drag.over.kind) this.#redraw('top');
    else this.#redraw();
  }

  letGo(drag: Drag): void {
    this.#drags = this.#drags.filter((each) => each !== drag);
    this.#redraw();
  }

  drawLasso(lasso: Rect | null): void {
    this.#lasso = lasso;
    this.#redraw('top');
  }

  /** Others' grips as they are now. Groups and lying notes are drawn anew only when one takes, leaves or aims. */
  showOthers(grips: readonly DrawnGrip[]): void {
    const before = this.#others;
    this.#others = grips;
    const isSame =
      before.length === grips.length &&
      grips.every((grip, index) => isSameGrip(grip, before[index]));
    if (isSame) this.#redraw('top');
    else this.#redraw();
  }

  setShowsOthers(shows: boolean): void {
    this.#showsOthers = shows;
    this.#redraw('top');
  }

  /** Notes that somebody holds, this person or another. */
  held(): ReadonlySet<string> {
    const held = new Set<string>();
    for (const { notes } of this.#drags) for (const id of notes) held.add(id);
    for (const grip of this.#others) for (const id of grip.held) held.add(id);
    return held;
  }

  /** Is a note, or a group by its header, held by this person? */
  isHeldHere(what: { kind: 'note' | 'header'; id: string }): boolean {
    return what.kind === 'note'
      ? this.#drags.some(({ notes }) => notes.has(what.id))
      : this.#drags.some(({ cluster }) => cluster === what.id);
  }

  /** How far somebody else has carried a note, wall units; `null`: nobody else holds it. */
  carriedBy(id: string): Point | null {
    return this.#others.find(({ held }) => held.includes(id))?.drag ?? null;
  }

  /** How far this person has carried a group, wall units. */
  shiftOf(cluster: string): Point {
    return this.#drags.find((drag) => drag.cluster === cluster)?.by ?? [0, 0];
  }

  /** Who is about to drop something into a group: mine first, else another's colour. */
  aimAt(cluster: string): { kind: 'own' } | { kind: 'other'; color: number } | null {
    if (this.#drags.some(({ over }) => groupUnder(over) === cluster)) return { kind: 'own' };
    const other = this.#others.find(({ over, held }) => over === cluster && held.length > 0);
    return other ? { kind: 'other', color: other.color } : null;
  }
}

const groupUnder = (over: Drag['over']): string | null =>
  over.kind === 'cluster' ? over.id : null;

const isSameGrip = (grip: DrawnGrip, before: DrawnGrip | undefined): boolean =>
  before !== undefined &&
  grip.clientId === before.clientId &&
  grip.over === before.over &&
  grip.held.length === before.held.length &&
  grip.held.every((id, index) => id === before.held[index]);
