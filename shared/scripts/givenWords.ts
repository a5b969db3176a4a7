import type { ScriptWords } from './script.ts';

/** What was given in just this language; '' where nothing was. `first`: the script's first language, in which text alone is. */
export function givenIn(words: ScriptWords | undefined, language: string, first: string): string {
  if (typeof words === 'string') return language === first ? words : '';
  return words?.[language] ?? '';
}

/** The words with others in one language; blank ones are none. `undefined` where none are left. */
export function withGiven(
  words: ScriptWords | undefined,
  language: string,
  first: string,
  text: string,
): ScriptWords | undefined {
  const given = typeof words === 'string' ? { [first]: words } : words;
  const { [language]: _before, ...others } = given ?? {};
  const all = text.trim() === '' ? others : { ...given, [language]: text };
  const languages = Object.keys(all);
  if (languages.length === 0) return undefined;
  return languages.length === 1 && languages[0] === first ? (all[first] ?? '') : all;
}
