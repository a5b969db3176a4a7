import { takeSteps, type StepPorts } from './takeSteps.ts';
import type { WallContent } from './wallContent.ts';

interface Ports extends StepPorts {
  readonly content: Pick<WallContent, 'names'>;
}

/**
 * After a change of the names setting, starts ticks until documents show no name in its old form
 * (`NamesBehind`); each tick rewrites some. If the server ends before, it goes on when the wall is
 * read again.
 */
export class NameSteps {
  readonly #wall: Ports;
  #isRunning = false;
  #waiting: { resolve: () => void; reject: (why: unknown) => void }[] = [];

  constructor(wall: Ports) {
    this.#wall = wall;
  }

  /** Starts what there is to do. Call while everything is committed. */
  goOn(): void {
    const { names } = this.#wall.content;
    if (this.#isRunning || names.isEmpty) return;
    this.#isRunning = true;
    void takeSteps(this.#wall, 'names', {
      decide: () => ({ changes: [], reply: null }),
      isDone: () => names.isEmpty,
      failed: (why) => this.#waiting.splice(0).forEach(({ reject }) => reject(why)),
    }).finally(() => {
      this.#isRunning = false;
      for (const { resolve } of this.#waiting.splice(0)) resolve();
    });
  }

  /**
   * Resolves when every document shows names as the setting has it. Rejects when a step was refused
   * or could not be stored: it is tried again, but the caller does not have to wait for a disk.
   */
  finished(): Promise<void> {
    this.goOn();
    if (!this.#isRunning) return Promise.resolve();
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }
}
