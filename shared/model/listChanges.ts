/** A list in which somebody made `next` out of `was`, while `now` stands there. */
export const withChanges = (
  now: readonly string[],
  was: readonly string[],
  next: readonly string[],
): string[] => [
  ...now.filter((each) => next.includes(each) || !was.includes(each)),
  ...next.filter((each) => !now.includes(each) && !was.includes(each)),
];
