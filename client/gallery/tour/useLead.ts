import { useCallback, useEffect, useState } from 'react';
import type { Tour } from '../../../shared/model/session.ts';
import { PAGE_PORTS } from '../../sync/pagePorts.ts';
import type { Gallery } from '../gallery.ts';

/** Where the presenter only passes by, the projector does not go, ms. */
const STAYS_MS = 250;

/**
 * The projector goes where this facilitator goes, from when she says so until she, or somebody else, ends it. `connection`, `poster`: where
 * she is. A step that does not arrive is made good by the next; `failed` says so.
 */
export function useLead(
  { api, session, me, live }: Gallery,
  connection: string | null,
  poster: string | null,
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
  const isThere = isLed && tour.connection === connection && tour.poster === poster;
  const mustGo = wants === 'yes' && isLed && !isThere && live.state === 'live';
  useEffect(
    () =>
      mustGo
        ? PAGE_PORTS.later(STAYS_MS, () =>
            say({ goes: 'presenter', connection, poster, isHeld: false }),
          )
        : undefined,
    [mustGo, connection, poster, say],
  );
  return {
    mayLead: me.role === 'facilitator',
    isLeading: wants === 'yes' && isLed,
    failed,
    lead: (isLeading) => {
      setWants(isLeading ? 'asked' : 'no');
      say(isLeading ? { goes: 'presenter', connection, poster, isHeld: false } : null);
    },
  };
}
