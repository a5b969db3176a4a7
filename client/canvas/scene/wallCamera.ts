import { fitCamera, type Camera, type Viewport } from '../../../shared/layout/camera.ts';
import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import { easeOut } from './easeOut.ts';
import type { SceneClock } from './sceneClock.ts';
import type { Redraw } from './sceneLayers.ts';

/** How long a flight to another view takes, ms. */
export const FLIGHT_MS = 190;
/** Quiet after the last move before notes are drawn sharp again, ms. */
export const SETTLE_MS = 120;

interface CameraInput {
  clock: SceneClock;
  redraw: Redraw;
  /** Nothing may move by itself. */
  isStill: () => boolean;
  /** Device pixels per CSS pixel. */
  ratio: () => number;
}

/** What of the wall is in view, and how it gets elsewhere. */
export class WallCamera {
  readonly #input: CameraInput;
  #at: Camera = { x: 40, y: 400, scale: 0.6 };
  #viewport: Viewport = { width: 800, height: 600 };
  #roomBelow = 0;
  readonly #moveListeners = new Set<() => void>();
  readonly #ownMoveListeners = new Set<() => void>();
  readonly #sizeListeners = new Set<(before: Viewport) => void>();
  #zoomedAt = -Infinity;
  /** `null`: nobody has said yet what it shows. */
  #movedAt: number | null = null;
  /** Until the view has settled after its last move. */
  #stopSettling: (() => void) | null = null;
  /** While the view glides. */
  #stopFlight: (() => void) | null = null;

  constructor(input: CameraInput) {
    this.#input = input;
  }

  /** The view; another object after each move. */
  get at(): Camera {
    return this.#at;
  }

  /** CSS pixels; another object after each change of size. */
  get viewport(): Viewport {
    return this.#viewport;
  }

  /** Kept free below when everything is fitted, CSS pixels: the bar of actions and toasts appear there and must not cover notes. */
  get roomBelow(): number {
    return this.#roomBelow;
  }

  /** The scale changed a moment ago. */
  get isZooming(): boolean {
    return this.#input.clock.now() - this.#zoomedAt < SETTLE_MS;
  }

  /** Nothing has moved it for a moment. */
  get isQuiet(): boolean {
    return this.#movedAt === null || this.#input.clock.now() - this.#movedAt > SETTLE_MS;
  }

  /** It has been given its place and stands there, on whole device pixels. */
  get isAtRest(): boolean {
    const isPlaced = this.#movedAt !== null || this.#viewport.width === 0;
    return isPlaced && this.#stopFlight === null && this.#stopSettling === null;
  }

  /** Calls back at every move, whoever moves it. */
  onMove(listener: () => void): () => void {
    this.#moveListeners.add(listener);
    return () => this.#moveListeners.delete(listener);
  }

  /** Calls back when this person is about to move it: whom she followed, she follows no more. */
  onOwnMove(listener: () => void): () => void {
    this.#ownMoveListeners.add(listener);
    return () => this.#ownMoveListeners.delete(listener);
  }

  /** Calls back once the canvas has another size, with the one before. */
  onResize(listener: (before: Viewport) => void): () => void {
    this.#sizeListeners.add(listener);
    return () => this.#sizeListeners.delete(listener);
  }

  /** CSS pixels. */
  resize(width: number, height: number): void {
    const before = this.#viewport;
    this.#viewport = { width, height };
    this.#input.redraw();
    for (const listener of this.#sizeListeners) listener(before);
  }

  keepRoomBelow(pixels: number): void {
    if (pixels === this.#roomBelow) return;
    this.#roomBelow = pixels;
    this.#input.redraw();
  }

  /** This person moves the view herself. */
  moveTo(camera: Camera): void {
    this.#tellOwnMove();
    this.#endFlight();
    this.#apply(camera);
  }

  /** This person moves it by so many pixels. */
  moveBy(x: number, y: number): void {
    this.moveTo({ ...this.#at, x: this.#at.x + x, y: this.#at.y + y });
  }

  /** Glides there; at once where motion is reduced. */
  flyTo(target: Camera): void {
    this.#tellOwnMove();
    this.#endFlight();
    if (this.#input.isStill()) return this.#apply(target);
    const { clock } = this.#input;
    const from = this.#at;
    const start = clock.now();
    const step = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - start) / FLIGHT_MS));
      this.#apply(between(from, target, easeOut(share)));
      this.#stopFlight = share < 1 ? clock.frame(step) : null;
    };
    this.#stopFlight = clock.frame(step);
  }

  /** Shows what another sees, or keeps in view what was: not this person's own doing. */
  follow(camera: Camera): void {
    this.#endFlight();
    this.#apply(camera);
  }

  /** A place on the screen, wall units. */
  toWall(x: number, y: number): Point {
    return [(x - this.#at.x) / this.#at.scale, (y - this.#at.y) / this.#at.scale];
  }

  /** A place on the wall, CSS pixels. */
  toScreen([x, y]: Point): Point {
    return [this.#at.x + x * this.#at.scale, this.#at.y + y * this.#at.scale];
  }

  /** All that is in view, wall units; `null` while there is no canvas. */
  seen(): Rect | null {
    const { width, height } = this.#viewport;
    if (width === 0) return null;
    const [x, y] = this.toWall(0, 0);
    return { x, y, width: width / this.#at.scale, height: height / this.#at.scale };
  }

  /** Where it stands to show a part of the wall; with air around it, clear of what appears below. */
  showing(rect: Rect, maxScale: number, padding: number): Camera {
    const { width, height } = this.#viewport;
    return fitCamera(
      [rect],
      { width, height: height - (padding > 0 ? this.#roomBelow : 0) },
      { padding, maxScale },
    );
  }

  #tellOwnMove(): void {
    for (const listener of this.#ownMoveListeners) listener();
  }

  #endFlight(): void {
    this.#stopFlight?.();
    this.#stopFlight = null;
  }

  #apply(camera: Camera): void {
    const { clock, redraw } = this.#input;
    if (camera.scale !== this.#at.scale) this.#zoomedAt = clock.now();
    this.#stopSettling?.();
    this.#stopSettling = clock.later(SETTLE_MS + 5, () => this.#settle());
    this.#movedAt = clock.now();
    this.#at = camera;
    redraw();
    for (const listener of this.#moveListeners) listener();
  }

  /** After every move it comes to stand on whole device pixels, so that groups and notes stay in step and words are sharp. */
  #settle(): void {
    this.#stopSettling = null;
    const ratio = this.#input.ratio();
    const { x, y, scale } = this.#at;
    this.#at = { x: Math.round(x * ratio) / ratio, y: Math.round(y * ratio) / ratio, scale };
    this.#input.redraw();
  }
}

const between = (from: Camera, to: Camera, share: number): Camera => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
  scale: from.scale + (to.scale - from.scale) * share,
});
