import { keepTexts } from './keepTexts.ts';
import './sayNewer.ts';
import { sayRecovered } from './sayRecovered.ts';
import { keepForReload, readKept, readTypedWords } from './typedWords.ts';

/** What looks after a page: its texts while others change them, the words typed when it has to be drawn anew, and a server that was updated. */
export const pageCare = { keepTexts, keepForReload, readKept, readTypedWords, sayRecovered };

export type PageCare = typeof pageCare;
