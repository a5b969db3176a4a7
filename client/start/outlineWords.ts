import { scriptWordsFor } from '../../shared/scripts/course.ts';
import type { Outline } from '../../shared/scripts/outline.ts';
import type { ScriptWords } from '../../shared/scripts/script.ts';

/** Words of a script that no wall has yet, for whoever reads `language`. */
export const outlineWords = (
  outline: Pick<Outline, 'languages'>,
  words: ScriptWords,
  language: string,
): string =>
  scriptWordsFor({ languages: [...outline.languages] }, words, language, outline.languages[0] ?? '')
    .text;
