import { Type } from 'typebox';
import { CodeShape } from '../../model/shapes/problems.ts';

/** JSON of `MESSAGE.refusal`. */
export const RefusalMessageShape = Type.Object({ code: CodeShape, detail: Type.String() });

/** JSON of `MESSAGE.rights`. */
export const RightsMessageShape = Type.Object({
  read: Type.Boolean(),
  write: Type.Boolean(),
  /** Why not, when `write` is false. */
  reason: Type.Optional(CodeShape),
});
