/** What others do meanwhile. */
export const STREAM = { perSecond: 50, moving: 20, movesPerSecond: 20 } as const;

/** Whether the moving notes move at this tick, of `STREAM.perSecond` a second. */
export const isMoveTick = (tick: number): boolean => {
  const moves = (until: number): number =>
    Math.floor((until * STREAM.movesPerSecond) / STREAM.perSecond);
  return moves(tick + 1) > moves(tick);
};

/** Calls `work` so many times a second for so long; late ones are made up for. */
export async function paced(
  forMs: number,
  perSecond: number,
  work: (tick: number) => void,
): Promise<void> {
  const begin = performance.now();
  const ticks = Math.round((forMs / 1000) * perSecond);
  for (let tick = 0; tick < ticks; tick += 1) {
    const wait = begin + (tick * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    work(tick);
  }
}
