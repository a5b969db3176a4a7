import type { Decision } from '../../../shared/commands/decision.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import type { Logger } from '../../logger.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { CommandExtras } from './jobQueue.ts';

/** After a step that could not be stored or found no place in the queue, the next one waits, ms. */
const TRY_AGAIN_MS = 1000;

/** What of a wall takes steps. */
export interface SteppedWall {
  readonly wallId: string;
  readonly isClosed: boolean;
  readonly time: Pick<WallTime, 'later'>;
  command<Reply>(
    personId: string,
    decide: (state: WallState) => Decision<Reply>,
    extras: CommandExtras,
  ): Promise<Reply>;
}

interface Steps<Reply> {
  decide: (state: WallState) => Decision<Reply>;
  /** After a step that is durable: was it the last? */
  isDone: (reply: Reply) => boolean;
  /** A step was refused, or could not be stored; it is taken again unless the wall was closed. */
  failed?: (refusal: Refusal) => void;
}

/**
 * Step after step of a longer work, a tick each, until all is done or the wall is closed: nobody's hand or note waits for thousands of
 * others. `what` is told of in the log.
 */
export async function takeSteps<Reply>(
  wall: SteppedWall,
  logger: Logger,
  what: string,
  { decide, isDone, failed }: Steps<Reply>,
): Promise<void> {
  for (;;) {
    try {
      if (isDone(await wall.command('', decide, { isReserved: true }))) return;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failed?.(error);
      if (wall.isClosed) return;
      logger.warn({ wall: wall.wallId, code: error.code }, `${what} waits`);
      await new Promise<void>((resolve) => void wall.time.later(TRY_AGAIN_MS, resolve));
    }
  }
}
