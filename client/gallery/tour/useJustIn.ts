import { useEffect, useState } from 'react';
import { PAGE_PORTS } from '../../sync/pagePorts.ts';

/** What lands is named for so long, ms. */
const NEW_MS = 20_000;

/** Which of these came while they were looked at, and not long ago. `isLoaded`: what is there by then is no news. */
export function useJustIn(ids: readonly string[], isLoaded: boolean): (id: string) => boolean {
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => new Set(ids));
  const [fresh, setFresh] = useState<ReadonlySet<string>>(() => new Set());
  const come = ids.filter((id) => !seen.has(id));
  if (come.length > 0) {
    setSeen(new Set([...seen, ...come]));
    if (isLoaded) setFresh(new Set([...fresh, ...come]));
  }
  useEffect(
    () => (fresh.size === 0 ? undefined : PAGE_PORTS.later(NEW_MS, () => setFresh(new Set()))),
    [fresh],
  );
  return (id) => fresh.has(id);
}
