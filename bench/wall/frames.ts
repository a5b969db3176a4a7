import type { CDPSession, Page } from '@playwright/test';
import { percentile } from '../percentiles.ts';

/** A frame longer than this was seen as a stutter, ms: two of the display's own. */
export const LONG_FRAME_MS = 33.5;

/** How a stretch of frames went. Times in ms. */
export interface FrameFigures {
  frames: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
  /** Share of frames over `LONG_FRAME_MS`, %. */
  longPercent: number;
  /** Work of the main thread, for each frame. */
  mainMs: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** `taskMs`: what the main thread worked while these frames went by. */
export function frameFigures(times: readonly number[], taskMs: number): FrameFigures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => round(percentile(sorted, share));
  const long = times.filter((ms) => ms > LONG_FRAME_MS).length;
  return {
    frames: times.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
    longPercent: round((long / times.length) * 100),
    mainMs: round(taskMs / times.length),
  };
}

interface Recording {
  times: number[];
  stop: ((times: number[]) => void) | null;
}

/** Watches the frames of a page as `requestAnimationFrame` sees them: 16.7 ms is the display's own cadence. */
export class FrameMeter {
  readonly #page: Page;
  readonly #cdp: CDPSession;

  constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
  }

  /** The frames while `work` goes on, the one in which it ends included. */
  async during(work: () => Promise<void>): Promise<FrameFigures> {
    await this.#page.evaluate(() => {
      const recording: Recording = { times: [], stop: null };
      let last: number | null = null;
      const look = (now: number): void => {
        // The first is the wait for the first frame, not a frame.
        if (last !== null) recording.times.push(now - last);
        last = now;
        if (recording.stop) recording.stop(recording.times);
        else requestAnimationFrame(look);
      };
      (window as unknown as { benchFrames: Recording }).benchFrames = recording;
      requestAnimationFrame(look);
    });
    const before = await this.#taskMs();
    await work();
    const times = await this.#page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          (window as unknown as { benchFrames: Recording }).benchFrames.stop = resolve;
        }),
    );
    return frameFigures(times, (await this.#taskMs()) - before);
  }

  async #taskMs(): Promise<number> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  }
}
