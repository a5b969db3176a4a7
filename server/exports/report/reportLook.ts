import { LIGHT } from '../paper.ts';
import { A4 } from './pageItems.ts';

/** The light theme's words for the report; a test keeps `paper.ts` equal to the tokens. */
export const INK = LIGHT.ink;
export const INK_SOFT = LIGHT.inkSoft;
export const LINE = '#d3d8d2';
export const ACCENT = '#0f5a5c';
/** Threads between posters: `--thread-reinforces`, `--thread-supports`. */
export const THREAD = { reinforces: '#8f3812', supports: '#0f5a5c' } as const;
export const FLOOR = LIGHT.area;
export const SHEET = '#fdfdfb';

/** Sizes in points, by what they are for; `--print-*` where there is one. */
export const SIZE = {
  small: 9,
  text: 11,
  lead: 16,
  section: 13,
  chapter: 26,
  title: 40,
  posterName: 38,
  posterNumber: 104,
} as const;
export const LEADING = 1.38;
export const MARGIN = 54;
/** Of a poster's page between its margins, and of one of its two columns of answers. */
export const POSTER_WIDTH = A4.width - 2 * MARGIN;
export const POSTER_GAP = 28;
export const POSTER_COLUMN = (POSTER_WIDTH - POSTER_GAP) / 2;
