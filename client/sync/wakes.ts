import { deviceTime, elapsed } from './elapsed.ts';

/** `woke`: page, device or network may have been away, as the browser says itself with `online` and `offline` · `tap`: somebody is here and wants something. */
export type Wake = 'woke' | 'online' | 'offline' | 'tap';

/** How often the clocks are looked at, ms, and what more than that passed while nothing of ours ran. */
const LOOK_EVERY_MS = 2_000;
const SLEPT_MS = 3_000;

const listeners = new Set<(wake: Wake) => void>();
let isListening = false;

const tell = (wake: Wake) => (): void => {
  if (!document.hidden) for (const listener of listeners) listener(wake);
};

/** Hears whenever what was open before may be dead without having said so. Returns how to stop. */
export function onWake(listener: (wake: Wake) => void): () => void {
  listeners.add(listener);
  if (!isListening) {
    isListening = true;
    const woke = tell('woke');
    for (const event of ['online', 'offline'] as const) addEventListener(event, tell(event));
    for (const event of ['pageshow', 'focus']) addEventListener(event, woke);
    document.addEventListener('visibilitychange', woke);
    for (const event of ['pointerdown', 'keydown'])
      addEventListener(event, tell('tap'), { capture: true, passive: true });
    let [ran, said] = [elapsed(), deviceTime()];
    setInterval(() => {
      const slept = Math.max(elapsed() - ran, deviceTime() - said) > LOOK_EVERY_MS + SLEPT_MS;
      [ran, said] = [elapsed(), deviceTime()];
      if (slept) woke();
    }, LOOK_EVERY_MS);
  }
  return () => void listeners.delete(listener);
}
