import { NOTE } from '../../shared/layout/noteGrid.ts';
import { fitNoteText, NOTE_LEADING, NOTE_TEXT, type FittedText, type MeasureText } from '../../shared/layout/noteText.ts';
import { PAPERS, type NoteColor } from '../../shared/model/note.ts';
import type { WallTheme } from './wallTheme.ts';

/** Space inside a note's edge, wall units. */
const PAD = 13;
/** Screen pixels around a note's bitmap for its shadow; small notes cast a short one, and copying the air around them costs time. */
const marginAt = (scale: number): number => (scale < 0.3 ? 3 : 8);
/** Below this scale (screen pixels per wall unit) words are specks: the paper alone is drawn. */
const WORDS_FROM = 0.09;
/** Bitmaps beyond this many pixels are dropped, those not on screen first. 160 MB. */
const PIXELS_KEPT = 40_000_000;

interface Bitmap {
  canvas: HTMLCanvasElement;
  /** Device pixels per wall unit. */
  resolution: number;
  key: string;
  frame: number;
}

export interface NotePaper {
  id: string;
  text: string;
  color: NoteColor;
}

/** Notes drawn once per zoom level and then copied: that is what keeps thousands of them smooth. */
export class NoteBitmaps {
  readonly #bitmaps = new Map<string, Bitmap>();
  readonly #fitted = new Map<string, FittedText>();
  #theme: WallTheme;
  #measure: MeasureText;
  #largest: number = NOTE_TEXT.largest;
  #pixels = 0;
  #frame = 0;
  readonly #papers = new Map<NoteColor, HTMLCanvasElement>();
  #papersKey = '';
  #generation = 0;
  #deadline = 0;
  /** Some note on screen was drawn from an old bitmap: another frame is wanted. */
  isBehind = false;

  constructor(theme: WallTheme, measure: MeasureText) {
    this.#theme = theme;
    this.#measure = measure;
  }

  /** After a change of theme, or when the face has arrived. */
  reset(theme: WallTheme, measure: MeasureText): void {
    this.#theme = theme;
    this.#measure = measure;
    this.#fitted.clear();
    this.#generation += 1;
  }

  /** Largest text on this wall, wall units. */
  setLargest(largest: number): void {
    const rounded = Math.round(largest * 2) / 2;
    if (rounded === this.#largest) return;
    this.#largest = rounded;
    this.#fitted.clear();
    this.#generation += 1;
  }

  fit(text: string, largest: number = this.#largest): FittedText {
    const isCached = largest === this.#largest;
    const known = isCached ? this.#fitted.get(text) : undefined;
    if (known) return known;
    const fitted = fitNoteText(text, { width: NOTE.width - 2 * PAD + 2, height: NOTE.height - 2 * PAD + 2 }, this.#measure, { smallest: NOTE_TEXT.smallest, largest });
    if (isCached && this.#fitted.size < 20_000) this.#fitted.set(text, fitted);
    return fitted;
  }

  /** Starts a frame that may spend `budgetMs` on new bitmaps. */
  beginFrame(budgetMs: number): void {
    this.#frame += 1;
    this.#deadline = performance.now() + budgetMs;
    this.isBehind = false;
    if (this.#pixels > PIXELS_KEPT) this.#evict();
  }

  /**
   * Draws a note at screen position `x`, `y`. While zooming pass `settled: false`: old bitmaps are stretched. `isUrgent`: its words are
   * wanted now, whatever the frame has spent.
   */
  draw(context: CanvasRenderingContext2D, note: NotePaper, x: number, y: number, scale: number, settled: boolean, isUrgent = false): void {
    if (scale < WORDS_FROM) {
      context.fillStyle = this.#theme.papers[note.color];
      context.fillRect(x, y, NOTE.width * scale, NOTE.height * scale);
      return;
    }
    const ratio = devicePixelRatio || 1;
    const resolution = scale * ratio;
    const key = `${this.#generation} ${note.color} ${note.text}`;
    let bitmap = this.#bitmaps.get(note.id);
    const isRight = bitmap?.key === key && Math.abs(bitmap.resolution - resolution) < 1e-6;
    if (!isRight) {
      if ((settled || bitmap?.key !== key) && (isUrgent || performance.now() < this.#deadline)) bitmap = this.#render(note, key, resolution, ratio);
      else this.isBehind ||= settled || bitmap?.key !== key;
    }
    if (!bitmap) {
      context.fillStyle = this.#theme.papers[note.color];
      context.fillRect(x, y, NOTE.width * scale, NOTE.height * scale);
      return;
    }
    bitmap.frame = this.#frame;
    const stretch = resolution / bitmap.resolution / ratio;
    const margin = marginAt(bitmap.resolution / ratio) * ratio * stretch;
    // On whole device pixels words stay sharp.
    const left = Math.round((x - margin) * ratio) / ratio;
    const top = Math.round((y - margin) * ratio) / ratio;
    context.drawImage(bitmap.canvas, left, top, bitmap.canvas.width * stretch, bitmap.canvas.height * stretch);
  }

  #render(note: NotePaper, key: string, resolution: number, ratio: number): Bitmap {
    const old = this.#bitmaps.get(note.id);
    const canvas = old?.canvas ?? document.createElement('canvas');
    if (old) this.#pixels -= canvas.width * canvas.height;
    const margin = marginAt(resolution / ratio) * ratio;
    canvas.width = Math.ceil(NOTE.width * resolution + 2 * margin);
    canvas.height = Math.ceil(NOTE.height * resolution + 2 * margin);
    this.#pixels += canvas.width * canvas.height;
    const context = canvas.getContext('2d');
    if (context) {
      context.drawImage(this.#paper(note.color, resolution, ratio, canvas.width, canvas.height), 0, 0);
      context.translate(margin, margin);
      context.scale(resolution, resolution);
      this.#paintWords(context, note);
    }
    const bitmap = { canvas, resolution, key, frame: this.#frame };
    this.#bitmaps.set(note.id, bitmap);
    return bitmap;
  }

  /** Empty paper of a colour with its shadow: blurring is dear, so it is done once per colour and zoom level. */
  #paper(color: NoteColor, resolution: number, ratio: number, width: number, height: number): HTMLCanvasElement {
    const key = `${this.#generation} ${resolution}`;
    if (this.#papersKey !== key) {
      this.#papers.clear();
      this.#papersKey = key;
    }
    const known = this.#papers.get(color);
    if (known) return known;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    const margin = marginAt(resolution / ratio) * ratio;
    context?.translate(margin, margin);
    if (context) paintPaper(context, this.#theme, color, NOTE.width * resolution, NOTE.height * resolution, ratio);
    this.#papers.set(color, canvas);
    return canvas;
  }

  #paintWords(context: CanvasRenderingContext2D, note: NotePaper): void {
    const { size, lines } = this.fit(note.text);
    const isRightToLeft = /^[^\p{L}]*[\u0591-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc]/u.test(note.text);
    context.fillStyle = this.#theme.inkOnPaper;
    context.font = `500 ${size}px ${this.#theme.font}`;
    context.textBaseline = 'alphabetic';
    context.direction = isRightToLeft ? 'rtl' : 'ltr';
    context.textAlign = isRightToLeft ? 'right' : 'left';
    lines.forEach((line, index) => {
      context.fillText(line, isRightToLeft ? NOTE.width - PAD : PAD, PAD + size * 0.86 + index * size * NOTE_LEADING);
    });
    context.globalAlpha = 0.5;
    paintShape(context, note.color, NOTE.width - 13, NOTE.height - 12, 5, this.#theme.inkOnPaper);
    context.globalAlpha = 1;
  }

  #evict(): void {
    for (const [id, bitmap] of this.#bitmaps) {
      if (bitmap.frame >= this.#frame - 2) continue;
      this.#pixels -= bitmap.canvas.width * bitmap.canvas.height;
      this.#bitmaps.delete(id);
    }
  }
}

/** A note's paper with hairline and short shadow; `unit` is a screen pixel. */
export function paintPaper(context: CanvasRenderingContext2D, theme: WallTheme, color: NoteColor | null, width: number, height: number, unit: number, isHeld = false): void {
  context.save();
  context.shadowColor = theme.dark ? 'rgb(0 0 0 / 0.7)' : isHeld ? 'rgb(26 34 35 / 0.42)' : 'rgb(26 34 35 / 0.26)';
  context.shadowBlur = (isHeld ? 20 : 4) * unit;
  context.shadowOffsetY = (isHeld ? 12 : 2) * unit;
  context.fillStyle = color ? theme.papers[color] : theme.area;
  context.beginPath();
  context.roundRect(0, 0, width, height, Math.min(3 * unit, width / 20));
  context.fill();
  context.restore();
  context.strokeStyle = color ? theme.noteEdge : theme.areaLine;
  context.lineWidth = unit;
  context.beginPath();
  context.roundRect(unit / 2, unit / 2, width - unit, height - unit, Math.min(3 * unit, width / 20));
  context.stroke();
}

/** The shape that tells a paper without its colour, around (x, y). */
export function paintShape(context: CanvasRenderingContext2D, color: NoteColor, x: number, y: number, radius: number, ink: string): void {
  context.fillStyle = ink;
  context.strokeStyle = ink;
  context.beginPath();
  switch (PAPERS[color].shape) {
    case 'disc': context.arc(x, y, radius, 0, Math.PI * 2); break;
    case 'square': context.rect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8); break;
    case 'diamond': context.moveTo(x, y - radius * 1.2); context.lineTo(x + radius * 1.2, y); context.lineTo(x, y + radius * 1.2); context.lineTo(x - radius * 1.2, y); break;
    case 'triangle': context.moveTo(x, y - radius * 1.1); context.lineTo(x + radius * 1.2, y + radius); context.lineTo(x - radius * 1.2, y + radius); break;
    case 'bar': context.roundRect(x - radius * 1.2, y - radius * 0.45, radius * 2.4, radius * 0.9, radius * 0.3); break;
    case 'ring': context.lineWidth = radius * 0.42; context.arc(x, y, radius * 0.85, 0, Math.PI * 2); context.stroke(); return;
  }
  context.closePath();
  context.fill();
}
