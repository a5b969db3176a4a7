import address from 'virtual:preview';
import { useEffect, useState } from 'react';
import type { Screens } from '../../steps/screenOf.ts';

/** What draws people's screens: fetched once the run is changed; `null` until it is there. */
export function useScreens(): Screens | null {
  const [screens, setScreens] = useState<Screens | null>(null);
  useEffect(() => {
    (import(/* @vite-ignore */ address) as Promise<{ screens: Screens }>).then(
      (come) => setScreens(come.screens),
      // The run can be changed without it; it is tried again when the editor opens anew.
      () => undefined,
    );
  }, []);
  return screens;
}
