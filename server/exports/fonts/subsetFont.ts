import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The functions of HarfBuzz's subsetter that are called (harfbuzz-subset.wasm, its C API); pointers
 * are numbers.
 */
interface SubsetModule {
  memory: { buffer: ArrayBuffer };
  _initialize(): void;
  malloc(bytes: number): number;
  free(pointer: number): void;
  hb_blob_create(
    data: number,
    bytes: number,
    mode: number,
    userData: number,
    destroy: number,
  ): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_glyph_set(input: number): number;
  hb_subset_input_set(input: number, which: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

const WRITABLE = 2;
const NO_HINTING = 0x1;
const RETAIN_GLYPH_IDS = 0x2;
const NO_LAYOUT_CLOSURE = 0x200;
const DROPPED_TABLES = 3;
/** Tables that shape text; text is shaped already, so they are left out. */
const LAYOUT_TABLES = [
  'GSUB',
  'GPOS',
  'GDEF',
  'cmap',
  'name',
  'post',
  'OS/2',
  'DSIG',
  'STAT',
  'HVAR',
  'MVAR',
  'avar',
  'fvar',
  'gvar',
];

const tag = (name: string): number =>
  [...name].reduce((sum, char) => sum * 256 + char.charCodeAt(0), 0);

/** Node has it; its types come only with those of a browser. */
const { WebAssembly: webAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object) => { exports: unknown };
  };
};

let loaded: SubsetModule | null = null;

function subsetter(): SubsetModule {
  if (loaded) return loaded;
  const wasm = readFileSync(
    createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm'),
  );
  const { exports } = new webAssembly.Instance(new webAssembly.Module(wasm));
  const module = exports as SubsetModule;
  module._initialize();
  loaded = module;
  return module;
}

/**
 * A TrueType file with only these glyphs, under the numbers they had, and without tables that shape
 * text. Throws when `bytes` is no font.
 */
export function subsetFont(bytes: Uint8Array, glyphs: Iterable<number>): Uint8Array {
  const hb = subsetter();
  const data = hb.malloc(bytes.length);
  new Uint8Array(hb.memory.buffer).set(bytes, data);
  const blob = hb.hb_blob_create(data, bytes.length, WRITABLE, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  hb.hb_blob_destroy(blob);
  const input = hb.hb_subset_input_create_or_fail();
  let subset = 0;
  try {
    hb.hb_subset_input_set_flags(input, NO_HINTING | RETAIN_GLYPH_IDS | NO_LAYOUT_CLOSURE);
    const dropped = hb.hb_subset_input_set(input, DROPPED_TABLES);
    for (const name of LAYOUT_TABLES) hb.hb_set_add(dropped, tag(name));
    const wanted = hb.hb_subset_input_glyph_set(input);
    for (const glyph of glyphs) hb.hb_set_add(wanted, glyph);
    subset = hb.hb_subset_or_fail(face, input);
    if (subset === 0) throw new Error('the font file cannot be subset');
    const result = hb.hb_face_reference_blob(subset);
    const start = hb.hb_blob_get_data(result, 0);
    const copy = new Uint8Array(hb.memory.buffer).slice(
      start,
      start + hb.hb_blob_get_length(result),
    );
    hb.hb_blob_destroy(result);
    return copy;
  } finally {
    if (subset !== 0) hb.hb_face_destroy(subset);
    hb.hb_subset_input_destroy(input);
    hb.hb_face_destroy(face);
    hb.free(data);
  }
}
