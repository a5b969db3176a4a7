import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Pair } from '../../../shared/gallery/pairs.ts';
import { runFrames } from './runFrames.ts';

/** A new thread is drawn along its lane for so long, ms. */
const GROW_MS = 190;

/** Threads that are being drawn along their lanes, and how far each is, 0…1: read it while drawing. */
export interface Growing {
  pairs: ReadonlySet<string>;
  share: RefObject<number>;
}

/** Each pair of which all is just in is drawn once; `draw` for each step. At once where motion is not wanted. */
export function useGrowing(
  pairs: readonly Pair[],
  isJustIn: (connection: string) => boolean,
  draw: () => void,
): Growing {
  const [drawn, setDrawn] = useState<ReadonlySet<string>>(() => new Set());
  const share = useRef(1);
  const latest = useRef(draw);
  useLayoutEffect(() => {
    latest.current = draw;
  });
  const key = pairs
    .filter(
      ({ id, connections }) => !drawn.has(id) && connections.every((each) => isJustIn(each.id)),
    )
    .map(({ id }) => id)
    .join();
  const growing = useMemo(() => new Set(key === '' ? [] : key.split(',')), [key]);
  useLayoutEffect(() => {
    if (growing.size === 0) return undefined;
    const done = (): void => setDrawn((before) => new Set([...before, ...growing]));
    const stop = runFrames(GROW_MS, share, () => latest.current(), done);
    return () => {
      stop();
      done();
    };
  }, [growing]);
  return useMemo(() => ({ pairs: growing, share }), [growing]);
}
