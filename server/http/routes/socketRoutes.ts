import type { FastifyRequest } from 'fastify';
import { addressKey } from '../../access/clientAddress.ts';
import type { PolledCaller } from '../../sync/transport/polledPages.ts';
import { callerOf } from '../caller.ts';
import type { Routes } from '../routeContext.ts';
import { serve } from '../serve.ts';

/** Sockets carried by requests, where a network lets no WebSocket through (PROTOCOL 8). */
export const socketRoutes: Routes = (app, { config, polled }) => {
  const caller = (request: FastifyRequest): PolledCaller => ({
    ...callerOf(request),
    address: addressKey(request.raw, config),
  });

  serve(app, 'saySockets', async (request) => {
    await polled.say(caller(request), request.body);
    return {};
  });

  serve(app, 'hearSockets', async (request, reply) => {
    const answer = await polled.hear(caller(request), request.body, (cut) => {
      // The connection may be closed already.
      if (reply.raw.destroyed || request.raw.socket.destroyed) cut();
      else reply.raw.once('close', () => void (reply.raw.writableEnded || cut()));
    });
    return reply.type('application/json; charset=utf-8').send(answer);
  });
};
