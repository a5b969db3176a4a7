import { CLAIM_PEOPLE, CLAIMERS } from '../../../shared/scripts/script.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import type { KindSettings } from '../setting.ts';

export const claimSettings: KindSettings = {
  kind: 'claim',
  first: [
    {
      name: 'of',
      label: 'claimOf',
      as: 'source',
      sources: ['groups', 'notes', 'tables', 'statements'],
    },
    {
      name: 'roles',
      label: 'roles',
      as: 'things',
      max: SCRIPT_LIMITS.claimRoles,
      first: ({ id }, words) => ({ id, label: words, people: 'several' }),
      fields: [
        { name: 'label', label: 'label', as: 'words', length: 'ask' },
        {
          name: 'people',
          label: 'rolePeople',
          as: 'choice',
          list: 'rolePeople',
          options: CLAIM_PEOPLE,
        },
      ],
    },
    { name: 'due', label: 'due', as: 'due' },
  ],
  more: [
    { name: 'order', label: 'order', as: 'step', kind: 'rate' },
    {
      name: 'by',
      label: 'claimers',
      as: 'choice',
      list: 'raters',
      options: CLAIMERS,
    },
  ],
};
