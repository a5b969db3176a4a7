import type { Session } from '../model/session.ts';

/** "1 note", "12 notes". */
export const countNotes = (count: number): string => `${count} ${count === 1 ? 'note' : 'notes'}`;

/** When unseen notes are seen. */
const UNTIL = 'until the facilitator shows them to everyone';

/**
 * What there is of notes, as a sentence that holds for whoever may not read them and for whoever may: before the reveal there are notes
 * though nobody sees one, and none appears. `notes`: how many lie on the wall.
 */
export function notesSoFar(
  { revealed, posting }: Pick<Session, 'revealed' | 'posting'>,
  notes: number,
): string {
  if (!revealed && notes > 0)
    return `${countNotes(notes)} ${notes === 1 ? 'lies' : 'lie'} here, unseen ${UNTIL}.`;
  if (notes > 0) return `${countNotes(notes)} on the wall.`;
  if (posting === 'closed') return 'No notes yet. Posting is closed just now.';
  return revealed
    ? 'No notes yet. They appear here as people post them.'
    : `No notes yet. They are counted here, and stay unseen ${UNTIL}.`;
}
