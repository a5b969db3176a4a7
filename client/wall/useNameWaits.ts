import { useEffect, useRef } from 'react';
import type { WallModel } from './wallModel.ts';

/**
 * The wall was locked while a group's name was typed: what was typed stays in its field, and is kept once the wall is unlocked. The
 * returned function says whether a name has to wait; asked, it tells the person so, and `keep` is called when that is over.
 */
export function useNameWaits(model: WallModel, keep: () => void): () => boolean {
  const isWaiting = useRef(false);
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(
    () =>
      model.subscribe(() => {
        if (!isWaiting.current || !model.state.writable) return;
        isWaiting.current = false;
        latest.current();
      }),
    [model],
  );
  return () => {
    if (model.state.writable) return false;
    isWaiting.current = true;
    model.say(
      'The wall is locked just now. Your name for this group waits here, and is kept when it is unlocked.',
      { kind: 'refused', shown: true },
    );
    return true;
  };
}
