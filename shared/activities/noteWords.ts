import type { Session } from '../model/session.ts';
import { isSeenAtOnce } from '../scripts/revealing.ts';
import type { Words } from '../words/words.ts';

/**
 * What there is of notes, as a sentence that holds for whoever may not read them and for whoever may: before the reveal there are notes
 * though nobody sees one, and none appears. `count`: how many lie on the wall.
 */
export function notesSoFar(
  words: Words,
  session: Pick<Session, 'revealed' | 'held' | 'asking' | 'posting'>,
  count: number,
): string {
  const { posting } = session;
  const revealed = isSeenAtOnce(session);
  if (count > 0) return words.say(revealed ? 'notes.onWall' : 'notes.unseen', { count });
  if (posting === 'closed') return words.say('notes.none.closed');
  return words.say(revealed ? 'notes.none.seen' : 'notes.none.unseen');
}
