import { t } from '../words/speak.ts';
import type { LiveView } from '../sync/liveView.ts';

/** What the phone knows of its network. */
export interface NetworkNow {
  offline: boolean;
  /** Why the server does not let this phone in just now, in words. */
  trouble: string | null;
  /** For longer than {@link CATCHING_UP_MS} already. */
  isCatchingUp: boolean;
  /** No WebSocket comes through. */
  isBlocked: boolean;
  /** Notes that wait on this phone. */
  unsent: number;
}

export interface NetworkLine {
  kind: 'offline' | 'refused' | 'slow' | 'blocked';
  words: string;
}

/** Most come back sooner, and nobody needs to hear of those. ms */
export const CATCHING_UP_MS = 2_000;

/** Requests are answered (`isHere`), but the live view, which was there before, has not come back yet. */
export const isCatchingUp = ({ state, shared }: LiveView, isHere: boolean): boolean =>
  isHere && state === 'connecting' && shared !== null;

/** What to say of the network, worst first; nothing while all is well. Offline says it all: it is not slow as well. */
export function networkLines({
  offline,
  trouble,
  isCatchingUp: isSlow,
  isBlocked,
  unsent,
}: NetworkNow): NetworkLine[] {
  const lines: NetworkLine[] = [];
  if (offline)
    lines.push({ kind: 'offline', words: t('network.offline.notes', { count: unsent }) });
  if (trouble !== null)
    lines.push({
      kind: 'refused',
      words: t('phone.trouble', { trouble }),
    });
  if (offline) return lines;
  if (isSlow) lines.push({ kind: 'slow', words: t('network.catchingUp') });
  else if (isBlocked) lines.push({ kind: 'blocked', words: t('network.blocked') });
  return lines;
}
