import {
  PDFArray, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFOperator, PDFOperatorNames, PDFString, beginText, endText, popGraphicsState, pushGraphicsState, rgb,
  setFillingColor, setFontAndSize, setTextMatrix, setTextRise, type Color, type PDFFont, type PDFPage,
} from 'pdf-lib';
import fontkit, { type GlyphRun } from '@pdf-lib/fontkit';
import { isWellFormed } from '../../../shared/model/text.ts';
import { PAPER } from '../paper.ts';
import { ACCENT } from './reportLook.ts';
import type { Page, PageItem } from './pageItems.ts';
import { fontOf, widthIn, type ReportFont } from './reportFonts.ts';
import type { Piece } from './setText.ts';

function colour(ink: string): Color {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16) / 255);
  return rgb(red, green, blue);
}

/** What of a fontkit subset the fix below needs; its types leave it out. */
interface TrueTypeSubset {
  loca?: { version?: 0 | 1 };
  _addGlyph?(glyph: number): number;
}

/**
 * fontkit as pdf-lib wants it, with one fault mended: a small subset gets the short table of offsets, which holds half of each, while
 * glyphs may be of odd length; most letters would vanish. The long table (version 1 of `loca`) holds them as they are. Fonts are those
 * that the text was set with, so that nothing is read or laid out twice.
 */
const wholeFontkit: typeof fontkit = {
  create(bytes, name) {
    const font = fontOf(bytes as Uint8Array) ?? fontkit.create(bytes, name);
    return Object.assign(Object.create(font) as typeof font, {
      createSubset() {
        const subset = font.createSubset();
        const open = subset as unknown as TrueTypeSubset;
        const add = open._addGlyph?.bind(open);
        if (add) open._addGlyph = (glyph) => {
          if (open.loca) open.loca.version = 1;
          return add(glyph);
        };
        return subset;
      },
    });
  },
};

/** The fonts that pages use, embedded once each. */
async function embedFonts(doc: PDFDocument, pages: readonly Page[]): Promise<Map<string, PDFFont>> {
  const used = new Map<string, ReportFont>();
  for (const page of pages) for (const item of page.items) if (item.kind === 'line') for (const { font } of item.line.pieces) used.set(font.file, font);
  const fonts = new Map<string, PDFFont>();
  for (const { file, bytes } of used.values()) fonts.set(file, await doc.embedFont(bytes, { subset: true }));
  return fonts;
}

/** A word's glyphs: how they stand, and their numbers in the embedded font, four hexadecimal digits each. */
interface Shape {
  run: GlyphRun;
  hex: string;
}

/** Words shaped for one document. Meetings repeat their words, and shaping is what a report spends its time on. */
class Shapes {
  readonly #known = new Map<string, Shape>();

  of(piece: Piece, font: PDFFont): Shape[] {
    return piece.text.split(' ').flatMap((word, index) => [
      ...(index === 0 ? [] : [this.#shape(piece.font, font, ' ')]), ...(word === '' ? [] : [this.#shape(piece.font, font, word)]),
    ]);
  }

  #shape(own: ReportFont, font: PDFFont, word: string): Shape {
    const key = `${own.file} ${word}`;
    const known = this.#known.get(key);
    if (known) return known;
    const shape = { run: own.font.layout(word), hex: font.encodeText(word).asString() };
    this.#known.set(key, shape);
    return shape;
  }
}

/** One piece at a place, each glyph where its font wants it: kerning, and the dots of Arabic letters, which are glyphs of their own. */
function showPiece(pdfPage: PDFPage, shapes: readonly Shape[], { scale, font }: ReportFont, key: PDFName, size: number, x: number, y: number): void {
  const unit = 1000 / font.unitsPerEm;
  const scaled = size * scale;
  const context = pdfPage.doc.context;
  pdfPage.pushOperators(setFontAndSize(key, scaled), setTextMatrix(1, 0, 0, 1, x, y));
  let array = PDFArray.withContext(context);
  let glyphs = '';
  let rise = 0;
  const closeGlyphs = (): void => {
    if (glyphs !== '') array.push(PDFHexString.of(glyphs));
    glyphs = '';
  };
  const flush = (): void => {
    closeGlyphs();
    if (array.size() > 0) pdfPage.pushOperators(PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [array]));
    array = PDFArray.withContext(context);
  };
  const move = (em: number): void => {
    if (Math.abs(em) <= 0.5) return;
    closeGlyphs();
    array.push(PDFNumber.of(-Math.round(em)));
  };
  for (const { run, hex } of shapes) {
    run.glyphs.forEach((glyph, index) => {
      const position = run.positions[index];
      if (!position) return;
      if (position.yOffset !== rise) {
        flush();
        rise = position.yOffset;
        pdfPage.pushOperators(setTextRise((rise * unit * scaled) / 1000));
      }
      move(position.xOffset * unit);
      glyphs += hex.slice(index * 4, index * 4 + 4);
      move((position.xAdvance - glyph.advanceWidth - position.xOffset) * unit);
    });
  }
  flush();
  if (rise !== 0) pdfPage.pushOperators(setTextRise(0));
}

function addLink(pdfPage: PDFPage, rect: readonly number[], action: Record<string, unknown>): void {
  const { context } = pdfPage.doc;
  const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [...rect], Border: [0, 0, 0], ...action } as never);
  pdfPage.node.addAnnot(context.register(link));
}

/** Corners of a rectangle as an SVG path, rounded by `radius`. */
function rectPath(width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return `M0 0H${width}V${height}H0Z`;
  const k = r * 0.45;
  return `M${r} 0H${width - r}C${width - k} 0 ${width} ${k} ${width} ${r}V${height - r}C${width} ${height - k} ${width - k} ${height} ${width - r} ${height}H${r}C${k} ${height} 0 ${height - k} 0 ${height - r}V${r}C0 ${k} ${k} 0 ${r} 0Z`;
}

class Painter {
  readonly #page: PDFPage;
  readonly #height: number;
  readonly #fonts: ReadonlyMap<string, PDFFont>;
  readonly #keys = new Map<string, PDFName>();
  readonly #anchors: ReadonlyMap<string, PDFPage>;
  readonly #shapes: Shapes;

  constructor(page: PDFPage, height: number, fonts: ReadonlyMap<string, PDFFont>, anchors: ReadonlyMap<string, PDFPage>, shapes: Shapes) {
    this.#shapes = shapes;
    this.#page = page;
    this.#height = height;
    this.#fonts = fonts;
    this.#anchors = anchors;
  }

  paint(item: PageItem): void {
    const y = this.#height - item.y;
    switch (item.kind) {
      case 'line': return this.#line(item);
      case 'rect': return this.#path(item.x, y, rectPath(item.width, item.height, item.radius ?? 0), item);
      case 'path': return this.#path(item.x, y, item.d, item);
      case 'goto': {
        const target = this.#anchors.get(item.target);
        if (target) addLink(this.#page, [item.x, y - item.height, item.x + item.width, y], { Dest: [target.ref, 'XYZ', null, null, null] });
      }
    }
  }

  #path(x: number, y: number, d: string, look: { fill?: string; stroke?: string; lineWidth?: number; dash?: readonly [number, number] }): void {
    this.#page.drawSvgPath(d, {
      x, y,
      ...(look.fill === undefined ? {} : { color: colour(look.fill) }),
      ...(look.stroke === undefined ? {} : { borderColor: colour(look.stroke), borderWidth: look.lineWidth ?? 1 }),
      ...(look.dash === undefined ? {} : { borderDashArray: [...look.dash] }),
    });
  }

  #line({ x, y, size, ink, line, align }: Extract<PageItem, { kind: 'line' }>): void {
    const width = line.width * size;
    let left = x - (align === 'left' ? 0 : align === 'right' ? width : width / 2);
    const base = this.#height - y;
    const page = this.#page;
    const placed = line.pieces.map((piece) => {
      const at = left;
      const pieceWidth = widthIn(piece.font, piece.text) * size;
      left += pieceWidth;
      return { piece, at, width: pieceWidth };
    });
    for (const { piece, at, width } of placed) {
      if (piece.note) this.#path(at - 1, base + size * 0.92, rectPath(width + 2, size * 1.22, 1.5), { fill: PAPER[piece.note] });
      if (piece.link !== undefined) {
        this.#path(at, base - size * 0.12, rectPath(width, size * 0.05, 0), { fill: ACCENT });
        addLink(page, [at, base - size * 0.25, at + width, base + size * 0.9], { A: { Type: 'Action', S: 'URI', URI: PDFString.of(asciiUri(piece.link)) } });
      }
    }
    for (const { piece, at } of placed) {
      const font = this.#fonts.get(piece.font.file);
      if (!font) continue;
      page.pushOperators(pushGraphicsState(), beginText(), setFillingColor(colour(piece.link === undefined ? ink : ACCENT)));
      showPiece(page, this.#shapes.of(piece, font), piece.font, this.#key(font), size, at, base);
      page.pushOperators(endText(), popGraphicsState());
    }
  }

  #key(font: PDFFont): PDFName {
    const known = this.#keys.get(font.name);
    if (known) return known;
    const key = this.#page.node.newFontDictionary(font.name, font.ref);
    this.#keys.set(font.name, key);
    return key;
  }
}

/** A link's target as PDF wants it: ASCII, with nothing that could end the string it stands in. */
const asciiUri = (href: string): string =>
  href.replace(/[^!#-'*-;=?-[\]_a-z~]/giu, (char) => (/[()]/.test(char) ? `%${char.charCodeAt(0).toString(16)}` : isWellFormed(char) ? encodeURIComponent(char) : ''));

/** What the file says of itself. */
export interface PdfFacts {
  title: string;
  subject: string;
  /** ms since 1970 UTC. */
  at: number;
}

/** Pages → PDF. Lets the rest of the server work between pages. */
export async function paintPages(pages: readonly Page[], facts: PdfFacts): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  doc.registerFontkit(wholeFontkit);
  doc.setTitle(facts.title, { showInWindowTitleBar: true });
  doc.setAuthor('Weavewall');
  doc.setCreator('Weavewall');
  doc.setProducer('Weavewall');
  doc.setSubject(facts.subject);
  doc.setLanguage('en');
  doc.setCreationDate(new Date(facts.at));
  doc.setModificationDate(new Date(facts.at));
  const fonts = await embedFonts(doc, pages);
  const anchors = new Map<string, PDFPage>();
  const shapes = new Shapes();
  const pdfPages = pages.map((page) => {
    const pdfPage = doc.addPage([page.width, page.height]);
    if (page.anchor !== undefined) anchors.set(page.anchor, pdfPage);
    return pdfPage;
  });
  for (const [index, page] of pages.entries()) {
    const pdfPage = pdfPages[index];
    if (!pdfPage) continue;
    const painter = new Painter(pdfPage, page.height, fonts, anchors, shapes);
    for (const item of page.items) painter.paint(item);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return doc.save();
}
