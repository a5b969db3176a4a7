import { deviceTime, elapsed } from './elapsed.ts';
import { newId } from './newId.ts';

/** Clocks, chance and ids as the page has them, for what is tested without a page. */
export const PAGE_PORTS = {
  elapsed,
  deviceTime,
  later: (ms: number, task: () => void): (() => void) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  chance: Math.random,
  newId,
};
