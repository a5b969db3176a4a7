import { readsNotes } from '../access/rights.ts';
import { isRateOpen, ratedThings } from '../commands/rating.ts';
import type { WallState } from '../commands/wallState.ts';
import { beyondText, readableNote } from './readableNotes.ts';
import { nameShown } from './shownNames.ts';
import { Refusal } from '../model/problems.ts';
import type { Person } from '../model/person.ts';
import type {
  OwnRatings,
  RatedThingView,
  RateStepView,
  RatingBoard,
  RatingProgress,
  RatingResults,
} from '../protocol/ratings.ts';
import { scriptWordsFor } from '../scripts/course.ts';
import type { ScriptWords } from '../scripts/script.ts';
import { statementsOf } from '../scripts/statements.ts';
import { settingsOf } from '../scripts/stepSettings.ts';
import { countReaders } from '../rating/assignReadings.ts';
import {
  authorsAs,
  isAwaited,
  ratersOf,
  type ClaimStep,
  type GroupsKnown,
  type RateSource,
  type RateStep,
} from '../rating/rateStep.ts';
import { resultsOf, withNames, inOrder, type Shown, type ThingResult } from '../rating/results.ts';
import type { RatingTallies } from '../rating/ratingTallies.ts';

/** Who asks, and in which language (BCP 47) words that were given in several are said to her. */
export interface Asker {
  personId: string;
  person: Person;
  language: string;
}

/** Who reads what everybody may: by her role, and in which language. */
export interface Reader {
  person: Pick<Person, 'role'>;
  language: string;
}

/** What views of ratings are made from. */
export interface RatingsKnown extends GroupsKnown {
  state: WallState;
  tallies: RatingTallies;
}

export const saidTo = ({ session }: WallState, words: ScriptWords, language: string): string =>
  scriptWordsFor(session.script, words, language, session.language).text;

/** What a thing is to its readers. Of a note that they may not read (yet) only that it is there. */
export function thingView(
  { state, groups }: Pick<RatingsKnown, 'state' | 'groups'>,
  of: RateSource,
  id: string,
  { person, language }: Reader,
): RatedThingView {
  const { session } = state;
  switch (of.kind) {
    case 'notes': {
      const note = readableNote(state, id, readsNotes(person, session));
      return note ? { id, text: note.text, color: note.color, ...beyondText(note) } : { id };
    }
    case 'groups': {
      const group = groups().find(({ clusterId }) => clusterId === id);
      return group ? { id, text: group.name } : { id };
    }
    case 'tables': {
      const table = session.tables.find(({ tableId }) => tableId === id);
      return table ? { id, text: table.name, number: table.number } : { id };
    }
    case 'statements': {
      const found = statementsOf(of).find((each) => each.id === id);
      return found ? { id, text: saidTo(state, found.label, language) } : { id };
    }
    case 'times':
      return { id, time: id };
  }
}

/** What a step asks, in the asker's words. */
export function stepView(state: WallState, step: RateStep, language: string): RateStepView {
  const { shown, names } = settingsOf(step);
  return {
    step: step.id,
    title: saidTo(state, step.title, language),
    ask: saidTo(state, step.ask, language),
    of: step.of.kind,
    form: step.form.map((field) => ({
      id: field.id,
      form: field.kind,
      label: saidTo(state, field.label, language),
      ...(field.kind === 'dots' ? { dots: field.dots } : {}),
    })),
    each: step.each,
    shown,
    names,
    isOpen: isRateOpen(state, step.id),
    ...(step.reading === undefined ? {} : { reading: saidTo(state, step.reading, language) }),
  };
}

/** How far people are with a step. */
export function progressOf(known: RatingsKnown, step: RateStep): RatingProgress {
  const { state, tallies } = known;
  const { readings, book, things: everGiven } = state.rated.of(step.id);
  const raters = ratersOf(state, step);
  const there = ratedThings(state, step, known).list();
  const ids = new Set(there.map(({ id }) => id));
  const base = { step: step.id, isOpen: isRateOpen(state, step.id), things: there.length };
  if (step.each !== 'all') {
    const due = raters.flatMap((rater) => {
      const list = (readings.get(rater) ?? []).filter((id) => ids.has(id));
      return list.length === 0 ? [] : [list.every((id) => book.hasRated(rater, id))];
    });
    return { ...base, raters: due.length, done: due.filter(Boolean).length };
  }
  const tally = tallies.of(step);
  const gone = [...everGiven].filter((id) => !ids.has(id));
  const own = ownCounts(state, step, there);
  const due = raters.flatMap((rater) => {
    const count = there.length - (own.get(rater) ?? 0);
    const rated = tally.ratedBy(rater) - gone.filter((id) => book.hasRated(rater, id)).length;
    return count === 0 ? [] : [rated >= count];
  });
  return { ...base, raters: due.length, done: due.filter(Boolean).length };
}

/** How many of these things are each rater's own. */
function ownCounts(
  state: WallState,
  step: RateStep,
  things: readonly { id: string; authors: readonly string[] }[],
): Map<string, number> {
  const own = new Map<string, number>();
  if (settingsOf(step).own) return own;
  for (const thing of things)
    for (const author of new Set(authorsAs(state, step, thing).authors))
      own.set(author, (own.get(author) ?? 0) + 1);
  return own;
}

/** By thing, how many people rate it if all do who are here. */
function expectedReaders(
  { state, ...known }: RatingsKnown,
  step: RateStep,
  isHere: (person: string) => boolean,
): (thing: string) => number {
  const { readings, book } = state.rated.of(step.id);
  const things = ratedThings(state, step, known).list();
  if (step.each !== 'all') {
    const counts = countReaders({
      things,
      readings,
      isHere,
      hasRated: (person, thing) => book.hasRated(person, thing),
    });
    return (thing) => counts.get(thing) ?? 0;
  }
  const raters = new Set(ratersOf(state, step));
  const isOwn = settingsOf(step).own;
  const counts = new Map(
    things.map((thing) => {
      const authors = isOwn ? [] : [...new Set(authorsAs(state, step, thing).authors)];
      return [thing.id, raters.size - authors.filter((author) => raters.has(author)).length];
    }),
  );
  return (thing) => counts.get(thing) ?? 0;
}

/** What facilitators watch while people rate: how many have read each thing, and never what they said. */
export function boardOf(
  known: RatingsKnown,
  step: RateStep,
  isHere: (person: string) => boolean,
): RatingBoard {
  const tally = known.tallies.of(step);
  const expected = expectedReaders(known, step, isHere);
  return {
    ...progressOf(known, step),
    counts: ratedThings(known.state, step, known)
      .list()
      .map(({ id }) => ({ id, readers: tally.readersOf(id), expected: expected(id) })),
  };
}

/** A step as somebody rates it: what she was given, in her order, and what she said. */
export function ownRatings(known: RatingsKnown, step: RateStep, asker: Asker): OwnRatings {
  const { state } = known;
  const { book, readings } = state.rated.of(step.id);
  const rater = raterOf(step, asker);
  const list = ratedThings(state, step, known).list();
  const there = new Map(list.map((thing) => [thing.id, authorsAs(state, step, thing)]));
  const isOwn = step.each === 'all' && settingsOf(step).own;
  const mine = (id: string): boolean => !isOwn && there.get(id)?.authors.includes(rater) === true;
  const ids =
    step.each === 'all'
      ? inStepOrder(known, step, [...there.keys()]).filter((id) => !mine(id))
      : (readings.get(rater) ?? []).filter((id) => there.has(id));
  return {
    ...stepView(state, step, asker.language),
    isRater: isRaterOf(state, step, asker),
    things: ids.map((id) => thingView(known, step.of, id, asker)),
    answers: book
      .ofPerson(rater)
      .map(({ thing, field, value, rev }) => ({ thing, field, value, rev })),
  };
}

const raterOf = (step: RateStep, { personId, person }: Asker): string =>
  step.by === 'tables' ? (person.table ?? '') : personId;

/** Whether this step is for her to answer. */
function isRaterOf(state: WallState, step: RateStep, { personId, person }: Asker): boolean {
  if (person.role === 'projector') return false;
  const { by } = settingsOf(step);
  if (by === 'facilitators') return person.role === 'facilitator';
  if (by === 'tables') return person.table !== undefined;
  return isAwaited(person) || step.each === 'all' || state.rated.of(step.id).readings.has(personId);
}

/** Things in the order that an earlier step gave them, where this one asks for that. */
export function inStepOrder(
  known: RatingsKnown,
  step: Pick<RateStep | ClaimStep, 'order'>,
  ids: readonly string[],
): readonly string[] {
  const by = known.state.session.script.steps.find(({ id }) => id === step.order);
  if (by?.kind !== 'rate') return ids;
  const field = by.form.find(({ kind }) => kind !== 'sentence');
  if (!field) return ids;
  const ranks = new Map(
    inOrder(resultsNow(known, by).things, field.id).map(({ thing }, index) => [thing, index]),
  );
  return ids.toSorted((a, b) => (ranks.get(a) ?? Infinity) - (ranks.get(b) ?? Infinity) || 0);
}

/** What all said of the things that are there, in the step's own order: while it runs, only what may be watched. */
function resultsNow(
  known: RatingsKnown,
  step: RateStep,
): { things: ThingResult[]; fields: ReturnType<RatingTallies['of']>['fields'] } {
  const tally = known.tallies.of(step);
  const isOpen = isRateOpen(known.state, step.id);
  if (!isOpen) tally.held.release();
  const things = resultsOf({
    things: ratedThings(known.state, step, known)
      .list()
      .map(({ id }) => id),
    fields: tally.fields,
    tally: isOpen ? tally.held : tally.all,
    expected: expectedReaders(known, step, () => true),
    isOpen: settingsOf(step).names,
    fewest: settingsOf(step).fewest,
  });
  return { things, fields: tally.fields };
}

/** Whether what came of a step may be seen now: once it is over, or while it runs where it says so. */
export const areResultsShown = (state: WallState, step: RateStep): boolean =>
  !isRateOpen(state, step.id)
    ? state.session.been.includes(step.id) || state.session.step === step.id
    : settingsOf(step).shown === 'running';

/** What two readers of the same results have in common: what is made for one is right for the other. */
export const resultsReadBy = (
  { state }: Pick<RatingsKnown, 'state'>,
  step: RateStep,
  { person, language }: Reader,
): string => JSON.stringify([step.id, language, readsNotes(person, state.session)]);

/**
 * What came of a step, the same for everybody who may see it. Throws `Refusal('results-closed')`
 * where nobody may yet.
 */
export function resultsView(known: RatingsKnown, step: RateStep, asker: Reader): RatingResults {
  const { state } = known;
  if (!areResultsShown(state, step)) throw new Refusal('results-closed');
  const { results: wanted, names } = settingsOf(step);
  const { things, fields } = resultsNow(known, step);
  const first = fields.find(({ form }) => form !== 'sentence');
  const isOrdered = wanted.includes('order') && first !== undefined;
  const ordered = isOrdered ? inOrder(things, first.id) : things;
  const named = withNames({
    ratings: state.rated.of(step.id).book,
    people:
      step.by === 'tables'
        ? state.session.tables.map(({ tableId }) => tableId)
        : [...state.people].flatMap(([id, { removed }]) => (removed ? [] : [id])),
    things: things.map(({ thing }) => thing),
    fields,
    // Where the wall shows no names, single answers would stand there without them: nobody is told anything of a few.
    showsNames: names && (step.by === 'tables' || state.session.settings.names !== 'anonymous'),
  });
  return {
    ...stepView(state, step, asker.language),
    ...(({ raters, done }) => ({ raters, done }))(progressOf(known, step)),
    wanted: [...wanted],
    things: ordered.map(({ thing, fields: each }) => ({
      ...thingView(known, step.of, thing, asker),
      results: each.map(({ shown, rank, ...result }) => ({
        ...result,
        rank: isOrdered ? rank : null,
        shown: shown && shownAs(shown, wanted),
      })),
    })),
    ...(named
      ? {
          named: named.map(({ person, ...rating }) => {
            return { ...rating, ...raterShown(state, step, person) };
          }),
        }
      : {}),
  };
}

/** A rater as the wall shows names; a table by its number. */
export function raterShown(
  state: WallState,
  { by: raters }: Pick<RateStep | ClaimStep, 'by'>,
  rater: string,
): { by?: string; table?: number } {
  if (raters === 'tables') {
    const table = state.session.tables.find(({ tableId }) => tableId === rater);
    return table ? { table: table.number } : {};
  }
  const by = nameShown(state, state.people.get(rater));
  return by === undefined ? {} : { by };
}

/** Of a result what the step wants shown: sentences are words, and may be left out. */
const shownAs = (shown: Shown, wanted: readonly string[]): Shown | null =>
  shown.form === 'sentence' && !wanted.includes('sentences') ? null : shown;
