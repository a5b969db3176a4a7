import { inPoints } from '../../../shared/model/printSizes.ts';
import type { SetLine } from './setText.ts';

/** Colour as `#rrggbb`. */
export type Ink = string;

/** What something on a page is to whoever has the file read out (PDF 32000-1, 14.8.4). */
export type PartRole = 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Figure';

/** Part of the document: its lines carry it, wherever they stand. What carries none is furniture: rules, papers, running heads. */
export interface Part {
  role: PartRole;
  /** What it belongs to; the document itself where nothing is said. */
  parent?: Part;
  /** A heading's words: its line in the list of contents. */
  words?: string;
  /** What a figure shows. */
  alt?: string;
}

/** Something on a page. Points (1/72 inch) from the top left corner of its row or page, y downwards. */
export type PageItem = { part?: Part } & (
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
      d: string;
      fill?: Ink;
      stroke?: Ink;
      lineWidth?: number;
      dash?: readonly [on: number, off: number];
    }
  | { kind: 'goto'; x: number; y: number; width: number; height: number; target: string }
);

/** Something of a page's flow that is never broken; its items start at its own top left corner. */
export interface Row {
  height: number;
  items: PageItem[];
  /** Name that `goto` items lead to: the page on which the row comes to stand. */
  mark?: string;
  /** Never the last on a page: what follows belongs to it. */
  keepWithNext?: boolean;
}

export interface Page {
  width: number;
  height: number;
  items: PageItem[];
  /** Name that `goto` items lead to. */
  anchor?: string;
  /** More such names, of rows that stand on it. */
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
