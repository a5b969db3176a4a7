import { zoomAt } from '../../shared/layout/camera.ts';
import type { Rect } from '../../shared/layout/noteGrid.ts';
import type { Point } from '../../shared/model/arrangement.ts';
import type { Drag, Hit, WallScene } from './wallScene.ts';

/** What gestures ask of the page. */
export interface GestureHost {
  readonly scene: WallScene;
  canEdit(): boolean;
  tool(): 'move' | 'select' | 'read';
  selection(): ReadonlySet<string>;
  tapped(hit: Hit, how: { adding: boolean; double: boolean }): void;
  lassoed(notes: string[], adding: boolean): void;
  dropped(drag: Drag): void;
  /** The hand moved (wall units), maybe with a drag. */
  handMoved(cursor: Point | undefined, drag: Drag | null): void;
}

/** What the pressed pointer is doing. */
type Press =
  | { kind: 'waiting'; hit: Hit; adding: boolean }
  | { kind: 'panning' }
  | { kind: 'lasso'; from: Point; adding: boolean }
  | { kind: 'dragging'; drag: Drag }
  | { kind: 'pinching'; distance: number; x: number; y: number }
  | { kind: 'spent' };

const SLOP = { mouse: 4, pen: 6, touch: 9 } as const;
const LONG_PRESS_MS = 500;
const DOUBLE_TAP_MS = 380;

/** Mouse, touch, pen and wheel on the canvas. Returns how to stop listening. */
export function listenToGestures(element: HTMLElement, host: GestureHost): () => void {
  const { scene } = host;
  const pointers = new Map<number, { x: number; y: number }>();
  let press: Press | null = null;
  let start = { x: 0, y: 0 };
  let last = { x: 0, y: 0 };
  let longPress: ReturnType<typeof setTimeout> | undefined;
  let lastTap: { at: number; key: string } | null = null;

  const local = (event: PointerEvent | WheelEvent): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const keyOf = (hit: Hit): string => (hit.kind === 'wall' ? 'wall' : `${hit.kind} ${hit.id}`);

  const setDrag = (drag: Drag | null): void => {
    scene.drag = drag;
    scene.invalidate();
  };

  const stop = (): void => {
    clearTimeout(longPress);
    if (scene.drag) setDrag(null);
    if (scene.lasso) {
      scene.lasso = null;
      scene.invalidate('top');
    }
  };

  const beginPinch = (): void => {
    const [a, b] = [...pointers.values()];
    if (!a || !b) return;
    stop();
    press = { kind: 'pinching', distance: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };

  const down = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button > 1) return;
    const at = local(event);
    pointers.set(event.pointerId, at);
    try {
      element.setPointerCapture(event.pointerId);
    } catch {
      // The pointer went away between the event and now.
    }
    if (pointers.size === 2) return beginPinch();
    if (pointers.size > 2) return;
    start = at;
    last = at;
    const adding = event.shiftKey || event.ctrlKey || event.metaKey || host.tool() === 'select';
    const hit: Hit = event.button === 1 ? { kind: 'wall' } : scene.hit(at.x, at.y);
    press = { kind: 'waiting', hit, adding };
    clearTimeout(longPress);
    if (event.pointerType !== 'mouse' && hit.kind === 'note') {
      longPress = setTimeout(() => {
        if (press?.kind !== 'waiting') return;
        press = { kind: 'spent' };
        host.tapped(hit, { adding: true, double: false });
      }, LONG_PRESS_MS);
    }
  };

  const beginMove = (at: { x: number; y: number }): void => {
    if (press?.kind !== 'waiting') return;
    clearTimeout(longPress);
    const { hit, adding } = press;
    const canDrag = host.canEdit() && host.tool() !== 'read';
    if (hit.kind === 'note' && canDrag) {
      const chosen = host.selection();
      const notes = chosen.has(hit.id) ? chosen : new Set([hit.id]);
      press = { kind: 'dragging', drag: { notes, by: [0, 0], over: { kind: 'wall' } } };
    } else if (hit.kind === 'header' && canDrag) {
      const notes = new Set(scene.wall.clusters.get(hit.id)?.notes);
      press = { kind: 'dragging', drag: { notes, cluster: hit.id, by: [0, 0], over: { kind: 'wall' } } };
    } else if (hit.kind === 'wall' && adding && host.canEdit()) {
      press = { kind: 'lasso', from: scene.toWall(start.x, start.y), adding };
    } else press = { kind: 'panning' };
    last = start;
    move(at);
  };

  const overOf = (drag: Drag, point: Point): Drag['over'] => {
    if (drag.cluster !== undefined) return { kind: 'wall' };
    const cluster = scene.clusterAt(point);
    if (cluster !== null) return { kind: 'cluster', id: cluster };
    for (let index = scene.ordered.length - 1; index >= 0; index -= 1) {
      const placed = scene.ordered[index];
      if (!placed || drag.notes.has(placed.id) || placed.cluster !== undefined) continue;
      const { x, y, width, height } = placed.rect;
      // Only the inner part counts: brushing past a note must not make a group.
      if (point[0] > x + width * 0.12 && point[0] < x + width * 0.88 && point[1] > y + height * 0.12 && point[1] < y + height * 0.88) return { kind: 'note', id: placed.id };
    }
    return { kind: 'wall' };
  };

  const move = (at: { x: number; y: number }): void => {
    if (!press) return;
    if (press.kind === 'panning') {
      scene.setCamera({ ...scene.camera, x: scene.camera.x + at.x - last.x, y: scene.camera.y + at.y - last.y });
    } else if (press.kind === 'dragging') {
      const { scale } = scene.camera;
      const point = scene.toWall(at.x, at.y);
      const drag: Drag = { ...press.drag, by: [(at.x - start.x) / scale, (at.y - start.y) / scale], over: overOf(press.drag, point) };
      press = { kind: 'dragging', drag };
      setDrag(drag);
      host.handMoved(point, drag);
    } else if (press.kind === 'lasso') {
      const to = scene.toWall(at.x, at.y);
      const { from } = press;
      const lasso: Rect = { x: Math.min(from[0], to[0]), y: Math.min(from[1], to[1]), width: Math.abs(to[0] - from[0]), height: Math.abs(to[1] - from[1]) };
      scene.lasso = lasso;
      scene.invalidate('top');
    }
    last = at;
  };

  const moved = (event: PointerEvent): void => {
    const at = local(event);
    if (!pointers.has(event.pointerId)) {
      if (event.pointerType === 'mouse') host.handMoved(scene.toWall(at.x, at.y), null);
      return;
    }
    pointers.set(event.pointerId, at);
    if (press?.kind === 'pinching') {
      const [a, b] = [...pointers.values()];
      if (!a || !b) return;
      const distance = Math.hypot(a.x - b.x, a.y - b.y);
      const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
      const zoomed = zoomAt(scene.camera, press.distance > 0 ? distance / press.distance : 1, press.x, press.y);
      scene.setCamera({ ...zoomed, x: zoomed.x + x - press.x, y: zoomed.y + y - press.y });
      press = { kind: 'pinching', distance, x, y };
      return;
    }
    const slop = SLOP[event.pointerType as keyof typeof SLOP] ?? 6;
    if (press?.kind === 'waiting' && Math.hypot(at.x - start.x, at.y - start.y) > slop) beginMove(at);
    else move(at);
  };

  const up = (event: PointerEvent): void => {
    if (!pointers.delete(event.pointerId)) return;
    clearTimeout(longPress);
    const ended = press;
    if (ended?.kind === 'pinching') {
      // The finger that stays must not start to drag what happens to be under it.
      press = pointers.size > 0 ? { kind: 'spent' } : null;
      return;
    }
    if (pointers.size > 0) return;
    press = null;
    if (ended?.kind === 'waiting') {
      const key = keyOf(ended.hit);
      const isDouble = lastTap !== null && lastTap.key === key && event.timeStamp - lastTap.at < DOUBLE_TAP_MS;
      lastTap = isDouble ? null : { at: event.timeStamp, key };
      host.tapped(ended.hit, { adding: ended.adding, double: isDouble });
    } else if (ended?.kind === 'lasso' && scene.lasso) host.lassoed(scene.notesIn(scene.lasso), ended.adding);
    else if (ended?.kind === 'dragging') host.dropped(ended.drag);
    stop();
    host.handMoved(undefined, null);
  };

  const cancel = (event: PointerEvent): void => {
    pointers.delete(event.pointerId);
    press = null;
    stop();
    host.handMoved(undefined, null);
  };

  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || press?.kind !== 'dragging') return;
    press = { kind: 'spent' };
    stop();
    host.handMoved(undefined, null);
  };

  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? scene.viewport.height : 1;
    const at = local(event);
    if (event.ctrlKey || event.metaKey) {
      const factor = Math.exp(-Math.max(-60, Math.min(60, event.deltaY * unit)) * 0.008);
      scene.setCamera(zoomAt(scene.camera, factor, at.x, at.y));
      return;
    }
    const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    scene.setCamera({ ...scene.camera, x: scene.camera.x - dx * unit, y: scene.camera.y - dy * unit });
  };

  const left = (): void => host.handMoved(undefined, null);
  const noMenu = (event: Event): void => event.preventDefault();
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', moved);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', cancel);
  element.addEventListener('pointerleave', left);
  element.addEventListener('contextmenu', noMenu);
  element.addEventListener('wheel', wheel, { passive: false });
  window.addEventListener('keydown', escape);
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', moved);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', cancel);
    element.removeEventListener('pointerleave', left);
    element.removeEventListener('contextmenu', noMenu);
    element.removeEventListener('wheel', wheel);
    window.removeEventListener('keydown', escape);
    clearTimeout(longPress);
  };
}
