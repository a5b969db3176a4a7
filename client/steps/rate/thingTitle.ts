import type { RatedThingView } from '../../../shared/protocol/ratings.ts';
import { t, words } from '../../words/speak.ts';

/** What a thing is called where it stands in a line. */
export const thingTitle = (thing: RatedThingView): string =>
  thing.time === undefined
    ? (thing.text ?? t('rate.thing.notShown'))
    : words().moment(Date.parse(thing.time), 'date');
