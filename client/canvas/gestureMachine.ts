import { zoomAt } from '../../shared/layout/camera.ts';
import type { Point } from '../../shared/model/arrangement.ts';
import type { Drag, Hit, WallScene } from './wallScene.ts';

/** What of the scene gestures read and move. */
export type GestureSurface = Pick<
  WallScene,
  | 'camera'
  | 'viewport'
  | 'wall'
  | 'notesAt'
  | 'drags'
  | 'lasso'
  | 'setCamera'
  | 'toWall'
  | 'hit'
  | 'clusterAt'
  | 'notesIn'
  | 'invalidate'
>;

/** What gestures ask of the page. */
export interface GestureHost<Surface extends GestureSurface = WallScene> {
  readonly scene: Surface;
  canEdit(): boolean;
  tool(): 'move' | 'select' | 'read';
  selection(): ReadonlySet<string>;
  tapped(hit: Hit, how: { adding: boolean; double: boolean }): void;
  lassoed(notes: string[], adding: boolean): void;
  /** A drag has begun: something to say about it is said now. */
  lifted(drag: Drag): void;
  dropped(drag: Drag): void;
  /** Where this person's hand is (wall units), and all that it holds, the oldest drag first. */
  handsMoved(cursor: Point | undefined, drags: readonly Drag[]): void;
}

/** A place on the screen, canvas pixels. */
interface Spot {
  x: number;
  y: number;
}

/** A pointer that goes down. */
export interface PointerDown extends Spot {
  id: number;
  kind: 'mouse' | 'pen' | 'touch';
  /** Milliseconds, of any clock that only runs forward. */
  at: number;
  /** The wheel pressed: moves the view wherever it is. */
  isMiddle?: boolean;
  /** A key is held that adds to what is chosen. */
  adding?: boolean;
}

/** What one pressed pointer is doing. */
type Press =
  | { kind: 'waiting'; hit: Hit; adding: boolean }
  | { kind: 'panning' }
  | { kind: 'lasso'; from: Point; adding: boolean }
  | { kind: 'dragging'; drag: Drag }
  | { kind: 'pinching' }
  | { kind: 'spent' };

interface Pointer {
  readonly id: number;
  readonly kind: PointerDown['kind'];
  readonly start: Spot;
  readonly downAt: number;
  /** The wall's point under it as it went down. */
  readonly grip: Point;
  now: Spot;
  press: Press;
  stopLongPress: () => void;
}

const SLOP = { mouse: 4, pen: 6, touch: 9 } as const;
const LONG_PRESS_MS = 500;
const DOUBLE_TAP_MS = 380;
/** Two fingers that come down so soon after each other, and so near, are one hand's: they zoom, even on notes. Ms, CSS pixels. */
const ONE_HAND = { ms: 150, reach: 260 } as const;
/** On a screen narrower than this nobody works beside anybody: two fingers are always one hand's. CSS pixels. */
const PHONE_WIDTH = 640;

const distance = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);
const keyOf = (hit: Hit): string => (hit.kind === 'wall' ? 'wall' : `${hit.kind} ${hit.id}`);
const isView = ({ press }: Pointer): boolean =>
  press.kind === 'panning' ||
  press.kind === 'lasso' ||
  (press.kind === 'waiting' && press.hit.kind === 'wall');

/**
 * Every pointer on the canvas for itself, so that several hands work at one table: each that goes down on a note or a group's header
 * carries it, two on the empty wall zoom. A note is in one hand at a time. Holds no clock and no DOM.
 */
export class GestureMachine {
  readonly #host: GestureHost<GestureSurface>;
  readonly #later: (ms: number, task: () => void) => () => void;
  readonly #pointers = new Map<number, Pointer>();
  #lastTap: { at: number; key: string } | null = null;

  /** `later` does something after so many ms and returns how to call it off. */
  constructor(
    host: GestureHost<GestureSurface>,
    later: (ms: number, task: () => void) => () => void,
  ) {
    this.#host = host;
    this.#later = later;
  }

  /** Is a pointer of this id pressed? */
  has(id: number): boolean {
    return this.#pointers.has(id);
  }

  down({ id, kind, x, y, at, isMiddle = false, adding = false }: PointerDown): void {
    // Its end was never told: it did not end in a drop.
    if (this.#pointers.has(id)) this.cancel(id);
    const { scene } = this.#host;
    const below: Hit = isMiddle ? { kind: 'wall' } : scene.hit(x, y);
    const hit: Hit = this.#isHeld(below) ? { kind: 'wall' } : below;
    const pointer: Pointer = {
      id,
      kind,
      start: { x, y },
      now: { x, y },
      downAt: at,
      grip: scene.toWall(x, y),
      press: { kind: 'waiting', hit, adding: adding || this.#host.tool() === 'select' },
      stopLongPress: () => undefined,
    };
    const mate = this.#mateOf(pointer);
    this.#pointers.set(id, pointer);
    if (mate) {
      this.#release(mate);
      mate.press = { kind: 'pinching' };
      pointer.press = { kind: 'pinching' };
    } else if (
      this.#isView(pointer) &&
      [...this.#pointers.values()].some((other) => other.press.kind === 'pinching')
    ) {
      pointer.press = { kind: 'spent' };
    } else if (kind !== 'mouse' && hit.kind === 'note') {
      pointer.stopLongPress = this.#later(LONG_PRESS_MS, () => {
        if (pointer.press.kind !== 'waiting') return;
        pointer.press = { kind: 'spent' };
        this.#host.tapped(hit, { adding: true, double: false });
      });
    }
  }

  move(id: number, x: number, y: number): void {
    const pointer = this.#pointers.get(id);
    if (!pointer) return;
    if (pointer.press.kind === 'waiting') {
      if (distance(pointer.start, { x, y }) <= SLOP[pointer.kind]) {
        pointer.now = { x, y };
        return;
      }
      pointer.now = pointer.start;
      this.#begin(pointer);
    }
    const before = pointer.now;
    pointer.now = { x, y };
    this.#advance(pointer, before);
  }

  up(id: number, x: number, y: number, at: number): void {
    const pointer = this.#pointers.get(id);
    if (!pointer) return;
    // A quick hand may let go without a last move.
    if (pointer.press.kind !== 'spent') this.move(id, x, y);
    const { press } = pointer;
    const { scene } = this.#host;
    const lasso = scene.lasso;
    this.#pointers.delete(id);
    this.#release(pointer);
    if (press.kind === 'waiting') {
      const key = keyOf(press.hit);
      const isDouble =
        this.#lastTap !== null &&
        this.#lastTap.key === key &&
        at - this.#lastTap.at < DOUBLE_TAP_MS;
      this.#lastTap = isDouble ? null : { at, key };
      this.#host.tapped(press.hit, { adding: press.adding, double: isDouble });
    } else if (press.kind === 'lasso' && lasso)
      this.#host.lassoed(scene.notesIn(lasso), press.adding);
    // What lies below may have changed since the last move.
    else if (press.kind === 'dragging')
      this.#host.dropped({ ...press.drag, over: this.#overOf(press.drag) });
    this.#showHands(pointer.kind === 'mouse' ? scene.toWall(x, y) : undefined);
  }

  /** The pointer went away without a drop: what it held goes back. */
  cancel(id: number): void {
    const pointer = this.#pointers.get(id);
    if (!pointer) return;
    this.#pointers.delete(id);
    this.#release(pointer);
    this.#showHands(undefined);
  }

  /** Puts back whatever is held. False when nothing was. */
  putBack(): boolean {
    const holding = [...this.#pointers.values()].filter(
      ({ press }) => press.kind === 'dragging' || press.kind === 'lasso',
    );
    for (const pointer of holding) {
      this.#release(pointer);
      pointer.press = { kind: 'spent' };
    }
    if (holding.length > 0) this.#showHands(undefined);
    return holding.length > 0;
  }

  cancelAll(): void {
    for (const id of this.#pointers.keys()) this.cancel(id);
  }

  /** The view moved under the hands: what they hold stays under them. */
  viewMoved(): void {
    let isHolding = false;
    for (const pointer of this.#pointers.values()) {
      if (pointer.press.kind !== 'dragging') continue;
      isHolding = true;
      this.#carry(pointer, pointer.press.drag);
    }
    if (isHolding) this.#showDrags();
  }

  #isView(pointer: Pointer): boolean {
    return isView(pointer) || !this.#mayCarry();
  }

  #mayCarry(): boolean {
    return this.#host.canEdit() && this.#host.tool() !== 'read';
  }

  #isHeld(hit: Hit): boolean {
    const { drags } = this.#host.scene;
    if (hit.kind === 'note') return drags.some(({ notes }) => notes.has(hit.id));
    return hit.kind === 'header' && drags.some(({ cluster }) => cluster === hit.id);
  }

  /** The pointer that a new one zooms with. */
  #mateOf(pointer: Pointer): Pointer | null {
    if (pointer.kind === 'mouse') return null;
    const others = [...this.#pointers.values()].filter(
      ({ kind, press }) => kind !== 'mouse' && press.kind !== 'spent',
    );
    if (others.some(({ press }) => press.kind === 'pinching')) return null;
    const isNarrow = this.#host.scene.viewport.width < PHONE_WIDTH;
    return (
      others.find((other) => {
        if (this.#isView(pointer) && this.#isView(other)) return true;
        if (other.press.kind !== 'waiting') return false;
        return (
          isNarrow ||
          (pointer.downAt - other.downAt <= ONE_HAND.ms &&
            distance(pointer.start, other.now) <= ONE_HAND.reach)
        );
      }) ?? null
    );
  }

  #begin(pointer: Pointer): void {
    if (pointer.press.kind !== 'waiting') return;
    pointer.stopLongPress();
    const { scene } = this.#host;
    const { hit, adding } = pointer.press;
    if (hit.kind !== 'wall' && this.#mayCarry()) {
      // Another hand took it meanwhile, with all that was chosen.
      const notes = this.#isHeld(hit) ? new Set<string>() : this.#notesOf(hit);
      if (notes.size === 0 && hit.kind === 'note') {
        pointer.press = { kind: 'spent' };
        return;
      }
      const from = new Map(
        [...notes].flatMap((id) => {
          const rect = scene.wall.notes.get(id)?.rect;
          return rect ? [[id, [rect.x, rect.y] as const] as const] : [];
        }),
      );
      const drag: Drag = {
        pointer: pointer.id,
        notes,
        from,
        ...(hit.kind === 'header' ? { cluster: hit.id } : {}),
        at: pointer.grip,
        by: [0, 0],
        over: { kind: 'wall' },
      };
      pointer.press = { kind: 'dragging', drag };
      scene.drags = [...scene.drags, drag];
      scene.invalidate();
      this.#host.lifted(drag);
    } else if (hit.kind === 'wall' && adding && this.#host.canEdit() && !scene.lasso) {
      pointer.press = { kind: 'lasso', from: pointer.grip, adding };
    } else pointer.press = { kind: 'panning' };
  }

  /** A note goes with all that is chosen when it is chosen itself; what is in another hand stays there. */
  #notesOf(hit: Exclude<Hit, { kind: 'wall' }>): Set<string> {
    const { scene } = this.#host;
    const chosen = this.#host.selection();
    const wanted =
      hit.kind === 'header'
        ? (scene.wall.clusters.get(hit.id)?.notes ?? [])
        : chosen.has(hit.id)
          ? chosen
          : [hit.id];
    return new Set([...wanted].filter((id) => !scene.drags.some(({ notes }) => notes.has(id))));
  }

  #advance(pointer: Pointer, before: Spot): void {
    const { scene } = this.#host;
    const { press, now } = pointer;
    if (press.kind === 'panning') {
      scene.setCamera({
        ...scene.camera,
        x: scene.camera.x + now.x - before.x,
        y: scene.camera.y + now.y - before.y,
      });
    } else if (press.kind === 'pinching') this.#zoom(pointer, before);
    else if (press.kind === 'dragging') {
      this.#carry(pointer, press.drag);
      this.#showDrags();
    } else if (press.kind === 'lasso') {
      const [[fromX, fromY], [toX, toY]] = [press.from, scene.toWall(now.x, now.y)];
      scene.lasso = {
        x: Math.min(fromX, toX),
        y: Math.min(fromY, toY),
        width: Math.abs(fromX - toX),
        height: Math.abs(fromY - toY),
      };
      scene.invalidate('top');
    }
  }

  #zoom(pointer: Pointer, before: Spot): void {
    const mate = [...this.#pointers.values()].find(
      (other) => other !== pointer && other.press.kind === 'pinching',
    );
    if (!mate) return;
    const { scene } = this.#host;
    const wasApart = distance(before, mate.now);
    const [fromX, fromY] = [(before.x + mate.now.x) / 2, (before.y + mate.now.y) / 2];
    const [toX, toY] = [(pointer.now.x + mate.now.x) / 2, (pointer.now.y + mate.now.y) / 2];
    const zoomed = zoomAt(
      scene.camera,
      wasApart > 0 ? distance(pointer.now, mate.now) / wasApart || 1 : 1,
      fromX,
      fromY,
    );
    scene.setCamera({ ...zoomed, x: zoomed.x + toX - fromX, y: zoomed.y + toY - fromY });
  }

  /** Moves the drag to where its pointer is. */
  #carry(pointer: Pointer, before: Drag): void {
    const { scene } = this.#host;
    // Outside of the canvas nothing is seen: what is held stays at its edge, and is dropped there.
    const { width, height } = scene.viewport;
    const at = scene.toWall(
      Math.min(width, Math.max(0, pointer.now.x)),
      Math.min(height, Math.max(0, pointer.now.y)),
    );
    const moved: Drag = { ...before, at, by: [at[0] - pointer.grip[0], at[1] - pointer.grip[1]] };
    const drag: Drag = { ...moved, over: this.#overOf(moved) };
    pointer.press = { kind: 'dragging', drag };
    scene.drags = scene.drags.map((each) => (each === before ? drag : each));
    const isFloorSame =
      drag.cluster === undefined &&
      before.over.kind === drag.over.kind &&
      (drag.over.kind !== 'cluster' ||
        (before.over.kind === 'cluster' && before.over.id === drag.over.id));
    if (isFloorSame) scene.invalidate('top');
    else scene.invalidate();
  }

  #overOf({ cluster, at, notes }: Drag): Drag['over'] {
    if (cluster !== undefined) return { kind: 'wall' };
    const { scene } = this.#host;
    const below = scene.clusterAt(at);
    if (below !== null) return { kind: 'cluster', id: below };
    for (const placed of scene.notesAt(at)) {
      if (placed.cluster !== undefined) continue;
      const { x, y, width, height } = placed.rect;
      // Only the inner part counts: brushing past a note must not make a group.
      if (
        at[0] <= x + width * 0.12 ||
        at[0] >= x + width * 0.88 ||
        at[1] <= y + height * 0.12 ||
        at[1] >= y + height * 0.88
      )
        continue;
      if (!notes.has(placed.id) && !this.#isHeld({ kind: 'note', id: placed.id }))
        return { kind: 'note', id: placed.id };
    }
    return { kind: 'wall' };
  }

  /** Lets go of whatever the pointer has, without a drop. */
  #release(pointer: Pointer): void {
    pointer.stopLongPress();
    const { scene } = this.#host;
    const { press } = pointer;
    if (press.kind === 'dragging') {
      scene.drags = scene.drags.filter((each) => each !== press.drag);
      scene.invalidate();
    } else if (press.kind === 'lasso') {
      scene.lasso = null;
      scene.invalidate('top');
    } else if (press.kind === 'pinching') {
      // The finger that stays moves the view; it must not start to drag what happens to be under it.
      for (const other of this.#pointers.values())
        if (other !== pointer && other.press.kind === 'pinching') other.press = { kind: 'panning' };
    }
  }

  #showDrags(): void {
    const { drags } = this.#host.scene;
    this.#host.handsMoved(drags[0]?.at, drags);
  }

  #showHands(cursor: Point | undefined): void {
    const { drags } = this.#host.scene;
    this.#host.handsMoved(drags[0]?.at ?? cursor, drags);
  }
}
