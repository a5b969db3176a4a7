import { LIMITS } from '../../../shared/model/limits.ts';
import type { NoteIntent } from '../outbox/noteIntents.ts';

/** Why a note was refused for what it is: as it is it never goes. */
const FINAL: Record<string, string> = {
  'text-too-long': `A note holds ${LIMITS.noteTextChars} letters. Make it shorter and send it again.`,
  'invalid-text': 'It holds signs the wall can’t keep. Type it again and send it.',
  'empty-text': 'There is nothing on it.',
  'unknown-prompt': 'This question was taken away meanwhile. Send it to another one.',
  'note-settled': 'Tables are open, so notes stay as they are.',
  'note-gone': 'This note was taken down before. Copy its text to a new one.',
  'changed-meanwhile': 'You changed this note on another page too. These words are kept here.',
  removed: 'You were removed from this wall.',
};
/** What may pass. `detail` is the server's own sentence, for what was not foreseen. */
const PASSING: Record<string, string> = {
  'posting-closed': 'Posting had closed.',
  locked: 'The wall is locked for now.',
  // Nothing in the note explains it: what stands between phone and server may have spoilt it.
  'invalid-request': 'This note did not get through.',
};

/** Trying again, as it is, may work later. */
export const mayWorkLater = (code: string): boolean => !(code in FINAL);

/** What was not done with a note, why, and what becomes of it, in people's words. */
export function noteRefusal(op: NoteIntent['op'], code: string, detail: string): string {
  const why = FINAL[code] ?? PASSING[code] ?? (detail || 'The wall did not take it.');
  if (op === 'withdraw') return `It was not taken down. ${why}`;
  return mayWorkLater(code) || code === 'removed' ? `${why} Your note is kept on this phone.` : why;
}

/** Why this phone is not let in just now. */
export const troubleWords = ({ code, message }: { code: string; message: string }): string =>
  code === 'rate-limited'
    ? 'Many are coming in just now. You’re next, in a moment.'
    : message || 'The server can’t let you in just now.';
