import { LIMITS } from '../../shared/model/limits.ts';

/** Why a note was not taken and what to do, in people's words. `detail` is the server's own sentence, for what was not foreseen. */
export function refusalWords(code: string, detail: string): string {
  switch (code) {
    case 'posting-closed':
      return 'Posting had closed. Your note is kept on this phone.';
    case 'text-too-long':
      return `A note holds ${LIMITS.noteTextChars} letters. Make it shorter and send it again.`;
    case 'invalid-text':
      return 'It holds signs the wall can’t keep. Type it again and send it.';
    case 'empty-text':
      return 'There is nothing on it.';
    case 'unknown-prompt':
      return 'This question was taken away meanwhile. Send it to another one.';
    case 'note-settled':
      return 'Tables are open, so notes stay as they are.';
    case 'note-gone':
      return 'This note was taken down before. Copy its text to a new one.';
    case 'locked':
      return 'The wall is locked for now. Your note is kept on this phone.';
    case 'too-many-notes':
      return `No more notes fit. ${detail}`;
    case 'changed-meanwhile':
      return 'You changed this note on another page too. These words are kept here.';
    case 'removed':
      return 'You were removed from this wall. Your text is kept here.';
    // Nothing in the note explains it: what stands between phone and server may have spoilt it.
    case 'invalid-request':
      return 'This note did not get through. It is kept on this phone.';
    default:
      return detail || 'The wall did not take it. Your text is kept here.';
  }
}

/** Why a note was not taken down, in people's words. */
export function stayingWords(code: string, detail: string): string {
  switch (code) {
    case 'note-settled':
      return 'It was not taken down: tables are open, so notes stay as they are.';
    case 'locked':
      return 'It was not taken down: the wall is locked for now.';
    case 'removed':
      return 'It was not taken down: you were removed from this wall.';
    default:
      return `It was not taken down. ${detail}`.trim();
  }
}

/** What was refused for what it is: as it is it never goes. */
const FINAL = [
  'text-too-long',
  'invalid-text',
  'empty-text',
  'unknown-prompt',
  'note-settled',
  'note-gone',
  'changed-meanwhile',
  'removed',
];

/** Trying again, as it is, may work later. */
export const mayWorkLater = (code: string): boolean => !FINAL.includes(code);

/** Why this phone is not let in just now. */
export const troubleWords = ({ code, message }: { code: string; message: string }): string =>
  code === 'rate-limited'
    ? 'Many are coming in just now. You’re next, in a moment.'
    : message || 'The server can’t let you in just now.';
