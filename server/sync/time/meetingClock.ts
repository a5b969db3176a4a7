import type { WallTime } from './wallTime.ts';

/**
 * The server's clock was set when it differs by this much from the time that passed, ms. Less is
 * the drift of two good clocks.
 */
const SET_MS = 2_000;

/** How to follow a clock that was set. */
export interface ClockStep {
  /** The meeting's time minus `elapsed()` from now on, ms. */
  readonly offset: number;
  readonly sleptMs: number;
  /** Running timers are moved by this, ms, so that they end when they would have ended. */
  readonly moveMs: number;
}

/**
 * The time of one wall, ms since 1970 UTC, as its records and pages have it. It advances with
 * `elapsed()`. Where the server's clock was set, it follows in one tick together with every running
 * timer (`Timer.endsAt`), so that nobody sees one without the other. While the machine slept time
 * did pass, so that moves no timer.
 */
export class MeetingClock {
  readonly #time: WallTime;
  #offset: number;
  #sleptMs: number;
  /** Whether the stored timers were compared with this clock yet. */
  #isFollowed = false;

  constructor(time: WallTime) {
    this.#time = time;
    this.#sleptMs = time.slept();
    this.#offset = time.now() - time.elapsed();
  }

  now(step: ClockStep | null = null): number {
    return Math.round((step?.offset ?? this.#offset) + this.#time.elapsed());
  }

  /**
   * What to do about the server's clock; `null` while both agree. The first step moves nothing.
   * Nothing changes before {@link adopt}.
   */
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
