import { isRelation } from '../../../shared/model/gallery.ts';
import { isTableDuty } from '../../../shared/model/table.ts';
import type { ChoiceList, SettingLabel } from '../../steps/setting.ts';
import { t } from '../../words/speak.ts';

/** Of keys that are put together of two parts not every pair is one; a test asks for all that there are. */
type SayAny = (key: string) => string;

/** An answer of a list, as the editor offers it. */
export function choiceWords(list: ChoiceList, option: string): string {
  const say = t as SayAny;
  return say(`run.choice.${list}.${option}`);
}

/** What kind of field it is, of a note's form or a rating's. */
export function thingKindWords(label: SettingLabel, kind: string): string {
  const say = t as SayAny;
  return label === 'noteForm' ? say(`run.noteField.${kind}`) : say(`run.rateField.${kind}`);
}

/** The product's own name for something that a script only names by its id; '' where it has none. */
export function knownName(label: SettingLabel, id: string): string {
  if (label === 'duties' && isTableDuty(id)) return t(`duty.${id}`);
  return label === 'relations' && isRelation(id) ? t(`relation.${id}`) : '';
}
