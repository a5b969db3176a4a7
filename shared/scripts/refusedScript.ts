import { Refusal, type ProblemMore } from '../model/problems.ts';
import type { ScriptFault } from './faults.ts';

/** What is answered to a script with faults: every one of them with its place; `isMore`: there are further ones. */
export const refusedScript = (faults: readonly ScriptFault[], isMore: boolean): Refusal =>
  new Refusal(
    'invalid-script',
    { max: faults.length },
    { faults: faults as NonNullable<ProblemMore['faults']>, isMore },
  );
