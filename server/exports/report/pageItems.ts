import { inPoints } from '../../../shared/model/printSizes.ts';
import type { SetLine } from './setText.ts';

/** Colour as `#rrggbb`. */
export type Ink = string;

/** What something is to software that reads the file out (PDF 32000-1, 14.8.4). */
export type PartRole = 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Figure';

/**
 * A part of the document; its lines refer to it, wherever they stand. Items without a part are
 * artifacts: rules, papers, running heads.
 */
export interface Part {
  role: PartRole;
  /** The part around it; the document itself unless given. */
  parent?: Part;
  /** A heading's words, for the bookmark. */
  words?: string;
  /** A description of a figure. */
  alt?: string;
}

/**
 * Something on a page. Points (1/72 inch) from the top left corner of its row or page, y downwards. `fixed`: it stands so in every language,
 * as the room does, which is one for all.
 */
export type PageItem = { part?: Part; fixed?: boolean } & (
  | {
      kind: 'line';
      x: number;
      y: number;
      size: number;
      ink: Ink;
      line: SetLine;
      align: 'left' | 'right' | 'centre';
    }
  | {
      kind: 'rect';
      x: number;
      y: number;
      width: number;
      height: number;
      fill?: Ink;
      stroke?: Ink;
      lineWidth?: number;
      radius?: number;
    }
  | {
      kind: 'path';
      x: number;
      y: number;
      /** Of what reaches to the right of `x` alone: a drawing keeps its shape where its page is mirrored. */
      width?: number;
      d: string;
      fill?: Ink;
      stroke?: Ink;
      lineWidth?: number;
      dash?: readonly [on: number, off: number];
      /** Of dashes: as long as nothing, they are dots. */
      cap?: 'round';
    }
  | { kind: 'goto'; x: number; y: number; width: number; height: number; target: string }
);

/** A piece of the flow that is never broken; its items start at its own top left corner. */
export interface Row {
  height: number;
  items: PageItem[];
  /** A name that `goto` items lead to: the page that the row stands on. */
  mark?: string;
  /** It is never the last row on a page: what follows belongs to it. */
  keepWithNext?: boolean;
}

export interface Page {
  width: number;
  height: number;
  items: PageItem[];
  /** A name that `goto` items lead to. */
  anchor?: string;
  /** More such names, from rows on the page. */
  marks?: string[];
}

/** Points. */
export const A4 = inPoints('a4');

/** Items moved by `dx`, `dy`. */
export const shifted = (items: readonly PageItem[], dx: number, dy: number): PageItem[] =>
  items.map((item) => ({ ...item, x: item.x + dx, y: item.y + dy }));

export const heightOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, row) => sum + row.height, 0);

export const gap = (height: number): Row => ({ height, items: [] });
