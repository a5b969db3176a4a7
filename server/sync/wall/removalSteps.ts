import { stepRemoval } from '../../../shared/commands/removal.ts';
import { takeSteps, type StepPorts } from './takeSteps.ts';
import type { WallContent } from './wallContent.ts';

interface Ports extends StepPorts {
  readonly content: Pick<WallContent, 'records'>;
}

/**
 * Carries out removals of many people, some people in each tick, so that nobody's cursor or note
 * waits for thousands to be removed. If the server ends before, it goes on when the wall is read
 * again.
 */
export class RemovalSteps {
  readonly #wall: Ports;
  readonly #running = new Set<string>();

  constructor(wall: Ports) {
    this.#wall = wall;
  }

  get isRunning(): boolean {
    return this.#running.size > 0;
  }

  /** Starts every removal that is not finished. */
  goOn(): void {
    for (const [id, { doing }] of this.#wall.content.records.removals) {
      if (doing === null || this.#running.has(id)) continue;
      this.#running.add(id);
      void takeSteps(this.#wall, 'a removal', {
        decide: (state) => stepRemoval(state, id),
        isDone: (reply) => reply.isDone,
      }).finally(() => {
        this.#running.delete(id);
        // It may have been undone while its last step was under way.
        if (!this.#wall.isClosed() && this.#wall.content.records.removals.get(id)?.doing)
          this.goOn();
      });
    }
  }
}
