import { givenIn } from '../../shared/scripts/givenWords.ts';
import type { Script, ScriptWords, Step } from '../../shared/scripts/script.ts';

/** Words in the language in which they are written just now, else in the script's first. */
export const wordsShown = (script: Script, words: ScriptWords, language: string): string => {
  const [first = ''] = script.languages;
  return givenIn(words, language, first) || givenIn(words, first, first);
};

/** A step's name, for lists and sentences. */
export const stepTitle = (script: Script, step: Step, language: string): string =>
  wordsShown(script, step.title, language);
