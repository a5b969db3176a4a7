import { clusterOutline, roundOutline } from '../../../shared/layout/clusterOutline.ts';
import { LINE_Y, NOTE, type Rect } from '../../../shared/layout/noteGrid.ts';
import {
  breakLines,
  fitNoteText,
  NOTE_LEADING,
  textSizeCap,
} from '../../../shared/layout/noteText.ts';
import type { PlacedCluster, PlacedNote } from '../../../shared/layout/resolvePlacements.ts';
import { paperOf, scaledMark } from '../../../shared/model/note.ts';
import { textDirection } from '../../../shared/model/textDirection.ts';
import { LIGHT } from '../paper.ts';
import type { Page, PageItem, Part } from '../report/pageItems.ts';
import { TextSetter, type SetLine } from '../report/setText.ts';
import type { TextStyle } from '../fonts/fontFamilies.ts';
import type { WallPicture } from './composeWall.ts';
import { MARGIN, type WallView } from './wallView.ts';
import { mixed, outlinePath } from './wallShapes.ts';
import { WordWidths } from './wordWidths.ts';
import type { Words } from '../../../shared/words/words.ts';

const PAD = 13;
/** Room at the bottom of a note for its mark. */
const FOOT = 16;
/** Scale of the mark at the bottom of a note: its disc is nine units wide. */
const MARK_SCALE = 0.6;
/** How many notes are measured to find how large words may be on this wall. */
const SAMPLE = 400;

/** A wall on one page; `unit`: page units per wall unit. */
export interface WallPage {
  page: Page;
  /** Whether letters that no font has are shown as numbers. */
  spelledOut: boolean;
}

/** Draws a composed wall as items of one page: the same for a picture, for print and for SVG. */
class WallPainter {
  readonly items: PageItem[] = [];
  readonly setter: TextSetter;
  readonly #medium: WordWidths;
  readonly #bold: WordWidths;
  readonly #unit: number;
  readonly #left: number;
  readonly #top: number;

  constructor(words: Words, view: Rect, unit: number) {
    this.setter = new TextSetter({ words });
    this.#medium = new WordWidths(this.setter, 'medium');
    this.#bold = new WordWidths(this.setter, 'bold');
    this.#unit = unit;
    this.#left = view.x;
    this.#top = view.y;
  }

  rect(
    { x, y, width, height }: Rect,
    look: { fill?: string; stroke?: string; lineWidth?: number; radius?: number },
  ): void {
    const unit = this.#unit;
    this.items.push({
      kind: 'rect',
      x: (x - this.#left) * unit,
      y: (y - this.#top) * unit,
      width: width * unit,
      height: height * unit,
      ...look,
      ...(look.radius === undefined ? {} : { radius: look.radius * unit }),
      ...(look.lineWidth === undefined ? {} : { lineWidth: look.lineWidth * unit }),
    });
  }

  path(
    x: number,
    y: number,
    d: (unit: number) => string,
    look: { fill?: string; stroke?: string; lineWidth?: number; dash?: readonly [number, number] },
  ): void {
    const unit = this.#unit;
    this.items.push({
      kind: 'path',
      x: (x - this.#left) * unit,
      y: (y - this.#top) * unit,
      d: d(unit),
      ...look,
      ...(look.lineWidth === undefined ? {} : { lineWidth: look.lineWidth * unit }),
      ...(look.dash ? { dash: [look.dash[0] * unit, look.dash[1] * unit] as const } : {}),
    });
  }

  /** Draws words with their baseline at `y`. */
  words(
    line: SetLine,
    x: number,
    y: number,
    size: number,
    ink: string,
    align: 'left' | 'right' | 'centre' = 'left',
    part?: Part,
  ): void {
    this.items.push({
      kind: 'line',
      x: (x - this.#left) * this.#unit,
      y: (y - this.#top) * this.#unit,
      size: size * this.#unit,
      ink,
      line,
      align,
      ...(part ? { part } : {}),
    });
  }

  /** Draws one line, cut at `room` wall units. `direction`: its paragraph's. */
  line(
    text: string,
    style: TextStyle,
    size: number,
    room = Infinity,
    direction?: 'rtl' | 'ltr',
  ): SetLine {
    const marked =
      direction === undefined ? text : `${direction === 'rtl' ? '\u200f' : '\u200e'}${text}`;
    return this.setter.line([{ text: marked, style }], room / size);
  }

  sizeCap(notes: readonly PlacedNote[]): number {
    const step = Math.max(1, Math.ceil(notes.length / SAMPLE));
    const sample = notes.filter((_, index) => index % step === 0);
    return textSizeCap(
      sample.map(
        ({ note, rect }) => fitNoteText(note.text, textBox(rect), this.#medium.measure).size,
      ),
    );
  }

  note({ note, rect }: PlacedNote, cap: number | null, ground: string): void {
    const { light: paper, mark } = paperOf(note.color);
    this.rect(
      { x: rect.x + 2, y: rect.y + 5, width: rect.width - 4, height: rect.height },
      { fill: mixed(ground, LIGHT.ink, 0.1), radius: 5 },
    );
    this.rect(rect, {
      fill: paper,
      stroke: mixed(paper, LIGHT.ink, 0.22),
      lineWidth: 1,
      radius: 4,
    });
    if (cap === null) return;
    const { size, lines } = fitNoteText(note.text, textBox(rect), this.#medium.measure, {
      smallest: 9,
      largest: cap,
    });
    const direction = textDirection(note.text);
    const part: Part = { role: 'P' };
    lines.forEach((text, index) => {
      const y = rect.y + PAD + size * (0.86 + index * NOTE_LEADING);
      this.words(
        this.line(text, 'medium', size, Infinity, direction),
        direction === 'rtl' ? rect.x + rect.width - PAD : rect.x + PAD,
        y,
        size,
        LIGHT.ink,
        direction === 'rtl' ? 'right' : 'left',
        part,
      );
    });
    this.path(
      rect.x + rect.width - 14,
      rect.y + rect.height - 13,
      (unit) => scaledMark(mark, MARK_SCALE * unit),
      { fill: mixed(paper, LIGHT.ink, 0.5) },
    );
  }

  cluster(
    cluster: PlacedCluster,
    rects: readonly Rect[],
    counts: number,
    below: readonly PlacedNote[],
  ): void {
    const outline = clusterOutline(cluster.pos, cluster.collapsed ? [] : rects, cluster.name);
    const x = outline.reduce((least, point) => Math.min(least, point[0]), Infinity);
    const y = outline.reduce((least, point) => Math.min(least, point[1]), Infinity);
    this.path(x, y, (unit) => outlinePath(roundOutline(outline), [x, y], unit), {
      fill: LIGHT.area,
      stroke: LIGHT.areaLine,
      lineWidth: 2,
    });
    this.rect({ x: x + 20, y: y + 20, width: 60, height: 60 }, { fill: LIGHT.ink, radius: 14 });
    this.words(
      this.line(String(cluster.number), 'bold', 38),
      x + 50,
      y + 63,
      cluster.number > 99 ? 28 : 38,
      LIGHT.onInk,
      'centre',
    );
    const right = outline.reduce(
      (most, point) => (point[1] < y + 100 ? Math.max(most, point[0]) : most),
      x,
    );
    const { words } = this.setter;
    const count = this.line(String(counts), 'regular', 36);
    const { size, lines } = this.#fitName(
      cluster.name || words.say('file.table.unnamed'),
      right - x - 96 - count.width * 36 - 42,
      cluster.name ? 'bold' : 'regular',
    );
    const part: Part = {
      role: 'H2',
      words: cluster.name || words.say('file.wall.group', { number: cluster.number }),
    };
    const widest = lines.reduce((most, line) => Math.max(most, line.width), 0) * size;
    lines.forEach((line, index) => {
      const up = lines.length === 1 ? 0 : 20 - index * size * 1.1;
      this.words(
        line,
        line.rightToLeft ? x + 96 + widest : x + 96,
        y + 68 - up,
        size,
        cluster.name ? LIGHT.ink : LIGHT.inkSoft,
        line.rightToLeft ? 'right' : 'left',
        part,
      );
    });
    this.words(count, x + 96 + widest + 16, y + 68, 36, LIGHT.inkSoft);
    const top = rects[0];
    if (cluster.collapsed && top) this.#pile(top, below, counts);
  }

  /** A group's name in one line, else in two smaller ones, else cut; and its size. */
  #fitName(name: string, room: number, style: TextStyle): { size: number; lines: SetLine[] } {
    const { measure } = this.#bold;
    for (let size = 48; size >= 36; size -= 2)
      if (measure(name) * size <= room) return { size, lines: [this.line(name, style, size)] };
    const direction = textDirection(name);
    for (let size = 36; size >= 26; size -= 2) {
      const lines = breakLines(name, room, size, measure, 2);
      if (lines.length <= 2)
        return {
          size,
          lines: lines.map((text) => this.line(text, style, size, Infinity, direction)),
        };
    }
    const [first = '', ...rest] = breakLines(name, room, 26, measure);
    return {
      size: 26,
      lines: [
        this.line(first, style, 26, Infinity, direction),
        this.line(rest.join(' '), style, 26, room, direction),
      ],
    };
  }

  /** Draws the papers below a pile's top note, and beside it how many there are. */
  #pile(top: Rect, below: readonly PlacedNote[], count: number): void {
    below.forEach(({ note }, index) => {
      const by = 10 - 5 * index;
      const { light: paper } = paperOf(note.color);
      this.rect(
        { ...top, x: top.x + by, y: top.y + by },
        {
          fill: paper,
          stroke: mixed(paper, LIGHT.ink, 0.22),
          lineWidth: 1,
          radius: 4,
        },
      );
    });
    const x = top.x + top.width + 24;
    const middle = top.y + top.height / 2;
    this.words(this.line(String(count), 'bold', 64), x, middle + 8, 64, LIGHT.ink);
    this.words(
      this.line(this.setter.words.say('file.wall.piled'), 'regular', 32),
      x,
      middle + 50,
      32,
      LIGHT.inkSoft,
    );
  }

  heading(title: string, count: number, x: number, y: number): void {
    const line = this.line(title, 'bold', 34);
    this.words(line, x, y, 34, LIGHT.ink);
    this.words(
      this.line(String(count), 'regular', 34),
      x + line.width * 34 + 16,
      y,
      34,
      LIGHT.inkSoft,
    );
  }

  dashes(x: number, y: number, width: number): void {
    this.path(x, y, (unit) => `M0 0L${width * unit} 0`, {
      stroke: LIGHT.lineStrong,
      lineWidth: 2,
      dash: [10, 8],
    });
  }
}

const textBox = (rect: Rect): { width: number; height: number } => ({
  width: rect.width - 2 * PAD,
  height: rect.height - PAD - FOOT,
});

/** The wall as one page, light theme. `unit`: page units per wall unit; `hasWords`: `false` where notes would be too small to read. */
export function wallPage(
  picture: WallPicture,
  { wall, inner, view, titleSize }: WallView,
  unit: number,
  hasWords: boolean,
): WallPage {
  const { words } = picture;
  const painter = new WallPainter(words, view, unit);
  painter.rect(view, { fill: LIGHT.wall });
  const titleBase = view.y + MARGIN + titleSize * 0.8;
  const count = painter.line(
    words.say('file.notes', { count: Object.keys(picture.notes).length }),
    'regular',
    titleSize * 0.6,
  );
  const title = painter.line(
    picture.title,
    'bold',
    titleSize,
    Math.max(titleSize * 3, inner.width - count.width * titleSize * 0.6 - 60),
  );
  painter.words(title, inner.x, titleBase, titleSize, LIGHT.ink, 'left', {
    role: 'H1',
    words: picture.title,
  });
  painter.words(count, inner.x + inner.width, titleBase, titleSize * 0.6, LIGHT.inkSoft, 'right');
  if (wall.loose > 0) {
    painter.dashes(view.x, LINE_Y, view.width);
    painter.heading(words.say('file.wall.loose'), wall.loose, 4, LINE_Y + 54);
  }
  if (wall.far) {
    painter.dashes(view.x, wall.far.top - 110, view.width);
    painter.heading(words.say('file.wall.far'), wall.far.count, inner.x, wall.far.top - 50);
  }
  const byId = new Map(wall.notes.map((note) => [note.id, note]));
  for (const cluster of wall.clusters) {
    const below = cluster.notes
      .slice(1, 3)
      .flatMap((id) => picture.notes[id] ?? [])
      .map((note): PlacedNote => ({ id: '', note, rect: cluster.rect, landed: false }));
    painter.cluster(
      cluster,
      cluster.notes.flatMap((id) => byId.get(id)?.rect ?? []),
      cluster.notes.length,
      below,
    );
  }
  const cap = hasWords ? painter.sizeCap(wall.notes) : null;
  for (const note of wall.notes)
    painter.note(note, cap, note.cluster === undefined ? LIGHT.wall : LIGHT.area);
  return {
    page: { width: view.width * unit, height: view.height * unit, items: painter.items },
    spelledOut: painter.setter.spelledOut,
  };
}

/** Words of notes smaller than this are left out, pixels high: they cannot be read. */
export const READABLE_NOTE_PX = 40;
export const isReadable = (unit: number): boolean => NOTE.height * unit >= READABLE_NOTE_PX;
