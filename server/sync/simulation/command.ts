import type { Actor, Decision } from '../../../shared/commands/decision.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import type { Wall } from '../wall/wall.ts';

/** One command as a person's device sends it, again and again until it hears an answer. */
export interface Command {
  what: string;
  decide: (state: WallState, actor: Actor, wall: Wall) => Decision<unknown>;
  /** Checks, once the server says yes, that it is durable; throws if not. */
  acknowledged?: () => void;
}
