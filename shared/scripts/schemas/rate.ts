import { Type } from 'typebox';
import { list, oneOf, strict } from '../../model/schemas/schema.ts';
import { CLAIM_PEOPLE, CLAIMERS, RATE_SHOWN, RATERS, RESULTS } from '../script.ts';
import { SCRIPT_LIMITS } from '../scriptLimits.ts';
import { COMMON } from './common.ts';
import { ClaimSourceSchema, SourceSchema } from './sources.ts';
import { AskSchema, DateSchema, IdSchema, ReadingSchema, whole } from './words.ts';

const FIELD = { id: IdSchema, label: AskSchema };
/** What is said about each thing. */
const RateFieldSchema = Type.Union([
  strict({ ...FIELD, kind: Type.Literal('stars') }),
  strict({ ...FIELD, kind: Type.Literal('agree') }),
  /** So many to spend over all things. */
  strict({ ...FIELD, kind: Type.Literal('dots'), dots: whole(1, SCRIPT_LIMITS.dots) }),
  strict({ ...FIELD, kind: Type.Literal('yes-maybe-no') }),
  strict({ ...FIELD, kind: Type.Literal('sentence') }),
]);

/** Things in the order of what an earlier step said of them. */
const OrderSchema = Type.Optional(IdSchema);

export const RateStepSchema = strict({
  ...COMMON,
  kind: Type.Literal('rate'),
  of: SourceSchema,
  form: list(RateFieldSchema, { minItems: 1, maxItems: SCRIPT_LIMITS.rateFields }),
  /** Which each person rates: all, or so many, dealt out evenly. */
  each: Type.Union([Type.Literal('all'), whole(1, SCRIPT_LIMITS.readEach)]),
  /** Whether people rate their own as well; of those dealt out never. */
  own: Type.Optional(Type.Boolean()),
  by: Type.Optional(oneOf(RATERS)),
  shown: Type.Optional(oneOf(RATE_SHOWN)),
  /** Whether it is shown who said what. */
  names: Type.Optional(Type.Boolean()),
  results: Type.Optional(list(oneOf(RESULTS), { minItems: 1, maxItems: RESULTS.length })),
  /** A thing rated by fewer says so. */
  fewest: Type.Optional(whole(1, SCRIPT_LIMITS.fewest)),
  reading: Type.Optional(ReadingSchema),
  order: OrderSchema,
  /** A running sum of what notes ask for (`field` of their form), against what there is. */
  budget: Type.Optional(strict({ field: IdSchema, total: whole(1, SCRIPT_LIMITS.number) })),
});

/** By when: each says it herself, so many days from now, or a day. */
export const DueSchema = Type.Union([
  strict({ kind: Type.Literal('asked') }),
  strict({ kind: Type.Literal('days'), days: whole(1, SCRIPT_LIMITS.dueDays) }),
  strict({ kind: Type.Literal('date'), date: DateSchema }),
]);

export const ClaimStepSchema = strict({
  ...COMMON,
  kind: Type.Literal('claim'),
  of: ClaimSourceSchema,
  /** As what somebody puts her name to a thing: who seeks out, who stays in touch. */
  roles: list(strict({ id: IdSchema, label: AskSchema, people: oneOf(CLAIM_PEOPLE) }), {
    minItems: 1,
    maxItems: SCRIPT_LIMITS.claimRoles,
  }),
  by: Type.Optional(oneOf(CLAIMERS)),
  due: Type.Optional(DueSchema),
  order: OrderSchema,
});
