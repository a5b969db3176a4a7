import { zoomAt } from '../../../shared/layout/camera.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import type { Drag } from '../scene/presenceOnWall.ts';
import type { Hit } from '../scene/hitTest.ts';
import { dropTarget } from './dropTarget.ts';
import type { GestureHost, GestureScene } from './gestureHost.ts';
import {
  distance,
  mateOf,
  movesView,
  type Pointer,
  type PointerDown,
  type Spot,
  type Table,
} from './pointers.ts';

const SLOP = { mouse: 4, pen: 6, touch: 9 } as const;
const LONG_PRESS_MS = 500;
const DOUBLE_TAP_MS = 380;

const keyOf = (hit: Hit): string => (hit.kind === 'wall' ? 'wall' : `${hit.kind} ${hit.id}`);

/**
 * Every pointer on the canvas for itself, so that several hands work at one table: each that goes down on a note or a group's header
 * carries it, two on the empty wall zoom. A note is in one hand at a time. Holds no clock and no DOM.
 */
export class GestureMachine {
  readonly #scene: GestureScene;
  readonly #host: GestureHost;
  readonly #later: (ms: number, task: () => void) => () => void;
  readonly #pointers = new Map<number, Pointer>();
  #lastTap: { at: number; key: string } | null = null;

  /** `later` does something after so many ms and returns how to call it off. */
  constructor(
    scene: GestureScene,
    host: GestureHost,
    later: (ms: number, task: () => void) => () => void,
  ) {
    this.#scene = scene;
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
    const { camera, hits } = this.#scene;
    const below: Hit = isMiddle ? { kind: 'wall' } : hits.hit(x, y);
    const hit: Hit = this.#isHeld(below) ? { kind: 'wall' } : below;
    const pointer: Pointer = {
      id,
      kind,
      start: { x, y },
      now: { x, y },
      downAt: at,
      grip: camera.toWall(x, y),
      press: { kind: 'waiting', hit, adding: adding || this.#host.tool() === 'select' },
      stopLongPress: () => undefined,
    };
    const mate = mateOf(pointer, this.#pointers.values(), this.#table);
    this.#pointers.set(id, pointer);
    if (mate) {
      this.#release(mate);
      mate.press = { kind: 'pinching' };
      pointer.press = { kind: 'pinching' };
    } else if (
      movesView(pointer, this.#table) &&
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
    const { camera, presence, hits } = this.#scene;
    const { lasso } = presence;
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
      this.#host.lassoed(hits.notesIn(lasso), press.adding);
    // What lies below may have changed since the last move.
    else if (press.kind === 'dragging')
      this.#host.dropped({ ...press.drag, over: dropTarget(press.drag, this.#scene) });
    this.#showPresence(pointer.kind === 'mouse' ? camera.toWall(x, y) : undefined);
  }

  /** The pointer went away without a drop: what it held goes back. */
  cancel(id: number): void {
    const pointer = this.#pointers.get(id);
    if (!pointer) return;
    this.#pointers.delete(id);
    this.#release(pointer);
    this.#showPresence(undefined);
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
    if (holding.length > 0) this.#showPresence(undefined);
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

  #mayCarry(): boolean {
    return this.#host.canEdit() && this.#host.tool() !== 'read';
  }

  get #table(): Table {
    return { mayCarry: this.#mayCarry(), width: this.#scene.camera.viewport.width };
  }

  #isHeld(hit: Hit): boolean {
    return hit.kind !== 'wall' && this.#scene.presence.isHeldHere(hit);
  }

  #begin(pointer: Pointer): void {
    if (pointer.press.kind !== 'waiting') return;
    pointer.stopLongPress();
    const { presence } = this.#scene;
    const { hit, adding } = pointer.press;
    if (hit.kind !== 'wall' && this.#mayCarry()) {
      // Another hand took it meanwhile, with all that was chosen.
      const notes = this.#isHeld(hit) ? new Set<string>() : this.#notesOf(hit);
      if (notes.size === 0 && hit.kind === 'note') {
        pointer.press = { kind: 'spent' };
        return;
      }
      const drag: Drag = {
        pointer: pointer.id,
        notes,
        from: this.#placesOf(notes),
        ...(hit.kind === 'header' ? { cluster: hit.id } : {}),
        at: pointer.grip,
        by: [0, 0],
        over: { kind: 'wall' },
      };
      pointer.press = { kind: 'dragging', drag };
      presence.take(drag);
      this.#host.lifted(drag);
    } else if (hit.kind === 'wall' && adding && this.#host.canEdit() && !presence.lasso) {
      pointer.press = { kind: 'lasso', from: pointer.grip, adding };
    } else pointer.press = { kind: 'panning' };
  }

  /** A note goes with all that is chosen when it is chosen itself; what is in another hand stays there. */
  #notesOf(hit: Exclude<Hit, { kind: 'wall' }>): Set<string> {
    const { content, presence } = this.#scene;
    const chosen = this.#host.chosen();
    const wanted =
      hit.kind === 'header'
        ? (content.wall.clusters.get(hit.id)?.notes ?? [])
        : chosen.has(hit.id)
          ? chosen
          : [hit.id];
    return new Set([...wanted].filter((id) => !presence.isHeldHere({ kind: 'note', id })));
  }

  /** Where notes lie now, wall units. */
  #placesOf(notes: ReadonlySet<string>): ReadonlyMap<string, Point> {
    const { wall } = this.#scene.content;
    return new Map(
      [...notes].flatMap((id) => {
        const rect = wall.notes.get(id)?.rect;
        return rect ? [[id, [rect.x, rect.y] as const] as const] : [];
      }),
    );
  }

  #advance(pointer: Pointer, before: Spot): void {
    const { camera, presence } = this.#scene;
    const { press, now } = pointer;
    if (press.kind === 'panning') camera.moveBy(now.x - before.x, now.y - before.y);
    else if (press.kind === 'pinching') this.#zoom(pointer, before);
    else if (press.kind === 'dragging') {
      this.#carry(pointer, press.drag);
      this.#showDrags();
    } else if (press.kind === 'lasso') {
      const [[fromX, fromY], [toX, toY]] = [press.from, camera.toWall(now.x, now.y)];
      presence.drawLasso({
        x: Math.min(fromX, toX),
        y: Math.min(fromY, toY),
        width: Math.abs(fromX - toX),
        height: Math.abs(fromY - toY),
      });
    }
  }

  #zoom(pointer: Pointer, before: Spot): void {
    const mate = [...this.#pointers.values()].find(
      (other) => other !== pointer && other.press.kind === 'pinching',
    );
    if (!mate) return;
    const { camera } = this.#scene;
    const wasApart = distance(before, mate.now);
    const [fromX, fromY] = [(before.x + mate.now.x) / 2, (before.y + mate.now.y) / 2];
    const [toX, toY] = [(pointer.now.x + mate.now.x) / 2, (pointer.now.y + mate.now.y) / 2];
    const zoomed = zoomAt(
      camera.at,
      wasApart > 0 ? distance(pointer.now, mate.now) / wasApart || 1 : 1,
      fromX,
      fromY,
    );
    camera.moveTo({ ...zoomed, x: zoomed.x + toX - fromX, y: zoomed.y + toY - fromY });
  }

  /** Moves the drag to where its pointer is. */
  #carry(pointer: Pointer, before: Drag): void {
    const { camera, presence } = this.#scene;
    // Outside of the canvas nothing is seen: what is held stays at its edge, and is dropped there.
    const { width, height } = camera.viewport;
    const at = camera.toWall(
      Math.min(width, Math.max(0, pointer.now.x)),
      Math.min(height, Math.max(0, pointer.now.y)),
    );
    const moved: Drag = { ...before, at, by: [at[0] - pointer.grip[0], at[1] - pointer.grip[1]] };
    const drag: Drag = { ...moved, over: dropTarget(moved, this.#scene) };
    pointer.press = { kind: 'dragging', drag };
    presence.carry(before, drag);
  }

  /** Lets go of whatever the pointer has, without a drop. */
  #release(pointer: Pointer): void {
    pointer.stopLongPress();
    const { presence } = this.#scene;
    const { press } = pointer;
    if (press.kind === 'dragging') presence.letGo(press.drag);
    else if (press.kind === 'lasso') presence.drawLasso(null);
    else if (press.kind === 'pinching') {
      // The finger that stays moves the view; it must not start to drag what happens to be under it.
      for (const other of this.#pointers.values())
        if (other !== pointer && other.press.kind === 'pinching') other.press = { kind: 'panning' };
    }
  }

  #showDrags(): void {
    const { drags } = this.#scene.presence;
    this.#host.presenceMoved(drags[0]?.at, drags);
  }

  #showPresence(cursor: Point | undefined): void {
    const { drags } = this.#scene.presence;
    this.#host.presenceMoved(drags[0]?.at ?? cursor, drags);
  }
}
