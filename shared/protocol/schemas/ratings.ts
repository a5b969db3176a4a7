import { Type } from 'typebox';
import { ColorSchema, NoteFieldsSchema } from '../../model/schemas/notes.ts';
import { Count, list, nullable, named, oneOf, Time } from '../../model/schemas/schema.ts';
import { CHOICES } from '../../rating/rating.ts';
import { CLAIMERS, CLAIM_PEOPLE, RATE_SHOWN, RESULTS } from '../../scripts/script.ts';
import { DueSchema } from '../../scripts/schemas/rate.ts';
import { IdSchema } from '../../scripts/schemas/words.ts';

export const RATING_FORMS = ['stars', 'agree', 'dots', 'yes-maybe-no', 'sentence'] as const;
const FormSchema = oneOf(RATING_FORMS);

/** Stars, agreement and dots as whole numbers, a choice by its name, a sentence as written; `null`: taken back. */
export const RatingValueSchema = Type.Union([Type.Number(), Type.String(), Type.Null()]);

/** A thing that is rated, or claimed. */
const THING = {
  id: Type.String(),
  /** A note's words, a name, a statement; absent of times, and of notes whose words the reader may not see (yet). */
  text: Type.Optional(Type.String()),
  /** Of notes: the paper, in which step it was posted (absent: the first that asked), and what it says beyond its words. */
  color: Type.Optional(ColorSchema),
  step: Type.Optional(IdSchema),
  fields: Type.Optional(NoteFieldsSchema),
  /** Of tables. */
  number: Type.Optional(Count),
  /** Of times, in UTC: `2027-03-04T15:00Z`. */
  time: Type.Optional(Type.String()),
};
export const RatedThingSchema = named('RatedThing', THING);

const SOURCES = ['notes', 'groups', 'tables', 'statements', 'times'] as const;
const STEP = {
  step: Type.String(),
  title: Type.String(),
  ask: Type.String(),
  of: oneOf(SOURCES),
  /** What is said about each thing, in the reader's language. `dots`: how many each has to spend over all things. */
  form: list(
    Type.Object({
      id: Type.String(),
      form: FormSchema,
      label: Type.String(),
      dots: Type.Optional(Count),
    }),
  ),
  each: Type.Union([Type.Literal('all'), Count]),
  shown: oneOf(RATE_SHOWN),
  /** Whether it is shown who said what; people are told before they say it. */
  names: Type.Boolean(),
  isOpen: Type.Boolean(),
  reading: Type.Optional(Type.String()),
};
export const RateStepViewSchema = named('RateStepView', STEP);

export const OwnRatingSchema = named('OwnRating', {
  thing: Type.String(),
  field: Type.String(),
  value: RatingValueSchema,
  rev: Count,
});

/** A step as one person rates it. Nobody else's answers. */
export const OwnRatingsSchema = named('OwnRatings', {
  ...STEP,
  /** Whether it is hers to answer. */
  isRater: Type.Boolean(),
  /** What she was given, in her order. */
  things: Type.Array(RatedThingSchema),
  /** What she said, also about things that she has no longer. */
  answers: Type.Array(OwnRatingSchema),
});

/** How far people are. */
export const RatingProgressSchema = named('RatingProgress', {
  step: Type.String(),
  isOpen: Type.Boolean(),
  things: Count,
  /** Who has something to rate, and who of them said something of all they have. */
  raters: Count,
  done: Count,
});

export const RatingBoardSchema = named('RatingBoard', {
  ...RatingProgressSchema.properties,
  /** By thing, how many said something of it, and how many will have once all have. Never what. */
  counts: Type.Array(Type.Object({ id: Type.String(), readers: Count, expected: Count })),
});

const ShownSchema = Type.Union([
  Type.Object({
    form: Type.Enum(['stars', 'agree']),
    mean: Type.Number(),
    /** Standard deviation of all who answered. */
    spread: Type.Number(),
    min: Type.Number(),
    max: Type.Number(),
  }),
  Type.Object({ form: Type.Literal('dots'), sum: Type.Number() }),
  Type.Object({
    form: Type.Literal('yes-maybe-no'),
    ...Object.fromEntries(CHOICES.map((choice) => [choice, Count])),
  } as {
    form: ReturnType<typeof Type.Literal<'yes-maybe-no'>>;
    yes: typeof Count;
    maybe: typeof Count;
    no: typeof Count;
  }),
  Type.Object({ form: Type.Literal('sentence'), sentences: list(Type.String()) }),
]);

const FieldResultSchema = Type.Object({
  field: Type.String(),
  /** People who answered; of dots, who spent any. */
  count: Count,
  /** Too few answered for it to say much. */
  isFew: Type.Boolean(),
  /** `null` where nobody answered, or so few that one could tell who said what. */
  shown: nullable(ShownSchema),
  /** From 1, equal ones the same; `null` where there is no order. */
  rank: nullable(Count),
});

/** What came of a step. The same for everybody who may see it. */
export const RatingResultsSchema = named('RatingResults', {
  ...STEP,
  raters: Count,
  done: Count,
  /** What of it the step wants shown. */
  wanted: list(oneOf(RESULTS)),
  /** In their order, else as the step has them. */
  things: Type.Array(Type.Object({ ...THING, results: list(FieldResultSchema) })),
  /** Who said what, where the step says that this is shown. */
  named: Type.Optional(
    Type.Array(
      Type.Object({
        /** Absent where the wall shows no names. */
        by: Type.Optional(Type.String()),
        /** Number of the table that said it, where tables rate as one. */
        table: Type.Optional(Count),
        thing: Type.String(),
        field: Type.String(),
        value: Type.Union([Type.Number(), Type.String()]),
      }),
    ),
  ),
});

export const ClaimSchema = named('Claim', {
  /** Who, as the wall shows names; absent where it shows none. Of tables their number. */
  by: Type.Optional(Type.String()),
  table: Type.Optional(Count),
  /** For facilitators, who may lay it down: a person's or a table's id. */
  claimer: Type.Optional(Type.String()),
  mine: Type.Boolean(),
  /** By when, in their own words, and as a day: `2027-03-31`. */
  until: Type.Optional(Type.String()),
  date: Type.Optional(Type.String()),
  at: Time,
});

/** Who put their name to what in a step. */
export const ClaimsSchema = named('Claims', {
  step: Type.String(),
  title: Type.String(),
  ask: Type.String(),
  of: oneOf(SOURCES),
  by: oneOf(CLAIMERS),
  /** By when: each says it, so many days from now, or a day. */
  due: nullable(DueSchema),
  isOpen: Type.Boolean(),
  roles: list(
    Type.Object({ id: Type.String(), label: Type.String(), people: oneOf(CLAIM_PEOPLE) }),
  ),
  things: Type.Array(
    Type.Object({
      ...THING,
      roles: list(
        Type.Object({
          role: Type.String(),
          /** `contested`: one person each, and two have it, because a removal was undone. */
          state: Type.Enum(['unclaimed', 'claimed', 'contested']),
          claims: list(ClaimSchema),
          /** The asker's own count of edits. */
          rev: Count,
        }),
      ),
    }),
  ),
});

/** Of everybody's part of the live view: what runs, and a sign that changes with what is shown. */
export const RatingNewsSchema = Type.Object({
  ...RatingProgressSchema.properties,
  /** Whether what came of it may be seen; changes whenever that does. `null`: not yet. */
  shown: nullable(Count),
});
