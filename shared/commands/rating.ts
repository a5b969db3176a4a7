import { may } from '../access/rights.ts';
import { LIMITS } from '../model/limits.ts';
import type { PausableWork } from '../model/pausableWork.ts';
import { Refusal, wrongField } from '../model/problems.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { ratingOperations } from '../protocol/http/ratings.ts';
import { assignInSteps, assignLate, countReaders } from '../rating/assignReadings.ts';
import { isDay } from '../rating/claims.ts';
import { putRating, type RatingState } from '../rating/putRating.ts';
import {
  actsAs,
  authorsAs,
  fieldsOf,
  ratersOf,
  requireStep,
  StepThings,
  type GroupsKnown,
  type RateStep,
} from '../rating/rateStep.ts';
import type { OwnRating } from '../rating/rating.ts';
import { formId, readingId, type FormRecord, type StepRatings } from '../rating/stepRatings.ts';
import type { Step } from '../scripts/script.ts';
import { standingAt } from '../scripts/standing.ts';
import { settingsOf } from '../scripts/stepSettings.ts';
import {
  demand,
  demandUnlessClosed,
  requirePerson,
  type Actor,
  type Decision,
} from './decision.ts';
import type { RecordChange, WallState } from './wallState.ts';

/** Whether ratings of a step are taken now: the meeting stands there, and nobody has closed it. */
export const isRateOpen = (
  { session, rated }: Pick<WallState, 'session' | 'rated'>,
  step: string,
): boolean =>
  session.step === step && session.open.includes('rate') && !rated.of(step).record.isClosed;

/** The things of a step as its raters have them. */
export function ratedThings(state: WallState, step: RateStep, known: GroupsKnown): StepThings {
  const { things } = state.rated.of(step.id);
  return new StepThings(state, step.of, known, (id) => things.has(id));
}

export type FormSent = BodyOf<(typeof ratingOperations)['rateThing']>;

export interface FormReply {
  answers: OwnRating[];
  /** By field of dots: how many she can still spend. */
  left: Record<string, number>;
}

/**
 * Says something about one thing, in one field or in several: all of it is taken, or none. Each
 * answer counts once (`putRating`). Throws `Refusal`: `no-such-step`, `forbidden`, `no-table`,
 * `too-many-ratings`, and what `putRating` throws.
 */
export function rateThing(
  state: WallState,
  actor: Actor,
  { step: id, thing, answers }: { step: string; thing: string } & FormSent,
  known: GroupsKnown,
): Decision<FormReply> {
  const person = requirePerson(state, actor.personId);
  const step = requireStep(state, id, 'rate');
  demandUnlessClosed(may(person.role, 'rate', state.session));
  const rater = actsAs(step, actor.personId, person);
  const kept = state.rated.of(id);
  const things = ratedThings(state, step, known);
  const asked: RatingState = {
    people: state.people,
    leaving: state.leaving,
    ratings: kept.book,
    rater,
    step: {
      isOpen: isRateOpen(state, id),
      fields: fieldsOf(step),
      things: { get: (each) => asRated(state, step, things, each) },
      assigned: (each) => (step.each === 'all' ? 'all' : (kept.readings.get(each) ?? [])),
    },
  };
  const reply: FormReply = { answers: [], left: {} };
  const changed: FormRecord['answers'] = Object.fromEntries(
    Object.entries(answers).flatMap(([field, answer]) => {
      const { changes, reply: one } = putRating(asked, actor, { thing, field, ...answer });
      reply.answers.push(one.rating);
      if (one.left !== undefined) reply.left[field] = one.left;
      return changes.map(({ value, rev, at }) => [field, { value, rev, at }]);
    }),
  );
  if (Object.keys(changed).length === 0) return { changes: [], reply };
  if (state.rated.size + Object.keys(changed).length > LIMITS.ratingsPerWall)
    throw new Refusal('too-many-ratings', { max: LIMITS.ratingsPerWall });
  const before = kept.book
    .ofThing(rater, thing)
    .map(({ field, value, rev, at }) => [field, { value, rev, at }] as const);
  const value: FormRecord = {
    step: id,
    person: rater,
    thing,
    answers: { ...Object.fromEntries(before), ...changed },
  };
  return { changes: [{ kind: 'rating', id: formId(value), value }], reply };
}

/** Where a step says that people rate their own too, nothing is anybody's. */
function asRated(state: WallState, step: RateStep, things: StepThings, id: string) {
  const thing = things.get(id);
  if (!thing) return undefined;
  return step.each === 'all' && settingsOf(step).own
    ? { ...thing, authors: [] }
    : authorsAs(state, step, thing);
}

const readingChange = (step: string, person: string, things: readonly string[]): RecordChange => ({
  kind: 'reading',
  id: readingId({ step, person }),
  value: { step, person, things },
});

export const isDealtStep = (step: Step | undefined): step is RateStep =>
  step?.kind === 'rate' && step.each !== 'all';

/**
 * Deals a step's readings out, evenly, when the meeting first comes to it: a list for each rater
 * who is there, and a word that it is done. In steps of a millisecond, in which others have their
 * turn; it is of one moment only while `state` does not change.
 */
export function* dealReadings(
  state: WallState,
  step: RateStep,
  known: GroupsKnown,
): PausableWork<RecordChange[]> {
  const { record } = state.rated.of(step.id);
  const things = ratedThings(state, step, known)
    .list()
    .map((thing) => authorsAs(state, step, thing));
  const { readings } = yield* assignInSteps({
    people: ratersOf(state, step),
    things,
    each: step.each,
  });
  return [
    { kind: 'rate-step', id: step.id, value: { ...record, isDealt: true } },
    ...[...readings].map(([person, list]) => readingChange(step.id, person, list)),
  ];
}

/** What a step's things have for readers, by who is here or has rated. */
const readersAt = (
  kept: StepRatings,
  things: readonly { id: string }[],
  isHere: (person: string) => boolean,
): Map<string, number> =>
  new Map(
    countReaders({
      things,
      readings: kept.readings,
      isHere,
      hasRated: (person, thing) => kept.book.hasRated(person, thing),
    }),
  );

/**
 * Lists for those of `raters` who came after the readings were dealt, and have none: what is read
 * least, one after the other. `isHere`: whether somebody's readings still count on her.
 */
export function dealLate(
  state: WallState,
  step: RateStep,
  raters: Iterable<string>,
  known: GroupsKnown,
  isHere: (person: string) => boolean,
): RecordChange[] {
  const kept = state.rated.of(step.id);
  const may = new Set(ratersOf(state, step));
  const late = [...raters].filter((rater) => may.has(rater) && !kept.readings.has(rater));
  if (late.length === 0) return [];
  const things = ratedThings(state, step, known)
    .list()
    .map((thing) => authorsAs(state, step, thing));
  const readers = readersAt(kept, things, isHere);
  return late.map((person) => {
    const list = assignLate({ person, things, readers, each: step.each });
    for (const thing of list) readers.set(thing, (readers.get(thing) ?? 0) + 1);
    return readingChange(step.id, person, list);
  });
}

/**
 * Somebody who is through with hers reads one more: what is read least. Asked again before she rated
 * that, she is answered the same list. Throws `Refusal`: `no-such-step`, `forbidden`, `no-table`,
 * `step-closed`.
 */
export function readMore(
  state: WallState,
  actor: Actor,
  id: string,
  known: GroupsKnown,
  isHere: (person: string) => boolean,
): Decision<{ things: readonly string[] }> {
  const person = requirePerson(state, actor.personId);
  const step = requireStep(state, id, 'rate');
  demandUnlessClosed(may(person.role, 'rate', state.session));
  const rater = actsAs(step, actor.personId, person);
  if (!isRateOpen(state, id)) throw new Refusal('step-closed');
  const kept = state.rated.of(id);
  const things = ratedThings(state, step, known)
    .list()
    .map((thing) => authorsAs(state, step, thing));
  const has = kept.readings.get(rater) ?? [];
  const there = new Set(things.map((thing) => thing.id));
  const isThrough = has.every((thing) => !there.has(thing) || kept.book.hasRated(rater, thing));
  if (step.each === 'all' || !isThrough) return { changes: [], reply: { things: has } };
  const readers = readersAt(kept, things, isHere);
  const list = [...has, ...assignLate({ person: rater, things, readers, each: 1, has })];
  return {
    changes: list.length === has.length ? [] : [readingChange(id, rater, list)],
    reply: { things: list },
  };
}

/** Of a moment, `2027-03-04T15:00Z`, its day. */
const DAY_CHARS = 10;

export type RateSteering = BodyOf<(typeof ratingOperations)['steerRating']>;

/**
 * A facilitator closes a step's ratings, so that all may look at what came of them, opens them
 * again, or says which times there are to choose from. What was said of a time that is named no more
 * is kept, and counts again once it is. Throws `Refusal`: `no-such-step`, `forbidden`,
 * `invalid-request` with the field (times of a step that is not about times, or one that is no day).
 */
export function steerRating(
  state: WallState,
  actor: Actor,
  id: string,
  { state: wanted, times }: RateSteering,
): Decision<Record<string, never>> {
  const person = requirePerson(state, actor.personId);
  demand(may(person.role, 'steer-rating', state.session));
  const step = requireStep(state, id, 'rate');
  const changes: RecordChange[] = [];
  if (wanted !== undefined) {
    const { record } = state.rated.of(id);
    const isClosed = wanted === 'closed';
    if (record.isClosed !== isClosed)
      changes.push({ kind: 'rate-step', id, value: { ...record, isClosed } });
  }
  if (times !== undefined) {
    if (step.of.kind !== 'times')
      throw wrongField('body.times', 'must not be there: this step is not about times');
    const none = times.findIndex((time) => !isDay(time.slice(0, DAY_CHARS)));
    if (none >= 0) throw wrongField(`body.times.${none}`, 'must be on a day of the calendar');
    const items = [...new Set(times)].sort();
    if (items.join() !== step.of.items.join())
      changes.push({
        kind: 'session',
        value: standingAt({
          ...state.session,
          script: {
            ...state.session.script,
            steps: state.session.script.steps.map((each): Step =>
              each.id === id && each.kind === 'rate'
                ? { ...each, of: { kind: 'times', items } }
                : each,
            ),
          },
        }),
      });
  }
  return { changes, reply: {} };
}
