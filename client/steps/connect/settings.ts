import { RELATIONS } from '../../../shared/model/gallery.ts';
import { CONNECT_TO, CONNECTORS } from '../../../shared/scripts/script.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import type { KindSettings } from '../setting.ts';

export const connectSettings: KindSettings = {
  kind: 'connect',
  first: [
    {
      name: 'of',
      label: 'connectOf',
      as: 'choice',
      list: 'connectOf',
      options: ['tables', 'groups'],
    },
    {
      name: 'by',
      label: 'connectors',
      as: 'choice',
      list: 'connectors',
      options: CONNECTORS,
    },
  ],
  more: [
    { name: 'to', label: 'connectTo', as: 'choice', list: 'connectTo', options: CONNECT_TO },
    {
      name: 'relations',
      label: 'relations',
      as: 'things',
      max: SCRIPT_LIMITS.relations,
      known: RELATIONS,
      first: ({ id }, words) => ({ id, name: words }),
      fields: [
        { name: 'name', label: 'name', as: 'words', length: 'label', isOptional: true },
        { name: 'means', label: 'means', as: 'words', length: 'ask', isOptional: true },
      ],
    },
  ],
};
