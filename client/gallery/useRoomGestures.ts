import { useEffect, useRef, type RefObject } from 'react';
import { listenToRoom, type RoomHost } from './roomGestures.ts';

/** Pointers over the room; what they ask and tell is this drawing's. */
export function useRoomGestures(box: RefObject<HTMLElement | null>, host: RoomHost): void {
  const latest = useRef<RoomHost | null>(null);
  useEffect(() => void (latest.current = host));
  useEffect(
    () => (box.current ? listenToRoom(box.current, () => latest.current as RoomHost) : undefined),
    [box],
  );
}
