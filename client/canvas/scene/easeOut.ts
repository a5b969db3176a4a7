/** Quick at first, then slower: how everything on the wall comes to its place. `share` from 0 to 1. */
export const easeOut = (share: number): number => 1 - (1 - share) ** 3;
