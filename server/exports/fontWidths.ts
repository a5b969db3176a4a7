import { readFileSync } from 'node:fs';

/** What setting text needs of a font: widths in em, and which characters it has. */
export interface FontWidths {
  /** Width of a line at size 1. Characters the font lacks are counted as a system font would roughly set them. */
  measure(text: string): number;
  has(char: string): boolean;
}

/** Scripts set on full squares, and emoji. */
const FULL_WIDTH = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}|[\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /\p{Mn}|\p{Cf}|[\ufe00-\ufe0f]/u;
/** Other scripts (Arabic, Hebrew, Thai …) average about this, em. */
const OTHER_WIDTH = 0.6;

/** Character → glyph, from a `cmap` subtable of format 4 (16 bit) or 12 (all of Unicode). OpenType 1.9, chapter cmap. */
function readCharacterMap(font: DataView, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const tables = font.getUint16(cmap + 2);
  for (let index = 0; index < tables; index += 1) {
    const at = cmap + font.getUint32(cmap + 4 + index * 8 + 4);
    const format = font.getUint16(at);
    if (format === 4) readFormat4(font, at, glyphs);
    else if (format === 12) readFormat12(font, at, glyphs);
  }
  return glyphs;
}

function readFormat4(font: DataView, at: number, glyphs: Map<number, number>): void {
  const segments = font.getUint16(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const ranges = deltas + segments * 2;
  for (let segment = 0; segment < segments; segment += 1) {
    const [end, start] = [font.getUint16(ends + segment * 2), font.getUint16(starts + segment * 2)];
    const [delta, range] = [font.getUint16(deltas + segment * 2), font.getUint16(ranges + segment * 2)];
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const listed = range === 0 ? code : font.getUint16(ranges + segment * 2 + range + (code - start) * 2);
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

function readFormat12(font: DataView, at: number, glyphs: Map<number, number>): void {
  const groups = font.getUint32(at + 12);
  for (let group = 0; group < groups; group += 1) {
    const [start, end, glyph] = [0, 4, 8].map((offset) => font.getUint32(at + 16 + group * 12 + offset)) as [number, number, number];
    for (let code = start; code <= end; code += 1) glyphs.set(code, glyph + code - start);
  }
}

/** Reads a TrueType file's widths: enough to break lines without a browser. Throws on a file that is no font. */
export function readFontWidths(path: string): FontWidths {
  const bytes = readFileSync(path);
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let index = 0; index < font.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    tables.set(bytes.toString('latin1', at, at + 4), font.getUint32(at + 8));
  }
  const table = (name: string): number => {
    const at = tables.get(name);
    if (at === undefined) throw new Error(`${path} has no table ${name}`);
    return at;
  };
  const unitsPerEm = font.getUint16(table('head') + 18);
  const metrics = font.getUint16(table('hhea') + 34);
  const hmtx = table('hmtx');
  const glyphs = readCharacterMap(font, table('cmap'));
  const widthOf = (char: string): number => {
    const glyph = glyphs.get(char.codePointAt(0) ?? 0);
    if (glyph !== undefined) return font.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4) / unitsPerEm;
    if (NO_WIDTH.test(char)) return 0;
    return FULL_WIDTH.test(char) ? 1 : OTHER_WIDTH;
  };
  const known = new Map<string, number>();
  const cachedWidth = (char: string): number => {
    const width = known.get(char) ?? widthOf(char);
    known.set(char, width);
    return width;
  };
  return {
    measure: (text) => {
      let width = 0;
      for (const char of text) width += cachedWidth(char);
      return width;
    },
    has: (char) => glyphs.has(char.codePointAt(0) ?? 0),
  };
}
