import type { FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { LIMITS } from '../../../shared/model/limits.ts';
import { addressKey } from '../../access/clientAddress.ts';
import type { PolledCaller } from '../../sync/polledPages.ts';
import { callerOf } from '../caller.ts';
import type { Routes } from '../routeContext.ts';
import { HearBody, SayBody } from '../schemas.ts';

/** Sockets carried by requests, where a network lets no WebSocket through (PROTOCOL 8). POST, so that nothing on the way keeps or repeats an answer. */
export const socketRoutes: Routes = (app, { config, polled }) => {
  const caller = (request: FastifyRequest): PolledCaller => ({
    ...callerOf(request),
    address: addressKey(request.raw, config),
  });

  app.post<{ Body: Static<typeof SayBody> }>(
    '/sockets/say',
    {
      bodyLimit: LIMITS.sayingBytes,
      schema: {
        tags: ['sockets'],
        summary: 'What a page’s sockets say, where there are no WebSockets',
        body: SayBody,
      },
    },
    async (request) => {
      await polled.say(caller(request), request.body);
      return {};
    },
  );

  app.post<{ Body: Static<typeof HearBody> }>(
    '/sockets/hear',
    {
      schema: {
        tags: ['sockets'],
        summary: 'What a page’s sockets have to hear; waits for it',
        body: HearBody,
      },
    },
    async (request, reply) => {
      const answer = await polled.hear(caller(request), request.body, (cut) => {
        // It may be cut already: who asked and went away in one breath.
        if (reply.raw.destroyed || request.raw.socket.destroyed) cut();
        else reply.raw.once('close', () => void (reply.raw.writableEnded || cut()));
      });
      return reply.type('application/json; charset=utf-8').send(answer);
    },
  );
};
