import type { PlacedNote } from '../../../shared/layout/resolvePlacements.ts';
import { makeCanvas } from '../makeCanvas.ts';
import type { SceneClock } from '../scene/sceneClock.ts';
import type { NotePainter } from './notePainter.ts';

/** Time a frame may spend on new bitmaps, ms; after a pause of a frame it may again. */
const BUDGET_MS = 5;
const FRAME_MS = 12;
/** Pixels of bitmaps kept; those not drawn for a second go first. 64 MB. */
const PIXELS_KEPT = 16_000_000;
const UNUSED_MS = 1000;

interface Bitmap {
  canvas: HTMLCanvasElement;
  /** Device pixels per wall unit. */
  resolution: number;
  margin: number;
  note: PlacedNote['note'];
  generation: number;
  usedAt: number;
}

/** Notes on the move, each as a bitmap: held, with a longer shadow, or gliding to their place. */
export class NoteBitmaps {
  readonly #painter: NotePainter;
  readonly #clock: Pick<SceneClock, 'now'>;
  readonly #bitmaps = new Map<string, Bitmap>();
  #pixels = 0;
  #spentFrom = 0;
  #isBehind = false;

  constructor(painter: NotePainter, clock: Pick<SceneClock, 'now'>) {
    this.#painter = painter;
    this.#clock = clock;
  }

  /** Some note was drawn from an old bitmap since the last {@link startFrame}: another frame is wanted. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  startFrame(): void {
    this.#isBehind = false;
  }

  /**
   * Draws a note at `x`, `y` in CSS pixels of the context. `settled: false`, while zooming: old bitmaps are stretched. `isUrgent`: its
   * words are wanted now, whatever the frame has spent.
   */
  draw(
    context: CanvasRenderingContext2D,
    placed: PlacedNote,
    x: number,
    y: number,
    scale: number,
    options: { isHeld: boolean; settled: boolean; isUrgent?: boolean },
  ): void {
    const ratio = devicePixelRatio || 1;
    const resolution = scale * ratio;
    const key = `${placed.id} ${options.isHeld}`;
    let bitmap = this.#bitmaps.get(key);
    const isOld =
      !bitmap || bitmap.note !== placed.note || bitmap.generation !== this.#painter.generation;
    if (isOld || (options.settled && bitmap?.resolution !== resolution)) {
      if (options.isUrgent || this.#mayPaint())
        bitmap = this.#paint(key, placed, resolution, ratio, options.isHeld, bitmap);
      else this.#isBehind = true;
    }
    if (!bitmap) {
      context.save();
      context.translate(x, y);
      this.#painter.paintFlat(context, placed.note.color, 0, 0, scale);
      context.restore();
      return;
    }
    bitmap.usedAt = this.#clock.now();
    const stretch = resolution / bitmap.resolution / ratio;
    const left = Math.round((x - bitmap.margin * stretch) * ratio) / ratio;
    const top = Math.round((y - bitmap.margin * stretch) * ratio) / ratio;
    context.drawImage(
      bitmap.canvas,
      left,
      top,
      bitmap.canvas.width * stretch,
      bitmap.canvas.height * stretch,
    );
  }

  /** The canvases are empty or of no use. */
  forget(): void {
    this.#bitmaps.clear();
    this.#pixels = 0;
  }

  #mayPaint(): boolean {
    const now = this.#clock.now();
    if (now - this.#spentFrom > FRAME_MS) this.#spentFrom = now;
    return now - this.#spentFrom < BUDGET_MS;
  }

  #paint(
    key: string,
    placed: PlacedNote,
    resolution: number,
    ratio: number,
    isHeld: boolean,
    old: Bitmap | undefined,
  ): Bitmap {
    if (this.#pixels > PIXELS_KEPT) this.#evict();
    const canvas = old?.canvas ?? makeCanvas();
    if (old) this.#pixels -= canvas.width * canvas.height;
    const { width, height, margin } = this.#painter.heldSize(resolution, ratio);
    canvas.width = width;
    canvas.height = height;
    this.#pixels += width * height;
    const context = canvas.getContext('2d');
    if (context && isHeld) this.#painter.paintHeld(context, placed, resolution, ratio);
    else if (context)
      this.#painter.paint(context, placed, margin, margin, resolution, ratio, {
        chosen: false,
        faded: false,
      });
    const bitmap: Bitmap = {
      canvas,
      resolution,
      margin,
      note: placed.note,
      generation: this.#painter.generation,
      usedAt: this.#clock.now(),
    };
    this.#bitmaps.set(key, bitmap);
    return bitmap;
  }

  #evict(): void {
    const now = this.#clock.now();
    for (const [key, bitmap] of this.#bitmaps) {
      if (now - bitmap.usedAt < UNUSED_MS) continue;
      this.#pixels -= bitmap.canvas.width * bitmap.canvas.height;
      this.#bitmaps.delete(key);
    }
  }
}
