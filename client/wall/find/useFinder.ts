import { useEffect, useState, useSyncExternalStore } from 'react';
import type { WallModel } from '../wallModel.ts';
import { Finder } from './Finder.ts';
import { outlineIdOf } from './focusCurrent.ts';
import { showNote } from './showNote.ts';
import { SimilarityClient } from './SimilarityClient.ts';

/** The wall's finder; components that call this show each of its changes. */
export function useFinder(model: WallModel): Finder {
  const [finder] = useState(
    () =>
      new Finder(model, {
        similarity: new SimilarityClient(),
        show: (id) => showNote(model.scene, id),
      }),
  );
  useSyncExternalStore(finder.subscribe, finder.getState);
  useEffect(() => finder.follow(), [finder]);
  const { current } = finder.state;
  // The outline follows, also while the keyboard stays in the search.
  useEffect(() => {
    if (current !== null)
      document.getElementById(outlineIdOf(current))?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return finder;
}
