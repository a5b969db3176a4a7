/** From here on a field says how many letters it still takes. */
const TELL_FROM = 15;

/** What a field says of its limit while somebody types, or `null` while there is room enough. Both are counted as fields do, in UTF-16 units. */
export function lettersLeft(typed: string, max: number): string | null {
  const left = max - typed.length;
  if (left > TELL_FROM) return null;
  if (left > 0) return `${left} ${left === 1 ? 'letter' : 'letters'} left`;
  return left === 0
    ? `That is all: ${max} letters at most`
    : `${-left} ${left === -1 ? 'letter' : 'letters'} too many`;
}
