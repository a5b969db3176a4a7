import { Type } from 'typebox';
import { PROBLEMS, type ProblemCode } from '../problems.ts';
import { oneOf, shape } from './shape.ts';

export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];
export const CodeShape = oneOf(PROBLEM_CODES);

/** RFC 9457 body, `application/problem+json`. */
export const ProblemShape = shape('Problem', {
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: CodeShape,
});
