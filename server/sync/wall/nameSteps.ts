import { takeSteps, type StepPorts } from './takeSteps.ts';
import type { WallContent } from './wallContent.ts';

interface Ports extends StepPorts {
  readonly content: Pick<WallContent, 'names'>;
}

/**
 * Sees to it that tick follows on tick while documents still show names as they were (`NamesBehind`): each takes a step. What is left when
 * the server ends is done when the wall is read again.
 */
export class NameSteps {
  readonly #wall: Ports;
  #isRunning = false;
  #waiting: { resolve: () => void; reject: (why: unknown) => void }[] = [];

  constructor(wall: Ports) {
    this.#wall = wall;
  }

  /** Takes up what there is to do. Call while everything is committed. */
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
   * Resolves when every document shows names as the wall's setting has it. Rejects with what a step was refused for: it is tried again,
   * but whoever asks for this is told rather than kept waiting for a disk.
   */
  finished(): Promise<void> {
    this.goOn();
    if (!this.#isRunning) return Promise.resolve();
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }
}
