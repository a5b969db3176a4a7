import { useEffect, useRef, useState } from 'react';
import type { Tour } from '../../../shared/model/session.ts';
import { newId } from '../../sync/newId.ts';
import { PAGE_PORTS } from '../../sync/pagePorts.ts';
import type { Gallery } from '../gallery.ts';

/** Where the presenter only passes by, the projector does not go; a step that failed is tried again after longer. ms */
const STAYS_MS = 250;
const AGAIN_MS = 2_000;

/** What did not arrive: that she leads, that she no longer does, or a step. */
type Trouble = 'start' | 'step' | 'end';

/**
 * The projector goes where this facilitator goes, from when she says so until she leaves, or somebody ends it or leads herself.
 * `connection`, `poster`: what she has open; `focus`: in the room, the poster she looks at.
 */
export function useLead(
  { api, session, me, live }: Gallery,
  connection: string | null,
  poster: string | null,
  focus: string | null,
): {
  mayLead: boolean;
  isLeading: boolean;
  trouble: Trouble | null;
  lead: (isLeading: boolean) => void;
} {
  /** The id of her tour, from her press; heard of once the server has it. */
  const [own, setOwn] = useState<{ id: string; isHeard: boolean } | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [failures, setFailures] = useState(0);
  const { tour } = session;
  const isLeading = own !== null && tour?.lead === own.id;
  if (own && isLeading && !own.isHeard) setOwn({ ...own, isHeard: true });
  // Ended elsewhere, or led by somebody else: she does not begin it again with her next step.
  if (own?.isHeard && !isLeading) setOwn(null);

  const ownId = isLeading ? own.id : null;
  const isThere = tour?.connection === connection && tour.poster === poster && tour.focus === focus;
  const mustGo = isLeading && !isThere && live.state === 'live';
  useEffect(
    () =>
      mustGo
        ? PAGE_PORTS.later(
            failures > 0 ? AGAIN_MS : STAYS_MS,
            () =>
              void api
                .setTour({
                  goes: 'presenter',
                  lead: ownId,
                  connection,
                  poster,
                  focus,
                  isHeld: false,
                })
                .then(
                  () => {
                    setTrouble(null);
                    setFailures(0);
                  },
                  () => {
                    setTrouble('step');
                    setFailures((before) => before + 1);
                  },
                ),
          )
        : undefined,
    [api, mustGo, ownId, connection, poster, focus, failures],
  );

  const leave = useRef<() => void>(() => undefined);
  useEffect(() => {
    leave.current = () => {
      if (isLeading) void api.setTour(null).catch(() => undefined);
    };
  }, [api, isLeading]);
  useEffect(() => {
    const go = (): void => leave.current();
    window.addEventListener('pagehide', go);
    return () => {
      window.removeEventListener('pagehide', go);
      go();
    };
  }, []);

  const begin = (): void => {
    const id = newId();
    setOwn({ id, isHeard: false });
    const next: Tour = {
      goes: 'presenter',
      lead: id,
      connection,
      poster,
      focus,
      isHeld: false,
    };
    void api.setTour(next).then(
      () => setTrouble(null),
      () => {
        setTrouble('start');
        // Not known whether it arrived: it is not begun later, when somebody else leads.
        setOwn((before) => (before?.id === id ? null : before));
      },
    );
  };
  const end = (): void =>
    void api.setTour(null).then(
      () => {
        setTrouble(null);
        setOwn(null);
      },
      () => setTrouble('end'),
    );
  return {
    mayLead: me.role === 'facilitator',
    isLeading,
    trouble,
    lead: (next) => (next ? begin() : end()),
  };
}
