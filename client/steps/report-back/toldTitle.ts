import type { ReportTurnView } from '../../../shared/protocol/reportBack.ts';
import type { RatedThingView } from '../../../shared/protocol/ratings.ts';
import { t } from '../../words/speak.ts';
import { thingTitle } from '../rate/thingTitle.ts';

/** What a note or a group is called where its turn is said in a line. */
export const toldTitle = (thing: RatedThingView): string =>
  thing.text?.trim() === '' ? t('told.unnamed') : thingTitle(thing);

/** Why there is nothing to read of what has its turn; '' where there is. */
export const nothingToRead = ({ of, thing }: Pick<ReportTurnView, 'of' | 'thing'>): string =>
  thing.state === 'shown' ? '' : t(thing.state === 'gone' ? 'told.gone' : 'told.notShown', { of });
