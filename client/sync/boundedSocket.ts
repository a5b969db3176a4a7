import { SteadySocket } from './steadySocket.ts';

/**
 * A steady socket that sends no message of more than `most` bytes: `tell` is called instead. The server cuts a socket off that brings
 * one, unread, and a page that knows nothing of it would bring it again with each new socket.
 */
export function boundedSocket(most: number, tell: () => void): typeof SteadySocket {
  return class extends SteadySocket {
    override send(data: string | Uint8Array<ArrayBuffer>): void {
      if (typeof data !== 'string' && data.byteLength > most) tell();
      else super.send(data);
    }
  };
}
