import { useLayoutEffect, useState } from 'react';
import type { Role } from '../../shared/model/person.ts';
import { openLiveView, START, type LiveView } from '../sync/liveView.ts';

/**
 * The live view of a wall; `null` as wall waits (while a grant is being fetched). `onView` hears each view before anything is rendered
 * from it, so that what it opens is not held up by a page's first drawing; give it the same function every time.
 */
export function useLiveView(
  wall: string | null,
  as: Role,
  onView?: (view: LiveView) => void,
): LiveView {
  const [view, setView] = useState<LiveView>(START);
  // Before the page is painted: a frame or two sooner, on every page.
  useLayoutEffect(
    () =>
      wall === null
        ? undefined
        : openLiveView(wall, as, (next) => {
            onView?.(next);
            setView(next);
          }),
    [wall, as, onView],
  );
  return view;
}
