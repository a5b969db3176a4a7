import type { Command } from '../meeting/outbox/commandMeanings.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { FIRST_POSTER_NOTES } from '../../shared/model/poster.ts';

/** Where the poster's sentence is kept while it is typed. */
export const sentenceDraft = (table: string): string => `sentence-${table}`;

/** Sitting down, and what to say once that is so. */
export const sitDown = (table: string): [Command, string] => [
  { kind: 'me', edit: { table } },
  'You sit at this table now.',
];

const NUMBERS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** `countInWords(3, 'note')` → "Three notes". */
export const countInWords = (count: number, one: string, many = `${one}s`): string =>
  `${NUMBERS[count] ?? String(count)} ${count === 1 ? one : many}`;

/** Which of the notes `there` hang on the poster: those that were `chosen`, else the first. */
export function posterNotesWords(chosen: number, there: number): string {
  if (chosen > 0) return `${chosen} of at most ${LIMITS.posterNotes}.`;
  if (there === 1) return 'Nobody chose yet, so it hangs there.';
  // How many the first ones are depends on how the poster is set.
  return there <= Math.min(...Object.values(FIRST_POSTER_NOTES))
    ? 'Nobody chose yet, so all of them hang there.'
    : 'Nobody chose yet, so the first ones hang there.';
}

/** What an empty answer on the sheet invites to; a finger drags nothing into it. */
export const emptyAnswer = (canDrag: boolean): string =>
  canDrag ? 'Start writing, or drag a note here.' : 'Start writing, or quote a note.';

/** How a note gets into the sheet. */
export const quoteHint = (canDrag: boolean): string =>
  canDrag
    ? 'Drag one into the sheet to quote it, or press Quote.'
    : 'Press Quote to have one in the sheet.';

/** "Six people, eleven notes." */
export const tableLine = (people: number, notes: number): string =>
  `${countInWords(people, 'person', 'people')}, ${countInWords(notes, 'note').toLocaleLowerCase('en')}.`;
