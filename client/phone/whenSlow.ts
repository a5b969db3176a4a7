import { PAGE_PORTS } from '../sync/pagePorts.ts';

/** Something began that should be quick: says `true` when it has taken `ms`. Call what it returns when it is over; that says `false`. */
export function whenSlow(
  ms: number,
  say: (isSlow: boolean) => void,
  later = PAGE_PORTS.later,
): () => void {
  const stop = later(ms, () => say(true));
  return () => {
    stop();
    say(false);
  };
}
