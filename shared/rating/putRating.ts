import { requirePerson, type Actor } from '../commands/decision.ts';
import type { WallState } from '../commands/wallState.ts';
import { Refusal, wrongField } from '../model/problems.ts';
import type { RatedThing } from './assignReadings.ts';
import {
  checkedValue,
  type OwnRating,
  type Rating,
  type RatingBook,
  type RatingField,
} from './rating.ts';

/** What a `rate` or `claim` step is about; `isGone`: withdrawn, taken down, closed. */
export interface StepThing extends RatedThing {
  isGone?: boolean;
}

/** A step as deciding about one rating needs it. */
export interface RatingStep {
  isOpen: boolean;
  fields: readonly RatingField[];
  /** By id, those that are gone as well. */
  things: Pick<ReadonlyMap<string, StepThing>, 'get'>;
  /** What she was given to read; `'all'` where each rates all. */
  assigned: (person: string) => readonly string[] | 'all';
}

export interface RatingState extends Pick<WallState, 'people' | 'leaving'> {
  step: RatingStep;
  ratings: Pick<RatingBook, 'of' | 'ofPerson'>;
  /** As whom the actor rates, where that is not she: the table where she sits. */
  rater?: string;
}

export interface PutRating {
  thing: string;
  field: string;
  /** A value of the field's form; `null` takes it back. */
  value: unknown;
  /** Her count of edits; without it this is one more than is known. */
  rev?: number;
  /** Of a sentence: what stood there when she began, and what she sent since; as a note's. */
  was?: readonly string[];
}

export interface PutRatingDecision {
  /** The rating to write; none where nothing changes. */
  changes: Rating[];
  /** The rating as it is now; `left`: dots she can still spend. */
  reply: { rating: OwnRating; left?: number };
}

/**
 * Rates a thing in one field, or says it anew. A `rev` that is lower or equal changes nothing and
 * answers with the rating as it is, also once the step is closed or the thing gone: a phone learns
 * that it arrived. Where a table rates, and somebody else there said something else meanwhile, that is
 * `changed-meanwhile` with what stands there. Whether she may rate at all (`rate` of the rights table) is asked before. Throws
 * `Refusal`: `unauthenticated`, `removed`, `no-such-field`, `invalid-rating`, texts,
 * `no-such-thing`, `changed-meanwhile`, `thing-gone`, `own-thing`, `not-assigned`, `step-closed`,
 * `too-many-dots`.
 */
export function putRating(state: RatingState, actor: Actor, command: PutRating): PutRatingDecision {
  const { step, ratings } = state;
  requirePerson(state, actor.personId);
  const person = state.rater ?? actor.personId;
  const field = step.fields.find(({ id }) => id === command.field);
  if (!field) throw new Refusal('no-such-field');
  const value = checkedValue(field, command.value);
  const { rev } = command;
  if (rev !== undefined && (!Number.isSafeInteger(rev) || rev < 0))
    throw wrongField(`body.answers.${field.id}.rev`, 'must be a whole number from 0');
  const thing = step.things.get(command.thing);
  if (!thing) throw new Refusal('no-such-thing');
  const known = ratings.of(person, thing.id, field.id);
  // Two tabs may give one `rev` to two sentences; with `was` the sentences decide.
  const isSaidAnew = known !== undefined && isOtherSentence(field, known, value, command.was);
  const isKnown = known !== undefined && rev !== undefined && rev <= known.rev && !isSaidAnew;
  if (known && isKnown) {
    // Her own phone counts its edits; of a table it may be somebody else's word, which must not be lost in silence.
    if (person !== actor.personId && known.value !== value) throw standsNow(known);
    return { changes: [], reply: replyOf(state, field, known) };
  }
  if (thing.isGone === true) throw new Refusal('thing-gone');
  if (thing.authors.includes(person)) throw new Refusal('own-thing');
  const assigned = step.assigned(person);
  if (assigned !== 'all' && !assigned.includes(thing.id)) throw new Refusal('not-assigned');
  if (!step.isOpen) throw new Refusal('step-closed');
  if (known && rev === undefined && known.value === value)
    return { changes: [], reply: replyOf(state, field, known) };
  if (field.form === 'dots') demandDots(state, field, known, person, thing.id, value);
  const rating: Rating = {
    person,
    thing: thing.id,
    field: field.id,
    value,
    rev: known
      ? isSaidAnew
        ? Math.max(rev ?? 0, known.rev + 1)
        : (rev ?? known.rev + 1)
      : (rev ?? 1),
    at: actor.now,
  };
  return { changes: [rating], reply: replyOf(state, field, rating) };
}

/** Whether this is another sentence than the one that is known, made from it. Throws `changed-meanwhile`. */
function isOtherSentence(
  field: RatingField,
  known: Rating,
  value: Rating['value'],
  was: readonly string[] | undefined,
): boolean {
  if (field.form !== 'sentence' || was === undefined) return false;
  const [now, next] = [known.value, value].map((each) => (each === null ? '' : String(each)));
  if (now !== next && !was.includes(now as string)) throw standsNow(known);
  return now !== next;
}

/** Another answer stands there than hers was made from. */
const standsNow = ({ field, value, rev }: Rating): Refusal =>
  new Refusal('changed-meanwhile', undefined, { now: { field, value, rev } });

/** Dots that a person has spent on things that are there, but this one. */
function dotsElsewhere(
  { step, ratings }: RatingState,
  field: RatingField,
  person: string,
  thing: string,
): number {
  let spent = 0;
  for (const each of ratings.ofPerson(person)) {
    const there = step.things.get(each.thing);
    if (each.field !== field.id || each.thing === thing || !there || there.isGone === true)
      continue;
    spent += typeof each.value === 'number' ? each.value : 0;
  }
  return spent;
}

/** Fewer than before are always taken: the script may have fewer to spend by now than she spent. */
function demandDots(
  state: RatingState,
  field: Extract<RatingField, { form: 'dots' }>,
  known: Rating | undefined,
  person: string,
  thing: string,
  value: Rating['value'],
): void {
  const [wanted, had] = [value, known?.value].map((each) =>
    typeof each === 'number' ? each : 0,
  ) as [number, number];
  if (wanted > had && dotsElsewhere(state, field, person, thing) + wanted > field.dots)
    throw new Refusal('too-many-dots', { why: 'spent', max: field.dots });
}

function replyOf(
  state: RatingState,
  field: RatingField,
  { person, thing, value, rev }: Rating,
): PutRatingDecision['reply'] {
  const rating = { thing, field: field.id, value, rev };
  if (field.form !== 'dots') return { rating };
  const spent =
    dotsElsewhere(state, field, person, thing) + (typeof value === 'number' ? value : 0);
  return { rating, left: Math.max(0, field.dots - spent) };
}
