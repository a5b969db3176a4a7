import type { FastifyInstance } from 'fastify';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';

/**
 * The first check of every request: its size. The HTTP parser bounds headers; this checks the
 * address, and the body where its length is told. A body in chunks is counted while it comes. A
 * route may allow larger bodies (`bodyLimit`). Call before any other hook.
 */
export function refuseLargeRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.url.length > LIMITS.urlChars) throw new Refusal('url-too-long');
    if (
      Number(request.headers['content-length'] ?? 0) >
      (request.routeOptions.bodyLimit ?? LIMITS.bodyBytes)
    )
      throw new Refusal('too-large');
  });
}
