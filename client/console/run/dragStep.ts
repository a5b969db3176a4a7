/** Before which row something is laid down at a height: `middles` of the rows from top to bottom; as many as there are: after the last. */
export const placeUnder = (middles: readonly number[], y: number): number =>
  middles.filter((middle) => middle < y).length;
