import {
  LineCapStyle,
  PDFDocument,
  PDFHexString,
  PDFString,
  ReadingDirection,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  type Color,
  type PDFName,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { isWellFormed } from '../../../shared/model/text.ts';
import { widthIn } from '../fonts/fontFor.ts';
import type { OpenFont } from '../fonts/openFont.ts';
import { paperOf } from '../../../shared/model/note.ts';
import { EmbeddedFont } from './embeddedFonts.ts';
import type { Page, PageItem, Part } from './pageItems.ts';
import { ACCENT } from './reportLook.ts';
import { savePdf } from './savePdf.ts';
import { showPiece } from './showPiece.ts';
import type { Piece } from './setText.ts';
import { StructureTree } from './structureTree.ts';
import { asOne, countLetters, languageAmong, type LetterCounts } from './wordLanguage.ts';
import { LANGUAGES } from '../../../shared/words/languages.ts';
import type { Words } from '../../../shared/words/words.ts';
import { wordsIn } from '../../words/serverWords.ts';

function colour(ink: string): Color {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(ink.slice(at, at + 2), 16) / 255,
  );
  return rgb(red, green, blue);
}

/** The fonts of one file, each embedded once, with the glyphs that are drawn. */
class FontShelf {
  readonly #doc: PDFDocument;
  readonly #fonts = new Map<string, EmbeddedFont>();

  constructor(doc: PDFDocument) {
    this.#doc = doc;
  }

  of(font: OpenFont): EmbeddedFont {
    const known = this.#fonts.get(font.file);
    if (known) return known;
    const embedded = new EmbeddedFont(this.#doc.context.nextRef(), font, this.#fonts.size);
    this.#fonts.set(font.file, embedded);
    return embedded;
  }

  write(): void {
    for (const font of this.#fonts.values()) font.write(this.#doc.context);
  }
}

/** Corners of a rectangle as an SVG path, rounded by `radius`. */
function rectPath(width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return `M0 0H${width}V${height}H0Z`;
  const k = r * 0.45;
  return `M${r} 0H${width - r}C${width - k} 0 ${width} ${k} ${width} ${r}V${height - r}C${width} ${height - k} ${width - k} ${height} ${width - r} ${height}H${r}C${k} ${height} 0 ${height - k} 0 ${height - r}V${r}C0 ${k} ${k} 0 ${r} 0Z`;
}

interface PlacedPiece {
  piece: Piece;
  /** Where it begins and how wide it is, points. */
  at: number;
  width: number;
}

/**
 * Joins neighbouring pieces of one language, from left to right; pieces without letters go with the
 * one before.
 */
function byLanguage(
  placed: readonly PlacedPiece[],
  letters: LetterCounts,
): { language: string | null; pieces: PlacedPiece[] }[] {
  const found: { language: string | null; pieces: PlacedPiece[] }[] = [];
  for (const each of placed) {
    const language = languageAmong(each.piece.language, letters);
    const last = found.at(-1);
    const both = last ? asOne(last.language, language) : undefined;
    if (last && both !== undefined) {
      last.pieces.push(each);
      last.language = both;
    } else found.push({ language, pieces: [each] });
  }
  return found;
}

/** Counts the letters of each part's words, by language. */
function lettersOfParts(pages: readonly Page[]): Map<Part, LetterCounts> {
  const letters = new Map<Part, LetterCounts>();
  for (const { items } of pages) {
    for (const item of items) {
      if (item.kind !== 'line' || !item.part) continue;
      const counts: LetterCounts = letters.get(item.part) ?? new Map();
      letters.set(item.part, counts);
      for (const { typed, text } of item.line.pieces) countLetters(typed ?? text, counts);
    }
  }
  return letters;
}

interface PageToPaint {
  pdfPage: PDFPage;
  height: number;
  fonts: FontShelf;
  anchors: ReadonlyMap<string, PDFPage>;
  structure: StructureTree;
  words: Words;
}

class Painter {
  readonly #page: PDFPage;
  readonly #height: number;
  readonly #fonts: FontShelf;
  readonly #keys = new Map<EmbeddedFont, PDFName>();
  readonly #anchors: ReadonlyMap<string, PDFPage>;
  readonly #structure: StructureTree;
  readonly #words: Words;

  constructor({ pdfPage, height, fonts, anchors, structure, words }: PageToPaint) {
    this.#page = pdfPage;
    this.#height = height;
    this.#fonts = fonts;
    this.#anchors = anchors;
    this.#structure = structure;
    this.#words = words;
  }

  paint(item: PageItem): void {
    const y = this.#height - item.y;
    switch (item.kind) {
      case 'line':
        return this.#line(item);
      case 'rect':
        return this.#structure.within(this.#page, item.part, y, () =>
          this.#path(item.x, y, rectPath(item.width, item.height, item.radius ?? 0), item),
        );
      case 'path':
        return this.#structure.within(this.#page, item.part, y, () =>
          this.#path(item.x, y, item.d, item),
        );
      case 'goto': {
        const target = this.#anchors.get(item.target);
        if (target)
          this.#link(
            [item.x, y - item.height, item.x + item.width, y],
            {
              Dest: [target.ref, 'XYZ', null, null, null],
              Contents: PDFHexString.fromText(this.#words.say('file.goTo')),
            },
            item.part,
          );
      }
    }
  }

  #link(rect: readonly number[], action: Record<string, unknown>, part: PageItem['part']): void {
    const { context } = this.#page.doc;
    const link = context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [...rect],
      Border: [0, 0, 0],
      F: 4,
      ...action,
    } as never);
    const ref = context.register(link);
    this.#page.node.addAnnot(ref);
    this.#structure.link(this.#page, ref, part);
  }

  #path(
    x: number,
    y: number,
    d: string,
    look: {
      fill?: string;
      stroke?: string;
      lineWidth?: number;
      dash?: readonly [number, number];
      cap?: 'round';
    },
  ): void {
    this.#page.drawSvgPath(d, {
      x,
      y,
      ...(look.fill === undefined ? {} : { color: colour(look.fill) }),
      ...(look.stroke === undefined
        ? {}
        : { borderColor: colour(look.stroke), borderWidth: look.lineWidth ?? 1 }),
      ...(look.dash === undefined ? {} : { borderDashArray: [...look.dash] }),
      ...(look.cap === undefined ? {} : { borderLineCap: LineCapStyle.Round }),
    });
  }

  #line({ x, y, size, ink, line, align, part }: Extract<PageItem, { kind: 'line' }>): void {
    const width = line.width * size;
    let left = x - (align === 'left' ? 0 : align === 'right' ? width : width / 2);
    const base = this.#height - y;
    const page = this.#page;
    const placed = line.pieces.map((piece) => {
      const at = left;
      const pieceWidth = widthIn(piece.font, piece.text, piece.direction) * size;
      left += pieceWidth;
      return { piece, at, width: pieceWidth };
    });
    const top = base + size;
    if (placed.some(({ piece }) => piece.note !== undefined || piece.link !== undefined))
      this.#structure.within(page, undefined, top, () => this.#underlay(placed, base, size, part));
    const show = ({ piece, at }: PlacedPiece): void => {
      const font = this.#fonts.of(piece.font);
      page.pushOperators(pushGraphicsState());
      showPiece(page, piece, font, {
        key: this.#key(font),
        size,
        x: at,
        y: base,
        color: colour(piece.link === undefined ? ink : ACCENT),
      });
      page.pushOperators(popGraphicsState());
    };
    if (!part) return this.#structure.within(page, undefined, top, () => placed.forEach(show));
    const stretches = byLanguage(placed, this.#structure.lettersOf(part));
    this.#structure.stretches(
      page,
      part,
      top,
      stretches.map(({ language, pieces }) => ({ language, draw: () => pieces.forEach(show) })),
      line.rightToLeft,
    );
  }

  /** Draws what lies under the text: papers of notes, lines under links; and adds the links. */
  #underlay(
    placed: readonly PlacedPiece[],
    base: number,
    size: number,
    part: PageItem['part'],
  ): void {
    for (const { piece, at, width } of placed) {
      if (piece.note)
        this.#path(at - 1, base + size * 0.92, rectPath(width + 2, size * 1.22, 1.5), {
          fill: paperOf(piece.note).light,
        });
      if (piece.link === undefined) continue;
      this.#path(at, base - size * 0.12, rectPath(width, size * 0.05, 0), { fill: ACCENT });
      const target = asciiUri(piece.link);
      this.#link(
        [at, base - size * 0.25, at + width, base + size * 0.9],
        {
          A: { Type: 'Action', S: 'URI', URI: PDFString.of(target) },
          Contents: PDFString.of(target),
        },
        part,
      );
    }
  }

  #key(font: EmbeddedFont): PDFName {
    const known = this.#keys.get(font);
    if (known) return known;
    const key = this.#page.node.newFontDictionary('F', font.ref);
    this.#keys.set(font, key);
    return key;
  }
}

/** A link's target as PDF needs it: ASCII, without characters that could end the string. */
const asciiUri = (href: string): string =>
  href.replace(/[^!#-'*-;=?-[\]_a-z~]/giu, (char) =>
    /[()]/.test(char)
      ? `%${char.charCodeAt(0).toString(16)}`
      : isWellFormed(char)
        ? encodeURIComponent(char)
        : '',
  );

/** Metadata of the file. */
export interface PdfFacts {
  /** The language in which it says what people did not write. */
  words?: Words;
  title: string;
  subject: string;
  /** ms since 1970 UTC. */
  at: number;
  /** Pages that lie side by side begin at the right. */
  rightToLeft?: boolean;
}

/**
 * Paints pages as a tagged PDF with bookmarks. Other work of this process goes on between pages.
 */
export async function paintPages(pages: readonly Page[], facts: PdfFacts): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  doc.setTitle(facts.title, { showInWindowTitleBar: true });
  doc.setAuthor('Weavewall');
  doc.setCreator('Weavewall');
  doc.setProducer('Weavewall');
  doc.setSubject(facts.subject);
  if (facts.rightToLeft)
    doc.catalog.getOrCreateViewerPreferences().setReadingDirection(ReadingDirection.R2L);
  doc.setCreationDate(new Date(facts.at));
  doc.setModificationDate(new Date(facts.at));
  const { words = wordsIn(LANGUAGES[0]) } = facts;
  doc.setLanguage(words.language);
  const fonts = new FontShelf(doc);
  const structure = new StructureTree(doc, lettersOfParts(pages), words.language);
  const anchors = new Map<string, PDFPage>();
  const pdfPages = pages.map((page) => {
    const pdfPage = doc.addPage([page.width, page.height]);
    for (const name of [...(page.marks ?? []), ...(page.anchor === undefined ? [] : [page.anchor])])
      if (!anchors.has(name)) anchors.set(name, pdfPage);
    return pdfPage;
  });
  for (const [index, page] of pages.entries()) {
    const pdfPage = pdfPages[index];
    if (!pdfPage) continue;
    const painter = new Painter({ pdfPage, height: page.height, fonts, anchors, structure, words });
    for (const item of page.items) painter.paint(item);
    await new Promise((resolve) => setImmediate(resolve));
  }
  fonts.write();
  structure.write();
  return savePdf(doc);
}
