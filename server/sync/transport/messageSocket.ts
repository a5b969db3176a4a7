import type { WebSocket } from 'ws';

/** What a wall needs of a socket, however its messages travel: a WebSocket, or requests where there is none (`polledSocket.ts`). */
export interface MessageSocket extends Pick<WebSocket, 'OPEN' | 'readyState' | 'bufferedAmount'> {
  send(frame: Uint8Array | string): void;
  /** Bytes of text, ready for all who are sent them: `binary: false`. */
  send(frame: Uint8Array | string, options: { binary: boolean }): void;
  /** Says why and that nothing comes any more. */
  close(code: number, reason: string): void;
  on(event: 'message', listener: (raw: Buffer, isBinary: boolean) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}
