import { useCallback, useSyncExternalStore } from 'react';

/** One hand and one thumb: the same width as in the styles. */
export const ON_PHONE = '(max-width: 640px)';
/** A laptop, or a window beside another: bars keep to one row. */
export const ON_LAPTOP = '(max-width: 1500px)';

/** There is a mouse, a pen or a pad: what a finger moves is the page. */
export const CAN_DRAG = '(any-pointer: fine)';

/** Does the media query hold now? Only for what styles alone cannot do: other parts in another order. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
