/** A list of texts that one person edits while others may: what she sends, and where she and others wrote in the same place. */
export interface MergedList {
  /** Hers where she changed something, else what stands there by now; what either added comes last. */
  merged: readonly string[];
  /** By place in `mine`: what others put where she put something else; `''` elsewhere. */
  others: readonly string[];
}

/** `was`: what `mine` was made from. `now`: what stands there by now. Where a text was taken away places cannot be told apart: then hers stand. */
export function mergeList(
  mine: readonly string[],
  was: readonly string[],
  now: readonly string[],
): MergedList {
  const isSame = (a: readonly string[], b: readonly string[]): boolean =>
    a.length === b.length && a.every((each, at) => each === b[at]);
  if (isSame(mine, was)) return { merged: now, others: mine.map(() => '') };
  if (isSame(now, was)) return { merged: mine, others: mine.map(() => '') };
  if (mine.length < was.length || now.length < was.length)
    return {
      merged: mine,
      others: mine.map((each, at) => (now[at] === undefined || now[at] === each ? '' : now[at])),
    };
  const places = mine.map((each, at) => ({ mine: each, was: was[at], now: now[at] }));
  return {
    merged: [
      ...places.map((place) =>
        place.mine === place.was && place.now !== undefined ? place.now : place.mine,
      ),
      ...now.slice(was.length).filter((each) => !mine.slice(was.length).includes(each)),
    ],
    others: places.map((place, at) =>
      at < was.length &&
      place.now !== undefined &&
      place.mine !== place.was &&
      place.now !== place.was &&
      place.now !== place.mine
        ? place.now
        : '',
    ),
  };
}
