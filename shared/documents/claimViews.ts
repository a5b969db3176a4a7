import { claimState, isClaimOpen } from '../commands/claims.ts';
import type { WallState } from '../commands/wallState.ts';
import type { ClaimsView } from '../protocol/ratings.ts';
import { claimBoard } from '../rating/claims.ts';
import { StepThings, type ClaimStep } from '../rating/rateStep.ts';
import { inStepOrder, saidTo, thingView, type Asker, type RatingsKnown } from './ratingViews.ts';
import { nameShown } from './shownNames.ts';

/** Who put their name to what in a step, as everybody on the wall may see it. */
export function claimsView(known: RatingsKnown, step: ClaimStep, asker: Asker): ClaimsView {
  const { state } = known;
  const { person, personId, language } = asker;
  const claimer = step.by === 'tables' ? (person.table ?? '') : personId;
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
          ...claimerOf(state, step, claim.person),
          ...(person.role === 'facilitator' ? { claimer: claim.person } : {}),
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

/** The name of whoever took it on, as the wall shows names; a table by its number. */
function claimerOf(
  state: WallState,
  step: ClaimStep,
  claimer: string,
): { by?: string; table?: number } {
  if (step.by === 'tables') {
    const table = state.session.tables.find(({ tableId }) => tableId === claimer);
    return table ? { table: table.number } : {};
  }
  const by = nameShown(state, state.people.get(claimer));
  return by === undefined ? {} : { by };
}
