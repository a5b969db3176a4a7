import { useLayoutEffect, useRef, type RefObject } from 'react';
import { runFrames } from './runFrames.ts';

/** Threads that are laced anew come in over this long, ms. */
const FADE_MS = 160;

/** 0…1: how far what changed last has come in; `draw` for each step. At once where motion is not wanted. Read it while drawing. */
export function useFadeIn(what: string, draw: () => void): RefObject<number> {
  const shown = useRef(1);
  const latest = useRef(draw);
  useLayoutEffect(() => {
    latest.current = draw;
  });
  useLayoutEffect(() => {
    return what === '' ? undefined : runFrames(FADE_MS, shown, () => latest.current());
  }, [what]);
  return shown;
}
