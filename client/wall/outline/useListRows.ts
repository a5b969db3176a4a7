import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { OutlineScroll } from './OutlineScroll.ts';
import { RowHeights, rowsOf, type LaidRows } from './RowHeights.ts';

/** So many rows on both sides of one that must be there, so that it never stands alone for a frame. */
const AROUND = 6;

/**
 * The rows of a list that are on the page: of a long one those near the screen and around `keep`, the others are room left free. Short
 * ones are there as a whole.
 */
export function useListRows(
  scroll: OutlineScroll,
  ids: readonly string[],
  isLong: boolean,
  keep: readonly number[],
): LaidRows & { list: RefObject<HTMLUListElement | null> } {
  const list = useRef<HTMLUListElement>(null);
  const [span, show] = useState<readonly [number, number]>([0, 0]);
  const [heights] = useState(() => new RowHeights(scroll.measured, scroll.guess));
  useLayoutEffect(() => {
    if (!isLong) return undefined;
    return scroll.add({ element: () => list.current, heights, span: [0, 0], show });
  }, [scroll, isLong, heights]);
  // What came or went above moves this list without a scroll.
  useEffect(() => {
    if (isLong) scroll.soon();
  });
  if (!isLong) return { list, rows: ids.map((_, index) => ({ index, gap: 0 })), after: 0 };
  heights.follow(ids);
  return {
    list,
    ...heights.layOut(
      rowsOf(ids.length, [
        span,
        ...keep.map((index) => [index - AROUND, index + AROUND + 1] as const),
      ]),
    ),
  };
}
