import { useLayoutEffect, useRef } from 'react';
import type { Asks } from '../meeting/sources/asking.ts';

/** Asks for something when it is first shown, and again whenever `sign`, on which the answer depends, is another. */
export function useWant(asks: Asks, sign: string): void {
  const asked = useRef<{ asks: Asks; sign: string } | null>(null);
  useLayoutEffect(() => {
    if (asked.current?.asks === asks && asked.current.sign === sign) return;
    asked.current = { asks, sign };
    asks.want();
  }, [asks, sign]);
}
