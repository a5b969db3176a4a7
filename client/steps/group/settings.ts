import { GROUPERS } from '../../../shared/scripts/script.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import type { KindSettings } from '../setting.ts';

export const groupSettings: KindSettings = {
  kind: 'group',
  first: [
    { name: 'goal', label: 'goal', as: 'range', min: 1, max: SCRIPT_LIMITS.groups },
    {
      name: 'by',
      label: 'groupers',
      as: 'choice',
      list: 'groupers',
      options: GROUPERS,
    },
  ],
  more: [],
};
