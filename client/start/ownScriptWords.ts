import type { Script, ScriptWords } from '../../shared/scripts/script.ts';
import { scriptWordsFor } from '../../shared/scripts/course.ts';

/** Words of a script that no wall has yet, for whoever reads this page. */
export const ownScriptWords = (script: Script, words: ScriptWords, reader: string): string =>
  scriptWordsFor(script, words, reader, script.languages[0] ?? '').text;
