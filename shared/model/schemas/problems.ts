import { Type } from 'typebox';
import { PROBLEMS, type ProblemCode } from '../problems.ts';
import { FAULT_CODES } from '../../scripts/faults.ts';
import { byId, list, oneOf, named } from './schema.ts';

export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];
export const CodeSchema = oneOf(PROBLEM_CODES);

/** RFC 9457 body, `application/problem+json`. */
export const ProblemSchema = named('Problem', {
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: CodeSchema,
  /** What `detail` says beyond `title`, by name: clients say it in their own language. */
  values: Type.Optional(
    Type.Object({
      /** Which case of the problem it is; each problem has its own, and may have more. */
      why: Type.Optional(Type.String()),
      /** What is the least. */
      min: Type.Optional(Type.Integer()),
      /** The limit that was reached. */
      max: Type.Optional(Type.Integer()),
      /** How many of these everybody has whatever others do. */
      assured: Type.Optional(Type.Integer()),
      /** A page’s, such as `https://wall.example.org`. */
      origin: Type.Optional(Type.String()),
      /** Which part of a request, such as `body.language`. */
      where: Type.Optional(Type.String()),
    }),
  ),
  /** What exactly is wrong, for whoever writes a client; in English whoever asks. */
  errors: Type.Optional(Type.Array(Type.String())),
  /** What is wrong with a script, each with its place (docs/SCRIPTS.md); `isMore`: there are further ones. */
  faults: Type.Optional(
    list(
      Type.Object({
        place: Type.String(),
        code: oneOf(FAULT_CODES),
        values: Type.Optional(byId(Type.Union([Type.String(), Type.Number()]))),
      }),
    ),
  ),
  isMore: Type.Optional(Type.Boolean()),
  /** With `changed-meanwhile`, what stands there now: of an answer `field`, `value` and `rev`, of a claim `state`, `rev`, `until` and `date`. */
  now: Type.Optional(byId(Type.Union([Type.String(), Type.Number(), Type.Null()]))),
});
