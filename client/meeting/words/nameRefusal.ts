import { cleanName, isName } from '../../../shared/model/cleanName.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { countChars } from '../../../shared/model/text.ts';

/** Why nobody can be called by what was typed, or `null`. Nothing typed is no name, which is all right. */
export function nameRefusal(typed: string): string | null {
  const wanted = cleanName(typed);
  if (countChars(wanted) > LIMITS.personNameChars)
    return `A name holds ${LIMITS.personNameChars} letters.`;
  return typed.trim() !== '' && !isName(wanted)
    ? 'A name needs a letter or a digit that can be seen. Or leave it empty.'
    : null;
}
