import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problem, Refusal, type Problem, type ProblemCode } from '../../shared/model/problems.ts';
import { RETRY_AFTER_SECONDS } from '../access/rawProblem.ts';
import { problemCodeOf } from '../storage/problemCodeOf.ts';
import { StorageError } from '../storage/storageError.ts';
import { isPageVisit, placeMeant, sendProblemPage } from './problemPage.ts';
import { wordsFor } from '../words/serverWords.ts';
import type { Words } from '../../shared/words/words.ts';

/** More of a place than anybody reads. */
const WHERE_CHARS = 80;
/** Fastify's error codes as problems of our catalogue. */
const FASTIFY_CODES: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_VALIDATION: 'invalid-request',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_BAD_URL: 'invalid-request',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

/**
 * Where a request is wrong, and how, for whoever writes a client: in English. ajv's `instancePath` and message name fields and expected
 * types, never the values that were sent.
 */
function validationOf(error: FastifyError): { where: string; error: string } | undefined {
  const first = error.validation?.[0];
  if (!first) return undefined;
  const field = first.instancePath.replaceAll('/', '.').slice(1);
  const missing = first.params['missingProperty'];
  const part = error.validationContext ?? 'request';
  const extra = first.params['additionalProperty'];
  const what =
    first.keyword === 'additionalProperties'
      ? `must not have the field "${String(extra).slice(0, 40)}"`
      : (first.message ?? 'is not right');
  const at = [part, ...(field ? [field] : [])];
  return {
    where: [...at, ...(typeof missing === 'string' ? [missing] : [])]
      .join('.')
      .slice(0, WHERE_CHARS),
    error: `${at.join('.')} ${what}`,
  };
}

/** The problem to answer for anything that was thrown, said in `words`. */
export function problemOf(words: Words, error: unknown): Problem {
  if (error instanceof Refusal) return problem(words, error.code, error.values, error.more);
  if (!(error instanceof Error) || error instanceof StorageError)
    return problem(words, problemCodeOf(error));
  const { code: fastifyCode, statusCode } = error as FastifyError;
  const code = FASTIFY_CODES[fastifyCode] ?? (statusCode === 400 ? 'invalid-request' : 'internal');
  const wrong = code === 'invalid-request' ? validationOf(error as FastifyError) : undefined;
  return wrong
    ? problem(words, code, { why: 'field', where: wrong.where }, { errors: [wrong.error] })
    : problem(words, code);
}

/** Answers scripts with problem JSON, and browsers that open a page's address with a page. */
export function sendProblem(
  reply: FastifyReply,
  refused: Problem,
  request: FastifyRequest,
): FastifyReply {
  if (refused.status === 429 || refused.status === 503)
    void reply.header('retry-after', RETRY_AFTER_SECONDS);
  if (refused.status === 401) void reply.header('www-authenticate', 'Bearer');
  // A client may still be sending its body; on a kept connection the rest would be read as the next
  // request.
  if (refused.status === 413) void reply.header('connection', 'close');
  if (isPageVisit(request))
    return sendProblemPage(wordsFor(request), reply.code(refused.status), refused);
  return reply
    .code(refused.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(Buffer.from(JSON.stringify(refused)));
}

/**
 * The error handler of all routes. Unknown errors are logged with their stack and without anything
 * that was sent.
 */
export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const answer = problemOf(wordsFor(request), error);
  // A `Refusal` is chosen by our code, whatever its status, and the request's log line names it.
  if (answer.status >= 500 && !(error instanceof Refusal)) {
    const { name, message, stack } =
      error instanceof Error ? error : { name: 'thrown', message: String(error), stack: undefined };
    request.log.error(
      { route: request.routeOptions.url, error: { name, message, stack } },
      'request failed',
    );
  }
  request.refusedWith = answer.code;
  // A path with a broken escape reaches no route, but its beginning shows whether a page was meant.
  const meant =
    (error as Partial<FastifyError> | null)?.code === 'FST_ERR_BAD_URL' && isPageVisit(request)
      ? placeMeant(request)
      : null;
  if (meant !== null) return reply.redirect(meant);
  return sendProblem(reply, answer, request);
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The problem that this request was answered with, for the log. */
    refusedWith?: ProblemCode;
  }
}
