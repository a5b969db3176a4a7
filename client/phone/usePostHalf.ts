import { useEffect, useState } from 'react';
import catalogues from 'virtual:words/phone/post/PostHalf';
import { speakPage } from '../words/speakPage.ts';
import type * as PostHalf from './post/PostHalf.tsx';

export type NoteHalf = typeof PostHalf;

/**
 * What only some scripts ask of a note, fetched once it is `wanted`: until then the form as the server wrote it takes notes, and the server
 * judges them. Tried again when `offline` ends.
 */
export function usePostHalf(wanted: boolean, offline: boolean): NoteHalf | null {
  const [half, setHalf] = useState<NoteHalf | null>(null);
  const missing = wanted && half === null && !offline;
  useEffect(() => {
    if (missing)
      Promise.all([import('./post/PostHalf.tsx'), speakPage(catalogues)]).then(
        ([module]) => setHalf(module),
        () => undefined,
      );
  }, [missing]);
  return half;
}
