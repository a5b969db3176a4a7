import { toScreen, type Camera, type Viewport } from '../../shared/layout/camera.ts';
import { drawingOrder } from '../../shared/layout/drawingOrder.ts';
import { HEADER, rectContains, type Rect } from '../../shared/layout/noteGrid.ts';
import { NoteIndex } from '../../shared/layout/noteIndex.ts';
import type { PlacedNote, PlacedWall } from '../../shared/layout/resolvePlacements.ts';
import type { Point } from '../../shared/model/arrangement.ts';
import { ClusterPaths } from './clusterPaths.ts';
import { createMeasureText } from './measureText.ts';
import { NoteBitmaps } from './noteBitmaps.ts';
import { NotePainter } from './notePainter.ts';
import { NoteTiles } from './noteTiles.ts';
import { WallFraming } from './wallFraming.ts';
import { WallNames } from './wallNames.ts';
import { readWallTheme, type WallTheme } from './wallTheme.ts';

/** One hand of somebody else's. Wall units. Whoever works with several fingers has several. */
export interface Hand {
  clientId: number;
  name: string;
  /** Colour, 1–6. */
  hand: number;
  cursor?: Point;
  held: readonly string[];
  drag: Point;
  over?: string;
}

/** Somebody is on a group. */
export interface Claim {
  cluster: string;
  /** What to write on it. */
  name: string;
  /** Colour, 1–6; 0: mine. */
  hand: number;
}

/** A drag of this person's, not yet written. */
export interface Drag {
  /** The pointer that carries it. */
  pointer: number;
  notes: ReadonlySet<string>;
  /** Where each of them lay as it was taken: wherever others put it meanwhile, it stays under the hand. */
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

export type Hit = { kind: 'note'; id: string } | { kind: 'header'; id: string } | { kind: 'wall' };
/** `floor`: groups and notes. `top`: what hands hold, and marks. */
export type SceneLayer = 'floor' | 'top';

/** More notes than this do not glide: they would be drawn one by one, and nobody could follow them. */
const MOST_GLIDING = 500;
/** Of a pile only the top note. */
const isShown = (placed: PlacedNote): boolean => placed.pile?.isTop !== false;

const EMPTY: PlacedWall = { notes: new Map(), clusters: new Map(), loose: [] };
/** How long a moved note takes to its new place, ms. */
const MOVE_MS = 190;
/** Quiet after the last zoom event before notes are drawn sharp again, ms. */
const SETTLE_MS = 120;

/** Everything the canvas shows, outside React: a frame of panning touches no component. Drawing lives in the `draw…` files. */
export class WallScene {
  wall: PlacedWall = EMPTY;
  /** Every note that shows, by its place; of a pile only its top note. */
  readonly index = new NoteIndex<PlacedNote>();
  camera: Camera = { x: 40, y: 400, scale: 0.6 };
  viewport: Viewport = { width: 800, height: 600 };
  theme: WallTheme = readWallTheme();
  selection: ReadonlySet<string> = new Set();
  selectedCluster: string | null = null;
  /** The group whose name is being typed: its drawn name makes room. */
  renaming: string | null = null;
  hands: readonly Hand[] = [];
  /** Others' cursors and names are drawn; what they carry always is. */
  showsHands = true;
  claims: readonly Claim[] = [];
  /** One for each pointer of this person's that carries something; no note is in two. */
  drags: readonly Drag[] = [];
  /** Wall units. */
  lasso: Rect | null = null;
  /** Notes whose words are still private: so many backs are drawn. */
  faceDown = 0;
  /** Kept free below when everything is fitted, screen pixels: the bar of actions and toasts appear there and must not cover notes. */
  roomBelow = 0;
  justIn: string | null = null;
  /** The note that the keyboard is at: found by a search, or the next one to group. */
  focusNote: string | null = null;
  /** What a search found: other notes fade. `null`: no search. */
  matches: ReadonlySet<string> | null = null;
  /** Called when this person moves the view herself: whom she followed, she follows no more. */
  onOwnView: () => void = () => undefined;
  /** Unnamed groups invite a name only where one can be given. */
  canName = false;
  readonly names: WallNames = new WallNames(this);
  readonly framing: WallFraming = new WallFraming(this);
  readonly paths = new ClusterPaths();
  readonly painter: NotePainter;
  readonly tiles: NoteTiles;
  readonly bitmaps: NoteBitmaps;
  /** What was in view when every note last stood there as it will stay; drawing says so. */
  sharp: { wall: PlacedWall; camera: Camera; theme: WallTheme } | null = null;
  #layers: Record<SceneLayer, () => void> = { floor: () => undefined, top: () => undefined };
  #cameraListeners = new Set<() => void>();
  #resizeListeners = new Set<(before: { viewport: Viewport; showedAll: boolean }) => void>();
  #movesFrom = new Map<string, { x: number; y: number; start: number }>();
  #zoomedAt = -1000;
  #cameraAt = -1000;
  /** Until the view has settled after its last move. */
  #settleTimer: ReturnType<typeof setTimeout> | null = null;
  /** While the view glides. */
  #flight: number | null = null;

  constructor() {
    this.painter = new NotePainter(this.theme, createMeasureText(this.theme.font));
    this.tiles = new NoteTiles(this);
    this.bitmaps = new NoteBitmaps(this.painter);
  }

  /** The stage's way to redraw one layer at the next frame. */
  attach(layers: Record<SceneLayer, () => void>): void {
    this.#layers = layers;
  }

  invalidate(...layers: SceneLayer[]): void {
    for (const layer of layers.length > 0 ? layers : (['floor', 'top'] as const))
      this.#layers[layer]();
  }

  /** After a change of theme, or when the face has arrived. */
  refreshTheme(): void {
    this.theme = readWallTheme();
    this.painter.reset(this.theme, createMeasureText(this.theme.font));
    this.painter.sizeFor(this.wall.notes);
    this.invalidate();
  }

  /** After everything kept as a picture was lost. */
  drawAnew(): void {
    this.tiles.forget();
    this.bitmaps.forget();
    this.paths.forget();
    this.refreshTheme();
  }

  /** CSS pixels. */
  resize(width: number, height: number): void {
    const before = { viewport: this.viewport, showedAll: this.framing.showsEverything(null) };
    this.viewport = { width, height };
    this.invalidate();
    for (const listener of this.#resizeListeners) listener(before);
  }

  /** Called once the canvas has another size, with what it was. */
  onResize(listener: (before: { viewport: Viewport; showedAll: boolean }) => void): () => void {
    this.#resizeListeners.add(listener);
    return () => this.#resizeListeners.delete(listener);
  }

  keepRoomBelow(pixels: number): void {
    this.roomBelow = pixels;
  }

  /** How many notes there are whose words are still private. */
  showBacks(count: number): void {
    this.faceDown = count;
    this.invalidate();
  }

  /** Shows another state of the wall. Notes that moved glide there, except those this person just let go. */
  setWall(wall: PlacedWall, heldByMe: ReadonlySet<string> | null = null): void {
    const changed = this.#takeIn(wall);
    const moved = changed.filter(
      ({ before, after }) =>
        before &&
        after &&
        (before.rect.x !== after.rect.x || before.rect.y !== after.rect.y) &&
        !heldByMe?.has(after.id),
    );
    const start = performance.now();
    for (const { before, after } of this.theme.reducedMotion || moved.length > MOST_GLIDING
      ? []
      : moved) {
      if (before && after)
        this.#movesFrom.set(after.id, {
          ...(this.#carriedAt(before) ?? this.shownAt(before, start)),
          start,
        });
    }
    this.wall = wall;
    if (changed.some(({ before, after }) => !before || !after)) this.painter.sizeFor(wall.notes);
    this.tiles.damage(
      changed.flatMap(({ before, after }) =>
        [before, after].flatMap((placed) => placed?.rect ?? []),
      ),
    );
    this.paths.update(wall);
    this.invalidate();
  }

  /** Finds what is not as it was, by identity, and keeps the index in step. */
  #takeIn(wall: PlacedWall): { before: PlacedNote | undefined; after: PlacedNote | undefined }[] {
    const known = this.wall.notes;
    const changed: { before: PlacedNote | undefined; after: PlacedNote | undefined }[] = [];
    let kept = 0;
    for (const [id, after] of wall.notes) {
      const before = known.get(id);
      if (before) kept += 1;
      if (before !== after) changed.push({ before, after });
    }
    if (kept < known.size)
      for (const [id, before] of known)
        if (!wall.notes.has(id)) changed.push({ before, after: undefined });
    for (const { before, after } of changed) {
      if (before && isShown(before)) this.index.remove(before);
      if (after && isShown(after)) this.index.add(after);
      if (before && !after) this.#movesFrom.delete(before.id);
    }
    return changed;
  }

  /** Where another's hand has a note: from there it glides to where it was put. */
  #carriedAt({ id, rect }: PlacedNote): { x: number; y: number } | null {
    const hand = this.hands.find(({ held }) => held.includes(id));
    return hand ? { x: rect.x + hand.drag[0], y: rect.y + hand.drag[1] } : null;
  }

  /** Where a note is drawn now, wall units: on its way while it glides. */
  shownAt(placed: PlacedNote, now: number): { x: number; y: number } {
    const move = this.#movesFrom.get(placed.id);
    if (!move) return placed.rect;
    const share = (now - move.start) / MOVE_MS;
    if (share >= 1) {
      this.#movesFrom.delete(placed.id);
      return placed.rect;
    }
    const eased = 1 - (1 - share) ** 3;
    return {
      x: move.x + (placed.rect.x - move.x) * eased,
      y: move.y + (placed.rect.y - move.y) * eased,
    };
  }

  /** Notes on their way to their place. */
  glidingNotes(): PlacedNote[] {
    const now = performance.now();
    for (const [id, { start }] of this.#movesFrom)
      if (now - start >= MOVE_MS) this.#movesFrom.delete(id);
    return [...this.#movesFrom.keys()]
      .flatMap((id) => this.wall.notes.get(id) ?? [])
      .filter(isShown);
  }

  get isMoving(): boolean {
    return this.#movesFrom.size > 0;
  }

  /** Nothing has moved for a moment: a frame may take longer to get sharp sooner. */
  get isCalm(): boolean {
    return (
      performance.now() - this.#cameraAt > SETTLE_MS && this.drags.length === 0 && !this.isMoving
    );
  }

  /** Everything in view is drawn as it will stay; tests and the bench wait for it. */
  get isSharp(): boolean {
    return (
      this.sharp !== null &&
      this.sharp.wall === this.wall &&
      this.sharp.camera === this.camera &&
      this.sharp.theme === this.theme
    );
  }

  /** The view has been given its place and stands there, on whole device pixels, and no note is on its way: what is aimed at now is hit. */
  get isAtRest(): boolean {
    const isPlaced = this.#cameraAt >= 0 || this.viewport.width === 0;
    return (
      isPlaced &&
      this.#flight === null &&
      this.#settleTimer === null &&
      this.glidingNotes().length === 0
    );
  }

  get isZooming(): boolean {
    return performance.now() - this.#zoomedAt < SETTLE_MS;
  }

  onCamera(listener: () => void): () => void {
    this.#cameraListeners.add(listener);
    return () => this.#cameraListeners.delete(listener);
  }

  /** This person moves the view herself. */
  setCamera(camera: Camera): void {
    this.onOwnView();
    this.#endFlight();
    this.#applyCamera(camera);
  }

  /** Glides there; at once where motion is reduced. */
  flyTo(target: Camera): void {
    this.onOwnView();
    this.#endFlight();
    if (this.theme.reducedMotion) return this.#applyCamera(target);
    const from = this.camera;
    const start = performance.now();
    const step = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - start) / MOVE_MS));
      const eased = 1 - (1 - share) ** 3;
      const mix = (a: number, b: number): number => a + (b - a) * eased;
      this.#applyCamera({
        x: mix(from.x, target.x),
        y: mix(from.y, target.y),
        scale: mix(from.scale, target.scale),
      });
      this.#flight = share < 1 ? requestAnimationFrame(step) : null;
    };
    this.#flight = requestAnimationFrame(step);
  }

  /** Shows what another sees: not this person's own doing. */
  followCamera(camera: Camera): void {
    this.#endFlight();
    this.#applyCamera(camera);
  }

  #endFlight(): void {
    if (this.#flight !== null) cancelAnimationFrame(this.#flight);
    this.#flight = null;
  }

  #applyCamera(camera: Camera): void {
    if (camera.scale !== this.camera.scale) this.#zoomedAt = performance.now();
    if (this.#settleTimer !== null) clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(() => this.#settle(), SETTLE_MS + 5);
    this.#cameraAt = performance.now();
    this.camera = camera;
    this.invalidate();
    for (const listener of this.#cameraListeners) listener();
  }

  /** After every move the camera comes to stand on whole device pixels, so that groups and notes stay in step and words are sharp. */
  #settle(): void {
    this.#settleTimer = null;
    const ratio = devicePixelRatio || 1;
    const { x, y, scale } = this.camera;
    this.camera = { x: Math.round(x * ratio) / ratio, y: Math.round(y * ratio) / ratio, scale };
    this.invalidate();
  }

  toWall(x: number, y: number): Point {
    return [(x - this.camera.x) / this.camera.scale, (y - this.camera.y) / this.camera.scale];
  }

  /** Notes under a point of the wall, the uppermost first. */
  notesAt(point: Point): PlacedNote[] {
    return this.index.at(point).sort((a, b) => drawingOrder(b, a));
  }

  /** What lies under a point of the screen; the uppermost note first. */
  hit(x: number, y: number): Hit {
    const point = this.toWall(x, y);
    const placed = this.notesAt(point)[0];
    const tab = this.names.tabAt(x, y);
    // Notes in no group lie on tabs, those in groups below.
    if (tab !== null && (!placed || placed.cluster !== undefined))
      return { kind: 'header', id: tab };
    // A pile is taken as a whole; its notes can be had one by one once it is open.
    if (placed)
      return placed.pile && placed.cluster !== undefined
        ? { kind: 'header', id: placed.cluster }
        : { kind: 'note', id: placed.id };
    for (const cluster of this.wall.clusters.values()) {
      const header = this.headerRect(cluster.id);
      if (header && rectContains(header, [x, y])) return { kind: 'header', id: cluster.id };
    }
    return { kind: 'wall' };
  }

  /** A group's header on the screen: at least as high as its name, which never shrinks below what a room can read. */
  headerRect(id: string): Rect | null {
    const cluster = this.wall.clusters.get(id);
    if (!cluster) return null;
    const shown = toScreen(this.camera, { ...cluster.rect, height: HEADER });
    const height = Math.max(shown.height, this.nameSize() * 1.5);
    return { ...shown, y: shown.y + shown.height - height, height };
  }

  /** Size of group names, screen pixels: 1.8 % of the width or more, at any zoom. */
  nameSize(scale: number = this.camera.scale): number {
    return Math.max(12, this.viewport.width * 0.018, 50 * scale);
  }

  /** The group whose header or area is under a point of the wall. From far away headers stand out above their areas: there they are aimed at. */
  clusterAt(point: Point): string | null {
    const onScreen: Point = [
      this.camera.x + point[0] * this.camera.scale,
      this.camera.y + point[1] * this.camera.scale,
    ];
    const tab = this.names.tabAt(...onScreen);
    if (tab !== null) return tab;
    for (const id of this.wall.clusters.keys()) {
      const header = this.headerRect(id);
      if (header && rectContains(header, onScreen)) return id;
    }
    for (const [id, cluster] of this.wall.clusters)
      if (rectContains(cluster.rect, point) && this.paths.contains(id, point)) return id;
    return null;
  }

  notesIn(rect: Rect): string[] {
    return this.index
      .touching(rect)
      .filter((placed) => !placed.pile)
      .sort(drawingOrder)
      .map((placed) => placed.id);
  }
}
