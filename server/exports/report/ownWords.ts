import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import { peopleWords, tableWords } from '../../../shared/exchange/meetingWords.ts';

const [OPEN, CLOSE] = ['\u2068', '\u2069'];
const ISOLATES = /[\u2066-\u2069]/gu;

/**
 * People's words inside a line of other words: between signs that isolate them (Unicode Standard
 * Annex 9), so that an Arabic name keeps its own order and reverses nothing around it. Words alone
 * on a line are set as they are and begin where their script does.
 */
export const own = (words: string): string =>
  words === '' ? '' : `${OPEN}${words.replace(ISOLATES, '')}${CLOSE}`;

/** Without such signs, for words that we do not set ourselves: bookmarks. */
export const unmarked = (words: string): string => words.replace(ISOLATES, '');

/** `peopleWords` within a line. */
export const ownPeople = (people: Parameters<typeof peopleWords>[0]): string =>
  peopleWords({ ...people, names: people.names.map(own) });

/** `tableWords` within a line. */
export const ownTable = (content: MeetingContent, tableId: string): string =>
  tableWords(content, tableId, own);
