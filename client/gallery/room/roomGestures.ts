import type { Camera, Viewport } from '../../../shared/layout/camera.ts';
import type { RoomHit } from './hitRoom.ts';
import { withinRoom, zoomedRoom } from './roomCamera.ts';

type Spot = readonly [x: number, y: number];

/** What gestures ask and tell. Read anew at each event. Spots are on the screen, px from the room's corner. */
export interface RoomHost {
  camera: Camera;
  size: Viewport;
  /** May this person draw threads? */
  mayConnect: boolean;
  hitAt(spot: Spot): RoomHit;
  setCamera(camera: Camera): void;
  hover(hit: RoomHit | null): void;
  press(hit: RoomHit): void;
  draw(drawn: { from: string; to: Spot } | null): void;
  connect(from: string, to: string): void;
}

/** Further than this a press is a drag, px. */
const SLOP = 6;
/** A wheel's notch, and a pinch on a touchpad, which comes as a wheel with Ctrl: zoom a px. */
const WHEEL = 0.0015;
const PINCH = 0.01;

interface Press {
  id: number;
  at: Spot;
  camera: Camera;
  hit: RoomHit;
  hasMoved: boolean;
}

const farApart = (a: Spot, b: Spot): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
const between = (a: Spot, b: Spot): Spot => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** Mouse, touch and pen over the room: walk, zoom, look at a poster, draw a thread from poster to poster. Returns how to stop. */
export function listenToRoom(element: HTMLElement, host: () => RoomHost): () => void {
  const pointers = new Map<number, Spot>();
  let press: Press | null = null;
  const spotOf = (event: { clientX: number; clientY: number }): Spot => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const moveTo = (camera: Camera): void => host().setCamera(withinRoom(camera, host().size));

  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const at = spotOf(event);
    pointers.set(event.pointerId, at);
    element.setPointerCapture(event.pointerId);
    const { camera, hitAt, draw } = host();
    press =
      pointers.size === 1
        ? { id: event.pointerId, at, camera, hit: hitAt(at), hasMoved: false }
        : null;
    if (pointers.size > 1) draw(null);
  };
  const pinch = (at: Spot, before: Spot, other: Spot): void => {
    const { camera, size } = host();
    const [middle, was] = [between(at, other), between(before, other)];
    const factor = farApart(at, other) / (farApart(before, other) || 1);
    const zoomed = zoomedRoom(camera, factor, middle, size);
    moveTo({
      ...zoomed,
      x: zoomed.x + middle[0] - was[0],
      y: zoomed.y + middle[1] - was[1],
    });
  };
  const drag = (at: Spot, from: Press): void => {
    if (!from.hasMoved && farApart(at, from.at) < SLOP) return;
    from.hasMoved = true;
    const { poster } = from.hit;
    if (poster !== null && host().mayConnect) {
      host().draw({ from: poster, to: at });
      return;
    }
    const { x, y, scale } = from.camera;
    moveTo({ scale, x: x + at[0] - from.at[0], y: y + at[1] - from.at[1] });
  };
  const move = (event: PointerEvent): void => {
    const at = spotOf(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== 'touch') host().hover(host().hitAt(at));
      return;
    }
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (pointers.size === 2 && other) pinch(at, before, other);
    else if (press) drag(at, press);
    pointers.set(event.pointerId, at);
  };
  const up = (event: PointerEvent): void => {
    const was = press;
    pointers.delete(event.pointerId);
    press = null;
    host().draw(null);
    if (!was || was.id !== event.pointerId || event.type === 'pointercancel') return;
    if (!was.hasMoved) {
      host().press(was.hit);
      return;
    }
    const { poster: from } = was.hit;
    const { poster: to } = host().hitAt(spotOf(event));
    if (from !== null && to !== null && to !== from && host().mayConnect) host().connect(from, to);
  };
  const leave = (): void => host().hover(null);
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { camera, size } = host();
    if (event.shiftKey && !event.ctrlKey)
      moveTo({ ...camera, x: camera.x - event.deltaX - event.deltaY });
    else {
      const factor = Math.exp(-event.deltaY * (event.ctrlKey ? PINCH : WHEEL));
      host().setCamera(zoomedRoom(camera, factor, spotOf(event), size));
    }
  };
  const listeners: [string, (event: never) => void][] = [
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', up],
    ['pointerleave', leave],
    ['wheel', wheel],
  ];
  for (const [name, listener] of listeners)
    element.addEventListener(name, listener as EventListener, { passive: false });
  return () => {
    for (const [name, listener] of listeners)
      element.removeEventListener(name, listener as EventListener);
  };
}
