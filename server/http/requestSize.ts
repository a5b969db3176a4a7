import type { FastifyInstance } from 'fastify';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';

/**
 * First of all: how large is it? Headers are bounded by the HTTP parser; here the address, and the body as far as it says its size. A
 * body in chunks is counted while it comes. A route may take larger bodies (`bodyLimit`). Call before any other hook.
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
