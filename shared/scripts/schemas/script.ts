import { Type } from 'typebox';
import { LIMITS } from '../../model/limits.ts';
import { ColorSchema } from '../../model/schemas/notes.ts';
import { list, oneOf, strict } from '../../model/schemas/schema.ts';
import { NOTE_COLORS } from '../../model/note.ts';
import { PLACES, RHYTHMS } from '../script.ts';
import { SCRIPT_LIMITS, SCRIPT_VERSION } from '../scriptLimits.ts';
import { StepSchema } from './steps.ts';
import { AskSchema, IdSchema, LabelSchema, range, TagSchema, TextSchema, whole } from './words.ts';

export const ScriptSchema = strict({
  /** Of the format. */
  version: Type.Literal(SCRIPT_VERSION),
  id: IdSchema,
  /** What its words are in; text that is given alone is in the first, and every word is given in it. */
  languages: list(TagSchema, { minItems: 1, maxItems: SCRIPT_LIMITS.languages }),
  name: LabelSchema,
  summary: TextSchema,
  /** For how many. */
  people: range(1, SCRIPT_LIMITS.people),
  /** Spent together, in all. */
  minutes: whole(1, SCRIPT_LIMITS.scriptMinutes, 'minutes'),
  where: Type.Optional(oneOf(PLACES)),
  /** The papers in use; absent: all of them, free. */
  papers: Type.Optional(
    list(strict({ color: ColorSchema, means: Type.Optional(AskSchema) }), {
      minItems: 1,
      maxItems: NOTE_COLORS.length,
    }),
  ),
  /** Walls of one network that meet again and again. */
  series: Type.Optional(strict({ every: oneOf(RHYTHMS) })),
  steps: list(StepSchema, { minItems: 1, maxItems: SCRIPT_LIMITS.steps }),
});

/** As it stands in a file: editors find the format's schema by `$schema`, which is no part of the script. */
export const ScriptFileSchema = strict({
  $schema: Type.Optional(Type.String({ maxLength: LIMITS.urlChars, pattern: '^.*$' })),
  ...ScriptSchema.properties,
});
