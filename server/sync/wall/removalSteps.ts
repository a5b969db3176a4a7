import { stepRemoval } from '../../../shared/commands/removal.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import type { Logger } from '../../logger.ts';
import { takeSteps, type SteppedWall } from './takeSteps.ts';

/** What of a wall takes the steps. */
interface ClearedWall extends SteppedWall {
  readonly records: Pick<WallState, 'removals'>;
}

/**
 * Does what removals of many have decided, a few people a tick: nobody's cursor or note waits for thousands to go. What is left when the
 * server ends is done when the wall is read again.
 */
export class RemovalSteps {
  readonly #wall: ClearedWall;
  readonly #logger: Logger;
  readonly #running = new Set<string>();

  constructor(wall: ClearedWall, logger: Logger) {
    this.#wall = wall;
    this.#logger = logger;
  }

  get isRunning(): boolean {
    return this.#running.size > 0;
  }

  /** Takes up every removal that has something left to do. */
  goOn(): void {
    for (const [id, { doing }] of this.#wall.records.removals) {
      if (doing === null || this.#running.has(id)) continue;
      this.#running.add(id);
      void takeSteps(this.#wall, this.#logger, 'a removal', {
        decide: (state) => stepRemoval(state, id),
        isDone: (reply) => reply.isDone,
      }).finally(() => {
        this.#running.delete(id);
        // Undone while its last step was under way.
        if (!this.#wall.isClosed && this.#wall.records.removals.get(id)?.doing) this.goOn();
      });
    }
  }
}
