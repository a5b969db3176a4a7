import { cleanName } from '../../shared/model/cleanName.ts';
import { askRefusal } from '../meeting/words/askProblems.ts';
import { nameRefusal } from '../meeting/words/nameRefusal.ts';

/**
 * Saves the name in the field, and what was typed there while it was being saved, until both agree: somebody who presses Save and types
 * on has the whole name. Resolves to why not, in words, or `null` when it is saved. `known`: what the server has.
 */
export async function saveName(
  read: () => string,
  known: string,
  save: (name: string) => Promise<unknown>,
): Promise<string | null> {
  let saved = known;
  for (;;) {
    const typed = read();
    const refusal = nameRefusal(typed);
    if (refusal !== null) return refusal;
    const wanted = cleanName(typed);
    if (wanted === saved) return null;
    try {
      await save(wanted);
    } catch (error) {
      return askRefusal(error);
    }
    saved = wanted;
  }
}
