import { SCRIPT_LIMITS } from '../../../shared/scripts/scriptLimits.ts';
import type { StepKind } from '../../../shared/scripts/script.ts';
import { claimSettings } from '../claim/settings.ts';
import { connectSettings } from '../connect/settings.ts';
import { followUpSettings } from '../follow-up/settings.ts';
import { groupSettings } from '../group/settings.ts';
import { postSettings } from '../post/settings.ts';
import { rateSettings } from '../rate/settings.ts';
import { reportBackSettings } from '../report-back/settings.ts';
import type { KindSettings, Setting } from '../setting.ts';
import { tablesSettings } from '../tables/settings.ts';
import { walkSettings } from '../walk/settings.ts';

const ALL = [
  postSettings,
  groupSettings,
  tablesSettings,
  rateSettings,
  claimSettings,
  walkSettings,
  connectSettings,
  reportBackSettings,
  followUpSettings,
] as const satisfies readonly KindSettings[];

/** What every step has: at first sight, and behind "more". */
export const COMMON_SETTINGS: Omit<KindSettings, 'kind'> = {
  first: [
    { name: 'title', label: 'title', as: 'words', length: 'label' },
    { name: 'ask', label: 'ask', as: 'words', length: 'ask' },
    {
      name: 'minutes',
      label: 'minutes',
      as: 'number',
      min: 1,
      max: SCRIPT_LIMITS.stepMinutes,
    },
  ],
  more: [
    { name: 'at', label: 'at', as: 'clock' },
    { name: 'say', label: 'say', as: 'words', length: 'text', isOptional: true },
  ],
};

/** What can be changed of a step of a kind besides. */
export function settingsOfKind(kind: StepKind): Omit<KindSettings, 'kind'> {
  const found: readonly KindSettings[] = ALL;
  return found.find((each) => each.kind === kind) ?? { first: [], more: [] };
}

/** All settings of a step, to find those that no editor offers. */
export const allSettingsOf = (kind: StepKind): readonly Setting[] => {
  const own = settingsOfKind(kind);
  return [...COMMON_SETTINGS.first, ...own.first, ...own.more, ...COMMON_SETTINGS.more];
};
