import type { PaperSize, Print } from '../app/address/links.ts';

/** A page with its margins taken off, in mm. */
export interface PageSize {
  /** For `@page`. */
  css: string;
  width: number;
  height: number;
}

const PORTRAIT: Record<PaperSize, readonly [width: number, height: number]> = {
  a4: [210, 297],
  letter: [215.9, 279.4],
  a3: [297, 420],
};

/** Tents and the picture of connections lie, posters and sheets stand. Pages carry their own margins, so that nothing shifts between browsers. */
export function pageSize(what: Print, size: PaperSize): PageSize {
  const [short, long] = PORTRAIT[size];
  const lies = what === 'tents' || what === 'connections';
  const [width, height] = lies ? [long, short] : [short, long];
  return { css: `${width}mm ${height}mm`, width, height };
}
