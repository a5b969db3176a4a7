import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import { peopleWords, tableWords } from '../../../shared/exchange/meetingWords.ts';

const [OPEN, CLOSE] = ['\u2068', '\u2069'];
const ISOLATES = /[\u2066-\u2069]/gu;

/**
 * People's words in a line that has more in it: between signs that isolate them (Unicode Standard Annex 9), so that an Arabic name stands in its own
 * order and turns nothing around it round. Alone on a line they are set as they are, and begin where their script does.
 */
export const own = (words: string): string =>
  words === '' ? '' : `${OPEN}${words.replace(ISOLATES, '')}${CLOSE}`;

/** Without such signs, for where words are not set by us: bookmarks. */
export const unmarked = (words: string): string => words.replace(ISOLATES, '');

/** `peopleWords` within a line. */
export const ownPeople = (people: Parameters<typeof peopleWords>[0]): string =>
  peopleWords({ ...people, names: people.names.map(own) });

/** `tableWords` within a line. */
export const ownTable = (content: MeetingContent, tableId: string): string =>
  tableWords(content, tableId, own);
