import { Type } from 'typebox';
import { PROBLEMS, type ProblemCode } from '../problems.ts';
import { oneOf, named } from './schema.ts';

export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];
export const CodeSchema = oneOf(PROBLEM_CODES);

/** RFC 9457 body, `application/problem+json`. */
export const ProblemSchema = named('Problem', {
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: CodeSchema,
});
