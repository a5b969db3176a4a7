import { useCallback, useEffect, useRef, useState } from 'react';
import type { PosterView, TableVisit } from '../../../shared/protocol/tables.ts';
import { ApiProblem, type WallApi } from '../../sync/api.ts';
import { elapsed } from '../../sync/elapsed.ts';

/** A room of phones must not ask again at every visit anybody leaves anywhere. ms. */
const AGAIN_AFTER_MS = 15_000;

interface Seen {
  poster: PosterView | null;
  left: readonly TableVisit[];
  /** Why nothing came: a sentence, or `'offline'`. */
  failed: string | null;
}

const NOTHING: Seen = { poster: null, left: [], failed: null };

/** A poster and what was left there; asked again when `visits` (of the whole gallery) has changed, but seldom, and when the network is back. */
export function usePoster(
  api: WallApi,
  table: string,
  visits: number,
  offline: boolean,
): Seen & { again: () => void } {
  const [answers, setAnswers] = useState<Readonly<Record<string, Seen>>>({});
  const [tries, setTries] = useState(0);
  const asked = useRef({ key: '', at: 0, visits: 0 });
  useEffect(() => {
    if (offline) return undefined;
    const key = `${table}/${tries}`;
    const isNew = asked.current.key !== key;
    if (!isNew && asked.current.visits === visits) return undefined;
    let stopped = false;
    const wait = isNew
      ? 0
      : Math.max(0, asked.current.at + AGAIN_AFTER_MS * (0.5 + Math.random()) - elapsed());
    const timer = setTimeout(() => {
      asked.current = { key, at: elapsed(), visits };
      api.poster(table).then(
        ({ poster, visits: left }) =>
          setAnswers((before) => ({ ...before, [table]: { poster, left, failed: null } })),
        (error: unknown) => {
          if (stopped) return;
          asked.current = { key: '', at: 0, visits: 0 };
          setAnswers((before) => ({
            ...before,
            [table]: {
              ...(before[table] ?? NOTHING),
              failed: error instanceof ApiProblem ? error.message : 'offline',
            },
          }));
        },
      );
    }, wait);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [api, table, visits, offline, tries]);
  const again = useCallback(() => setTries((before) => before + 1), []);
  const seen = answers[table] ?? NOTHING;
  return { ...seen, failed: seen.failed ?? (offline ? 'offline' : null), again };
}
