import type { RefObject } from 'react';

/** Runs `share` from 0 to 1 in `ms`, with `draw` for each frame, then `done`; at once where motion is not wanted. Resolves with what ends it. */
export function runFrames(
  ms: number,
  share: RefObject<number>,
  draw: () => void,
  done?: () => void,
): () => void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    done?.();
    return () => undefined;
  }
  share.current = 0;
  let began: number | null = null;
  let frame = requestAnimationFrame(function step(now) {
    began ??= now;
    share.current = Math.min(1, (now - began) / ms);
    draw();
    if (share.current < 1) frame = requestAnimationFrame(step);
    else done?.();
  });
  return () => {
    cancelAnimationFrame(frame);
    share.current = 1;
  };
}
