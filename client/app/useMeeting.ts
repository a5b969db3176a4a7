import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Role } from '../../shared/model/person.ts';
import type { MeetingState } from '../meeting/meetingState.ts';
import type { Readable, Store } from '../meeting/store.ts';
import { openLiveView } from '../sync/liveView.ts';

/** A part of what a page knows, drawn again when it changes. `select` has to answer the same object while nothing of it changed. */
export const useKnown = <State, Part>(
  { subscribe, state }: Readable<State>,
  select: (state: State) => Part,
): Part => useSyncExternalStore(subscribe, () => select(state()));

/** Keeps the live view of a wall open and writes it into what is known; `null` as wall waits (while a grant is being fetched). */
export function useLiveSource(
  known: Pick<Store<MeetingState>, 'set'>,
  wall: string | null,
  as: Role,
): void {
  // Before the page is painted: a frame or two sooner, on every page.
  useLayoutEffect(
    () => (wall === null ? undefined : openLiveView(wall, as, (live) => known.set({ live }))),
    [known, wall, as],
  );
}
