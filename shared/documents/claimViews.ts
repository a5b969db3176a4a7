import { readsNotes } from '../access/rights.ts';
import { claimState, isClaimOpen } from '../commands/claims.ts';
import type { Claim, ClaimBook } from '../rating/claimBook.ts';
import type { ClaimedThing, ClaimsView } from '../protocol/ratings.ts';
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

type RoleView = ClaimedThing['roles'][number];
type ClaimView = RoleView['claims'][number];

/** A claim as everybody sees it who reads the same, with whose it is. */
interface SharedClaim {
  claimer: string;
  view: Omit<ClaimView, 'mine' | 'claimer'>;
}

interface SharedThing {
  id: string;
  view: Omit<ClaimedThing, 'roles'>;
  roles: (Pick<RoleView, 'role' | 'state'> & { claims: readonly SharedClaim[] })[];
  /** Its JSON for whoever never put her name to it, once somebody asked for that. */
  text?: string;
}

/**
 * Who put their name to what in a step, as all read it who read the same: made once for them, and
 * then told to each with what is her own ({@link claimsView}, {@link claimsText}). Good until
 * something changes.
 */
export interface SharedClaims {
  step: ClaimStep;
  head: Omit<ClaimsView, 'things'>;
  things: SharedThing[];
  /** In the order of the step's roles. */
  books: readonly Pick<ClaimBook, 'of'>[];
}

/** What two readers of the same claims have in common: what is made for one is right for the other. */
export const claimsReadBy = (
  { state }: Pick<RatingsKnown, 'state'>,
  step: ClaimStep,
  { person, language }: Reader,
): string =>
  JSON.stringify([
    step.id,
    language,
    readsNotes(person, state.session),
    person.role === 'facilitator',
  ]);

/** `reader`: any of those who read the same, see {@link claimsReadBy}. */
export function sharedClaims(known: RatingsKnown, step: ClaimStep, reader: Reader): SharedClaims {
  const { state } = known;
  const { language } = reader;
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
      book: asked.claims,
      rows: new Map(claimBoard(asked, list).map((row) => [row.thing, row])),
    };
  });
  const shared = (claim: Claim): SharedClaim => ({
    claimer: claim.person,
    view: {
      ...raterShown(state, step, claim.person),
      ...(claim.until === undefined ? {} : { until: claim.until }),
      ...(claim.date === undefined ? {} : { date: claim.date }),
      at: claim.at,
    },
  });
  return {
    step,
    head: {
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
    },
    things: order.map((id) => ({
      id,
      view: thingView(known, step.of, id, reader),
      roles: boards.map(({ role, rows }) => {
        const row = rows.get(id);
        return {
          role,
          state: row?.state ?? 'unclaimed',
          claims: (row?.claims ?? []).map(shared),
        };
      }),
    })),
    books: boards.map(({ book }) => book),
  };
}

/** Who asks: in whose name she claims (her own, or her table's), and whether she is told whose each claim is. */
interface AskedFor {
  claimer: string;
  saysWhose: boolean;
}

const NOBODY: AskedFor = { claimer: '', saysWhose: false };

const askedFor = (step: ClaimStep, { personId, person }: Asker): AskedFor => ({
  claimer: step.by === 'tables' ? (person.table ?? '') : personId,
  saysWhose: person.role === 'facilitator',
});

function thingFor(
  { books }: SharedClaims,
  thing: SharedThing,
  { claimer, saysWhose }: AskedFor,
): ClaimedThing {
  return {
    ...thing.view,
    roles: thing.roles.map(({ role, state, claims }, index) => ({
      role,
      state,
      claims: claims.map(({ claimer: whose, view }) => ({
        ...view,
        ...(saysWhose ? { claimer: whose } : {}),
        mine: whose === claimer,
      })),
      rev: books[index]?.of(thing.id, claimer)?.rev ?? 0,
    })),
  };
}

/** To one of those who read the same; to a file, which nobody asks for in person, with nothing of anybody's own. */
export function claimsView(shared: SharedClaims, asker: Asker | null): ClaimsView {
  const asked = asker === null ? NOBODY : askedFor(shared.step, asker);
  return { ...shared.head, things: shared.things.map((thing) => thingFor(shared, thing, asked)) };
}

/** The same as JSON. Only things to which she ever put her name are written anew for her. */
export function claimsText(shared: SharedClaims, asker: Asker): string {
  const asked = askedFor(shared.step, asker);
  const things = shared.things.map((thing) =>
    shared.books.some((book) => book.of(thing.id, asked.claimer) !== undefined)
      ? JSON.stringify(thingFor(shared, thing, asked))
      : (thing.text ??= JSON.stringify(thingFor(shared, thing, { ...asked, claimer: '' }))),
  );
  return `${JSON.stringify(shared.head).slice(0, -1)},"things":[${things.join(',')}]}`;
}
