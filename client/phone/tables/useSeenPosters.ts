import { useEffect } from 'react';
import { useDraftOf } from '../../app/useDraft.ts';
import { seenPosters } from '../../meeting/posterPlan.ts';
import type { TablesState } from './TablesState.ts';

/** The posters she has seen, `here` among them from now on: kept in this tab, over reloads and from one walk to the next. */
export function useSeenPosters(state: TablesState, here: string | null): ReadonlySet<string> {
  const [shown, setShown] = useDraftOf<readonly string[]>(`seen-${state.wallId}`, []);
  const isNew = here !== null && !shown.includes(here);
  useEffect(() => {
    if (isNew) setShown([...shown, here]);
  });
  return seenPosters(shown, state.visits, state.session, state.person);
}
