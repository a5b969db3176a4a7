import { readPosterHash } from '../app/address/readAddress.ts';
import { useCallback, useEffect, useState } from 'react';

/** Which poster is open, by table number in the address (`#poster-4`), so that the browser's back leads out of it and links can name it. */
export function useOpenPoster(): { number: number | null; open: (number: number | null) => void } {
  const [number, setNumber] = useState(readHash);
  useEffect(() => {
    const follow = (): void => setNumber(readHash());
    window.addEventListener('hashchange', follow);
    window.addEventListener('popstate', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
      window.removeEventListener('popstate', follow);
    };
  }, []);
  const open = useCallback((next: number | null): void => {
    history.pushState(
      null,
      '',
      location.pathname + location.search + (next === null ? '' : `#poster-${next}`),
    );
    setNumber(next);
  }, []);
  return { number, open };
}

const readHash = (): number | null => readPosterHash(location.hash);
