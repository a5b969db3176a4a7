import type { Server } from 'node:http';
import { LIMITS } from '../../shared/model/limits.ts';
import { AddressConnections } from '../access/addressConnections.ts';
import { rawProblem } from '../access/rawProblem.ts';

/** How long the server waits for a slow or silent connection, and how many of them one address may hold. Milliseconds. */
export interface Patience {
  /** For the headers of a request; also for the first byte of a connection that says nothing. */
  headersMs: number;
  /** For a whole request. */
  requestMs: number;
  /** For anything to move, in or out. */
  stalledMs: number;
  /** How often headers and requests are looked at. */
  checkEveryMs: number;
  connectionsPerAddress: number;
}

export const PATIENCE: Patience = {
  headersMs: LIMITS.headersMs,
  requestMs: LIMITS.requestMs,
  stalledMs: LIMITS.stalledMs,
  checkEveryMs: 5_000,
  connectionsPerAddress: LIMITS.connectionsPerAddress,
};

/** Options of `http.createServer` and of fastify. Node closes what is late with 408. */
export const patienceOptions = ({ headersMs, requestMs, stalledMs, checkEveryMs }: Patience) => ({
  http: {
    maxHeaderSize: LIMITS.headerBytes,
    headersTimeout: headersMs,
    connectionsCheckingInterval: checkEveryMs,
  },
  requestTimeout: requestMs,
  // Sockets for documents and live views switch it off for themselves: they are asked for a sign of life every 15 s.
  connectionTimeout: stalledMs,
});

/** One connection too many from an address is told so and closed. Not behind a proxy, where every connection is the proxy's. */
export function boundConnections(server: Server, limit: number): void {
  const open = new AddressConnections(limit);
  server.prependListener('connection', (socket) => {
    const address = socket.remoteAddress ?? 'unknown';
    if (open.enter(address)) {
      socket.once('close', () => open.leave(address));
      return;
    }
    socket.on('error', () => socket.destroy());
    socket.end(rawProblem('rate-limited'));
    socket.destroySoon();
  });
}
