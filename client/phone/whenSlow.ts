/** Does `task` in so many ms, unless what it returns is called before. */
export type Later = (ms: number, task: () => void) => () => void;

export const later: Later = (ms, task) => {
  const timer = setTimeout(task, ms);
  return () => clearTimeout(timer);
};

/** Something began that should be quick: says `true` when it has taken `ms`. Call what it returns when it is over; that says `false`. */
export function whenSlow(
  ms: number,
  say: (isSlow: boolean) => void,
  inTime: Later = later,
): () => void {
  const stop = inTime(ms, () => say(true));
  return () => {
    stop();
    say(false);
  };
}
