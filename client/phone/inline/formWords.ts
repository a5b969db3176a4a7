import { sayMessage, type Manner } from '../../../shared/words/sayMessage.ts';
import type { Catalogue, Words } from '../../../shared/words/words.ts';
import { part } from './pageWindow.ts';

const catalogue = JSON.parse(part('ww-words').textContent || '{}') as Catalogue;

/** Browsers of 2016 know no other plurals than English ones; everybody understands them. */
const manner: Manner = {
  plural: (count) =>
    'PluralRules' in Intl
      ? new Intl.PluralRules(document.documentElement.lang).select(count)
      : count === 1
        ? 'one'
        : 'other',
  number: String,
  value: String,
};

/** What the form says, from the page it stands in (`%FORM_WORDS%`): its script runs before anything else has arrived. */
export const say: Words['say'] = (key, ...[values]) =>
  sayMessage(catalogue[key], values ?? {}, manner).join('');
