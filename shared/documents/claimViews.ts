import { claimState, isClaimOpen } from '../commands/claims.ts';
import type { ClaimsView } from '../protocol/ratings.ts';
import { claimBoard } from '../rating/claims.ts';
import { StepThings, type ClaimStep } from '../rating/rateStep.ts';
import {
  inStepOrder,
  raterShown,
  saidTo,
  thingView,
  type Asker,
  type RatingsKnown,
  type Reader,
} from './ratingViews.ts';

/** Who put their name to what in a step, as everybody on the wall may see it. For a file nobody asks in person: nothing in it is anybody's own. */
export function claimsView(
  known: RatingsKnown,
  step: ClaimStep,
  asker: Asker | Reader,
): ClaimsView {
  const { state } = known;
  const { person, language } = asker;
  const own = 'personId' in asker ? asker : null;
  const claimer =
    own === null ? '' : step.by === 'tables' ? (own.person.table ?? '') : own.personId;
  const list = new StepThings(state, step.of, known).list();
  const order = inStepOrder(
    known,
    step,
    list.map(({ id }) => id),
  );
  const boards = step.roles.map(({ id }) => {
    const asked = claimState(state, step, id, known);
    return {
      role: id,
      claims: asked.claims,
      rows: new Map(claimBoard(asked, list).map((row) => [row.thing, row])),
    };
  });
  return {
    step: step.id,
    title: saidTo(state, step.title, language),
    ask: saidTo(state, step.ask, language),
    of: step.of.kind,
    by: step.by ?? 'people',
    due: step.due ?? null,
    isOpen: isClaimOpen(state, step.id),
    roles: step.roles.map(({ id, label, people }) => ({
      id,
      label: saidTo(state, label, language),
      people,
    })),
    things: order.map((id) => ({
      ...thingView(known, step.of, id, asker),
      roles: boards.map(({ role, rows, claims }) => ({
        role,
        state: rows.get(id)?.state ?? 'unclaimed',
        claims: (rows.get(id)?.claims ?? []).map((claim) => ({
          ...raterShown(state, step, claim.person),
          ...(own && person.role === 'facilitator' ? { claimer: claim.person } : {}),
          mine: claim.person === claimer,
          ...(claim.until === undefined ? {} : { until: claim.until }),
          ...(claim.date === undefined ? {} : { date: claim.date }),
          at: claim.at,
        })),
        rev: claims.of(id, claimer)?.rev ?? 0,
      })),
    })),
  };
}
