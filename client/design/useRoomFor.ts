import { useLayoutEffect, useState, type RefObject } from 'react';
import { useFacesLoaded } from './useFacesLoaded.ts';
import { useStageSize } from './useStageSize.ts';

/**
 * How many of `most` things stand whole in a box that nobody scrolls: one less at a time, before the screen shows it, until nothing of
 * what is in it spills; at least one. `of`: what the things' heights come from; they are measured again when it changes.
 */
export function useRoomFor(box: RefObject<HTMLElement | null>, most: number, of: string): number {
  const { width, height } = useStageSize(box);
  const faces = useFacesLoaded();
  const measured = `${width} ${height} ${faces} ${most}\n${of}`;
  const [kept, setKept] = useState({ of: measured, count: most });
  const count = kept.of === measured ? kept.count : most;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { scrollHeight, clientHeight } = element;
    const lower = (): void => setKept({ of: measured, count: count - 1 });
    if (count > 1 && scrollHeight > clientHeight + 1) lower();
  }, [box, measured, count]);
  return count;
}
