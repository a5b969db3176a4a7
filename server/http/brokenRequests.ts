import type { Duplex } from 'node:stream';
import type { ProblemCode } from '../../shared/model/problems.ts';
import { rawProblem } from '../access/rawProblem.ts';

/** What Node's HTTP parser says, in our catalogue. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
};

/** Answers what the HTTP parser gave up on (no request at all, headers too large or too slow) in the form of every other refusal. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  // Whoever does not take the answer, or goes on sending, keeps nothing open.
  socket.end(rawProblem(CODES[error.code ?? ''] ?? 'invalid-request'), () => socket.destroy());
}
