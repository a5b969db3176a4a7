import { Type } from 'typebox';
import { list, oneOf, strict } from '../../model/schemas/schema.ts';
import { ColorSchema } from '../../model/schemas/notes.ts';
import { REVEAL_SETTINGS } from '../../model/session.ts';
import { GROUPERS, POST_WAYS } from '../script.ts';
import { SCRIPT_LIMITS } from '../scriptLimits.ts';
import { COMMON } from './common.ts';
import {
  AskSchema,
  IdSchema,
  LabelSchema,
  MinutesSchema,
  range,
  ReadingSchema,
  whole,
} from './words.ts';

const FIELD = {
  id: IdSchema,
  label: LabelSchema,
  hint: Type.Optional(AskSchema),
  /** A note without it is not taken. */
  required: Type.Optional(Type.Boolean()),
};
const NumberSchema = whole(-SCRIPT_LIMITS.number, SCRIPT_LIMITS.number);
const BOUNDS = { min: Type.Optional(NumberSchema), max: Type.Optional(NumberSchema) };

/** What a note says beyond its text. */
export const FormFieldSchema = Type.Union([
  strict({
    ...FIELD,
    kind: Type.Literal('line'),
    chars: Type.Optional(whole(1, SCRIPT_LIMITS.lineChars, 'most characters')),
  }),
  strict({
    ...FIELD,
    kind: Type.Literal('lines'),
    chars: Type.Optional(whole(1, SCRIPT_LIMITS.linesChars, 'most characters')),
  }),
  strict({ ...FIELD, ...BOUNDS, kind: Type.Literal('count') }),
  /** Of money: whole units, and what they are called. */
  strict({ ...FIELD, ...BOUNDS, kind: Type.Literal('amount'), unit: Type.Optional(LabelSchema) }),
  strict({
    ...FIELD,
    kind: Type.Literal('choice'),
    options: list(strict({ id: IdSchema, label: LabelSchema }), {
      minItems: 2,
      maxItems: SCRIPT_LIMITS.choices,
    }),
    several: Type.Optional(Type.Boolean()),
  }),
]);

export const PostStepSchema = strict({
  ...COMMON,
  kind: Type.Literal('post'),
  /** Questions that a note answers, or none. */
  prompts: list(AskSchema, { maxItems: SCRIPT_LIMITS.prompts }),
  reveal: Type.Optional(oneOf(REVEAL_SETTINGS)),
  /** Of the script's papers those that are offered here. */
  papers: Type.Optional(list(ColorSchema, { minItems: 1, maxItems: 6 })),
  form: Type.Optional(list(FormFieldSchema, { minItems: 1, maxItems: SCRIPT_LIMITS.formFields })),
  perPerson: Type.Optional(whole(1, SCRIPT_LIMITS.notesPerPerson, 'most notes of one person')),
  /** A break while posting stays open. */
  break: Type.Optional(strict({ minutes: MinutesSchema })),
  ways: Type.Optional(list(oneOf(POST_WAYS), { minItems: 1, maxItems: POST_WAYS.length })),
  /** Who sat at tables of that step posts nothing here. */
  notFor: Type.Optional(IdSchema),
  /** What everybody reads first. */
  reading: Type.Optional(ReadingSchema),
});

export const GroupStepSchema = strict({
  ...COMMON,
  kind: Type.Literal('group'),
  /** How many groups there should be; shown, never enforced. */
  goal: Type.Optional(range(1, SCRIPT_LIMITS.groups)),
  by: Type.Optional(oneOf(GROUPERS)),
});
