import type { BareKey } from '../../words/words.ts';
import type { Script, ScriptWords } from '../script.ts';

/** Says a message of the catalogue in the languages of a script. */
export type Say = (key: BareKey) => ScriptWords;

/** A script that comes with the product: its words are messages until a wall is made. */
export interface ShippedScript {
  id: string;
  inWords(say: Say): Script;
}
