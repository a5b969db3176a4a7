import { Type } from 'typebox';
import { list, oneOf, strict } from '../../model/schemas/schema.ts';
import { PAIRINGS, ROUND_CLOCKS, TURNS } from '../script.ts';
import { SCRIPT_LIMITS } from '../scriptLimits.ts';
import { COMMON } from './common.ts';
import { GroupsSourceSchema, NotesSourceSchema } from './sources.ts';
import { AskSchema, IdSchema, LabelSchema, MinutesSchema, range, whole } from './words.ts';

/** What a table is about. */
const TableSourceSchema = Type.Union([
  GroupsSourceSchema,
  NotesSourceSchema,
  /** Two people each; an odd number makes one trio. */
  strict({ kind: Type.Literal('pairs'), choose: oneOf(PAIRINGS) }),
  strict({
    kind: Type.Literal('list'),
    topics: list(LabelSchema, { minItems: 1, maxItems: SCRIPT_LIMITS.topics }),
  }),
  /** Threes and fours (`size`), in which nobody meets again whom she met before. */
  strict({ kind: Type.Literal('dealt') }),
]);

/** One after the other says something. */
const RoundSchema = strict({
  id: IdSchema,
  title: LabelSchema,
  ask: Type.Optional(AskSchema),
  minutes: Type.Optional(MinutesSchema),
  /** Whose minutes they are. */
  per: Type.Optional(oneOf(ROUND_CLOCKS)),
  turn: oneOf(TURNS),
  /** Where more sit at the table, those speak who want to, and the others write a note each. */
  everyoneUpTo: Type.Optional(whole(1, SCRIPT_LIMITS.everyone)),
});

const DutySchema = strict({
  id: IdSchema,
  /** May be left out of duties that the product knows. */
  name: Type.Optional(LabelSchema),
  people: Type.Optional(whole(1, SCRIPT_LIMITS.dutyPeople)),
});

/** Another session on this topic? */
const AgainSchema = strict({
  ask: Type.Optional(AskSchema),
  yes: Type.Optional(LabelSchema),
  no: Type.Optional(LabelSchema),
});

const CommitmentSchema = strict({
  id: IdSchema,
  /** May be left out of commitments that the product knows. */
  name: Type.Optional(LabelSchema),
  means: Type.Optional(AskSchema),
});

export const TablesStepSchema = strict({
  ...COMMON,
  kind: Type.Literal('tables'),
  from: TableSourceSchema,
  size: Type.Optional(range(1, SCRIPT_LIMITS.tableSize)),
  duties: Type.Optional(list(DutySchema, { maxItems: SCRIPT_LIMITS.duties })),
  rounds: Type.Optional(list(RoundSchema, { maxItems: SCRIPT_LIMITS.rounds })),
  /** Of each table's sheet. */
  questions: Type.Optional(list(AskSchema, { maxItems: SCRIPT_LIMITS.sheetQuestions })),
  /** What a table decides; what is absent is not asked. */
  decide: Type.Optional(
    strict({
      again: Type.Optional(AgainSchema),
      commitments: Type.Optional(
        list(CommitmentSchema, { minItems: 1, maxItems: SCRIPT_LIMITS.commitments }),
      ),
      /** Somebody speaks with the facilitators for the table. */
      liaison: Type.Optional(Type.Boolean()),
    }),
  ),
  /** Each table has one person whose challenge or proposal it is. */
  owner: Type.Optional(strict({ name: LabelSchema })),
});
