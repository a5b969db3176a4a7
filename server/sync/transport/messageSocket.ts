import type { WebSocket } from 'ws';

/**
 * A socket as a wall needs it: a WebSocket, or one whose messages travel in requests
 * (`polledSocket.ts`).
 */
export interface MessageSocket extends Pick<WebSocket, 'OPEN' | 'readyState' | 'bufferedAmount'> {
  /** At another server, which is told what everybody is told once for all of its sockets. */
  readonly isElsewhere?: boolean;
  send(frame: Uint8Array | string): void;
  /** `binary: false`: the bytes are UTF-8 text, encoded once for all who are sent it. */
  send(frame: Uint8Array | string, options: { binary: boolean }): void;
  /** Closes the socket and says why. */
  close(code: number, reason: string): void;
  on(event: 'message', listener: (raw: Buffer, isBinary: boolean) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}
