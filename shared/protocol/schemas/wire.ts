import { Type } from 'typebox';
import { CodeSchema } from '../../model/schemas/problems.ts';

/** JSON of `MESSAGE.refusal`. */
export const RefusalMessageSchema = Type.Object({ code: CodeSchema, detail: Type.String() });

/** JSON of `MESSAGE.rights`. */
export const RightsMessageSchema = Type.Object({
  read: Type.Boolean(),
  write: Type.Boolean(),
  /** Why not, when `write` is false. */
  reason: Type.Optional(CodeSchema),
});
