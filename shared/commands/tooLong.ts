import type { ProblemCode, ProblemValues } from '../model/problems.ts';

/** What can be too long; `this`: what was asked for. */
export type Long =
  | 'name'
  | 'contact'
  | 'note'
  | 'title'
  | 'sentence'
  | 'question'
  | 'answer'
  | 'this';

/** What is special about a text's problem: the limit, where it is too long. */
export const tooLong = (wrong: ProblemCode, why: Long, max: number): ProblemValues | undefined =>
  wrong === 'text-too-long' ? { why, max } : undefined;
