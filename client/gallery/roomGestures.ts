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

/** The one pointer that is down, and where it went down. */
interface Press {
  id: number;
  x: number;
  y: number;
  camera: Camera;
  poster: string | null;
  moved: boolean;
}

interface Spot {
  x: number;
  y: number;
}

const distance = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);
const middleOf = (a: Spot, b: Spot): Spot => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Two fingers: what was between them stays between them. */
function pinched(camera: Camera, before: Spot, at: Spot, other: Spot): Camera {
  const [middle, was] = [middleOf(at, other), middleOf(before, other)];
  const factor = (distance(at, other) || 1) / (distance(before, other) || 1);
  const zoomed = zoomAt(camera, factor, middle.x, middle.y);
  return { ...zoomed, x: zoomed.x + middle.x - was.x, y: zoomed.y + middle.y - was.y };
}

/** What pointers over the room mean: spots are px from its corner. */
class RoomPointers {
  readonly #host: () => RoomHost;
  readonly #down = new Map<number, Spot>();
  #press: Press | null = null;

  constructor(host: () => RoomHost) {
    this.#host = host;
  }

  down(id: number, at: Spot): void {
    this.#down.set(id, at);
    const { camera } = this.#host();
    this.#press =
      this.#down.size === 1
        ? { id, ...at, camera, poster: this.#posterAt(this.#inRoom(at)), moved: false }
        : null;
    if (this.#down.size > 1) this.#host().draw(null);
  }

  move(id: number, at: Spot): void {
    const before = this.#down.get(id);
    if (!before) {
      const point = this.#inRoom(at);
      const poster = this.#posterAt(point);
      this.#host().hover(poster, poster ? null : this.#threadAt(point));
      return;
    }
    if (this.#down.size === 2) {
      const other = [...this.#down].find(([each]) => each !== id)?.[1];
      if (!other) return;
      this.#host().setCamera(pinched(this.#host().camera, before, at, other));
    } else if (this.#press) {
      if (!this.#press.moved && distance(at, this.#press) < SLOP) return;
      this.#press.moved = true;
      this.#drag(this.#press, at);
    }
    this.#down.set(id, at);
  }

  /** A thread from the poster that was pressed, or the room itself. */
  #drag({ poster, camera, x, y }: Press, at: Spot): void {
    if (poster !== null && this.#host().mayConnect) {
      const point = this.#inRoom(at);
      this.#host().draw({ from: poster, at: point });
      this.#host().hover(this.#posterAt(point) ?? poster, null);
    } else this.#host().setCamera({ ...camera, x: camera.x + at.x - x, y: camera.y + at.y - y });
  }

  up(id: number, at: Spot, isCancelled: boolean): void {
    const was = this.#press;
    this.#down.delete(id);
    this.#press = null;
    this.#host().draw(null);
    if (!was || was.id !== id || isCancelled) return;
    const point = this.#inRoom(at);
    if (was.moved) {
      const to = this.#posterAt(point);
      if (was.poster !== null && to !== null && to !== was.poster && this.#host().mayConnect)
        this.#host().connect(was.poster, to);
    } else if (was.poster !== null) this.#host().open(was.poster);
    else this.#host().light(this.#threadAt(point));
  }

  #inRoom({ x, y }: Spot): Point {
    const { camera } = this.#host();
    return [(x - camera.x) / camera.scale, (y - camera.y) / camera.scale];
  }

  #posterAt(at: Point): string | null {
    return this.#host().room.posters.find((poster) => rectContains(poster, at))?.tableId ?? null;
  }

  #threadAt(at: Point): string | null {
    return threadAt(this.#host().threads, at, FINGER / this.#host().camera.scale)?.id ?? null;
  }
}

/** Mouse, touch and pen over the room: walk, zoom, light a thread, open a poster, draw a thread from poster to poster. Returns how to stop. */
export function listenToRoom(element: HTMLElement, host: () => RoomHost): () => void {
  const pointers = new RoomPointers(host);
  const local = (event: { clientX: number; clientY: number }): Spot => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    pointers.down(event.pointerId, local(event));
  };
  const move = (event: PointerEvent): void => pointers.move(event.pointerId, local(event));
  const up = (event: PointerEvent): void =>
    pointers.up(event.pointerId, local(event), event.type === 'pointercancel');
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
