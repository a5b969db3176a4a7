import { Type } from 'typebox';
import { LIMITS } from '../../model/limits.ts';
import { nullable, strict } from '../../model/schemas/schema.ts';
import { IdSchema } from './words.ts';

/**
 * Settings by their names. What they may be is asked of the whole script once they are in it, so that every fault has its place there; `null`:
 * the setting is not there.
 */
const SettingsSchema = Type.Unsafe<Readonly<Record<string, unknown>>>({
  type: 'object',
  additionalProperties: true,
});
const ChangedSettings = {
  /** The named settings as they were when the change was made. */
  was: SettingsSchema,
  /** The same settings as they shall be. */
  set: SettingsSchema,
};
/** A step after which another stands; `null`: it stands first. */
const AfterSchema = nullable(IdSchema);

/** One change of a wall's script, small enough that those of two facilitators seldom meet. */
export const ScriptChangeSchema = Type.Union([
  /** Of a step: all but `id`, `kind` and `skip`. */
  strict({ do: Type.Literal('set-step'), step: IdSchema, ...ChangedSettings }),
  /** Of the script: all but `id`, `version` and `steps`. */
  strict({ do: Type.Literal('set-script'), ...ChangedSettings }),
  /** A new step under an id that the script does not have. */
  strict({ do: Type.Literal('add-step'), step: SettingsSchema, after: AfterSchema }),
  strict({ do: Type.Literal('move-step'), step: IdSchema, after: AfterSchema }),
  /** Leaves a step out of this run, or takes it in again. */
  strict({ do: Type.Literal('skip-step'), step: IdSchema, skip: Type.Boolean() }),
  /** Puts a copy of a step under a new id. */
  strict({ do: Type.Literal('repeat-step'), step: IdSchema, as: IdSchema, after: AfterSchema }),
  strict({
    do: Type.Literal('remove-step'),
    step: IdSchema,
    /** The step as it was seen: words that somebody wrote in it meanwhile do not go with it. */
    was: Type.Optional(SettingsSchema),
  }),
  /** Puts another script in its place. */
  strict({
    do: Type.Literal('replace-script'),
    script: SettingsSchema,
    /** `scriptSign` of the script that it takes the place of. */
    was: Type.Optional(Type.String({ maxLength: LIMITS.promptChars })),
  }),
]);
