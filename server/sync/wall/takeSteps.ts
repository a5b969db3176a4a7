import type { Actor, Decision } from '../../../shared/commands/decision.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import type { Logger } from '../../logger.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { CommandExtras } from './jobQueue.ts';

/**
 * After a step that could not be stored, or found the queue full, the next one waits this long, ms.
 */
const TRY_AGAIN_MS = 1000;

/** What steps need of their wall. */
export interface StepPorts {
  readonly wallId: string;
  readonly time: Pick<WallTime, 'later'>;
  readonly logger: Pick<Logger, 'warn'>;
  /** Whether the wall takes no commands any more. */
  isClosed(): boolean;
  command<Reply>(
    personId: string,
    decide: (state: WallState, actor: Actor) => Decision<Reply>,
    extras: CommandExtras,
  ): Promise<Reply>;
}

interface Steps<Reply> {
  decide: (state: WallState, actor: Actor) => Decision<Reply>;
  /** Called after each durable step: was it the last? */
  isDone: (reply: Reply) => boolean;
  /**
   * Called when a step was refused or could not be stored. It is repeated, unless the wall was
   * closed.
   */
  failed?: (refusal: Refusal) => void;
}

/**
 * Runs a long piece of work step by step, one step a tick, until it is done or the wall is closed:
 * nobody's cursor or note waits for all of it. `what` names it in the log.
 */
export async function takeSteps<Reply>(
  { wallId, time, logger, isClosed, command }: StepPorts,
  what: string,
  { decide, isDone, failed }: Steps<Reply>,
): Promise<void> {
  for (;;) {
    try {
      if (isDone(await command('', decide, { isReserved: true }))) return;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failed?.(error);
      if (isClosed()) return;
      logger.warn({ wall: wallId, code: error.code }, `${what} waits`);
      await new Promise<void>((resolve) => void time.later(TRY_AGAIN_MS, resolve));
    }
  }
}
