import { ApiProblem, Unreachable } from '../../sync/request.ts';
import { t } from '../../words/speak.ts';
import { problemSaid } from '../../words/problemSaid.ts';

/**
 * The server was asked once and did not say yes: why, and what is as it was (`stays`). Throws what is neither its no nor its silence: that is
 * a fault of the page's own.
 */
export function askRefusal(error: unknown, stays = t('refused.stays')): string {
  if (error instanceof ApiProblem)
    return `${problemSaid(error) || t('refused.no')} ${stays}`.trim();
  if (error instanceof Unreachable) return `${t('refused.unreached')} ${stays}`.trim();
  throw error;
}
