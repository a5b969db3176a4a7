import { claimState } from '../commands/claims.ts';
import type { WallState } from '../commands/wallState.ts';
import type { ClaimsView, RatingResults, RatedThingView } from '../protocol/ratings.ts';
import { withDue } from '../rating/claims.ts';
import type { ClaimStep, RateStep } from '../rating/rateStep.ts';
import { FEWEST_SHOWN } from '../rating/results.ts';
import { readableNote } from './readableNotes.ts';
import { raterShown } from './ratingViews.ts';

// What a snapshot kept of ratings and claims, as it may be shown now. Figures stay as they were: they say nothing of a person.

/** A thing of then; of a note that nobody may read any more there is nothing. */
const isStillThere = (state: WallState, of: RatingResults['of'], { id }: RatedThingView): boolean =>
  of !== 'notes' || readableNote(state, id, true) !== null;

/** By field and thing, the sentences that people who are here say now, each as often as it is said. */
function sentencesNow(
  state: WallState,
  { step, form }: RatingResults,
): Map<string, Map<string, string[]>> {
  const { book } = state.rated.of(step);
  const said = new Map(
    form.flatMap(({ id, form: kind }) =>
      kind === 'sentence' ? [[id, new Map<string, string[]>()] as const] : [],
    ),
  );
  if (said.size === 0) return said;
  for (const person of book.people()) {
    // A table that rates as one is nobody who could be removed.
    if (state.people.get(person)?.removed === true || state.leaving.has(person)) continue;
    for (const { thing, field, value } of book.ofPerson(person)) {
      const things = said.get(field);
      if (!things || typeof value !== 'string') continue;
      const words = things.get(thing);
      if (words) words.push(value);
      else things.set(thing, [value]);
    }
  }
  return said;
}
const asItIs = (sentence: string): string => sentence;

/** Of what was said then what is said now as well, each at most as often as now. */
function stillSaid<Said>(
  then: readonly Said[],
  now: readonly string[],
  keyOf: (said: Said) => string,
): Said[] {
  const left = new Map<string, number>();
  for (const key of now) left.set(key, (left.get(key) ?? 0) + 1);
  return then.filter((said) => {
    const key = keyOf(said);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0;
  });
}

/** Results without notes and sentences that were taken back since, and without names unless the step still says that they are shown. */
export function keptResults(state: WallState, kept: RatingResults): RatingResults {
  const said = sentencesNow(state, kept);
  const now = (thing: string, field: string): string[] => said.get(field)?.get(thing) ?? [];
  const { named, ...results } = kept;
  const things = kept.things
    .filter((thing) => isStillThere(state, kept.of, thing))
    .map((thing) => ({
      ...thing,
      results: thing.results.map((result) => {
        if (result.shown?.form !== 'sentence') return result;
        const then = result.shown.sentences;
        const sentences = stillSaid(then, now(thing.id, result.field), asItIs);
        const isTakenBack = sentences.length < then.length;
        // As where so few had said something at first.
        return isTakenBack && sentences.length < FEWEST_SHOWN && !kept.isOpen
          ? { ...result, count: sentences.length, isFew: true, shown: null }
          : { ...result, shown: { ...result.shown, sentences } };
      }),
    }));
  const step = [...state.session.script.steps, ...state.session.left].find(
    ({ id }) => id === kept.step,
  );
  if (!named || step?.kind !== 'rate' || step.names !== true) return { ...results, things };
  return { ...results, things, named: keptNames(state, step, named) };
}

type Named = NonNullable<RatingResults['named']>;

/** Who said what, of those who say the same now and whose name is shown as it was. */
function keptNames(state: WallState, step: RateStep, kept: Named): Named {
  const { book } = state.rated.of(step.id);
  const key = (who: { by?: string; table?: number }, ...said: unknown[]): string =>
    JSON.stringify([who.by, who.table, ...said]);
  const now = book.people().flatMap((id) => {
    if (state.people.get(id)?.removed === true || state.leaving.has(id)) return [];
    const who = raterShown(state, step, id);
    return book
      .ofPerson(id)
      .flatMap(({ thing, field, value }) =>
        value === null ? [] : [key(who, thing, field, value)],
      );
  });
  return stillSaid(kept, now, ({ thing, field, value, ...who }) => key(who, thing, field, value));
}

/** Claims of people who hold them still, by the names that are shown now; words that they took back since are not there. */
export function keptClaims(state: WallState, kept: ClaimsView): ClaimsView {
  const step = [...state.session.script.steps, ...state.session.left].find(
    (each): each is ClaimStep => each.kind === 'claim' && each.id === kept.step,
  );
  return {
    ...kept,
    things: kept.things
      .filter((thing) => isStillThere(state, kept.of, thing))
      .map((thing) => ({
        ...thing,
        roles: thing.roles.map((role) => {
          const asked = step?.roles.some(({ id }) => id === role.role) ? step : undefined;
          const now = asked ? heldNow(state, asked, role.role, thing.id) : [];
          const claims = role.claims.flatMap(
            ({ by: _by, table: _table, until, date, ...claim }) => {
              const same = now.find(({ at }) => at === claim.at);
              if (!same) return [];
              return [
                {
                  ...claim,
                  ...(step ? raterShown(state, step, same.person) : {}),
                  ...(until !== undefined && until === same.until ? { until } : {}),
                  ...(date !== undefined && date === same.date ? { date } : {}),
                },
              ];
            },
          );
          const [, second] = claims;
          return {
            ...role,
            state: claims.length === 0 ? 'unclaimed' : second ? role.state : 'claimed',
            claims,
          };
        }),
      })),
  };
}

function heldNow(state: WallState, step: ClaimStep, role: string, thing: string) {
  const { claims, ...here } = claimState(state, step, role, { groups: () => [] });
  return claims.held(thing, here).map((claim) => withDue(step.due, claim));
}
