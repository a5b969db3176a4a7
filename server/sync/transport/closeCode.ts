import { PROBLEMS, type ProblemCode } from '../../../shared/model/problems.ts';
import { CLOSE } from '../../../shared/protocol/wire.ts';

/** The close code for a problem: with 44xx a client does not come back, with 45xx it may. */
export function closeCodeFor(code: ProblemCode): number {
  const { status } = PROBLEMS[code];
  if (status === 401) return CLOSE.unauthenticated;
  if (status === 403) return CLOSE.forbidden;
  if (status === 404) return CLOSE.notFound;
  if (status === 429) return CLOSE.rateLimited;
  return status >= 500 ? CLOSE.restarting : CLOSE.malformed;
}
