import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Role } from '../../shared/model/person.ts';
import { askRefusal } from '../meeting/words/askProblems.ts';
import { Unreachable, wallApi, type WallApi } from '../sync/api.ts';

/** A sentence about the last step, shown for a while and read out. */
export interface Notice {
  kind: 'done' | 'offline' | 'refused';
  words: string;
  /** Rises, so that the same words twice are two notices. */
  count: number;
}

export interface Actions {
  notice: Notice | null;
  /** How many commands the server has taken: what is looked up from it may have changed. */
  taken: number;
  say: (kind: Notice['kind'], words: string) => void;
  hush: () => void;
  /** Asks the server; answers whether it said yes. A no is shown as a sentence, with what was kept. */
  act: (ask: (api: WallApi) => Promise<unknown>, done?: string) => Promise<boolean>;
  api: WallApi;
}

/** How long good news stays, ms. What went wrong stays until the next step. */
const DONE_MS = 5_000;

/** Every command of the table page goes through here, so that no refusal is silent. */
export function useActions(wall: string, as: Role): Actions {
  const [notice, setNotice] = useState<Notice | null>(null);
  const [taken, setTaken] = useState(0);
  const count = useRef(0);
  const api = useMemo(() => wallApi(wall, as), [wall, as]);
  const say = useCallback((kind: Notice['kind'], words: string): void => {
    count.current += 1;
    setNotice({ kind, words, count: count.current });
  }, []);
  const hush = useCallback(() => setNotice(null), []);
  useEffect(() => {
    if (notice?.kind !== 'done') return undefined;
    const timer = setTimeout(() => setNotice((now) => (now === notice ? null : now)), DONE_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  const act = useCallback(
    async (ask: (api: WallApi) => Promise<unknown>, done?: string): Promise<boolean> => {
      try {
        await ask(api);
        setTaken((before) => before + 1);
        if (done) say('done', done);
        else setNotice((now) => (now?.kind === 'done' ? now : null));
        return true;
      } catch (error) {
        say(error instanceof Unreachable ? 'offline' : 'refused', askRefusal(error));
        return false;
      }
    },
    [api, say],
  );
  return { notice, taken, say, hush, act, api };
}
