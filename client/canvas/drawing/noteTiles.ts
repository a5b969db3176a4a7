import { boundsOf, type Rect } from '../../../shared/layout/noteGrid.ts';
import type { PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { WallScene } from '../scene/wallScene.ts';
import { isFlat } from './notePainter.ts';
import {
  contains,
  pixelsOf,
  ringed,
  TILE,
  viewPixels,
  wallUnder,
  type PixelBox,
  type TileRange,
} from './tileGrid.ts';
import { TileLevel } from './tileLevel.ts';
import { TilePainter, type TileNotes } from './tilePainter.ts';
import type { WallLook } from './wallLook.ts';

/** Time a frame may spend on painting tiles, ms: while something moves the rest of 16 is for copying and the browser. */
const BUDGET_MS = { moving: 6, still: 12, blank: 30 } as const;
/** While zooming, tiles stretched beyond this are mush and are painted anew on the way. */
const STRETCH = { most: 6, least: 0.06 } as const;
/** A level with no more tiles than this that shows the whole wall is kept, to look at when zooming out uncovers more than is painted. */
const MOST_OVERVIEW_TILES = 40;

type TileScene = Pick<
  WallScene,
  'camera' | 'content' | 'selection' | 'marks' | 'framing' | 'clock' | 'isCalm'
>;

/**
 * All resting notes as square bitmaps at the present zoom, which a frame copies one to one. Changed notes spoil only their part of their
 * tiles. While zooming the last sharp tiles are stretched. Notes on the move are not in here.
 */
export class NoteTiles {
  readonly #scene: TileScene;
  readonly #look: Pick<WallLook, 'painter' | 'theme'>;
  readonly #painter: TilePainter;
  #level: TileLevel | null = null;
  /** The zoom level before, shown until the new one is painted. */
  #last: TileLevel | null = null;
  /** The zoom level at which the whole wall was last in view. */
  #overview: TileLevel | null = null;
  #bounds: { of: PlacedWall; rect: Rect | null } | null = null;
  #generation = -1;
  #stopAhead: () => void = () => undefined;
  #isBehind = false;

  constructor(scene: TileScene, look: Pick<WallLook, 'painter' | 'theme'>) {
    this.#scene = scene;
    this.#look = look;
    this.#painter = new TilePainter({
      clock: scene.clock,
      content: scene.content,
      painter: look.painter,
    });
  }

  /** Something in view is not yet as it will stay: another frame is wanted. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** Notes in these places changed. Wall units. */
  damage(rects: readonly Rect[]): void {
    if (rects.length === 0) return;
    this.#last = this.#drop(this.#last);
    for (const level of this.#kept()) level.spoil(rects);
  }

  /** The canvases are empty or of no use: paints everything anew, on new ones. */
  forget(): void {
    this.#level = null;
    this.#last = null;
    this.#overview = null;
    this.#painter.forget();
  }

  /** Draws what rests, all but the notes in `away`. The context is scaled to CSS pixels. */
  draw(context: CanvasRenderingContext2D, away: ReadonlySet<string>): void {
    const { camera, clock } = this.#scene;
    const ratio = devicePixelRatio || 1;
    const resolution = camera.at.scale * ratio;
    this.#notice(away);
    const level = this.#choose(resolution, ratio);
    const view = viewPixels(camera.at, camera.viewport, ratio);
    const range = level.rangeFor(view, resolution);
    // While zooming, sharp tiles would be old before they are done.
    const isWaiting = level.resolution !== resolution;
    const end = clock.now() + this.#budget(level, range, isWaiting);
    if (!isWaiting) this.#painter.work(level, range, end);
    this.#isBehind = isWaiting || !level.isDone(range);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (!level.isPainted(range)) this.#drawBelow(context, view, resolution, end);
    else if (!this.#isBehind) this.#last = this.#drop(this.#last);
    level.draw(context, view, resolution);
    context.restore();
    if (this.#isBehind) return;
    this.#keepOverview(level, view);
    this.#workAhead(level, range, end);
  }

  /** How long this frame may paint, ms. */
  #budget(level: TileLevel, range: TileRange, isWaiting: boolean): number {
    if (isWaiting || !this.#scene.isCalm) return BUDGET_MS.moving;
    return level.isPainted(range) ? BUDGET_MS.still : BUDGET_MS.blank;
  }

  /** Whatever there is of other zoom levels, or the papers alone, where tiles are not there yet. Where tiles show no more than papers, they are as soon there. */
  #drawBelow(
    context: CanvasRenderingContext2D,
    view: PixelBox,
    resolution: number,
    end: number,
  ): void {
    const [last, overview] = [this.#last, this.#overview];
    const isCovered = last?.covers(view, resolution) === true;
    if (!isCovered && overview && overview !== this.#level && overview.covers(view, resolution)) {
      this.#painter.work(overview, overview.rangeFor(view, resolution), end);
      overview.draw(context, view, resolution);
    } else if (!isCovered && !(this.#scene.isCalm && isFlat(resolution, devicePixelRatio || 1)))
      this.#drawPapers(context, view, resolution);
    last?.draw(context, view, resolution);
  }

  /** Is the whole wall in view, this level serves as overview from now on. */
  #keepOverview(level: TileLevel, view: PixelBox): void {
    if (level === this.#overview || level.size > MOST_OVERVIEW_TILES) return;
    const { content, framing } = this.#scene;
    if (this.#bounds?.of !== content.wall)
      this.#bounds = { of: content.wall, rect: boundsOf(framing.contentRects()) };
    const box = this.#bounds.rect && pixelsOf(this.#bounds.rect, level.resolution, -TILE / 2);
    if (!box || !contains(view, box)) return;
    this.#drop(this.#overview);
    this.#overview = level;
  }

  /** Finds out what changed besides places: who is away, chosen, found, and how notes look at all. */
  #notice(away: ReadonlySet<string>): void {
    const { content, selection, marks } = this.#scene;
    const { generation } = this.#look.painter;
    if (this.#generation !== generation) {
      this.#generation = generation;
      this.#last = this.#drop(this.#last);
      for (const level of this.#kept()) level.spoilAll();
    }
    const before = this.#painter.notes;
    const now: TileNotes = { away, chosen: selection.notes, found: marks.found };
    const { notes } = content.wall;
    this.#painter.notes = now;
    const ids = new Set([
      ...differing(before.away, now.away),
      ...differing(before.chosen, now.chosen),
    ]);
    if (before.found !== now.found)
      for (const id of notes.keys())
        if ((before.found?.has(id) ?? true) !== (now.found?.has(id) ?? true)) ids.add(id);
    if (ids.size > 0) this.damage([...ids].flatMap((id) => notes.get(id)?.rect ?? []));
  }

  /** The level to draw with: the present zoom's, but while zooming the last sharp one for as long as it can be stretched. */
  #choose(resolution: number, ratio: number): TileLevel {
    const level = this.#level;
    if (level?.ratio === ratio) {
      if (level.resolution === resolution) return level;
      const stretch = resolution / level.resolution;
      const isUsable = stretch < STRETCH.most && stretch > STRETCH.least;
      if (isUsable && this.#scene.camera.isZooming) return level;
    }
    if (this.#overview?.ratio !== ratio) this.#overview = null;
    if (this.#overview?.resolution === resolution) {
      this.#last = this.#drop(this.#last);
      this.#drop(level);
      this.#level = this.#overview;
      return this.#level;
    }
    // A level of which nothing is painted is not worth looking at.
    if (level?.ratio === ratio && [...level.tiles()].some((tile) => tile.picture)) {
      this.#drop(this.#last);
      this.#last = level;
    } else this.#drop(level);
    this.#level = new TileLevel(resolution, ratio);
    return this.#level;
  }

  /** The levels that are drawn from, each once. */
  #kept(): Iterable<TileLevel> {
    return new Set([this.#level, this.#overview].flatMap((level) => level ?? []));
  }

  /** Takes a level's canvases back, unless it is the overview too. */
  #drop(level: TileLevel | null): null {
    if (level && level !== this.#overview)
      for (const tile of level.tiles()) this.#painter.recycle(tile);
    return null;
  }

  /** Papers without words, straight to the screen: under tiles that are not there yet. */
  #drawPapers(context: CanvasRenderingContext2D, view: PixelBox, resolution: number): void {
    const { painter, theme } = this.#look;
    const { away, found } = this.#painter.notes;
    for (const { id, rect, note } of this.#scene.content.index.touching(
      wallUnder(view, resolution),
    )) {
      if (away.has(id)) continue;
      if (found) context.globalAlpha = found.has(id) ? 1 : theme.faded.paper;
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
  #workAhead(level: TileLevel, range: TileRange, end: number): void {
    const { clock } = this.#scene;
    for (const tile of level.cutTo(ringed(range, 2))) this.#painter.recycle(tile);
    const near = ringed(range, 1);
    this.#painter.work(level, near, end);
    this.#stopAhead();
    if (level.isDone(near)) return;
    this.#stopAhead = clock.frame(() => {
      if (level === this.#level) this.#workAhead(level, range, clock.now() + BUDGET_MS.moving);
    });
  }
}

/** Those in one of two sets alone. */
function* differing(before: ReadonlySet<string>, now: ReadonlySet<string>): Iterable<string> {
  if (before === now) return;
  for (const id of before) if (!now.has(id)) yield id;
  for (const id of now) if (!before.has(id)) yield id;
}
