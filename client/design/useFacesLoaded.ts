import { useEffect, useState } from 'react';

/** Letters in another face have other widths: raised when more of them have come. */
export function useFacesLoaded(): number {
  const [loaded, setLoaded] = useState(0);
  useEffect(() => {
    const more = (): void => setLoaded((before) => before + 1);
    document.fonts.addEventListener('loadingdone', more);
    return () => document.fonts.removeEventListener('loadingdone', more);
  }, []);
  return loaded;
}
