import { ApiProblem, Unreachable } from '../../sync/request.ts';
import type { SendResult } from './outbox.ts';
import { problemSaid } from '../../words/problemSaid.ts';

/** A refused rate passes within moments. ms. */
const RATE_PAUSE_MS = 2_000;

/** What a rejected request means for what was sent. No answer, 401, 429 and 5xx are tried again: nobody judged it. Any other no is the person's to see. */
export function judge(error: unknown): SendResult {
  if (error instanceof Unreachable) return { kind: 'unreachable' };
  if (!(error instanceof ApiProblem)) return { kind: 'refused', code: 'internal', detail: '' };
  const { code, status } = error;
  if (status === 429) return { kind: 'busy', afterMs: RATE_PAUSE_MS };
  if (status === 401) return { kind: 'busy', afterMs: 0 };
  return status >= 500 ? { kind: 'unwell' } : { kind: 'refused', code, detail: problemSaid(error) };
}
