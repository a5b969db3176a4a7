/**
 * Loaded into the measured server before anything else (`--import`): how long its thread was held at the most since it was last asked to
 * begin, as the time from one turn of the event loop to the next.
 */
import { isMainThread } from 'node:worker_threads';
import type { Held } from './heldTime.ts';

/** Timers know no less. */
const LOOK_EVERY_MS = 1;

function watchLoop(tell: (held: Held) => void): void {
  let held: Held = { ms: 0, cpuMs: 0, sumMs: 0 };
  let at = performance.now();
  let cpu = process.threadCpuUsage();
  const look = (): void => {
    const ms = performance.now() - at;
    const { user, system } = process.threadCpuUsage(cpu);
    const cpuMs = (user + system) / 1000;
    at = performance.now();
    cpu = process.threadCpuUsage();
    held.sumMs += cpuMs;
    if (cpuMs > held.cpuMs) held = { ...held, ms, cpuMs };
  };
  setInterval(look, LOOK_EVERY_MS).unref();
  process.on('message', (word) => {
    look();
    if (word === 'begin') held = { ms: 0, cpuMs: 0, sumMs: 0 };
    tell(held);
  });
  // Nobody's way out waits for it.
  process.channel?.unref();
}

if (isMainThread && process.send) watchLoop((held) => process.send?.(held));
