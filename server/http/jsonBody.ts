import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../shared/model/problems.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, once it was read. */
    sentBody?: Buffer;
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Reads JSON bodies and no others. No body is `undefined`, since many commands need none. Bytes
 * that are not UTF-8 are refused, because replacing them would store another text than was sent.
 * `__proto__` keys are refused and never dropped in silence.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    request.sentBody = body as Buffer;
    if (body.length === 0) return done(null, undefined);
    let text: string;
    try {
      text = UTF8.decode(body as Buffer);
    } catch {
      return done(new Refusal('invalid-json', { why: 'utf8' }));
    }
    return parse(request, text, (error, value) =>
      done(error ? new Refusal('invalid-json') : null, value),
    );
  });
  app.addHook('preValidation', async (request) => {
    if (request.body === undefined && request.routeOptions.schema?.body) request.body = {};
  });
}
