import { drawingOrder } from '../../../shared/layout/drawingOrder.ts';
import type { PlacedNote } from '../../../shared/layout/resolvePlacements.ts';
import type { SceneClock } from '../scene/sceneClock.ts';
import type { WallContent } from '../scene/wallContent.ts';
import { makeCanvas } from '../makeCanvas.ts';
import { marginOf, type NotePainter } from './notePainter.ts';
import { TILE, tilesOf, wallUnder, type PixelBox, type TileRange } from './tileGrid.ts';
import { WHOLE_TILE, type Tile, type TileLevel } from './tileLevel.ts';

/** Fewer notes than this are repaired on the spot; more are painted beside, over several frames, and shown when done. */
const FEW_NOTES = 60;
/** Notes painted between two looks at the clock. */
const AT_ONCE = 6;
/** Canvases kept for reuse. */
const SPARE = 24;

/** How notes look on tiles besides their places. */
export interface TileNotes {
  /** Not on tiles: held, or on their way. */
  away: ReadonlySet<string>;
  chosen: ReadonlySet<string>;
  /** What a search found: the others fade. */
  found: ReadonlySet<string> | null;
}

interface PainterInput {
  clock: Pick<SceneClock, 'now'>;
  content: Pick<WallContent, 'index'>;
  painter: NotePainter;
}

/** Paints notes on tiles, for as long as it is given. */
export class TilePainter {
  readonly #input: PainterInput;
  #spare: HTMLCanvasElement[] = [];
  notes: TileNotes = { away: new Set(), chosen: new Set(), found: null };

  constructor(input: PainterInput) {
    this.#input = input;
  }

  /** Paints what is missing or spoilt, the middle first, until `end`. */
  work(level: TileLevel, range: TileRange, end: number): void {
    for (const [column, row] of tilesOf(range)) {
      const tile = level.at(column, row);
      while (!tile.picture || tile.painting || tile.damage.length > 0) {
        if (!this.#workOn(level, tile, end)) return;
      }
    }
  }

  /** Takes a tile's canvases back. */
  recycle({ picture, painting }: Tile): void {
    for (const canvas of [picture, painting?.canvas])
      if (canvas && this.#spare.length < SPARE) this.#spare.push(canvas);
  }

  /** The canvases are of no use any more. */
  forget(): void {
    this.#spare = [];
  }

  /** One step; false when time is up. */
  #workOn(level: TileLevel, tile: Tile, end: number): boolean {
    const { clock } = this.#input;
    if (!tile.painting && tile.picture) {
      const parts = tile.damage.map((box) => ({ box, notes: this.#notesIn(level, tile, box) }));
      if (parts.reduce((sum, { notes }) => sum + notes.length, 0) <= FEW_NOTES) {
        const context = tile.picture.getContext('2d');
        if (context)
          for (const { box, notes } of parts) this.#repair(context, level, tile, box, notes);
        tile.damage = [];
        return clock.now() < end;
      }
    }
    tile.painting ??= { canvas: this.#canvas(), notes: this.#begin(level, tile), done: 0 };
    const { painting } = tile;
    const context = painting.canvas.getContext('2d');
    if (!context) return false;
    while (painting.done < painting.notes.length) {
      if (clock.now() >= end) return false;
      const next = painting.notes.slice(painting.done, painting.done + AT_ONCE);
      this.#paint(context, level, tile, next);
      painting.done += AT_ONCE;
    }
    const old = tile.picture;
    tile.picture = painting.canvas;
    tile.painting = null;
    if (old && this.#spare.length < SPARE) this.#spare.push(old);
    return clock.now() < end;
  }

  #begin(level: TileLevel, tile: Tile): PlacedNote[] {
    tile.damage = [];
    return this.#notesIn(level, tile, WHOLE_TILE);
  }

  #canvas(): HTMLCanvasElement {
    const canvas = this.#spare.pop() ?? makeCanvas();
    canvas.width = TILE;
    canvas.height = TILE;
    return canvas;
  }

  #notesIn(level: TileLevel, { column, row }: Tile, box: PixelBox): PlacedNote[] {
    const on = {
      left: column * TILE + box.left,
      top: row * TILE + box.top,
      right: column * TILE + box.right,
      bottom: row * TILE + box.bottom,
    };
    return this.#input.content.index
      .touching(wallUnder(on, level.resolution, marginOf(level.ratio)))
      .filter(({ id }) => !this.notes.away.has(id))
      .sort(drawingOrder);
  }

  #repair(
    context: CanvasRenderingContext2D,
    level: TileLevel,
    tile: Tile,
    { left, top, right, bottom }: PixelBox,
    notes: readonly PlacedNote[],
  ): void {
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    context.clearRect(left, top, right - left, bottom - top);
    this.#paint(context, level, tile, notes);
    context.restore();
  }

  #paint(
    context: CanvasRenderingContext2D,
    { resolution, ratio }: TileLevel,
    { column, row }: Tile,
    notes: readonly PlacedNote[],
  ): void {
    const { chosen, found } = this.notes;
    for (const placed of notes) {
      this.#input.painter.paint(
        context,
        placed,
        placed.rect.x * resolution - column * TILE,
        placed.rect.y * resolution - row * TILE,
        resolution,
        ratio,
        { chosen: chosen.has(placed.id), faded: found !== null && !found.has(placed.id) },
      );
    }
  }
}
