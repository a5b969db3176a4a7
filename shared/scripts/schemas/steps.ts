import { Type } from 'typebox';
import { list, oneOf, strict } from '../../model/schemas/schema.ts';
import { WALK_MODES } from '../../model/walk.ts';
import { CONNECT_TO, CONNECTORS, MADE_THINGS, PACK, REPORT_ORDERS } from '../script.ts';
import { SCRIPT_LIMITS } from '../scriptLimits.ts';
import { COMMON } from './common.ts';
import { GroupStepSchema, PostStepSchema } from './post.ts';
import { ClaimStepSchema, RateStepSchema } from './rate.ts';
import { TablesStepSchema } from './tables.ts';
import { AskSchema, IdSchema, LabelSchema, MinutesSchema, whole } from './words.ts';

const WalkStepSchema = strict({
  ...COMMON,
  kind: Type.Literal('walk'),
  mode: Type.Optional(oneOf(WALK_MODES)),
  stops: Type.Optional(whole(1, SCRIPT_LIMITS.walkStops)),
  stopMinutes: Type.Optional(MinutesSchema),
  /** Hosts swap half-way with somebody who walked. */
  swap: Type.Optional(Type.Boolean()),
  /** It goes to the next stop when the clock ends. */
  onItsOwn: Type.Optional(Type.Boolean()),
});

const ConnectStepSchema = strict({
  ...COMMON,
  kind: Type.Literal('connect'),
  of: Type.Optional(oneOf(['tables', 'groups'])),
  to: Type.Optional(oneOf(CONNECT_TO)),
  by: Type.Optional(oneOf(CONNECTORS)),
  relations: Type.Optional(
    list(
      strict({
        id: IdSchema,
        /** May be left out of relations that the product knows. */
        name: Type.Optional(LabelSchema),
        means: Type.Optional(AskSchema),
      }),
      { minItems: 1, maxItems: SCRIPT_LIMITS.relations },
    ),
  ),
});

const ReportBackStepSchema = strict({
  ...COMMON,
  kind: Type.Literal('report-back'),
  of: Type.Optional(oneOf(MADE_THINGS)),
  order: Type.Optional(oneOf(REPORT_ORDERS)),
  /** Each table's. */
  turnMinutes: Type.Optional(MinutesSchema),
});

const FollowUpStepSchema = strict({
  ...COMMON,
  kind: Type.Literal('follow-up'),
  pack: Type.Optional(list(oneOf(PACK), { maxItems: PACK.length })),
  /** When people meet again: they say it, in so many days, or as the times of an earlier step were rated. */
  next: Type.Optional(
    Type.Union([
      strict({ kind: Type.Literal('asked') }),
      strict({ kind: Type.Literal('days'), days: whole(1, SCRIPT_LIMITS.dueDays) }),
      strict({ kind: Type.Literal('rated'), step: IdSchema }),
    ]),
  ),
});

export const StepSchema = Type.Union([
  PostStepSchema,
  GroupStepSchema,
  TablesStepSchema,
  RateStepSchema,
  ClaimStepSchema,
  WalkStepSchema,
  ConnectStepSchema,
  ReportBackStepSchema,
  FollowUpStepSchema,
]);
