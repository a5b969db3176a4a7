import type { Actor, Decision } from '../../../shared/commands/decision.ts';
import type { NamedGroup } from '../../../shared/commands/tables.ts';
import type { TableMaking } from '../../../shared/commands/tableMaking.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import type { Wall } from '../wall/wall.ts';

/** One command as a person's device sends it, again and again until it hears an answer. */
export interface Command {
  what: string;
  decide: (state: WallState, actor: Actor, wall: Wall) => Decision<unknown>;
  /** Checks, once the server says yes, that it is durable; throws if not. */
  acknowledged?: () => void;
}

/** What a simulated wall says for tables that are opened: everybody is here. */
export const makingOf = (
  random: SeededRandom,
  groups: () => readonly NamedGroup[],
): TableMaking => ({ groups, newId: () => random.uuid(), isInRoom: () => true });
