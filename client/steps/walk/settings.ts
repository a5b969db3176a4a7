import { WALK_MODES } from '../../../shared/model/walk.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import type { KindSettings } from '../setting.ts';

export const walkSettings: KindSettings = {
  kind: 'walk',
  first: [
    {
      name: 'mode',
      label: 'walkMode',
      as: 'choice',
      list: 'walkMode',
      options: WALK_MODES,
    },
    { name: 'stops', label: 'stops', as: 'number', min: 1, max: SCRIPT_LIMITS.walkStops },
    {
      name: 'stopMinutes',
      label: 'stopMinutes',
      as: 'number',
      min: 1,
      max: SCRIPT_LIMITS.stepMinutes,
    },
  ],
  more: [
    { name: 'swap', label: 'swap', as: 'switch' },
    { name: 'onItsOwn', label: 'onItsOwn', as: 'switch' },
  ],
};
