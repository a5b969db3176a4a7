import { useLayoutEffect, useState } from 'react';
import { exchangeFragment, type GrantOutcome } from './grant.ts';

/** How often to try again while there is no network, ms. */
const RETRY_MS = 3_000;

/** Exchanges the link's key, if it has one; `null` while that is under way. Tries again by itself when offline, or when the server cannot just now. */
export function useGrant(wall: string): GrantOutcome | null {
  const [grant, setGrant] = useState<GrantOutcome | null>(null);
  useLayoutEffect(() => {
    let retry: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const ask = (): void => {
      void exchangeFragment(wall).then((outcome) => {
        if (isOver) return;
        setGrant(outcome);
        if (outcome.state === 'offline' || outcome.state === 'unwell')
          retry = setTimeout(ask, RETRY_MS);
      });
    };
    ask();
    return () => {
      isOver = true;
      clearTimeout(retry);
    };
  }, [wall]);
  return grant;
}
