import { LIMITS } from '../../../shared/model/limits.ts';

/** Words that stand where others may write as well, and what they were made from: then the server says when something else stands there. */
export interface Wording {
  text: string;
  /** `undefined`: whatever stands there now. */
  was?: readonly string[] | undefined;
}

/** Pure. What newer words are made from, where `earlier` ones of the same person may or may not have arrived. */
export function chainWas(
  was: readonly string[] | undefined,
  earlier: Wording,
): readonly string[] | undefined {
  return (
    was && [...new Set([...(earlier.was ?? []), earlier.text, ...was])].slice(-LIMITS.wasTexts)
  );
}
