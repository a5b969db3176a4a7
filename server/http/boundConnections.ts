import type { Server } from 'node:http';
import { AddressConnections } from '../access/addressConnections.ts';
import { rawProblem } from '../access/rawProblem.ts';

/**
 * Refuses connections above `limit` of one address, with an answer that says so. Not for a server
 * behind a proxy, where every connection is the proxy's.
 */
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
