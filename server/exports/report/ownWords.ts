import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import { peopleWords, tableWords } from '../../../shared/exchange/meetingWords.ts';
import { withoutIsolates } from '../../../shared/model/textDirection.ts';
import type { Words } from '../../../shared/words/words.ts';

const [OPEN, CLOSE] = ['\u2068', '\u2069'];

/**
 * People's words inside a line of other words: between signs that isolate them (Unicode Standard
 * Annex 9), so that an Arabic name keeps its own order and reverses nothing around it. Words alone
 * on a line are set as they are and begin where their script does.
 */
export const own = (text: string): string =>
  text === '' ? '' : `${OPEN}${withoutIsolates(text)}${CLOSE}`;

/** `peopleWords` within a line. */
export const ownPeople = (words: Words, people: Parameters<typeof peopleWords>[1]): string =>
  peopleWords(words, { ...people, names: people.names.map(own) });

/** `tableWords` within a line. */
export const ownTable = (words: Words, content: MeetingContent, tableId: string): string =>
  tableWords(words, content, tableId, own);
