import type { Decision } from '../../../shared/commands/decision.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import type { Logger } from '../../logger.ts';
import type { WallContent } from './wallContent.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { CommandExtras } from './jobQueue.ts';

/** After a step that found no place in the queue or could not be stored, the next one waits, ms. */
const TRY_AGAIN_MS = 1000;

/** What of a wall takes the steps. */
interface NamedWall {
  readonly wallId: string;
  readonly isClosed: boolean;
  readonly content: Pick<WallContent, 'names'>;
  readonly time: Pick<WallTime, 'later'>;
  command(personId: string, decide: () => Decision<null>, extras: CommandExtras): Promise<unknown>;
}

/**
 * Sees to it that tick follows on tick while documents still show names as they were (`NamesBehind`): each takes a step. What is left when
 * the server ends is done when the wall is read again.
 */
export class NameSteps {
  readonly #wall: NamedWall;
  readonly #logger: Logger;
  #running: Promise<void> | null = null;

  constructor(wall: NamedWall, logger: Logger) {
    this.#wall = wall;
    this.#logger = logger;
  }

  /** Resolves when every document shows names as the wall's setting has it, or the wall was closed. */
  async goOn(): Promise<void> {
    if (!this.#wall.content.names.isEmpty)
      this.#running ??= this.#run().finally(() => {
        this.#running = null;
      });
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#wall.isClosed && !this.#wall.content.names.isEmpty) {
      try {
        await this.#wall.command('', () => ({ changes: [], reply: null }), {
          isReserved: true,
        });
      } catch (error) {
        if (this.#wall.isClosed) return;
        if (!(error instanceof Refusal)) throw error;
        this.#logger.warn({ wall: this.#wall.wallId, code: error.code }, 'names wait');
        await new Promise<void>((resolve) => void this.#wall.time.later(TRY_AGAIN_MS, resolve));
      }
    }
  }
}
