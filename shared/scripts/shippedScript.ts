import type { Language, LANGUAGES } from '../words/languages.ts';
import type { BareKey, Words } from '../words/words.ts';
import type { Script, ScriptWords, Step } from './script.ts';

/** Words that a script that ships brings along, in each language that people choose from. */
export type OwnWords = Readonly<Record<(typeof LANGUAGES)[number], string>>;

/** Says words in the languages of a script: its own, or a message of the catalogue where the product says the same elsewhere. */
export type Say = (said: OwnWords | BareKey) => ScriptWords;

/** A script that comes with the product. Each is a file of `shipped/`, which has it as its one export; nothing lists them. */
export interface ShippedScript {
  id: string;
  /** Where it is offered among the others: the lowest first. */
  place: number;
  inWords(say: Say): Script;
}

/** What the product says by itself: in a language, and the scripts that come with it. */
export interface Product {
  wordsIn(language: Language): Words;
  shipped: readonly ShippedScript[];
}

export const findShipped = (
  shipped: readonly ShippedScript[],
  id: string,
): ShippedScript | undefined => shipped.find((script) => script.id === id);

/** A script's own words are English where nobody translates: the languages in which developers look whether words have room. */
const saidIn = (words: Words, said: OwnWords | BareKey): string =>
  typeof said === 'string'
    ? words.say(said)
    : ((said as Readonly<Record<string, string>>)[words.language] ?? said.en);

/** What a shipped script says in one language, by what it says in another. */
export function shippedWords(
  shipped: ShippedScript | undefined,
  before: Words,
  after: Words,
): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  shipped?.inWords((said) => {
    known.set(saidIn(before, said), saidIn(after, said));
    return '';
  });
  return known;
}

/** A shipped script in languages, the first of them the wall's: from then on its words are the wall's own. */
export function scriptIn(
  shipped: ShippedScript,
  first: Words,
  ...further: readonly Words[]
): Script {
  const all = [first, ...further];
  const script = shipped.inWords((said) =>
    Object.fromEntries(all.map((words) => [words.language, saidIn(words, said)])),
  );
  return { ...script, languages: all.map(({ language }) => language) };
}

/**
 * As a new wall has it: it asks in the wall's language alone, the first, until somebody gives its questions in others; everything else is
 * said in all of them.
 */
export function scriptForWall(
  shipped: ShippedScript,
  own: Words,
  further: readonly Words[] = [],
): Script {
  const others = further.filter(({ language }) => language !== own.language);
  const script = scriptIn(shipped, own, ...others);
  const asked = scriptIn(shipped, own).steps;
  const steps = script.steps.map((step, index): Step => {
    const alone = asked[index];
    if (step.kind === 'post' && alone?.kind === 'post') return { ...step, prompts: alone.prompts };
    if (step.kind !== 'tables' || alone?.kind !== 'tables' || !alone.questions) return step;
    return { ...step, questions: alone.questions };
  });
  return { ...script, steps };
}
