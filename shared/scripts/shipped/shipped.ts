import type { Words } from '../../words/words.ts';
import type { Script } from '../script.ts';
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

export const findShippedScript = (id: string): ShippedScript | undefined =>
  SHIPPED_SCRIPTS.find((shipped) => shipped.id === id);

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
