import type { WallTime } from './wallTime.ts';

/** The clock was set when it says this much else than time that passed, ms. Less is the drift of two good clocks. */
const SET_MS = 2_000;

/** What it takes to follow a clock that was set. */
export interface ClockStep {
  /** What the meeting's clock says from now on, minus `elapsed()`, ms. */
  readonly offset: number;
  readonly sleptMs: number;
  /** What runs is to be moved by this, ms, so that it ends when it would have ended. */
  readonly moveMs: number;
}

/**
 * The time of one wall, ms since 1970 UTC, as its records and all its pages have it. It goes on by `elapsed()`; where the server's clock was
 * set, it follows in one step of the wall's work, with everything that runs (`Timer.endsAt`), so that nobody sees one without the other.
 * While the machine slept, time did pass: that moves nothing.
 */
export class MeetingClock {
  readonly #time: WallTime;
  #offset: number;
  #sleptMs: number;
  /** Whether what was stored has been looked at by this clock. */
  #isFollowed = false;

  constructor(time: WallTime) {
    this.#time = time;
    this.#sleptMs = time.slept();
    this.#offset = time.now() - time.elapsed();
  }

  now(step: ClockStep | null = null): number {
    return Math.round((step?.offset ?? this.#offset) + this.#time.elapsed());
  }

  /** What follows from the server's clock as it is; `null` while both agree. The first one moves nothing. Nothing changes before {@link adopt}. */
  step(): ClockStep | null {
    const offset = this.#time.now() - this.#time.elapsed();
    if (Math.abs(offset - this.#offset) < SET_MS)
      return this.#isFollowed ? null : { offset: this.#offset, sleptMs: this.#sleptMs, moveMs: 0 };
    const sleptMs = this.#time.slept();
    const moveMs = Math.round(offset - this.#offset - (sleptMs - this.#sleptMs));
    return { offset, sleptMs, moveMs: Math.abs(moveMs) < SET_MS ? 0 : moveMs };
  }

  adopt({ offset, sleptMs }: ClockStep): void {
    this.#offset = offset;
    this.#sleptMs = sleptMs;
    this.#isFollowed = true;
  }
}
