import { Type } from 'typebox';
import { LIMITS } from '../../model/limits.ts';
import { list, oneOf, strict } from '../../model/schemas/schema.ts';
import { MomentSchema } from '../../scripts/schemas/words.ts';
import { SCRIPT_LIMITS } from '../../scripts/scriptLimits.ts';
import {
  ClaimsSchema,
  OwnRatingSchema,
  OwnRatingsSchema,
  RatingBoardSchema,
  RatingResultsSchema,
  RatingValueSchema,
} from '../schemas/ratings.ts';
import { DONE, Nothing, Was } from './common.ts';
import { operations, TEXT, WALL } from './contract.ts';

const STEP = `${WALL}/ratings/{step}` as const;
const CLAIMS = `${WALL}/claims/{step}` as const;
const CLAIM = `${CLAIMS}/{role}/{thing}` as const;

/** In which language words are said that were given in several. */
const Spoken = Type.Object({
  language: Type.Optional(
    Type.String({ maxLength: SCRIPT_LIMITS.languageChars, description: 'BCP 47; else the wall’s' }),
  ),
});
const Rev = Type.Optional(Type.Integer({ minimum: 0 }));

/** What people say about things, and what they put their names to. */
export const ratingOperations = operations({
  readRatings: {
    method: 'GET',
    path: STEP,
    tag: 'ratings',
    summary: 'What one has to rate in a step, and what one said',
    access: 'person',
    query: Spoken,
    answers: { 200: { says: 'One’s own', body: OwnRatingsSchema } },
    problems: ['no-such-step'],
  },
  rateThing: {
    method: 'PUT',
    path: `${STEP}/{thing}`,
    tag: 'ratings',
    summary: 'Say something about one thing, in one field or several: all of it or nothing',
    access: 'person',
    body: strict({
      answers: Type.Unsafe<
        Record<string, { value: number | string | null; rev?: number; was?: readonly string[] }>
      >({
        type: 'object',
        minProperties: 1,
        maxProperties: SCRIPT_LIMITS.rateFields,
        additionalProperties: strict({ value: RatingValueSchema, rev: Rev, was: Was }),
      }),
    }),
    answers: {
      200: {
        says: 'These answers as they now are, and how many dots are left to spend, by field',
        body: Type.Object({
          answers: Type.Array(OwnRatingSchema),
          left: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
        }),
      },
    },
    problems: [
      ...TEXT,
      'no-such-step',
      'no-such-field',
      'no-such-thing',
      'invalid-rating',
      'changed-meanwhile',
      'thing-gone',
      'own-thing',
      'not-assigned',
      'no-table',
      'step-closed',
      'too-many-dots',
      'too-many-ratings',
      'busy',
    ],
  },
  readMore: {
    method: 'POST',
    path: `${STEP}/more`,
    tag: 'ratings',
    summary: 'One more thing to read, for somebody who is through with hers',
    access: 'person',
    body: Nothing,
    answers: {
      200: {
        says: 'Ids of all she has; the same as before where there is no more, or something is left',
        body: Type.Object({ things: list(Type.String()) }),
      },
    },
    problems: ['no-such-step', 'no-table', 'step-closed', 'busy'],
  },
  steerRating: {
    method: 'PUT',
    path: STEP,
    tag: 'ratings',
    summary: 'Close a step’s ratings, open them again, or name the times to choose from',
    access: 'person',
    body: strict({
      state: Type.Optional(oneOf(['open', 'closed'])),
      times: Type.Optional(list(MomentSchema, { minItems: 1, maxItems: SCRIPT_LIMITS.times })),
    }),
    answers: DONE,
    problems: ['no-such-step', 'busy'],
  },
  readRatingBoard: {
    method: 'GET',
    path: `${STEP}/board`,
    tag: 'ratings',
    summary: 'How many have read what, for facilitators',
    access: 'person',
    answers: { 200: { says: 'Never what they said', body: RatingBoardSchema } },
    problems: ['no-such-step'],
  },
  readResults: {
    method: 'GET',
    path: `${STEP}/results`,
    tag: 'ratings',
    summary: 'What came of a step',
    access: 'person',
    query: Spoken,
    answers: { 200: { says: 'The same for everybody', body: RatingResultsSchema } },
    problems: ['no-such-step', 'results-closed'],
  },
  readClaims: {
    method: 'GET',
    path: CLAIMS,
    tag: 'ratings',
    summary: 'Who put their name to what in a step',
    access: 'person',
    query: Spoken,
    answers: { 200: { says: 'In the step’s order', body: ClaimsSchema } },
    problems: ['no-such-step'],
  },
  claimThing: {
    method: 'PUT',
    path: CLAIM,
    tag: 'ratings',
    summary: 'Put one’s name to a thing',
    access: 'person',
    body: strict({
      /** By when, in one's own words and as a day; `''` takes it away. */
      until: Type.Optional(Type.String()),
      date: Type.Optional(Type.String()),
      rev: Rev,
    }),
    answers: DONE,
    problems: [
      ...TEXT,
      'invalid-date',
      'name-needed',
      'changed-meanwhile',
      'no-such-step',
      'no-such-field',
      'no-such-thing',
      'thing-gone',
      'no-table',
      'step-closed',
      'already-claimed',
      'too-many-claims',
      'busy',
    ],
  },
  layDownClaim: {
    method: 'DELETE',
    path: CLAIM,
    tag: 'ratings',
    summary: 'Lay down what one put one’s name to; a facilitator anybody’s',
    access: 'person',
    query: Type.Object({
      rev: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
      claimer: Type.Optional(
        Type.String({
          maxLength: LIMITS.urlChars,
          description: 'Whose, for facilitators: an id that `readClaims` told',
        }),
      ),
    }),
    answers: DONE,
    problems: [
      'no-such-step',
      'no-such-field',
      'no-such-thing',
      'changed-meanwhile',
      'no-table',
      'step-closed',
      'busy',
    ],
  },
});
