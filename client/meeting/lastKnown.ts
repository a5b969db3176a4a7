import { LIVE_VERSION } from '../../shared/protocol/live.ts';
import type { LiveSession } from '../../shared/model/session.ts';
import type { LastKnown } from './meetingState.ts';

/** In this tab alone, as all that is not for the next person at this device. Another version of the wire keeps its own. */
export const lastKnownPlace = (wallId: string): string => `ww-known-${LIVE_VERSION}-${wallId}`;

/** What this tab last knew, or `null`. Never throws. */
export function readLastKnown(wallId: string): LastKnown | null {
  try {
    const kept = JSON.parse(
      sessionStorage.getItem(lastKnownPlace(wallId)) ?? 'null',
    ) as LastKnown | null;
    // A page of before knew no steps: a reload with today's page asks anew.
    return (kept?.session as Partial<LiveSession> | undefined)?.present ? kept : null;
  } catch {
    return null;
  }
}

/** Who is no longer on the wall is shown nothing of it. */
export function forgetLastKnown(wallId: string): void {
  try {
    sessionStorage.removeItem(lastKnownPlace(wallId));
  } catch {
    // Nothing was kept.
  }
}
