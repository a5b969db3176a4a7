import { PRINT_SIZES, type PrintSize } from '../../shared/model/printSizes.ts';
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
