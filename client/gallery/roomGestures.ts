import { zoomAt, type Camera } from '../../shared/layout/camera.ts';
import { threadAt, type Point, type Thread } from '../../shared/layout/galleryThreads.ts';
import type { GalleryRoom } from '../../shared/layout/galleryRoom.ts';
import { rectContains } from '../../shared/layout/noteGrid.ts';

/** What gestures ask and tell. Read anew at each event. */
export interface RoomHost {
  room: GalleryRoom;
  threads: readonly Thread[];
  camera: Camera;
  /** May this person draw threads? */
  mayConnect: boolean;
  setCamera(camera: Camera): void;
  hover(poster: string | null, thread: string | null): void;
  open(tableId: string): void;
  light(thread: string | null): void;
  draw(drawn: { from: string; at: Point } | null): void;
  connect(from: string, to: string): void;
}

/** Further than this a press is a drag, px. */
const SLOP = 6;
const FINGER = 16;

/** Mouse, touch and pen over the room: walk, zoom, light a thread, open a poster, draw a thread from poster to poster. Returns how to stop. */
export function listenToRoom(element: HTMLElement, host: () => RoomHost): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  let press: {
    id: number;
    x: number;
    y: number;
    camera: Camera;
    poster: string | null;
    moved: boolean;
  } | null = null;

  const local = (event: { clientX: number; clientY: number }): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const inRoom = ({ x, y }: { x: number; y: number }): Point => {
    const { camera } = host();
    return [(x - camera.x) / camera.scale, (y - camera.y) / camera.scale];
  };
  const posterAt = (at: Point): string | null =>
    host().room.posters.find((poster) => rectContains(poster, at))?.tableId ?? null;
  const threadUnder = (at: Point): string | null =>
    threadAt(host().threads, at, FINGER / host().camera.scale)?.id ?? null;

  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const at = local(event);
    pointers.set(event.pointerId, at);
    element.setPointerCapture(event.pointerId);
    press =
      pointers.size === 1
        ? {
            id: event.pointerId,
            ...at,
            camera: host().camera,
            poster: posterAt(inRoom(at)),
            moved: false,
          }
        : null;
    if (pointers.size > 1) host().draw(null);
  };
  const move = (event: PointerEvent): void => {
    const at = local(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      const point = inRoom(at);
      const poster = posterAt(point);
      host().hover(poster, poster ? null : threadUnder(point));
      return;
    }
    if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (!other) return;
      const far = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
        Math.hypot(a.x - b.x, a.y - b.y) || 1;
      const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
      const was = { x: (before.x + other.x) / 2, y: (before.y + other.y) / 2 };
      const zoomed = zoomAt(host().camera, far(at, other) / far(before, other), middle.x, middle.y);
      host().setCamera({
        ...zoomed,
        x: zoomed.x + middle.x - was.x,
        y: zoomed.y + middle.y - was.y,
      });
    } else if (press) {
      if (!press.moved && Math.hypot(at.x - press.x, at.y - press.y) < SLOP) return;
      press.moved = true;
      if (press.poster !== null && host().mayConnect) {
        const point = inRoom(at);
        host().draw({ from: press.poster, at: point });
        host().hover(posterAt(point) ?? press.poster, null);
      } else
        host().setCamera({
          ...press.camera,
          x: press.camera.x + at.x - press.x,
          y: press.camera.y + at.y - press.y,
        });
    }
    pointers.set(event.pointerId, at);
  };
  const up = (event: PointerEvent): void => {
    const at = local(event);
    const was = press;
    pointers.delete(event.pointerId);
    press = null;
    host().draw(null);
    if (!was || was.id !== event.pointerId || event.type === 'pointercancel') return;
    const point = inRoom(at);
    if (was.moved) {
      const to = posterAt(point);
      if (was.poster !== null && to !== null && to !== was.poster && host().mayConnect)
        host().connect(was.poster, to);
      return;
    }
    if (was.poster !== null) host().open(was.poster);
    else host().light(threadUnder(point));
  };
  const leave = (): void => host().hover(null, null);
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { camera } = host();
    const { x, y } = local(event);
    if (event.ctrlKey || !event.shiftKey)
      host().setCamera(
        zoomAt(camera, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), x, y),
      );
    else host().setCamera({ ...camera, x: camera.x - event.deltaX - event.deltaY });
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  element.addEventListener('pointerleave', leave);
  element.addEventListener('wheel', wheel, { passive: false });
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
    element.removeEventListener('pointerleave', leave);
    element.removeEventListener('wheel', wheel);
  };
}
