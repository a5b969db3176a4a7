import { PDFHexString, PDFString, type PDFContext, type PDFRef } from '@cantoo/pdf-lib';
import type { OpenFont, ShapedGlyph } from '../fonts/openFont.ts';
import { subsetFont } from '../fonts/subsetFont.ts';

/** UTF-16, big-endian, as PDF needs it. */
export const utf16Hex = (text: string): string =>
  Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  ).join('');

/** Text for PDF's `ActualText`. */
export const actualText = (text: string): PDFHexString => PDFHexString.of(`feff${utf16Hex(text)}`);

/** Entries of one block of a character map (PDF 32000-1, 9.10.3). */
const MAP_BLOCK = 100;

/**
 * A font of the file. Its characters are pairs of a glyph and what was typed for it, numbered as
 * they come: one glyph may stand for different letters in different words, and searching has to
 * find each as it was typed.
 */
export class EmbeddedFont {
  readonly ref: PDFRef;
  readonly #font: OpenFont;
  readonly #name: string;
  /** Number of each character, by glyph and text. */
  readonly #numbers = new Map<string, number>();
  /** Characters by number; 0 is the sign for a missing glyph. */
  readonly #characters: { glyph: number; text: string; width: number }[] = [
    { glyph: 0, text: '', width: 0 },
  ];

  constructor(ref: PDFRef, font: OpenFont, index: number) {
    this.ref = ref;
    this.#font = font;
    // Six capitals name a subset (PDF 32000-1, 9.6.4).
    const letters = Array.from({ length: 6 }, (_, at) =>
      String.fromCharCode(65 + (Math.floor(index / 26 ** at) % 26)),
    ).join('');
    this.#name = `${letters}+${font.file.replace(/\.\w+$/, '').replaceAll(/[^\w-]/g, '')}`;
  }

  /**
   * Adds a glyph; returns its number in the file, and the width that readers will take it to have,
   * thousandths of an em.
   */
  character({ id, text }: ShapedGlyph): { number: number; width: number } {
    const key = `${id} ${text}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#characters.length;
      this.#numbers.set(key, number);
      this.#characters.push({
        glyph: id,
        text,
        width: Math.round(this.#font.glyphAdvance(id) * (1000 / this.#font.unitsPerEm)),
      });
    }
    return { number, width: this.#characters[number]?.width ?? 0 };
  }

  /** Writes the font. Call once, after everything is drawn. */
  write(context: PDFContext): void {
    const unit = 1000 / this.#font.unitsPerEm;
    const bytes = subsetFont(this.#font.bytes, new Set(this.#characters.map(({ glyph }) => glyph)));
    const file = context.register(context.flateStream(bytes, { Length1: bytes.length }));
    const descriptor = context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: this.#name,
        Flags: 4,
        ItalicAngle: 0,
        StemV: 80,
        FontFile2: file,
        FontBBox: [
          -1000,
          Math.round(this.#font.descender * unit),
          2000,
          Math.round(this.#font.ascender * unit),
        ],
        Ascent: Math.round(this.#font.ascender * unit),
        Descent: Math.round(this.#font.descender * unit),
        CapHeight: 700,
      }),
    );
    const glyphs = new Uint8Array(2 * this.#characters.length);
    this.#characters.forEach(({ glyph }, number) =>
      glyphs.set([glyph >> 8, glyph & 0xff], 2 * number),
    );
    const descendant = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: this.#name,
        FontDescriptor: descriptor,
        CIDToGIDMap: context.register(context.flateStream(glyphs)),
        DW: 0,
        CIDSystemInfo: {
          Registry: PDFString.of('Adobe'),
          Ordering: PDFString.of('Identity'),
          Supplement: 0,
        },
        W: [0, this.#characters.map(({ width }) => width)],
      }),
    );
    const toUnicode = context.register(
      context.flateStream(characterMap(this.#characters.map(({ text }) => text))),
    );
    context.assign(
      this.ref,
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: this.#name,
        Encoding: 'Identity-H',
        DescendantFonts: [descendant],
        ToUnicode: toUnicode,
      }),
    );
  }
}

/** The text of each number, as PDF's `ToUnicode`. */
function characterMap(typed: readonly string[]): string {
  const entries = typed.flatMap((text, number) =>
    number === 0 ? [] : [`<${number.toString(16).padStart(4, '0')}> <${utf16Hex(text)}>`],
  );
  const blocks = Array.from({ length: Math.ceil(entries.length / MAP_BLOCK) }, (_, block) =>
    entries.slice(block * MAP_BLOCK, (block + 1) * MAP_BLOCK),
  );
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks.flatMap((block) => [`${block.length} beginbfchar`, ...block, 'endbfchar']),
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
