import { may, type Right } from '../access/rights.ts';
import type { Person } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import { textProblem } from '../model/text.ts';
import { demand, requirePerson, type Actor } from './decision.ts';
import type { WallState } from './wallState.ts';
import { tooLong, type Long } from './tooLong.ts';

/** What a text at a poster or on a thread has to be, in whatever lines. `what` it is, for a refusal. Throws. */
export const checkText = (text: string, max: number, what: Long): void => {
  const wrong = textProblem(text, max, 'many');
  if (wrong) throw new Refusal(wrong, tooLong(wrong, what, max));
};

/** The person who asks, if she may use `right` now. Throws. */
export function allowed(state: WallState, actor: Actor, right: Right): Person {
  const person = requirePerson(state, actor.personId);
  demand(may(person.role, right, state.session));
  return person;
}

/** Places are not counted for facilitators: what they type in is what the room says. Throws. */
export function demandPlace(
  state: WallState,
  actor: Actor,
  person: Person,
  kind: 'visits' | 'connections',
): void {
  if (state.places.fullFor(kind, actor.personId, person.role === 'facilitator' ? 0 : null))
    throw new Refusal(kind === 'visits' ? 'too-many-visits' : 'too-many-connections');
}

/**
 * When something is left at a poster or on a thread: now, and after all that was left before, also in
 * the same millisecond and where the server's clock was set back. So its time says its order.
 */
export const arrivalOf = ({ lastLeftAt }: WallState, { now }: Actor): number =>
  Math.max(now, lastLeftAt + 1);
