import { useEffect, useRef } from 'react';
import type { WallModel } from './wallModel.ts';
import { t } from '../words/speak.ts';

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
    model.say(t('group.name.waits'), { kind: 'refused', shown: true });
    return true;
  };
}
