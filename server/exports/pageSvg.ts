import type { Page, PageItem } from './report/pageItems.ts';
import { widthIn, wordsOnPaper } from './fonts/fontFor.ts';
import type { OpenFont, ShapedGlyph } from './fonts/openFont.ts';
import type { Piece } from './report/setText.ts';

const round = (value: number): number => Math.round(value * 100) / 100;

/** Escapes text for XML; characters that XML cannot contain are left out. */
const xml = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- what XML cannot hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

interface Look {
  fill?: string;
  stroke?: string;
  lineWidth?: number;
  dash?: readonly [number, number];
}

const lookOf = ({ fill, stroke, lineWidth, dash }: Look): string =>
  `fill="${fill ?? 'none'}"${stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${round(lineWidth ?? 1)}"`}${dash ? ` stroke-dasharray="${dash.map(round).join(' ')}"` : ''}`;

/** A letter's outline as a path relative to its origin, and where the pen is at its end. */
interface PenPath {
  d: string;
  end: readonly [x: number, y: number];
}

/** An outline with relative steps, so that outlines can be put one after another as they are. */
function inSteps(outline: string): PenPath {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let d = '';
  for (const [, type = '', list = ''] of outline.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const values = list.trim() === '' ? [] : list.trim().split(' ').map(Number);
    d +=
      type.toLowerCase() +
      values.map((value, at) => Math.round(value) - (at % 2 === 0 ? x : y)).join(' ');
    if (type === 'Z') [x, y] = [startX, startY];
    else [x, y] = [Math.round(values.at(-2) ?? x), Math.round(values.at(-1) ?? y)];
    if (type === 'M') [startX, startY] = [x, y];
  }
  return { d, end: [x, y] };
}

/**
 * Letters are drawn as shapes, so that whoever opens the file needs no font. `once`: each letter is
 * defined once and used wherever it stands, which keeps a file small. `apart`: each line is one
 * path, which is quicker to draw and has no limit (resvg takes a million elements at most).
 */
type LetterForm = 'once' | 'apart';

class Letters {
  readonly #ids = new Map<string, string>();
  readonly #paths = new Map<string, PenPath>();
  readonly defs: string[] = [];
  readonly #form: LetterForm;

  constructor(form: LetterForm) {
    this.#form = form;
  }

  line(item: Extract<PageItem, { kind: 'line' }>): string {
    const { line, size, align } = item;
    const width = line.width * size;
    let left = item.x - (align === 'left' ? 0 : align === 'right' ? width : width / 2);
    const parts = line.pieces.map((piece) => {
      const at = left;
      left += widthIn(piece.font, piece.text, piece.direction) * size;
      return this.#piece(piece, at, item.y, size);
    });
    return `<g fill="${item.ink}">${parts.join('')}</g>`;
  }

  #piece({ font, text, direction }: Piece, x: number, y: number, size: number): string {
    const scale = Number(((size * font.family.scale) / font.unitsPerEm).toPrecision(5));
    const place = `transform="matrix(${scale} 0 0 ${scale} ${round(x)} ${round(y)})"`;
    if (this.#form === 'apart')
      return `<path ${place} d="${this.#path(
        font,
        wordsOnPaper(text, direction).flatMap((word) => font.shape(word, direction)),
      )}"/>`;
    let along = 0;
    const glyphs = wordsOnPaper(text, direction)
      .flatMap((word) => font.shape(word, direction))
      .map((glyph) => {
        const id = this.#id(font, glyph.id);
        const use =
          id === null
            ? ''
            : `<use href="#${id}" x="${Math.round(along + glyph.xOffset)}"${glyph.yOffset ? ` y="${Math.round(-glyph.yOffset)}"` : ''}/>`;
        along += glyph.advance;
        return use;
      });
    return `<g ${place}>${glyphs.join('')}</g>`;
  }

  #path(font: OpenFont, glyphs: readonly ShapedGlyph[]): string {
    let [along, penX, penY] = [0, 0, 0];
    let d = 'M0 0';
    for (const glyph of glyphs) {
      const key = `${font.file} ${glyph.id}`;
      const path = this.#paths.get(key) ?? inSteps(font.glyphOutline(glyph.id));
      this.#paths.set(key, path);
      const [x, y] = [Math.round(along + glyph.xOffset), Math.round(-glyph.yOffset)];
      if (path.d !== '') {
        d += `m${x - penX} ${y - penY}${path.d}`;
        [penX, penY] = [x + path.end[0], y + path.end[1]];
      }
      along += glyph.advance;
    }
    return d;
  }

  #id(font: OpenFont, glyph: number): string | null {
    const key = `${font.file} ${glyph}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known === '' ? null : known;
    const d = font.glyphOutline(glyph);
    const id = d === '' ? '' : `g${this.#ids.size.toString(36)}`;
    this.#ids.set(key, id);
    if (id !== '') this.defs.push(`<path id="${id}" d="${d}"/>`);
    return id === '' ? null : id;
  }
}

/**
 * A page as one SVG document with `title` for people who cannot see it. It contains no text and
 * refers to nothing outside.
 */
export function pageSvg(
  { width, height, items }: Page,
  title: string,
  form: LetterForm = 'once',
): string {
  const letters = new Letters(form);
  const body = items.map((item) => {
    switch (item.kind) {
      case 'line':
        return letters.line(item);
      case 'rect':
        return `<rect x="${round(item.x)}" y="${round(item.y)}" width="${round(item.width)}" height="${round(item.height)}"${item.radius ? ` rx="${round(item.radius)}"` : ''} ${lookOf(item)}/>`;
      case 'path':
        return `<path transform="translate(${round(item.x)} ${round(item.y)})" d="${item.d}" ${lookOf(item)}/>`;
      case 'goto':
        return '';
    }
  });
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img"><title>${xml(title)}</title><defs>${letters.defs.join('')}</defs>${body.join('\n')}</svg>`;
}
