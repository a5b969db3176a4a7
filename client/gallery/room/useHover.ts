import { useCallback, useEffect, useRef, useState } from 'react';
import { PAGE_PORTS } from '../../sync/pagePorts.ts';
import { NOTHING, type RoomHit } from './hitRoom.ts';

/** A pointer that only passes over a poster takes no threads away, ms. */
const DWELL_MS = 120;

/** What is under the pointer, and the poster it has stayed on. Leaving takes effect at once. */
export function useHover(): {
  under: RoomHit;
  dwelt: string | null;
  hover: (hit: RoomHit | null) => void;
} {
  const [under, setUnder] = useState(NOTHING);
  const [dwelt, setDwelt] = useState<string | null>(null);
  const stop = useRef<() => void>(() => undefined);
  const at = useRef<string | null>(null);
  const hover = useCallback((hit: RoomHit | null): void => {
    const { poster, pair } = hit ?? NOTHING;
    setUnder((before) =>
      before.poster === poster && before.pair === pair ? before : { poster, pair },
    );
    if (at.current === poster) return;
    at.current = poster;
    stop.current();
    setDwelt(null);
    if (poster !== null) stop.current = PAGE_PORTS.later(DWELL_MS, () => setDwelt(poster));
  }, []);
  useEffect(() => () => stop.current(), []);
  return { under, dwelt, hover };
}
