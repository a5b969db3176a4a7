import { RATE_SHOWN, RATERS, RESULTS } from '../../../shared/scripts/script.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import type { KindSettings } from '../setting.ts';

/** Dots that a new field gives each person to spend. */
const DOTS = 5;

export const rateSettings: KindSettings = {
  kind: 'rate',
  first: [
    {
      name: 'of',
      label: 'rateOf',
      as: 'source',
      sources: ['groups', 'notes', 'tables', 'statements', 'times'],
    },
    {
      name: 'form',
      label: 'rateForm',
      as: 'things',
      max: SCRIPT_LIMITS.rateFields,
      kinds: { stars: {}, agree: {}, dots: { dots: DOTS }, 'yes-maybe-no': {}, sentence: {} },
      first: (thing, words) => ({ ...thing, label: words }),
      fields: [
        { name: 'label', label: 'label', as: 'words', length: 'ask' },
        {
          name: 'dots',
          label: 'dots',
          only: ['dots'],
          as: 'number',
          min: 1,
          max: SCRIPT_LIMITS.dots,
        },
      ],
    },
    { name: 'each', label: 'each', as: 'each' },
    {
      name: 'shown',
      label: 'shown',
      as: 'choice',
      list: 'shown',
      options: RATE_SHOWN,
    },
  ],
  more: [
    { name: 'results', label: 'results', as: 'several', list: 'results', options: RESULTS },
    { name: 'own', label: 'own', as: 'switch' },
    { name: 'names', label: 'names', as: 'switch' },
    {
      name: 'by',
      label: 'raters',
      as: 'choice',
      list: 'raters',
      options: RATERS,
    },
    { name: 'fewest', label: 'fewest', as: 'number', min: 1, max: SCRIPT_LIMITS.fewest },
    { name: 'order', label: 'order', as: 'step', kind: 'rate' },
    { name: 'budget', label: 'budget', as: 'budget' },
    { name: 'reading', label: 'reading', as: 'words', length: 'reading', isOptional: true },
  ],
};
