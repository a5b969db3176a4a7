import type { CalledGroup, Deed } from '../../shared/documents/arrangementEdits.ts';
import { t } from '../words/speak.ts';

const nameOf = ({ name, number }: CalledGroup): string =>
  name || (number === null ? t('undo.someGroup') : t('undo.unnamed', { number }));

/** What was done, after “Undo” or by itself: “moving 2 notes to “Birds””. */
export function deedWords(did: Deed): string {
  if (did.act === 'tidyWall') return t('undo.what.tidyWall');
  if (did.act === 'groupAgain')
    return t('undo.what.groupAgain', { count: did.count, name: did.name });
  if (did.act === 'merge')
    return t('undo.what.merge', { group: nameOf(did.group), into: nameOf(did.into) });
  if (!('group' in did)) return t(`undo.what.${did.act}`, { count: did.count });
  const group = nameOf(did.group);
  return 'count' in did
    ? t(`undo.what.${did.act}`, { count: did.count, group })
    : t(`undo.what.${did.act}`, { group });
}
