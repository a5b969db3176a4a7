import type { Command } from '../meeting/outbox/commandMeanings.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { FIRST_POSTER_NOTES } from '../../shared/model/poster.ts';
import { t } from '../words/speak.ts';

/** Where the poster's sentence is kept while it is typed. */
export const sentenceDraft = (table: string): string => `sentence-${table}`;

/** Sitting down, and what to say once that is so. */
export const sitDown = (table: string): [Command, string] => [
  { kind: 'me', edit: { table } },
  t('sheet.sit.done'),
];

/** Which of the notes `there` hang on the poster: those that were `chosen`, else the first. */
export function posterNotesWords(chosen: number, there: number): string {
  if (chosen > 0) return t('sheet.leave.notesChosen', { chosen, most: LIMITS.posterNotes });
  // How many the first ones are depends on how the poster is set.
  const isAll = there <= Math.min(...Object.values(FIRST_POSTER_NOTES));
  return t('sheet.leave.noneChosen', { which: there === 1 ? 'one' : isAll ? 'all' : 'first' });
}

/** What an empty answer on the sheet invites to; a finger drags nothing into it. */
export const emptyAnswer = (canDrag: boolean): string =>
  t(canDrag ? 'sheet.invite.drag' : 'sheet.invite');

/** How a note gets into the sheet. */
export const quoteHint = (canDrag: boolean): string =>
  t(canDrag ? 'sheet.notes.drag' : 'sheet.notes.press');

/** "Six people, eleven notes." */
export const tableLine = (people: number, notes: number): string =>
  t('sheet.line', { people, notes });
