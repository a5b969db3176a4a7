import { ApiProblem, Unreachable } from '../../sync/request.ts';

/**
 * The server was asked once and did not say yes: why, and what is as it was (`stays`). Throws what is neither its no nor its silence: that is
 * a fault of the page's own.
 */
export function askRefusal(error: unknown, stays = 'Nothing was changed.'): string {
  if (error instanceof ApiProblem)
    return `${error.message || 'The server said no.'} ${stays}`.trim();
  if (error instanceof Unreachable)
    return `The server can’t be reached just now. Try again in a moment. ${stays}`.trim();
  throw error;
}
