import type { Words } from '../../words/words.ts';
import type { Script, Step } from '../script.ts';
import { emptyWall } from './emptyWall.ts';
import { leverageOnCall } from './leverageOnCall.ts';
import { leverageInRoom } from './leverageInRoom.ts';
import type { ShippedScript } from './shippedScript.ts';

/** In the order in which they are offered. */
export const SHIPPED_SCRIPTS: readonly ShippedScript[] = [
  leverageInRoom,
  leverageOnCall,
  emptyWall,
];

/** What a wall runs where nobody chose. */
export const DEFAULT_SCRIPT: ShippedScript = leverageInRoom;

export const findShippedScript = (id: string): ShippedScript | undefined =>
  SHIPPED_SCRIPTS.find((shipped) => shipped.id === id);

/** What a shipped script says in one language, by what it says in another. */
export function shippedWords(
  shipped: ShippedScript | undefined,
  before: Words,
  after: Words,
): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  shipped?.inWords((key) => {
    said.set(before.say(key), after.say(key));
    return '';
  });
  return said;
}

/** A shipped script in languages, the first of them the wall's: from then on its words are the wall's own. */
export function scriptIn(
  shipped: ShippedScript,
  first: Words,
  ...further: readonly Words[]
): Script {
  const all = [first, ...further];
  const script = shipped.inWords((key) =>
    Object.fromEntries(all.map((words) => [words.language, words.say(key)])),
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
