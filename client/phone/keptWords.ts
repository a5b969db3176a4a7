import type { IconName } from '../design/Icon.tsx';
import type { WaitsFor } from '../meeting/outbox/outbox.ts';

/** What a phone says of something it keeps, by whose turn it is. */
export const KEPT_WORDS: Record<WaitsFor, { icon: IconName; words: string }> = {
  network: { icon: 'cloud-off', words: 'Kept on this phone until you’re online.' },
  server: {
    icon: 'clock',
    words: 'Kept on this phone. The server can’t save it just now; it goes out by itself.',
  },
};
