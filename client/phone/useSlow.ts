import { useEffect, useState } from 'react';
import { whenSlow } from './whenSlow.ts';

/** From here on "Sending" alone would leave people in doubt, ms. */
const SLOW_MS = 6_000;

/** Whether `busy` has been true for so long (`ms`) that people should hear more. */
export function useSlow(busy: boolean, ms = SLOW_MS): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => (busy ? whenSlow(ms, setSlow) : undefined), [busy, ms]);
  return slow;
}
