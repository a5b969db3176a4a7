import { STATUS_CODES } from 'node:http';
import { problem, type ProblemCode } from '../../shared/model/problems.ts';
import { wordsIn } from '../words/serverWords.ts';
import { LANGUAGES } from '../../shared/words/languages.ts';

/** Seconds after which it makes sense to try again, sent as `Retry-After`. */
export const RETRY_AFTER_SECONDS = 2;

/**
 * A whole HTTP answer as text, for where there is no request object to answer: a broken request, a
 * refused handshake, one connection too many. In English: nobody has said yet what she reads.
 */
export function rawProblem(code: ProblemCode): string {
  const refused = problem(wordsIn(LANGUAGES[0]), code);
  const body = JSON.stringify(refused);
  const { status } = refused;
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    ...(status === 429 || status === 503 ? [`Retry-After: ${RETRY_AFTER_SECONDS}`] : []),
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
