import type { SceneClock } from './sceneClock.ts';

const FRAME_MS = 16;

/** Time that passes when a test says so, in frames of 16 ms. */
export class TestClock implements SceneClock {
  #now = 0;
  #count = 0;
  readonly #due = new Map<number, { at: number; task: (now: number) => void }>();

  /** Tasks that still wait. */
  get waiting(): number {
    return this.#due.size;
  }

  now(): number {
    return this.#now;
  }

  frame(task: (now: number) => void): () => void {
    return this.#add((Math.floor(this.#now / FRAME_MS) + 1) * FRAME_MS, task);
  }

  later(ms: number, task: () => void): () => void {
    return this.#add(this.#now + ms, task);
  }

  /** Lets so many ms go by; what falls due meanwhile is done at its time, in order. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = [...this.#due].sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
      if (!next || next[1].at > end) break;
      this.#due.delete(next[0]);
      this.#now = Math.max(this.#now, next[1].at);
      next[1].task(this.#now);
    }
    this.#now = end;
  }

  #add(at: number, task: (now: number) => void): () => void {
    const id = (this.#count += 1);
    this.#due.set(id, { at, task });
    return () => void this.#due.delete(id);
  }
}
