import { NOTE } from '../../../shared/layout/noteGrid.ts';
import {
  fitNoteText,
  NOTE_LEADING,
  NOTE_TEXT,
  textSizeCap,
  type FittedText,
  type MeasureText,
} from '../../../shared/layout/noteText.ts';
import type { PlacedNote } from '../../../shared/layout/resolvePlacements.ts';
import type { NoteColor } from '../../../shared/model/note.ts';
import { textDirection } from '../../../shared/model/textDirection.ts';
import { makeCanvas } from '../makeCanvas.ts';
import { paintPaper, paintShape } from './paintPaper.ts';
import type { WallTheme } from './wallTheme.ts';

/** Space inside a note's edge, wall units. */
const PAD = 13;
/** The second cue of a paper's colour: how far its middle is from two edges, and its radius, wall units. */
const SHAPE = { inset: 8, radius: 4 } as const;
/** Below this scale (CSS pixels per wall unit) lines are specks: the paper alone is drawn. */
const LINES_FROM = 0.09;
/** Words smaller than this are drawn as lines, CSS pixels: nobody can read them, and they cost the most. */
const LEGIBLE = 4.5;
/** Remembered layouts, papers: more than a wall and a zoom level need. */
const MOST_LAYOUTS = 60_000;
const MOST_PAPERS = 28;
/** About so many notes tell how large words are on a wall. */
const SAMPLE = 120;

export interface NoteLook {
  chosen: boolean;
  faded: boolean;
}

/** Device pixels around a note that its shadow, and the ring of a chosen one, may touch. */
export const marginOf = (ratio: number): number => Math.ceil(8 * ratio);
/** Around a paper's bitmap: small notes cast a short shadow, and copying the air around them costs time. */
const paperMarginOf = (resolution: number, ratio: number): number =>
  resolution / ratio < 0.3 ? Math.ceil(3 * ratio) : marginOf(ratio);
/** How high a held note is: small ones low, or the shadows of many would darken them all. */
const liftOf = (resolution: number, ratio: number): number =>
  Math.min(1, Math.max(0.05, (2 * resolution) / ratio));
/** Around a held note's bitmap, whose shadow is longer. */
const heldMarginOf = (resolution: number, ratio: number): number =>
  Math.ceil((6 + 28 * liftOf(resolution, ratio)) * ratio);

/** At this resolution notes are painted as papers alone. */
export const isFlat = (resolution: number, ratio: number): boolean =>
  resolution / ratio < LINES_FROM;

/** Paints notes in device pixels. Papers with their shadows are painted once per colour and zoom level, words are laid out when first seen. */
export class NotePainter {
  readonly #layouts = new Map<string, FittedText>();
  readonly #naturalSizes = new Map<string, number>();
  readonly #papers = new Map<string, HTMLCanvasElement>();
  #theme: WallTheme;
  #measure: MeasureText;
  #largest: number = NOTE_TEXT.largest;
  #generation = 0;

  constructor(theme: WallTheme, measure: MeasureText) {
    this.#theme = theme;
    this.#measure = measure;
  }

  /** Rises when every note looks different from before. */
  get generation(): number {
    return this.#generation;
  }

  /** After a change of theme, or when the face has arrived. */
  reset(theme: WallTheme, measure: MeasureText): void {
    this.#theme = theme;
    this.#measure = measure;
    this.#layouts.clear();
    this.#naturalSizes.clear();
    this.#papers.clear();
    this.#generation += 1;
  }

  /** Sets how large words may be on this wall, from a sample that arriving notes hardly change. */
  sizeFor(notes: ReadonlyMap<string, PlacedNote>): void {
    let stride = 1;
    while (notes.size / stride > SAMPLE) stride *= 2;
    const sizes: number[] = [];
    for (const { note } of notes.values())
      if (note.seq % stride === 0) sizes.push(this.#naturalSize(note.text));
    const largest = Math.round(textSizeCap(sizes));
    if (largest === this.#largest) return;
    this.#largest = largest;
    this.#layouts.clear();
    this.#generation += 1;
  }

  #naturalSize(text: string): number {
    const known = this.#naturalSizes.get(text);
    if (known !== undefined) return known;
    const { size } = this.#layOut(text, NOTE_TEXT.largest);
    this.#naturalSizes.set(text, size);
    return size;
  }

  fit(text: string): FittedText {
    const known = this.#layouts.get(text);
    if (known) return known;
    const fitted = this.#layOut(text, this.#largest);
    if (this.#layouts.size >= MOST_LAYOUTS) this.#layouts.clear();
    this.#layouts.set(text, fitted);
    return fitted;
  }

  #layOut(text: string, largest: number): FittedText {
    return fitNoteText(
      text,
      { width: NOTE.width - 2 * PAD + 2, height: NOTE.height - 2 * PAD + 2 },
      this.#measure,
      { smallest: NOTE_TEXT.smallest, largest },
    );
  }

  /** Paints a note with its corner at `x`, `y` device pixels; the context is not scaled. `resolution`: device pixels per wall unit. */
  paint(
    context: CanvasRenderingContext2D,
    { note }: PlacedNote,
    x: number,
    y: number,
    resolution: number,
    ratio: number,
    look: NoteLook,
  ): void {
    const scale = resolution / ratio;
    if (look.faded) context.globalAlpha = this.#theme.faded.paper;
    if (isFlat(resolution, ratio)) this.paintFlat(context, note.color, x, y, resolution);
    else {
      // On whole device pixels words stay sharp.
      const [left, top] = [Math.round(x), Math.round(y)];
      const margin = paperMarginOf(resolution, ratio);
      context.drawImage(this.paper(note.color, resolution, ratio), left - margin, top - margin);
      this.#paintWords(
        context,
        note,
        left,
        top,
        resolution,
        scale,
        look.faded ? this.#theme.faded.words : 1,
      );
    }
    context.globalAlpha = 1;
    if (look.chosen) this.#paintRing(context, x, y, resolution, ratio);
  }

  /** The paper's colour alone. */
  paintFlat(
    context: CanvasRenderingContext2D,
    color: NoteColor,
    x: number,
    y: number,
    resolution: number,
  ): void {
    context.fillStyle = this.#theme.papers(color);
    context.fillRect(x, y, NOTE.width * resolution, NOTE.height * resolution);
  }

  /** A held note by itself, its corner `margin` pixels from the canvas's. */
  paintHeld(
    context: CanvasRenderingContext2D,
    { note }: PlacedNote,
    resolution: number,
    ratio: number,
  ): void {
    const margin = heldMarginOf(resolution, ratio);
    context.drawImage(this.paper(note.color, resolution, ratio, true), 0, 0);
    this.#paintWords(context, note, margin, margin, resolution, resolution / ratio, 1);
  }

  heldSize(resolution: number, ratio: number): { width: number; height: number; margin: number } {
    const margin = heldMarginOf(resolution, ratio);
    return {
      width: Math.ceil(NOTE.width * resolution) + 2 * margin,
      height: Math.ceil(NOTE.height * resolution) + 2 * margin,
      margin,
    };
  }

  /** The back of a note whose words are private, at `x`, `y` device pixels. */
  paintBack(
    context: CanvasRenderingContext2D,
    x: number,
    y: number,
    resolution: number,
    ratio: number,
  ): void {
    const margin = paperMarginOf(resolution, ratio);
    context.drawImage(
      this.paper(null, resolution, ratio),
      Math.round(x) - margin,
      Math.round(y) - margin,
    );
  }

  /** Empty paper with its shadow; `null` is the back of a note. Blurring is dear, so it is done once per colour and zoom level. */
  paper(
    color: NoteColor | null,
    resolution: number,
    ratio: number,
    isHeld = false,
  ): HTMLCanvasElement {
    const key = `${color} ${resolution} ${ratio} ${isHeld}`;
    const known = this.#papers.get(key);
    if (known) return known;
    if (this.#papers.size >= MOST_PAPERS) this.#papers.clear();
    const margin = isHeld ? heldMarginOf(resolution, ratio) : paperMarginOf(resolution, ratio);
    const canvas = makeCanvas();
    canvas.width = Math.ceil(NOTE.width * resolution) + 2 * margin;
    canvas.height = Math.ceil(NOTE.height * resolution) + 2 * margin;
    const context = canvas.getContext('2d');
    context?.translate(margin, margin);
    if (context)
      paintPaper(
        context,
        this.#theme,
        color,
        NOTE.width * resolution,
        NOTE.height * resolution,
        ratio,
        isHeld ? liftOf(resolution, ratio) : 0,
      );
    this.#papers.set(key, canvas);
    return canvas;
  }

  /** In wall units, clipped to the paper: marks piled on letters must not run over the neighbours. */
  #paintWords(
    context: CanvasRenderingContext2D,
    note: PlacedNote['note'],
    left: number,
    top: number,
    resolution: number,
    scale: number,
    alpha: number,
  ): void {
    context.save();
    context.translate(left, top);
    context.scale(resolution, resolution);
    if (this.#largest * scale < LEGIBLE) this.#paintLines(context, note.text, alpha);
    else {
      const { size, lines } = this.fit(note.text);
      if (size * scale < LEGIBLE) this.#paintLines(context, note.text, alpha);
      else {
        context.globalAlpha = alpha;
        this.#paintText(context, note.text, size, lines);
      }
    }
    if (scale >= 0.16) {
      context.globalAlpha = 0.5 * alpha;
      // In the margin, where lines end: no words reach it, however full the note is.
      paintShape(
        context,
        note.color,
        textDirection(note.text) === 'rtl' ? SHAPE.inset : NOTE.width - SHAPE.inset,
        NOTE.height - SHAPE.inset,
        SHAPE.radius,
        this.#theme.inkOnPaper,
      );
    }
    context.restore();
  }

  #paintText(
    context: CanvasRenderingContext2D,
    text: string,
    size: number,
    lines: readonly string[],
  ): void {
    const fromRight = textDirection(text) === 'rtl';
    context.beginPath();
    context.rect(0, 0, NOTE.width, NOTE.height);
    context.clip();
    context.fillStyle = this.#theme.inkOnPaper;
    context.font = `500 ${size}px ${this.#theme.font}`;
    context.textBaseline = 'alphabetic';
    context.direction = fromRight ? 'rtl' : 'ltr';
    context.textAlign = fromRight ? 'right' : 'left';
    lines.forEach((line, index) =>
      context.fillText(
        line,
        fromRight ? NOTE.width - PAD : PAD,
        PAD + size * 0.86 + index * size * NOTE_LEADING,
      ),
    );
  }

  /** Where words would be too small to read: about as many lines as they take. */
  #paintLines(context: CanvasRenderingContext2D, text: string, alpha: number): void {
    const size = Math.min(this.#largest, 22);
    const width = NOTE.width - 2 * PAD;
    const perLine = width / (size * 0.52);
    const most = Math.floor((NOTE.height - 2 * PAD) / (size * NOTE_LEADING));
    const lines = Math.min(most, Math.ceil(text.length / perLine));
    const rest = lines === most ? 0.7 : Math.max(0.15, text.length / perLine - lines + 1);
    const fromRight = textDirection(text) === 'rtl';
    context.fillStyle = this.#theme.inkOnPaper;
    context.globalAlpha = 0.26 * alpha;
    for (let line = 0; line < lines; line += 1) {
      // Ragged, as words are; by the line alone, so that it is the same every time.
      const length =
        width * (line === lines - 1 ? Math.min(1, rest) : ([0.96, 0.82, 0.91][line % 3] ?? 1));
      context.fillRect(
        fromRight ? NOTE.width - PAD - length : PAD,
        PAD + size * 0.3 + line * size * NOTE_LEADING,
        length,
        size * 0.5,
      );
    }
  }

  /** Chosen with others: ink outline with a gap, 3 px. */
  #paintRing(
    context: CanvasRenderingContext2D,
    x: number,
    y: number,
    resolution: number,
    ratio: number,
  ): void {
    context.strokeStyle = this.#theme.ink;
    context.lineWidth = 3 * ratio;
    context.beginPath();
    context.roundRect(
      x - 3.5 * ratio,
      y - 3.5 * ratio,
      NOTE.width * resolution + 7 * ratio,
      NOTE.height * resolution + 7 * ratio,
      5 * ratio,
    );
    context.stroke();
  }
}
