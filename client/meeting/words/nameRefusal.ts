import { cleanName, isName } from '../../../shared/model/cleanName.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { countChars } from '../../../shared/model/text.ts';
import { t } from '../../words/speak.ts';

/** Why nobody can be called by what was typed, or `null`. Nothing typed is no name, which is all right. */
export function nameRefusal(typed: string): string | null {
  const wanted = cleanName(typed);
  if (countChars(wanted) > LIMITS.personNameChars)
    return t('refused.name.tooLong', { max: LIMITS.personNameChars });
  return typed.trim() !== '' && !isName(wanted) ? t('refused.name.unseen') : null;
}
