import type { IconName } from '../design/Icon.tsx';
import type { WaitsFor } from '../meeting/outbox/outbox.ts';
import { t } from '../words/speak.ts';

/** What a phone says of something it keeps, by whose turn it is. */
export const keptWords = (waitsFor: WaitsFor): { icon: IconName; words: string } => ({
  icon: waitsFor === 'network' ? 'cloud-off' : 'clock',
  words: t(`network.kept.${waitsFor}`),
});
