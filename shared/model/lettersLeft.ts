/** From here on a short field says how many letters it still takes. */
const TELL_FROM = 15;

const letters = (count: number): string => `${count} ${count === 1 ? 'letter' : 'letters'}`;

/** Why words that are so much too long are not taken. */
export const lettersTooMany = (over: number): string => `${letters(over)} too many`;

/** What a field says of its limit while somebody types, or `null` while there is room enough. `left` as the field counts. */
export function lettersLeft(left: number, max: number, tellFrom = TELL_FROM): string | null {
  if (left > tellFrom) return null;
  if (left > 0) return `${letters(left)} left`;
  return left === 0 ? `That is all: ${letters(max)} at most` : lettersTooMany(-left);
}
