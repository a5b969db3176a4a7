import { useEffect, useState, useSyncExternalStore } from 'react';
import type { WallModel } from '../wallModel.ts';
import { Finder } from './Finder.ts';

/** The wall's finder; components that call this show each of its changes. */
export function useFinder(model: WallModel): Finder {
  const [finder] = useState(() => new Finder(model));
  useSyncExternalStore(finder.subscribe, finder.getState);
  useEffect(() => finder.follow(), [finder]);
  return finder;
}
