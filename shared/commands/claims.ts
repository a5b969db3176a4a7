import { may } from '../access/rights.ts';
import { Refusal } from '../model/problems.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { ratingOperations } from '../protocol/http/ratings.ts';
import type { Claim } from '../rating/claimBook.ts';
import { isNameNeeded } from '../rating/nameNeeded.ts';
import { putClaim, releaseClaim, type ClaimState } from '../rating/claims.ts';
import {
  actsAs,
  requireStep,
  StepThings,
  type ClaimStep,
  type GroupsKnown,
} from '../rating/rateStep.ts';
import { claimId } from '../rating/stepRatings.ts';
import { demandUnlessClosed, requirePerson, type Actor, type Decision } from './decision.ts';
import type { RecordChange, WallState } from './wallState.ts';

/** What a claim is: of which step, as what, of which thing. */
export interface ClaimPlace {
  step: string;
  role: string;
  thing: string;
}
export type ClaimSent = BodyOf<(typeof ratingOperations)['claimThing']>;

/** Claims of a step are taken from the moment the meeting comes to it, also after it went on. */
export const isClaimOpen = ({ session }: Pick<WallState, 'session'>, step: string): boolean =>
  session.open.includes('claim') && (session.step === step || session.been.includes(step));

/** The claims of one role of a step, as deciding about one needs them. Throws `no-such-field`. */
export function claimState(
  state: WallState,
  step: ClaimStep,
  role: string,
  known: GroupsKnown,
): ClaimState {
  const asked = step.roles.find(({ id }) => id === role);
  if (!asked) throw new Refusal('no-such-field');
  const claims = state.rated.claimsOf(step.id, role);
  return {
    people: state.people,
    leaving: state.leaving,
    ...(step.by === 'tables'
      ? {
          tables: new Set(
            state.session.tables.flatMap(({ tableId, state: is }) =>
              is === 'closed' ? [] : [tableId],
            ),
          ),
        }
      : {}),
    step: {
      isOpen: isClaimOpen(state, step.id),
      people: asked.people,
      ...(step.due ? { due: step.due } : {}),
      things: new StepThings(state, step.of, known, (thing) => claims.has(thing)),
    },
    claims,
  };
}

const written = (place: ClaimPlace, changes: readonly Claim[]): RecordChange[] =>
  changes.map((claim) => {
    const value = { ...claim, step: place.step, role: place.role };
    return { kind: 'claim', id: claimId(value), value };
  });

/**
 * Puts one's name, or one's table's, to a thing (`PutClaim`), or lays it down. Throws `Refusal`:
 * `no-such-step`, `no-such-field` (the role), `forbidden`, `no-table`, `name-needed`, and what `putClaim` throws.
 */
export function claimThing(
  state: WallState,
  actor: Actor,
  { sent, ...place }: ClaimPlace & { sent: ClaimSent & { holds: boolean } },
  known: GroupsKnown,
): Decision<{ claim: Claim | null }> {
  const person = requirePerson(state, actor.personId);
  const step = requireStep(state, place.step, 'claim');
  demandUnlessClosed(may(person.role, 'claim', state.session));
  const isHeld = (claimer: string): boolean =>
    state.rated.claimsOf(step.id, place.role).of(place.thing, claimer)?.state === 'held';
  if (
    sent.holds &&
    isNameNeeded(step, state.session.settings.names, person) &&
    !isHeld(actor.personId)
  )
    throw new Refusal('name-needed');
  const asked = {
    ...claimState(state, step, place.role, known),
    claimer: actsAs(step, actor.personId, person),
  };
  const { changes, reply } = putClaim(asked, actor, { thing: place.thing, ...sent });
  return { changes: written(place, changes), reply };
}

/** A facilitator lays down what somebody else took on. Throws `Refusal`: `no-such-step`, `no-such-field`, and what `releaseClaim` throws. */
export function releaseThing(
  state: WallState,
  actor: Actor,
  { claimer, ...place }: ClaimPlace & { claimer: string },
  known: GroupsKnown,
): Decision<{ claim: Claim | null }> {
  requirePerson(state, actor.personId);
  const step = requireStep(state, place.step, 'claim');
  const asked = claimState(state, step, place.role, known);
  const { changes, reply } = releaseClaim(asked, actor, { thing: place.thing, person: claimer });
  return { changes: written(place, changes), reply };
}
