import type { Words } from '../words/words.ts';

/** A field says how many letters it still takes once there are no more than this. */
const TELL_FROM = 15;

/** What a field says of its limit while somebody types, or `null` while there is room enough. `left` as the field counts. */
export function lettersLeft(
  words: Pick<Words, 'say'>,
  left: number,
  max: number,
  tellFrom = TELL_FROM,
): string | null {
  if (left > tellFrom) return null;
  if (left > 0) return words.say('letters.left', { count: left });
  return left === 0
    ? words.say('letters.full', { max })
    : words.say('letters.over', { count: -left });
}
