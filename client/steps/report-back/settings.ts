import { MADE_THINGS, REPORT_ORDERS } from '../../../shared/scripts/script.ts';
import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import type { KindSettings } from '../setting.ts';

export const reportBackSettings: KindSettings = {
  kind: 'report-back',
  first: [
    {
      name: 'turnMinutes',
      label: 'turnMinutes',
      as: 'number',
      min: 1,
      max: SCRIPT_LIMITS.stepMinutes,
    },
    {
      name: 'order',
      label: 'reportOrder',
      as: 'choice',
      list: 'reportOrder',
      options: REPORT_ORDERS,
    },
  ],
  more: [
    {
      name: 'of',
      label: 'reportOf',
      as: 'choice',
      list: 'reportOf',
      options: MADE_THINGS,
    },
  ],
};
