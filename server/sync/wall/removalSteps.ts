import type { Decision } from '../../../shared/commands/decision.ts';
import { stepRemoval } from '../../../shared/commands/removal.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import type { Logger } from '../../logger.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { CommandExtras } from './jobQueue.ts';

/** After a step that could not be stored or found no place in the queue, the next one waits, ms. */
const TRY_AGAIN_MS = 1000;

/** What of a wall takes the steps. */
interface ClearedWall {
  readonly wallId: string;
  readonly isClosed: boolean;
  readonly records: Pick<WallState, 'removals'>;
  readonly time: Pick<WallTime, 'later'>;
  command<Reply>(
    personId: string,
    decide: (state: WallState) => Decision<Reply>,
    extras: CommandExtras,
  ): Promise<Reply>;
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
      void this.#run(id).finally(() => {
        this.#running.delete(id);
        // Undone while its last step was under way.
        if (!this.#wall.isClosed && this.#wall.records.removals.get(id)?.doing) this.goOn();
      });
    }
  }

  async #run(removal: string): Promise<void> {
    while (!this.#wall.isClosed) {
      try {
        const { isDone } = await this.#wall.command('', (state) => stepRemoval(state, removal), {
          isReserved: true,
        });
        if (isDone) return;
      } catch (error) {
        if (this.#wall.isClosed) return;
        if (!(error instanceof Refusal)) throw error;
        this.#logger.warn({ wall: this.#wall.wallId, code: error.code }, 'a removal waits');
        await new Promise<void>((resolve) => void this.#wall.time.later(TRY_AGAIN_MS, resolve));
      }
    }
  }
}
