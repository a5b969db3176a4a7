import type { IconName } from '../design/Icon.tsx';
import type { WaitsFor } from '../meeting/outbox/outbox.ts';
import { KEPT_ON_PHONE } from '../meeting/words/networkWords.ts';

/** What a phone says of something it keeps, by whose turn it is. */
export const KEPT_WORDS: Record<WaitsFor, { icon: IconName; words: string }> = {
  network: { icon: 'cloud-off', words: KEPT_ON_PHONE.network },
  server: {
    icon: 'clock',
    words: KEPT_ON_PHONE.server,
  },
};
