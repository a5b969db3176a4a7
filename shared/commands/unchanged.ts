import { Refusal, type ProblemValues } from '../model/problems.ts';

/**
 * Keeps a person from overwriting what she has not seen, when two people (or one in two tabs)
 * change a text at once: the second is told. `was`: the text when she began, and what she wrote
 * there since; without it the newest words win. Throws `changed-meanwhile`, with `special` where the
 * words to keep are not hers.
 */
export function demandUnchanged(
  was: readonly string[] | undefined,
  now: string,
  next: string,
  special?: ProblemValues,
): void {
  if (was !== undefined && now !== next && !was.includes(now))
    throw new Refusal('changed-meanwhile', special);
}

/** The same for a list of lines. */
export const demandListUnchanged = (
  was: readonly string[] | undefined,
  now: readonly string[],
  next: readonly string[],
): void => demandUnchanged(was && [JSON.stringify(was)], JSON.stringify(now), JSON.stringify(next));
