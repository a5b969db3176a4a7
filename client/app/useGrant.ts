import { useSyncExternalStore } from 'react';
import { grantOf, type GrantOutcome } from '../meeting/grant.ts';

/** Exchanges the link's key, if it has one; `null` while that is under way. */
export function useGrant(wall: string): GrantOutcome | null {
  const grant = grantOf(wall);
  return useSyncExternalStore(grant.subscribe, grant.outcome);
}
