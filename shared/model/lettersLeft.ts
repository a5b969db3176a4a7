/** A field says how many letters it still takes once there are no more than this. */
const TELL_FROM = 15;

const letters = (count: number): string => `${count} ${count === 1 ? 'letter' : 'letters'}`;

/** Why a text that is so much too long is refused. */
export const lettersTooMany = (over: number): string => `${letters(over)} too many`;

/** What a field says of its limit while somebody types, or `null` while there is room enough. `left` as the field counts. */
export function lettersLeft(left: number, max: number, tellFrom = TELL_FROM): string | null {
  if (left > tellFrom) return null;
  if (left > 0) return `${letters(left)} left`;
  return left === 0 ? `That is all: ${letters(max)} at most` : lettersTooMany(-left);
}
