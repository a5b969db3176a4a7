/** Time until the next stop, in words. `leftMs` of the clock; `null` without one. */
export function untilNext(leftMs: number | null): string {
  if (leftMs === null) return '';
  if (leftMs <= 0) return 'now';
  const minutes = Math.ceil(leftMs / 60_000);
  return minutes <= 1 ? 'in a minute' : `in ${minutes} minutes`;
}
