import { cleanName, isName } from '../../shared/model/cleanName.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { countChars } from '../../shared/model/text.ts';
import { ApiProblem } from '../sync/request.ts';

/** What is wrong with a name as it is typed, in words; `null` when nothing is. */
function refusalOf(typed: string): string | null {
  const wanted = cleanName(typed);
  if (countChars(wanted) > LIMITS.personNameChars)
    return `A name holds ${LIMITS.personNameChars} letters.`;
  if (wanted === '' ? typed.trim() !== '' : !isName(wanted))
    return 'A name needs a letter or a digit that can be seen. Or leave it empty.';
  return null;
}

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
    const refusal = refusalOf(typed);
    if (refusal !== null) return refusal;
    const wanted = cleanName(typed);
    if (wanted === saved) return null;
    try {
      await save(wanted);
    } catch (error) {
      return error instanceof ApiProblem ? error.message : 'You’re offline. Try again in a moment.';
    }
    saved = wanted;
  }
}
