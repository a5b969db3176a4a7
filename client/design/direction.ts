/** Whether this page runs from right to left: its language says so, and the server writes it into the page. */
export const isRightToLeft = (): boolean => document.documentElement.dir === 'rtl';

/** The direction of the product's own words, as `dir` has it: for where they stand among people's. */
export const pageDirection = (): 'ltr' | 'rtl' => (isRightToLeft() ? 'rtl' : 'ltr');

/**
 * Pure. Which way an arrow key goes along a row that is read, the page's lines running so: 1 on, -1 back, 0 for every other key. Not for the
 * wall and the room, where a key goes to the side that it shows.
 */
export function stepAlong(key: string, fromRight: boolean): 1 | -1 | 0 {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return 0;
  return (key === 'ArrowLeft') === fromRight ? 1 : -1;
}

/**
 * Pure. Where a key leads in a row of `count` that goes round: arrows along it, Home and End to its ends; `null` where it means nothing.
 * From `-1`, which is none of them, arrows enter at the end that they come from.
 */
export function placeAlong(
  key: string,
  at: number,
  count: number,
  fromRight: boolean,
): number | null {
  if (count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = stepAlong(key, fromRight);
  if (step === 0) return null;
  if (at < 0) return step > 0 ? 0 : count - 1;
  return (at + step + count) % count;
}

/** Drawings that point the way lines run, or are read along them: mirrored where lines run from the right. What is a thing stays as it is. */
const ALONG: ReadonlySet<string> = new Set([
  'arrow-left',
  'arrow-right',
  'bullets',
  'checks',
  'join',
  'list',
  'merge',
  'next',
  'open',
  'outline',
  'redo',
  'undo',
]);

/** The class that a drawing of this name has, if it is to be mirrored. */
export const alongClass = (name: string): string => (ALONG.has(name) ? ' ww-along' : '');
