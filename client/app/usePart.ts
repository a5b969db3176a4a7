import { useEffect, useState } from 'react';
import { speakPage, type Catalogues } from '../words/speakPage.ts';

/** A part of a page that comes later: `null` until it is there, `'failed'` when it did not come. */
export type LaterPart<Part> = Part | 'failed' | null;

/**
 * What most visits to a page never need, fetched with its words once it is `wanted`. One that did not come is tried again when it is wanted
 * anew, at another `attempt`, or when `offline` ends. `load` and `words` stay the same.
 */
export function usePart<Part extends object>(
  load: () => Promise<Part>,
  words: Catalogues,
  wanted: boolean,
  offline = false,
  attempt = 0,
): LaterPart<Part> {
  const [part, setPart] = useState<LaterPart<Part>>(null);
  const isMissing = wanted && (part === null || part === 'failed') && !offline;
  // Another number each time that it is to be fetched.
  const missing = isMissing ? attempt + 1 : 0;
  useEffect(() => {
    if (missing > 0)
      Promise.all([load(), speakPage(words)]).then(
        ([come]) => setPart(come),
        () => setPart('failed'),
      );
  }, [missing, load, words]);
  return part;
}
