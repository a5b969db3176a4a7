import { useCallback, useEffect, useState } from 'react';
import type { Tour } from '../../../shared/model/session.ts';
import { PAGE_PORTS } from '../../sync/pagePorts.ts';
import type { Gallery } from '../gallery.ts';

/** Where the presenter only passes by, the projector does not go, ms. */
const STAYS_MS = 250;

/**
 * The projector goes where this facilitator goes, from when she says so until she leaves, or somebody ends it. `connection`, `poster`: what
 * she has open; `focus`: in the room, the poster she looks at. A step that does not arrive is made good by the next; `failed` says so.
 */
export function useLead(
  { api, session, me, live }: Gallery,
  connection: string | null,
  poster: string | null,
  focus: string | null,
): { mayLead: boolean; isLeading: boolean; failed: boolean; lead: (isLeading: boolean) => void } {
  const [wants, setWants] = useState<'no' | 'asked' | 'yes'>('no');
  const [failed, setFailed] = useState(false);
  const { tour } = session;
  const isLed = tour?.goes === 'presenter';
  if (wants === 'asked' && isLed) setWants('yes');
  // Ended elsewhere: she does not begin it again with her next step.
  if (wants === 'yes' && !isLed) setWants('no');
  const say = useCallback(
    (next: Tour | null): void =>
      void api.setTour(next).then(
        () => setFailed(false),
        () => setFailed(true),
      ),
    [api],
  );
  const isThere =
    isLed && tour.connection === connection && tour.poster === poster && tour.focus === focus;
  const mustGo = wants === 'yes' && isLed && !isThere && live.state === 'live';
  useEffect(
    () =>
      mustGo
        ? PAGE_PORTS.later(STAYS_MS, () =>
            say({ goes: 'presenter', connection, poster, focus, isHeld: false }),
          )
        : undefined,
    [mustGo, connection, poster, focus, say],
  );
  const isLeading = wants === 'yes' && isLed;
  useEffect(() => {
    if (!isLeading) return undefined;
    const leave = (): void => say(null);
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [isLeading, say]);
  return {
    mayLead: me.role === 'facilitator',
    isLeading,
    failed,
    lead: (next) => {
      setWants(next ? 'asked' : 'no');
      say(next ? { goes: 'presenter', connection, poster, focus, isHeld: false } : null);
    },
  };
}
