import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { PosterView } from '../../shared/protocol/tables.ts';
import {
  ANSWER_EM,
  FIRST_TRY,
  nextTry,
  posterSizes,
  sizeOf,
  type PosterSize,
  type PosterSizes,
  type PosterStart,
} from './fitPoster.ts';

/** So many em wide, a poster has three columns of answers: lines in two would be too long to read. */
const WIDE_EM = 58;
/** Narrower than this many em, it is read on a phone and grows with its words, whatever is around it. */
const NARROW_EM = 34;
/** Large words where the poster may grow, as on a phone, by how many they are; in the poster's em. */
const FREE_LEADS = [
  { letters: 80, lead: 2.1 },
  { letters: 240, lead: 1.7 },
  { letters: Infinity, lead: 1.35 },
] as const;

/** What was measured of a poster. */
export interface Fit {
  /** Lines in each column of answers; `Infinity`: all of them. */
  lines: number;
  size: PosterSize;
  isWide: boolean;
  /** Wider than high: what is first stands beside the rest, and not above it. */
  isLandscape: boolean;
}

/**
 * How many lines of answers the poster takes without spilling over, and how large: measured after each change of words or size, before it is
 * painted. `start`: what it begins with.
 */
export function useFit(
  poster: PosterView,
  fit: boolean,
  start: PosterStart,
): [RefObject<HTMLElement | null>, Fit] {
  const root = useRef<HTMLElement>(null);
  // A new object each time, so that the same number of lines is measured again.
  const [tried, setTried] = useState(FIRST_TRY);
  const [shape, setShape] = useState<Shape>(UNMEASURED);
  // What changes the room that words take; who stands here changes by the second and does not.
  const words = JSON.stringify({ ...poster, here: 0, hereNames: [], mightJoin: 0 });
  const seen = useRef({ words, height: 0, width: 0 });
  const sizes = useMemo(
    () => (shape.isNarrow ? freeSizes(start) : posterSizes(shape.px, start)),
    [shape, start],
  );
  useLayoutEffect(() => {
    const element = root.current;
    if (!element || !fit) return undefined;
    const again = (): void => {
      setShape(shapeOf(element));
      setTried({ ...FIRST_TRY });
    };
    again();
    const observer = new ResizeObserver(() => {
      const { clientHeight: height, clientWidth: width } = element;
      if (seen.current.height === height && seen.current.width === width) return;
      seen.current = { ...seen.current, height, width };
      again();
    });
    observer.observe(element);
    void document.fonts?.ready.then(again);
    return () => observer.disconnect();
  }, [fit]);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element || !fit) return;
    if (seen.current.words !== words) {
      seen.current = { ...seen.current, words };
      return setTried({ ...FIRST_TRY });
    }
    const spills = element.scrollHeight > element.clientHeight + 1;
    const next = nextTry(tried, spills, sizes);
    if (next) setTried(next);
  }, [words, fit, tried, sizes]);
  const measured = fit
    ? { lines: tried.lines, size: sizeOf(tried, sizes), ...shape }
    : { lines: Infinity, size: freeSize(start), ...UNMEASURED };
  return [root, measured];
}

interface Shape extends Pick<Fit, 'isWide' | 'isLandscape'> {
  /** Of answers in size 1. */
  px: number;
  isNarrow: boolean;
}
const UNMEASURED: Shape = { px: 16, isWide: false, isLandscape: false, isNarrow: false };

function shapeOf(element: HTMLElement): Shape {
  const em = Number.parseFloat(getComputedStyle(element).fontSize) || 16;
  const { clientWidth: width, clientHeight: height } = element;
  const isNarrow = width < NARROW_EM * em;
  return {
    px: em * ANSWER_EM,
    isWide: width >= WIDE_EM * em,
    isLandscape: width > height && !isNarrow,
    isNarrow,
  };
}

function freeSize(start: PosterStart): PosterSize {
  const letters = typeof start === 'number' ? start : 0;
  const lead = FREE_LEADS.find((each) => letters <= each.letters)?.lead ?? 1;
  return { answers: 1, lead, notes: 1 };
}

const freeSizes = (start: PosterStart): PosterSizes => ({
  whole: [freeSize(start)],
  cut: [freeSize(start)],
});
