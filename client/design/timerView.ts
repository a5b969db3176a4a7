import type { Timer } from '../../shared/model/session.ts';

/** What a clock shows: `m:ss` (or `h:mm:ss`) and how it feels. */
export interface TimerView {
  text: string;
  mood: 'calm' | 'last-minute' | 'over' | 'paused';
  leftMs: number;
}

const LAST_MINUTE_MS = 60_000;

/** Milliseconds → `12:48`. Rounds up, so that a clock started at five minutes shows 5:00 and 0:00 means over. */
export function printClock(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `now` in ms by the server's clock. */
export function viewTimer(timer: Timer, now: number): TimerView {
  const leftMs = timer.state === 'paused' ? timer.leftMs : Math.max(0, timer.endsAt - now);
  const mood =
    timer.state === 'paused'
      ? 'paused'
      : leftMs <= 0
        ? 'over'
        : leftMs <= LAST_MINUTE_MS
          ? 'last-minute'
          : 'calm';
  return { text: printClock(leftMs), mood, leftMs };
}
