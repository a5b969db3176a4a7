import type { SceneClock } from './scene/sceneClock.ts';

/** The time of the page that is open. */
export const browserClock: SceneClock = {
  now: () => performance.now(),
  frame: (task) => {
    const frame = requestAnimationFrame(task);
    return () => cancelAnimationFrame(frame);
  },
  later: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
