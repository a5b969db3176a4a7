import { useEffect, useState } from 'react';

/** From here on "Sending" alone would leave people in doubt, ms. */
const SLOW_MS = 6_000;

/** Whether `busy` has been true for so long (`ms`) that people should hear more. */
export function useSlow(busy: boolean, ms = SLOW_MS): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), ms);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy, ms]);
  return slow;
}

export const SLOW_WORDS = 'Still sending. It is kept on this phone.';
