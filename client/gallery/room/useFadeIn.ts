import { useLayoutEffect, useRef, type RefObject } from 'react';

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
    if (what === '' || matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    shown.current = 0;
    let began: number | null = null;
    let frame = requestAnimationFrame(function step(now) {
      began ??= now;
      shown.current = Math.min(1, (now - began) / FADE_MS);
      latest.current();
      if (shown.current < 1) frame = requestAnimationFrame(step);
    });
    return () => {
      cancelAnimationFrame(frame);
      shown.current = 1;
    };
  }, [what]);
  return shown;
}
