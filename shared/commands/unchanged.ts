import { Refusal } from '../model/problems.ts';

/**
 * Words that two people (or one in two tabs) change at once: whoever comes second is told, rather than writing over what she never saw.
 * `was`: what stood there when she began, and what she herself put there since; without it the newest words count, as ever. Throws
 * `changed-meanwhile`, with `detail` where these are no words of hers to keep.
 */
export function demandUnchanged(
  was: readonly string[] | undefined,
  now: string,
  next: string,
  detail?: string,
): void {
  if (was !== undefined && now !== next && !was.includes(now))
    throw new Refusal('changed-meanwhile', detail);
}

/** The same for a list of lines. */
export const demandListUnchanged = (
  was: readonly string[] | undefined,
  now: readonly string[],
  next: readonly string[],
): void => demandUnchanged(was && [JSON.stringify(was)], JSON.stringify(now), JSON.stringify(next));
