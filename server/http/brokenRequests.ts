import type { Duplex } from 'node:stream';
import type { ProblemCode } from '../../shared/model/problems.ts';
import { rawProblem } from '../access/rawProblem.ts';

/** Error codes of Node's HTTP parser as problems of our catalogue. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
};

/**
 * Answers what the HTTP parser gave up on (no HTTP at all, headers too large or too slow) with a
 * problem, like every other refusal.
 */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  // The connection is closed even where the client does not read the answer or goes on sending.
  socket.end(rawProblem(CODES[error.code ?? ''] ?? 'invalid-request'), () => socket.destroy());
}
