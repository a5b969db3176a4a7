import { Type, type Static } from 'typebox';
import { list, strict } from '../../model/schemas/schema.ts';
import { SCRIPT_LIMITS } from '../scriptLimits.ts';
import { AskSchema, IdSchema, MomentSchema, STATEMENT } from './words.ts';

/** `step`: only what was posted in that one. */
export const NotesSourceSchema = strict({
  kind: Type.Literal('notes'),
  step: Type.Optional(IdSchema),
});
export const GroupsSourceSchema = strict({ kind: Type.Literal('groups') });
const TablesSourceSchema = strict({ kind: Type.Literal('tables') });
const StatementSchema = Type.Unsafe<
  Static<typeof AskSchema> | { id: string; label: Static<typeof AskSchema> }
>({
  $comment: STATEMENT,
  anyOf: [AskSchema, strict({ id: IdSchema, label: AskSchema })],
});
const StatementsSourceSchema = strict({
  kind: Type.Literal('statements'),
  items: list(StatementSchema, { minItems: 1, maxItems: SCRIPT_LIMITS.statements }),
});

/** What names are put to. */
export const ClaimSourceSchema = Type.Union([
  NotesSourceSchema,
  GroupsSourceSchema,
  TablesSourceSchema,
  StatementsSourceSchema,
]);

/** What is rated. */
export const SourceSchema = Type.Union([
  NotesSourceSchema,
  GroupsSourceSchema,
  TablesSourceSchema,
  StatementsSourceSchema,
  strict({
    kind: Type.Literal('times'),
    /** None: the facilitator names them when it begins. */
    items: list(MomentSchema, { maxItems: SCRIPT_LIMITS.times }),
  }),
]);
