/** A person who walks: where she sits, and her place among those who walk from that table, from 0. */
export interface Walker {
  /** Index of the own table among the open ones; `null` for somebody at none. */
  home: number | null;
  rank: number;
}

/**
 * The posters one person sees, as indices of tables, `stops` of them at most: all different, never her own. Walkers of one table start
 * at different posters (by rank), so a table's people spread over the room and each poster gets about as many visitors at each stop.
 */
export function planStops({ home, rank }: Walker, tables: number, stops: number): number[] {
  const others = home === null ? tables : tables - 1;
  const count = Math.min(stops, others);
  const start =
    home === null ? rank % Math.max(1, tables) : home + 1 + (rank % Math.max(1, others));
  return Array.from({ length: count }, (_, stop) => {
    if (home === null) return (start + stop) % tables;
    // Steps 1 … tables − 1 from home, going round: home itself is never among them.
    const step = ((start - home - 1 + stop) % others) + 1;
    return (home + step) % tables;
  });
}
