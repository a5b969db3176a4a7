import type { Screen } from '../../shared/gallery/hang.ts';
import { inPoints, PRINT_SIZES, type PrintSize } from '../../shared/model/printSizes.ts';
import type { Print } from '../app/address/links.ts';

/** A page with its margins taken off, in mm. */
export interface PageSize {
  /** For `@page`. */
  css: string;
  width: number;
  height: number;
}

/** Tents and the picture of connections lie, posters and sheets stand. Pages carry their own margins, so that nothing shifts between browsers. */
export function pageSize(what: Print, size: PrintSize): PageSize {
  const { width: short, height: long } = PRINT_SIZES[size];
  const lies = what === 'tents' || what === 'connections';
  const [width, height] = lies ? [long, short] : [short, long];
  return { css: `${width}mm ${height}mm`, width, height };
}

/** Around the picture of connections and above it, with its heading, points; the same as in `overview.css`. */
const PICTURE = { margin: 34, foot: 28, head: 96 } as const;
/** The smallest type: an A3 sheet hangs on a wall, a smaller one lies in the hand. */
const SMALLEST = { a3: 10, other: 8 } as const;

/** Room that the picture of connections has on its page, points. */
export function pictureOnPage(size: PrintSize): Screen {
  const { width: short, height: long } = inPoints(size);
  return {
    width: long - 2 * PICTURE.margin,
    height: short - PICTURE.head - PICTURE.foot,
    smallest: size === 'a3' ? SMALLEST.a3 : SMALLEST.other,
  };
}

/** The printer's page, as CSS: posters and tents reach its edges, sheets have margins of their own. */
export function pageRules(what: Print, size: PrintSize): string {
  const margin = what === 'sheets' ? '18mm 20mm' : '0';
  const list = what === 'connections' ? ' @page list { margin: 16mm 18mm; }' : '';
  return `@page { size: ${pageSize(what, size).css}; margin: ${margin}; }${list}`;
}
