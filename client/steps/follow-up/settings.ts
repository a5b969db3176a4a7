import { PACK } from '../../../shared/scripts/script.ts';
import type { KindSettings } from '../setting.ts';

export const followUpSettings: KindSettings = {
  kind: 'follow-up',
  first: [
    {
      name: 'pack',
      label: 'pack',
      as: 'several',
      list: 'pack',
      options: PACK,
    },
    { name: 'next', label: 'next', as: 'next' },
  ],
  more: [],
};
