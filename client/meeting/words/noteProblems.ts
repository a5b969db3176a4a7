import { LIMITS } from '../../../shared/model/limits.ts';
import { t } from '../../words/speak.ts';
import type { NoteIntent } from '../outbox/noteIntents.ts';
import { problemSaid } from '../../words/problemSaid.ts';

/** Why a note was refused for what it is: as it is it never goes. */
const FINAL = {
  'text-too-long': () => t('refused.note.tooLong', { max: LIMITS.noteTextChars }),
  'invalid-text': () => t('refused.note.signs'),
  'empty-text': () => t('refused.note.empty'),
  // The server's own sentence says which field; a part that comes later names it as people know it.
  'invalid-field': () => '',
  'paper-not-offered': () => '',
  'unknown-prompt': () => t('refused.note.noQuestion'),
  'note-settled': () => t('refused.note.settled'),
  'note-gone': () => t('refused.note.gone'),
  'changed-meanwhile': () => t('refused.note.changed'),
  removed: () => t('refused.why.removed'),
};
/** What may pass. `detail` is the server's own sentence, for what was not foreseen. */
const PASSING = {
  'posting-closed': () => t('refused.note.closed'),
  locked: () => t('refused.why.locked'),
  // Nothing in the note explains it: what stands between phone and server may have spoilt it.
  'invalid-request': () => t('refused.note.notThrough'),
};
const WHY: Readonly<Record<string, () => string>> = { ...FINAL, ...PASSING };

/** Trying again, as it is, may work later. */
export const mayWorkLater = (code: string): boolean => !(code in FINAL);

/** What was not done with a note, why, and what becomes of it, in people's words. */
export function noteRefusal(op: NoteIntent['op'], code: string, detail: string): string {
  const why = WHY[code]?.() || detail || t('refused.note.unknown');
  if (op === 'withdraw') return `${t('refused.note.stays')} ${why}`;
  return mayWorkLater(code) || code === 'removed' ? `${why} ${t('refused.note.kept')}` : why;
}

/** Why this phone is not let in just now. */
export const troubleWords = (refused: Parameters<typeof problemSaid>[0]): string =>
  refused.code === 'rate-limited' ? t('refused.many') : problemSaid(refused) || t('refused.notIn');
