import { useEffect, useRef, type RefObject } from 'react';
import { listenToRoom, type RoomHost } from './roomGestures.ts';

/** Listens to mouse, touch and pen over this element, for as long as it is there. */
export function useRoomGestures(box: RefObject<HTMLElement | null>, host: RoomHost): void {
  const latest = useRef(host);
  useEffect(() => {
    latest.current = {
      ...host,
      // Two events may come before the next drawing: the second goes on from the first.
      setCamera: (camera) => {
        latest.current = { ...latest.current, camera };
        host.setCamera(camera);
      },
    };
  }, [host]);
  useEffect(
    () => (box.current ? listenToRoom(box.current, () => latest.current) : undefined),
    [box],
  );
}
