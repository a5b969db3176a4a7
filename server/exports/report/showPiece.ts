import {
  PDFArray,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  beginText,
  endText,
  setFillingColor,
  setFontAndSize,
  setTextMatrix,
  setTextRise,
  type Color,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { wordsOnPaper } from '../fonts/fontFor.ts';
import { NOTHING, type ShapedGlyph } from '../fonts/openFont.ts';
import { actualText, type EmbeddedFont } from './embeddedFonts.ts';
import type { Piece } from './setText.ts';

export interface PlaceOnPage {
  /** The font's name among the page's resources. */
  key: PDFName;
  /** Points; so is the place where the piece begins on its base line. */
  size: number;
  x: number;
  y: number;
  color: Color;
}

/**
 * Writes glyphs in one row, each where its font wants it: with kerning, and marks above and below.
 */
class GlyphRow {
  readonly #page: PDFPage;
  readonly #font: EmbeddedFont;
  readonly #unit: number;
  readonly #scaled: number;
  #array: PDFArray;
  #glyphs = '';
  #rise = 0;

  constructor(page: PDFPage, font: EmbeddedFont, unit: number, scaled: number) {
    this.#page = page;
    this.#font = font;
    this.#unit = unit;
    this.#scaled = scaled;
    this.#array = PDFArray.withContext(page.doc.context);
  }

  show(glyph: ShapedGlyph): void {
    const { advance, xOffset, yOffset } = glyph;
    if (yOffset !== this.#rise) {
      this.flush();
      this.#rise = yOffset;
      this.#page.pushOperators(setTextRise((yOffset * this.#unit * this.#scaled) / 1000));
    }
    const { number, width } = this.#font.character(glyph);
    this.skip(xOffset);
    this.#glyphs += number.toString(16).padStart(4, '0');
    this.#move((advance - xOffset) * this.#unit - width);
  }

  /** Leaves room, in units of the font. */
  skip(units: number): void {
    this.#move(units * this.#unit);
  }

  /** From here to {@link endSpan} the text reads as `typed`, whatever the glyphs are. */
  beginSpan(typed: string): void {
    this.flush();
    const properties = this.#page.doc.context.obj({});
    properties.set(PDFName.of('ActualText'), actualText(typed));
    this.#page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [
        PDFName.of('Span'),
        properties as never,
      ]),
    );
  }

  endSpan(): void {
    this.flush();
    this.#page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  end(): void {
    this.flush();
    if (this.#rise !== 0) this.#page.pushOperators(setTextRise(0));
  }

  flush(): void {
    this.#closeGlyphs();
    if (this.#array.size() > 0)
      this.#page.pushOperators(PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [this.#array]));
    this.#array = PDFArray.withContext(this.#page.doc.context);
  }

  #closeGlyphs(): void {
    if (this.#glyphs !== '') this.#array.push(PDFHexString.of(this.#glyphs));
    this.#glyphs = '';
  }

  #move(thousandths: number): void {
    if (Math.abs(thousandths) <= 0.5) return;
    this.#closeGlyphs();
    this.#array.push(PDFNumber.of(-Math.round(thousandths)));
  }
}

/**
 * A mark that is drawn as a shape, at this distance from the piece's beginning, units of the font.
 */
interface Mark {
  glyph: ShapedGlyph;
  at: number;
}

/**
 * Writes one piece at a place. Its text layer says what was typed: each character of the font has
 * its text, and `ActualText` says it where a script has more glyphs than letters. Dots and marks of
 * right-to-left letters are drawn as shapes: readers that assemble lines by position would take
 * marks that are text for the ends of words.
 */
export function showPiece(
  page: PDFPage,
  piece: Piece,
  font: EmbeddedFont,
  { key, size, x, y, color }: PlaceOnPage,
): void {
  const scaled = size * piece.font.family.scale;
  const row = new GlyphRow(page, font, 1000 / piece.font.unitsPerEm, scaled);
  const marks: Mark[] = [];
  let at = 0;
  page.pushOperators(
    beginText(),
    setFillingColor(color),
    setFontAndSize(key, scaled),
    setTextMatrix(1, 0, 0, 1, x, y),
  );
  if (piece.typed !== undefined) row.beginSpan(piece.typed);
  for (const word of wordsOnPaper(piece.text, piece.direction)) {
    const glyphs = piece.font.shape(word, piece.direction);
    const needsSpan = piece.typed === undefined && glyphs.some(({ text }) => text === NOTHING);
    if (needsSpan) row.beginSpan(word);
    for (const glyph of glyphs) {
      if (glyph.text === '' && glyph.advance === 0) marks.push({ glyph, at });
      else row.show(glyph);
      at += glyph.advance;
    }
    if (needsSpan) row.endSpan();
  }
  if (piece.typed !== undefined) row.endSpan();
  row.end();
  page.pushOperators(endText());
  const unit = scaled / piece.font.unitsPerEm;
  for (const { glyph, at: pen } of marks) {
    page.drawSvgPath(piece.font.glyphOutline(glyph.id), {
      x: x + (pen + glyph.xOffset) * unit,
      y: y + glyph.yOffset * unit,
      scale: unit,
      color,
    });
  }
}
