import type { Script, ScriptWords } from './script.ts';
import { SCRIPT_LIMITS } from './scriptLimits.ts';
import { isStatement } from './statements.ts';

/** Fields of scripts in which words stand. */
const ALONE = new Set([
  'name',
  'summary',
  'title',
  'ask',
  'say',
  'label',
  'hint',
  'unit',
  'means',
  'yes',
  'no',
  'reading',
]);
/** Fields in which lists of words stand; moments (`items` of times) read the same in any language. */
const LISTS = new Set(['prompts', 'questions', 'topics', 'items']);

type Change = (words: ScriptWords) => ScriptWords;
type Fields = Readonly<Record<string, unknown>>;

function changedIn(part: unknown, change: Change): unknown {
  if (Array.isArray(part)) return part.map((each: unknown) => changedIn(each, change));
  if (typeof part !== 'object' || part === null) return part;
  const fields = part as Fields;
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      if (ALONE.has(key)) return [key, change(value as ScriptWords)];
      if (LISTS.has(key) && fields['kind'] !== 'times')
        return [
          key,
          // Statements have ids beside their words.
          (value as unknown[]).map((each) =>
            isStatement(each) ? changedIn(each, change) : change(each as ScriptWords),
          ),
        ];
      return [key, changedIn(value, change)];
    }),
  );
}

/** A script with all its words changed. */
export const changeWords = (script: Script, change: Change): Script =>
  changedIn(script, change) as Script;

/** Words by language; text alone is in `first`, the script's first language. */
export const byLanguage = (words: ScriptWords, first: string): Readonly<Record<string, string>> =>
  typeof words === 'string' ? { [first]: words } : words;

/**
 * A script whose first language is `language`, as a wall's is the wall's. What was not given in it says there what it said in the first so
 * far, unless `known` knows it: by what it said, what it says now. Of more languages than a script may have the last goes.
 */
export function withFirst(
  script: Script,
  language: string,
  known: ReadonlyMap<string, string> = new Map(),
): Script {
  const [first = language] = script.languages;
  if (first === language) return script;
  const others = script.languages.filter((each) => each !== language);
  const languages = [language, ...others].slice(0, SCRIPT_LIMITS.languages);
  const spoken = changeWords(script, (words) => {
    const given = byLanguage(words, first);
    const text = given[first] ?? '';
    const all = { ...given, [language]: given[language] ?? known.get(text) ?? text };
    return Object.fromEntries(Object.entries(all).filter(([each]) => languages.includes(each)));
  });
  return { ...spoken, languages };
}
