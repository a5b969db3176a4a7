import { useEffect, useState } from 'react';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { PAGE_PORTS } from '../../sync/pagePorts.ts';
import { startTelling, step, tellingAt, tellMs, whenLed, withNews } from './telling.ts';

/**
 * Connections told one after the other, by the clock unless it is held. `led`: where a presenter is; it stays there. `isLeading`: whoever
 * looks at it leads the projector; it is held from when she begins, until she lets it go.
 */
export function useTelling(
  rows: readonly ConnectionRow[],
  led: string | null,
  isLeading: boolean,
): {
  now: ConnectionRow | undefined;
  next: ConnectionRow | undefined;
  place: number;
  count: number;
  isHeld: boolean;
  seconds: number;
  go: (way: 1 | -1) => void;
  hold: (isHeld: boolean) => void;
} {
  const [telling, setTelling] = useState(() => whenLed(startTelling(rows), isLeading));
  const [wasLeading, setLeading] = useState(isLeading);
  if (wasLeading !== isLeading) {
    setLeading(isLeading);
    setTelling(whenLed(telling, isLeading));
  }
  const told = tellingAt(withNews(telling, rows), led);
  if (told !== telling) setTelling(told);
  const rowOf = (at: number): ConnectionRow | undefined =>
    rows.find(({ id }) => id === told.ids[at]);
  const now = rowOf(told.at);
  const ms = tellMs(now?.text ?? '');
  const isStill = told.isHeld || led !== null || told.ids.length < 2;
  const nowId = now?.id;
  useEffect(
    () =>
      isStill
        ? undefined
        : PAGE_PORTS.later(ms, () =>
            setTelling((before) => (before.ids[before.at] === nowId ? step(before, 1) : before)),
          ),
    [isStill, ms, nowId],
  );
  return {
    now,
    next: rowOf(step(told, 1).at),
    place: told.at + 1,
    count: told.ids.length,
    isHeld: told.isHeld,
    seconds: Math.round(ms / 1000),
    go: (way) => setTelling((before) => step(before, way)),
    hold: (isHeld) => setTelling((before) => ({ ...before, isHeld })),
  };
}
