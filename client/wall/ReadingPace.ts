import type { SceneClock } from '../canvas/scene/sceneClock.ts';

/** After a reading so many times as long belongs to gestures and drawing: on a slow laptop with 10,000 notes a reading takes 15 ms, others' work shows 15 times a second. */
const PAUSE = 3;
/** Nobody waits longer to see what is there, ms. */
const LONGEST_WAIT_MS = 100;
const FRAME_MS = 16;
/** A hidden tab gets no animation frames; it must not fall behind for ever. */
const HIDDEN_MS = 200;

/** When the documents are read: at most once a frame, however many updates arrive, and less often where reading takes long, because moving things by hand comes first. */
export class ReadingPace {
  readonly #clock: SceneClock;
  readonly #isHidden: () => boolean;
  readonly #read: () => void;
  #callOff: (() => void) | null = null;
  /** How long the last reading took, and when it was done, ms. */
  #tookMs = 0;
  #doneAt = -Infinity;

  constructor(clock: SceneClock, isHidden: () => boolean, read: () => void) {
    this.#clock = clock;
    this.#isHidden = isHidden;
    this.#read = read;
  }

  /** There is something to read. */
  ask(): void {
    if (this.#callOff) return;
    const wait =
      Math.min(LONGEST_WAIT_MS, this.#tookMs * PAUSE) - (this.#clock.now() - this.#doneAt);
    if (this.#isHidden()) this.#callOff = this.#clock.later(HIDDEN_MS, () => this.readNow());
    else if (wait > FRAME_MS)
      this.#callOff = this.#clock.later(wait - FRAME_MS, () => this.#atFrame());
    else this.#atFrame();
  }

  /** Reads at once: whoever did something sees it. */
  readNow(): void {
    this.stop();
    const began = this.#clock.now();
    this.#read();
    this.#doneAt = this.#clock.now();
    this.#tookMs = this.#doneAt - began;
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  #atFrame(): void {
    this.#callOff = this.#clock.frame(() => this.readNow());
  }
}
