import type { Session } from '../model/session.ts';
import type { Words } from '../words/words.ts';

/**
 * What there is of notes, as a sentence that holds for whoever may not read them and for whoever may: before the reveal there are notes
 * though nobody sees one, and none appears. `count`: how many lie on the wall.
 */
export function notesSoFar(
  words: Words,
  { revealed, posting }: Pick<Session, 'revealed' | 'posting'>,
  count: number,
): string {
  if (count > 0) return words.say(revealed ? 'notes.onWall' : 'notes.unseen', { count });
  if (posting === 'closed') return words.say('notes.none.closed');
  return words.say(revealed ? 'notes.none.seen' : 'notes.none.unseen');
}
