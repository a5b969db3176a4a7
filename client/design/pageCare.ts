import { keepTexts } from './keepTexts.ts';
import { sayRecovered } from './sayRecovered.ts';
import { keepForReload, readKept, readTypedWords } from './typedWords.ts';

/** What looks after a page: its texts while others change them, and the words typed when it has to be drawn anew. */
export const pageCare = { keepTexts, keepForReload, readKept, readTypedWords, sayRecovered };

export type PageCare = typeof pageCare;
