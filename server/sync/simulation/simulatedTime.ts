import type { WallTime } from '../time/wallTime.ts';
import type { SeededRandom } from '../../seededRandom.ts';

interface Task {
  due: number;
  run: () => void;
}

/** A clock that stands still until it is moved, and the tasks that wait for it. */
export class SimulatedTime {
  readonly #random: SeededRandom;
  #tasks: Task[] = [];
  #elapsed = 0;
  #setBy = 0;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** The time of one server process: tasks that it waits for end with it. */
  forServer(): WallTime & { stop: () => void } {
    const own = new Set<Task>();
    let isStopped = false;
    return {
      now: () => 1_700_000_000_000 + this.#setBy + this.#elapsed,
      elapsed: () => this.#elapsed,
      slept: () => 0,
      later: (ms, run) => {
        if (isStopped) return () => undefined;
        const task: Task = { due: this.#elapsed + Math.max(0, ms), run };
        own.add(task);
        this.#tasks.push(task);
        return () => this.#forget(task);
      },
      clientId: () => this.#random.clientId(),
      stop: () => {
        isStopped = true;
        for (const task of own) this.#forget(task);
      },
    };
  }

  get isWaiting(): boolean {
    return this.#tasks.length > 0;
  }

  /** Whether a task is due now. */
  get isDue(): boolean {
    return this.#tasks.some((task) => task.due <= this.#elapsed);
  }

  /** Somebody sets the server's clock forward by `ms`, or back. */
  setClock(ms: number): void {
    this.#setBy += ms;
  }

  pass(ms: number): void {
    this.#elapsed += ms;
  }

  /** Runs one task that is due; when none is, moves the clock to the next one. */
  runOne(): void {
    if (this.#tasks.length === 0) return;
    const due = this.#tasks.filter((task) => task.due <= this.#elapsed);
    const task =
      due.length > 0
        ? this.#random.pick(due)
        : this.#tasks.reduce((first, other) => (other.due < first.due ? other : first));
    this.#elapsed = Math.max(this.#elapsed, task.due);
    this.#forget(task);
    task.run();
  }

  #forget(task: Task): void {
    this.#tasks = this.#tasks.filter((other) => other !== task);
  }
}
