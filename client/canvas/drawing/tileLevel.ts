import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { PlacedNote } from '../../../shared/layout/resolvePlacements.ts';
import { marginOf } from './notePainter.ts';
import {
  inRange,
  partInTile,
  pixelsOf,
  stretched,
  TILE,
  tilesOf,
  tilesUnder,
  withDamage,
  type PixelBox,
  type TileRange,
} from './tileGrid.ts';

/** More changed notes than this: everything is painted anew. */
const MANY_CHANGES = 400;
export const WHOLE_TILE: PixelBox = { left: 0, top: 0, right: TILE, bottom: TILE };

/** A picture of a tile that is not done. */
export interface Painting {
  canvas: HTMLCanvasElement;
  notes: readonly PlacedNote[];
  done: number;
}

export interface Tile {
  readonly column: number;
  readonly row: number;
  /** `null` until it was painted once. */
  picture: HTMLCanvasElement | null;
  /** What changed since `picture`, or since the painting under way was begun. */
  damage: PixelBox[];
  painting: Painting | null;
}

const keyOf = (column: number, row: number): string => `${column} ${row}`;

/** The tiles of one zoom. */
export class TileLevel {
  /** Device pixels per wall unit. */
  readonly resolution: number;
  readonly ratio: number;
  readonly #tiles = new Map<string, Tile>();

  constructor(resolution: number, ratio: number) {
    this.resolution = resolution;
    this.ratio = ratio;
  }

  get size(): number {
    return this.#tiles.size;
  }

  tiles(): Iterable<Tile> {
    return this.#tiles.values();
  }

  /** The tile there, a new one if need be. */
  at(column: number, row: number): Tile {
    const key = keyOf(column, row);
    const known = this.#tiles.get(key);
    if (known) return known;
    const tile: Tile = { column, row, picture: null, damage: [], painting: null };
    this.#tiles.set(key, tile);
    return tile;
  }

  /** Takes away the tiles outside of a range, and returns them. */
  cutTo(range: TileRange): Tile[] {
    const cut: Tile[] = [];
    for (const [key, tile] of this.#tiles) {
      if (inRange(range, tile.column, tile.row)) continue;
      cut.push(tile);
      this.#tiles.delete(key);
    }
    return cut;
  }

  /** Marks what lies in these places as changed. Wall units. */
  spoil(rects: readonly Rect[]): void {
    if (rects.length > MANY_CHANGES) return this.spoilAll();
    for (const rect of rects) {
      const box = pixelsOf(rect, this.resolution, marginOf(this.ratio) + 1);
      for (const [column, row] of tilesOf(tilesUnder(box))) {
        const tile = this.#tiles.get(keyOf(column, row));
        const part = tile && partInTile(box, column, row);
        if (tile && part) tile.damage = withDamage(tile.damage, part);
      }
    }
  }

  spoilAll(): void {
    for (const tile of this.#tiles.values()) tile.damage = [WHOLE_TILE];
  }

  /** Has every tile of a range been painted once? */
  isPainted(range: TileRange): boolean {
    return tilesOf(range).every(([column, row]) => this.#tiles.get(keyOf(column, row))?.picture);
  }

  /** Is every tile of a range as it will stay? */
  isDone(range: TileRange): boolean {
    return tilesOf(range).every(([column, row]) => {
      const tile = this.#tiles.get(keyOf(column, row));
      return tile?.picture && tile.damage.length === 0 && !tile.painting;
    });
  }

  /** The tiles that fill a view when they are stretched to another resolution. */
  rangeFor(view: PixelBox, resolution: number): TileRange {
    return tilesUnder(stretched(view, this.resolution / resolution));
  }

  /** Would it, stretched, fill a view? */
  covers(view: PixelBox, resolution: number): boolean {
    return this.isPainted(this.rangeFor(view, resolution));
  }

  /** Copies its tiles, one to one or stretched to another zoom. Edges fall on whole pixels, so that no seams show. */
  draw(context: CanvasRenderingContext2D, view: PixelBox, resolution: number): void {
    const side = (TILE * resolution) / this.resolution;
    const shown = {
      left: Math.floor(view.left / side),
      top: Math.floor(view.top / side),
      right: Math.ceil(view.right / side),
      bottom: Math.ceil(view.bottom / side),
    };
    for (const { column, row, picture } of this.#tiles.values()) {
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
}
