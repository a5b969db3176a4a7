import type { Writable } from 'node:stream';
import { LIMITS } from '../../../shared/model/limits.ts';
import type { MessageSocket } from './messageSocket.ts';
import { sendBounded } from './sendBounded.ts';

/** A message that many are sent, and its bytes on the wire. */
export interface SharedFrame {
  payload: Uint8Array;
  wire: Buffer;
}

/** Final binary frame (RFC 6455, 5.2). */
const FIN_BINARY = 0x82;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
const MAX_7 = 125;
const MAX_16 = 0xffff;

/**
 * Encodes a WebSocket frame once for everybody. Servers do not mask frames, so all clients are sent
 * the same bytes: a thousand of them cost a thousand writes and nothing else (docs/ARCHITECTURE.md,
 * "What makes it fast").
 */
export function shareFrame(payload: Uint8Array): SharedFrame {
  const { length } = payload;
  const header =
    length <= MAX_7 ? Buffer.of(FIN_BINARY, length) : Buffer.alloc(length <= MAX_16 ? 4 : 10);
  if (length > MAX_7) {
    header[0] = FIN_BINARY;
    header[1] = length <= MAX_16 ? LENGTH_16 : LENGTH_64;
    if (length <= MAX_16) header.writeUInt16BE(length, 2);
    else header.writeBigUInt64BE(BigInt(length), 2);
  }
  return { payload, wire: Buffer.concat([header, payload]) };
}

/**
 * Sends a frame that many are sent; the caller counts it. Whole frames may be written past the
 * socket to its network `stream`, since the socket holds none back: it compresses nothing. `more`:
 * as in {@link sendBounded}. False: it went through `sendBounded` instead, which counts it, or the
 * socket is closed.
 */
export function sendShared(
  socket: MessageSocket,
  stream: Writable | null,
  { payload, wire }: SharedFrame,
  more = 0,
): boolean {
  if (stream === null || stream.writableLength > LIMITS.socketBufferBytes) {
    sendBounded(socket, payload, more);
    return false;
  }
  if (socket.readyState !== socket.OPEN) return false;
  stream.write(wire);
  return true;
}
