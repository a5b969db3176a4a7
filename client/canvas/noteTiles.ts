import { boundsOf, type Rect } from '../../shared/layout/noteGrid.ts';
import { drawingOrder } from '../../shared/layout/drawingOrder.ts';
import type { PlacedNote, PlacedWall } from '../../shared/layout/resolvePlacements.ts';
import { makeCanvas } from './makeCanvas.ts';
import { isFlat, marginOf } from './notePainter.ts';
import {
  inRange,
  partInTile,
  pixelsOf,
  TILE,
  tilesOf,
  tilesUnder,
  viewPixels,
  wallUnder,
  withDamage,
  type PixelBox,
  type TileRange,
} from './tileGrid.ts';
import type { WallScene } from './wallScene.ts';

/** Time a frame may spend on painting tiles, ms: while something moves the rest of 16 is for copying and the browser. */
const BUDGET_MS = { moving: 6, still: 12, blank: 30 } as const;
/** Fewer notes than this are repaired on the spot; more are painted beside, over several frames, and shown when done. */
const FEW_NOTES = 60;
/** Notes painted between two looks at the clock. */
const AT_ONCE = 6;
/** While zooming, tiles stretched beyond this are mush and are painted anew on the way. */
const STRETCH = { most: 6, least: 0.06 } as const;
/** A level with no more tiles than this that shows the whole wall is kept, to look at when zooming out uncovers more than is painted. */
const MOST_OVERVIEW_TILES = 40;
/** More changed notes than this: everything is painted anew. */
const MANY_CHANGES = 400;
/** Canvases kept for reuse. */
const SPARE = 24;

interface Painting {
  canvas: HTMLCanvasElement;
  notes: readonly PlacedNote[];
  done: number;
}

interface Tile {
  readonly column: number;
  readonly row: number;
  /** `null` until it was painted once. */
  picture: HTMLCanvasElement | null;
  /** What changed since `picture`, or since the painting under way was begun. */
  damage: PixelBox[];
  painting: Painting | null;
}

interface Level {
  /** Device pixels per wall unit. */
  readonly resolution: number;
  readonly ratio: number;
  readonly tiles: Map<string, Tile>;
}

const keyOf = (column: number, row: number): string => `${column} ${row}`;
const WHOLE: PixelBox = { left: 0, top: 0, right: TILE, bottom: TILE };

/**
 * All resting notes as square bitmaps at the present zoom, which a frame copies one to one. Changed notes spoil only their part of their
 * tiles. While zooming the last sharp tiles are stretched. Notes on the move are not in here.
 */
export class NoteTiles {
  readonly #scene: WallScene;
  #level: Level | null = null;
  /** The zoom level before, shown until the new one is painted. */
  #last: Level | null = null;
  /** The zoom level at which the whole wall was last in view. */
  #overview: Level | null = null;
  #bounds: { of: PlacedWall; rect: Rect | null } | null = null;
  #spare: HTMLCanvasElement[] = [];
  #generation = -1;
  #away: ReadonlySet<string> = new Set();
  #chosen: ReadonlySet<string> = new Set();
  #matches: ReadonlySet<string> | null = null;
  #ahead = 0;
  /** Something in view is not yet as it will stay: another frame is wanted. */
  isBehind = false;

  constructor(scene: WallScene) {
    this.#scene = scene;
  }

  /** Notes in these places changed. Wall units. */
  damage(rects: readonly Rect[]): void {
    if (rects.length === 0) return;
    this.#last = this.#drop(this.#last);
    for (const level of new Set([this.#level, this.#overview])) if (level) spoil(level, rects);
  }

  /** The canvases are empty or of no use: paints everything anew, on new ones. */
  forget(): void {
    this.#level = null;
    this.#last = null;
    this.#overview = null;
    this.#spare = [];
  }

  /** Draws what rests, all but the notes in `away`. The context is scaled to CSS pixels. */
  draw(context: CanvasRenderingContext2D, away: ReadonlySet<string>): void {
    const scene = this.#scene;
    const ratio = devicePixelRatio || 1;
    const resolution = scene.camera.scale * ratio;
    this.#notice(away);
    this.#choose(resolution, ratio);
    const level = this.#level;
    if (!level) return;
    const view = viewPixels(scene.camera, scene.viewport, ratio);
    const range = tilesUnder(stretched(view, level.resolution / resolution));
    // While zooming, sharp tiles would be old before they are done.
    const isWaiting = level.resolution !== resolution;
    const end =
      performance.now() +
      (isWaiting || !scene.isCalm
        ? BUDGET_MS.moving
        : this.#isPainted(level, range)
          ? BUDGET_MS.still
          : BUDGET_MS.blank);
    if (!isWaiting) this.#work(level, range, end);
    const isDone = this.#isDone(level, range);
    this.isBehind = !isDone || isWaiting;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (!this.#isPainted(level, range)) this.#drawBelow(context, view, resolution, end);
    else if (!this.isBehind) this.#last = this.#drop(this.#last);
    drawLevel(context, level, view, resolution);
    context.restore();
    if (this.isBehind) return;
    this.#keepOverview(level, view);
    this.#workAhead(level, range, end);
  }

  /** Whatever there is of other zoom levels, or the papers alone, where tiles are not there yet. Where tiles show no more than papers, they are as soon there. */
  #drawBelow(
    context: CanvasRenderingContext2D,
    view: PixelBox,
    resolution: number,
    end: number,
  ): void {
    const [last, overview] = [this.#last, this.#overview];
    const isCovered = last !== null && this.#covers(last, view, resolution);
    if (
      !isCovered &&
      overview &&
      overview !== this.#level &&
      this.#covers(overview, view, resolution)
    ) {
      this.#work(overview, tilesUnder(stretched(view, overview.resolution / resolution)), end);
      drawLevel(context, overview, view, resolution);
    } else if (!isCovered && !(this.#scene.isCalm && isFlat(resolution, devicePixelRatio || 1)))
      this.#drawPapers(context, view, resolution);
    if (last) drawLevel(context, last, view, resolution);
  }

  /** Is the whole wall in view, this level serves as overview from now on. */
  #keepOverview(level: Level, view: PixelBox): void {
    if (level === this.#overview || level.tiles.size > MOST_OVERVIEW_TILES) return;
    const { wall } = this.#scene;
    if (this.#bounds?.of !== wall)
      this.#bounds = { of: wall, rect: boundsOf(this.#scene.framing.contentRects()) };
    const box = this.#bounds.rect && pixelsOf(this.#bounds.rect, level.resolution, -TILE / 2);
    const isWhole =
      box !== null &&
      box.left >= view.left &&
      box.top >= view.top &&
      box.right <= view.right &&
      box.bottom <= view.bottom;
    if (!isWhole) return;
    this.#drop(this.#overview);
    this.#overview = level;
  }

  /** Finds out what changed besides places: who is away, chosen, found, and how notes look at all. */
  #notice(away: ReadonlySet<string>): void {
    const { wall, selection, matches, painter } = this.#scene;
    if (this.#generation !== painter.generation) {
      this.#generation = painter.generation;
      this.#last = this.#drop(this.#last);
      for (const level of [this.#level, this.#overview])
        for (const tile of level?.tiles.values() ?? []) tile.damage = [WHOLE];
    }
    const ids = new Set<string>();
    for (const [before, now] of [
      [this.#away, away],
      [this.#chosen, selection],
    ] as const) {
      if (before === now) continue;
      for (const id of before) if (!now.has(id)) ids.add(id);
      for (const id of now) if (!before.has(id)) ids.add(id);
    }
    if (matches !== this.#matches) {
      const [before, now] = [this.#matches, matches];
      for (const id of wall.notes.keys())
        if ((before?.has(id) ?? true) !== (now?.has(id) ?? true)) ids.add(id);
    }
    this.#away = away;
    this.#chosen = selection;
    this.#matches = matches;
    if (ids.size > 0) this.damage([...ids].flatMap((id) => wall.notes.get(id)?.rect ?? []));
  }

  /** The level to draw with: the present zoom's, but while zooming the last sharp one for as long as it can be stretched. */
  #choose(resolution: number, ratio: number): void {
    const level = this.#level;
    if (level?.resolution === resolution && level.ratio === ratio) return;
    const stretch = level ? resolution / level.resolution : 0;
    const isUsable = level?.ratio === ratio && stretch < STRETCH.most && stretch > STRETCH.least;
    if (isUsable && this.#scene.isZooming) return;
    if (this.#overview?.ratio !== ratio) this.#overview = null;
    if (this.#overview?.resolution === resolution) {
      this.#last = this.#drop(this.#last);
      this.#drop(level);
      this.#level = this.#overview;
      return;
    }
    // A level of which nothing is painted is not worth looking at.
    if (level?.ratio === ratio && [...level.tiles.values()].some((tile) => tile.picture)) {
      this.#drop(this.#last);
      this.#last = level;
    } else this.#drop(level);
    this.#level = { resolution, ratio, tiles: new Map() };
  }

  /** Takes a level's canvases back, unless it is the overview too. */
  #drop(level: Level | null): null {
    if (level !== this.#overview)
      for (const tile of level?.tiles.values() ?? []) this.#recycle(tile);
    return null;
  }

  #recycle({ picture, painting }: Tile): void {
    for (const canvas of [picture, painting?.canvas])
      if (canvas && this.#spare.length < SPARE) this.#spare.push(canvas);
  }

  #canvas(): HTMLCanvasElement {
    const canvas = this.#spare.pop() ?? makeCanvas();
    canvas.width = TILE;
    canvas.height = TILE;
    return canvas;
  }

  #tile(level: Level, column: number, row: number): Tile {
    const key = keyOf(column, row);
    const known = level.tiles.get(key);
    if (known) return known;
    const tile: Tile = { column, row, picture: null, damage: [], painting: null };
    level.tiles.set(key, tile);
    return tile;
  }

  #isPainted = (level: Level, range: TileRange): boolean =>
    tilesOf(range).every(([column, row]) => level.tiles.get(keyOf(column, row))?.picture);

  #isDone = (level: Level, range: TileRange): boolean =>
    tilesOf(range).every(([column, row]) => {
      const tile = level.tiles.get(keyOf(column, row));
      return tile?.picture && tile.damage.length === 0 && !tile.painting;
    });

  /** Does the level, stretched to `resolution`, fill the view? */
  #covers(level: Level, view: PixelBox, resolution: number): boolean {
    const stretch = resolution / level.resolution;
    return this.#isPainted(level, tilesUnder(stretched(view, 1 / stretch)));
  }

  /** Paints what is missing or spoilt, the middle first, until `end`. */
  #work(level: Level, range: TileRange, end: number): void {
    for (const [column, row] of tilesOf(range)) {
      const tile = this.#tile(level, column, row);
      while (!tile.picture || tile.painting || tile.damage.length > 0) {
        if (!this.#workOn(level, tile, end)) return;
      }
    }
  }

  /** One step; false when time is up. */
  #workOn(level: Level, tile: Tile, end: number): boolean {
    if (!tile.painting && tile.picture) {
      const parts = tile.damage.map((box) => ({ box, notes: this.#notesIn(level, tile, box) }));
      if (parts.reduce((sum, { notes }) => sum + notes.length, 0) <= FEW_NOTES) {
        const context = tile.picture.getContext('2d');
        if (context)
          for (const { box, notes } of parts) this.#repair(context, level, tile, box, notes);
        tile.damage = [];
        return performance.now() < end;
      }
    }
    tile.painting ??= { canvas: this.#canvas(), notes: this.#begin(level, tile), done: 0 };
    const { painting } = tile;
    const context = painting.canvas.getContext('2d');
    if (!context) return false;
    while (painting.done < painting.notes.length) {
      if (performance.now() >= end) return false;
      this.#paint(
        context,
        level,
        tile,
        painting.notes.slice(painting.done, painting.done + AT_ONCE),
      );
      painting.done += AT_ONCE;
    }
    const old = tile.picture;
    tile.picture = painting.canvas;
    tile.painting = null;
    if (old && this.#spare.length < SPARE) this.#spare.push(old);
    return performance.now() < end;
  }

  #begin(level: Level, tile: Tile): PlacedNote[] {
    tile.damage = [];
    return this.#notesIn(level, tile, WHOLE);
  }

  #notesIn(level: Level, { column, row }: Tile, box: PixelBox): PlacedNote[] {
    const on = {
      left: column * TILE + box.left,
      top: row * TILE + box.top,
      right: column * TILE + box.right,
      bottom: row * TILE + box.bottom,
    };
    return this.#scene.index
      .touching(wallUnder(on, level.resolution, marginOf(level.ratio)))
      .filter(({ id }) => !this.#away.has(id))
      .sort(drawingOrder);
  }

  #repair(
    context: CanvasRenderingContext2D,
    level: Level,
    tile: Tile,
    box: PixelBox,
    notes: readonly PlacedNote[],
  ): void {
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    context.clip();
    context.clearRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    this.#paint(context, level, tile, notes);
    context.restore();
  }

  #paint(
    context: CanvasRenderingContext2D,
    { resolution, ratio }: Level,
    { column, row }: Tile,
    notes: readonly PlacedNote[],
  ): void {
    const { painter } = this.#scene;
    for (const placed of notes) {
      const look = {
        chosen: this.#chosen.has(placed.id),
        faded: this.#matches !== null && !this.#matches.has(placed.id),
      };
      painter.paint(
        context,
        placed,
        placed.rect.x * resolution - column * TILE,
        placed.rect.y * resolution - row * TILE,
        resolution,
        ratio,
        look,
      );
    }
  }

  /** Papers without words, straight to the screen: under tiles that are not there yet. */
  #drawPapers(context: CanvasRenderingContext2D, view: PixelBox, resolution: number): void {
    const { index, painter, theme } = this.#scene;
    for (const { id, rect, note } of index.touching(wallUnder(view, resolution))) {
      if (this.#away.has(id)) continue;
      if (this.#matches) context.globalAlpha = this.#matches.has(id) ? 1 : theme.faded.paper;
      painter.paintFlat(
        context,
        note.color,
        Math.round(rect.x * resolution) - view.left,
        Math.round(rect.y * resolution) - view.top,
        resolution,
      );
    }
    context.globalAlpha = 1;
  }

  /** With the time that is left, one ring of tiles around the view, and the rest of it in later frames; tiles two rings away go. */
  #workAhead(level: Level, range: TileRange, end: number): void {
    const [near, far] = [ringed(range, 1), ringed(range, 2)];
    for (const [key, tile] of level.tiles) {
      if (inRange(far, tile.column, tile.row)) continue;
      this.#recycle(tile);
      level.tiles.delete(key);
    }
    this.#work(level, near, end);
    cancelAnimationFrame(this.#ahead);
    if (this.#isDone(level, near)) return;
    this.#ahead = requestAnimationFrame(() => {
      if (level === this.#level)
        this.#workAhead(level, range, performance.now() + BUDGET_MS.moving);
    });
  }
}

/** Marks what lies in these places as changed. */
function spoil(level: Level, rects: readonly Rect[]): void {
  if (rects.length > MANY_CHANGES) {
    for (const tile of level.tiles.values()) tile.damage = [WHOLE];
    return;
  }
  for (const rect of rects) {
    const box = pixelsOf(rect, level.resolution, marginOf(level.ratio) + 1);
    for (const [column, row] of tilesOf(tilesUnder(box))) {
      const tile = level.tiles.get(keyOf(column, row));
      const part = tile && partInTile(box, column, row);
      if (tile && part) tile.damage = withDamage(tile.damage, part);
    }
  }
}

const stretched = (box: PixelBox, by: number): PixelBox => ({
  left: box.left * by,
  top: box.top * by,
  right: box.right * by,
  bottom: box.bottom * by,
});
const ringed = (range: TileRange, ring: number): TileRange => ({
  left: range.left - ring,
  top: range.top - ring,
  right: range.right + ring,
  bottom: range.bottom + ring,
});

/** Copies a level's tiles, one to one or stretched to another zoom. Edges fall on whole pixels, so that no seams show. */
function drawLevel(
  context: CanvasRenderingContext2D,
  level: Level,
  view: PixelBox,
  resolution: number,
): void {
  const side = (TILE * resolution) / level.resolution;
  const shown = {
    left: Math.floor(view.left / side),
    top: Math.floor(view.top / side),
    right: Math.ceil(view.right / side),
    bottom: Math.ceil(view.bottom / side),
  };
  for (const { column, row, picture } of level.tiles.values()) {
    if (!picture || !inRange(shown, column, row)) continue;
    const [left, top] = [Math.round(column * side), Math.round(row * side)];
    context.drawImage(
      picture,
      left - view.left,
      top - view.top,
      Math.round((column + 1) * side) - left,
      Math.round((row + 1) * side) - top,
    );
  }
}
