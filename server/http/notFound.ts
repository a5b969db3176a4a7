import type { FastifyInstance } from 'fastify';
import { problem } from '../../shared/model/problems.ts';
import { isPageVisit, placeMeant } from './problemPage.ts';
import { sendProblem } from './problemReply.ts';
import { wordsFor } from '../words/serverWords.ts';

interface KnownPath {
  pattern: RegExp;
  methods: Set<string>;
}

/**
 * Answers requests that no route takes: 405 with `Allow` where the path exists for another method,
 * else 404. Call before routes are added.
 */
export function answerNotFound(app: FastifyInstance): void {
  const paths = new Map<string, KnownPath>();
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const known = paths.get(url) ?? {
      pattern: new RegExp(`^${url.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`),
      methods: new Set<string>(),
    };
    for (const name of [method].flat()) known.methods.add(name);
    paths.set(url, known);
  });
  app.setNotFoundHandler((request, reply) => {
    const pathname = request.url.split('?', 1)[0] ?? '/';
    const methods = [...paths.values()]
      .filter(({ pattern }) => pattern.test(pathname))
      .flatMap((known) => [...known.methods]);
    request.refusedWith =
      methods.length > 0 && !methods.includes(request.method) ? 'method-not-allowed' : 'not-found';
    if (request.refusedWith === 'method-not-allowed')
      void reply.header('allow', [...new Set(methods)].join(', '));
    const meant =
      request.refusedWith === 'not-found' && isPageVisit(request) ? placeMeant(request) : null;
    if (meant !== null) return reply.redirect(meant);
    return sendProblem(reply, problem(wordsFor(request), request.refusedWith), request);
  });
}
