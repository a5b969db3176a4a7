/** Minutes until the next stop, begun ones counted; 0 is now. `leftMs` of the clock; `null` without one. */
export const minutesUntilNext = (leftMs: number | null): number | null =>
  leftMs === null ? null : Math.max(0, Math.ceil(leftMs / 60_000));
