import { useEffect, useRef, useState } from 'react';
import type { ConnectionView } from '../../../shared/protocol/tables.ts';
import { ApiProblem, type WallApi } from '../../sync/api.ts';

/** Somebody else's rewording shows after at most this, ms, spread so that a room's phones do not ask together. */
const LOOK_AGAIN_MS = 20_000;

interface Seen {
  threads: readonly ConnectionView[] | null;
  failed: string | null;
}

/** All threads; `null` until they came. Asked again when `news` (a mark of anything that may have changed them) changes, and now and then. */
export function useConnections(api: WallApi, news: string, offline: boolean): Seen {
  const [seen, setSeen] = useState<Seen>({ threads: null, failed: null });
  const newest = useRef('');
  useEffect(() => {
    if (offline) return undefined;
    newest.current = news;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      timer = setTimeout(ask, LOOK_AGAIN_MS * (0.7 + 0.6 * Math.random()));
      if (document.hidden) return;
      // An answer that was overtaken by newer news says how it was before.
      const isNewest = (): boolean => newest.current === news;
      api.connections().then(
        ({ connections }) => {
          if (isNewest()) setSeen({ threads: connections, failed: null });
        },
        (error: unknown) => {
          if (isNewest())
            setSeen(({ threads }) => ({
              threads,
              failed: error instanceof ApiProblem ? error.message : null,
            }));
        },
      );
    };
    ask();
    return () => clearTimeout(timer);
  }, [api, news, offline]);
  return seen;
}
