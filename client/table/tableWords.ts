import type { TableDuty } from '../../shared/model/table.ts';

/** Where the poster's sentence is kept while it is typed. */
export const sentenceDraft = (table: string): string => `sentence-${table}`;

/** Why nothing is kept just now, where one can go on typing. */
export const OFFLINE_WORDS =
  'You’re offline. What you type stays here; save it, and choose, once you’re back.';

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

/** "Six people, eleven notes." */
export const tableLine = (people: number, notes: number): string =>
  `${countInWords(people, 'person', 'people')}, ${countInWords(notes, 'note').toLocaleLowerCase('en')}.`;

/** What somebody with the duty does, what one says to take it, and what it is called. */
export const DUTY_WORDS: Record<TableDuty, { does: string; offer: string; noun: string }> = {
  facilitator: { does: 'facilitates', offer: 'I’ll facilitate', noun: 'facilitating' },
  'note-taker': { does: 'takes notes', offer: 'I’ll take notes', noun: 'taking notes' },
  reporter: { does: 'reports back', offer: 'I’ll report back', noun: 'reporting back' },
};
