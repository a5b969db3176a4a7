import { LIMITS } from '../../../shared/model/limits.ts';
import { CLOSE } from '../../../shared/protocol/wire.ts';
import { MEASURES } from '../../metrics/measures.ts';
import type { MessageSocket } from './messageSocket.ts';

/**
 * Sends, or cuts a reader that does not keep up: it starts over when it comes back, and nothing waits for it without bound. `more`: bytes
 * that may wait beyond the usual, of a load that was asked for. Bytes of text, ready for all who are sent them: `isText`.
 */
export function sendBounded(
  socket: MessageSocket,
  frame: Uint8Array | string,
  more = 0,
  isText = false,
): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > LIMITS.socketBufferBytes + more)
    return socket.close(CLOSE.slowReader, 'slow-reader');
  countOut(frame);
  if (isText) socket.send(frame, { binary: false });
  else socket.send(frame);
}

/** A text's UTF-8 is counted by its length: close enough, and free. */
export function countOut(frame: Uint8Array | string, times = 1): void {
  MEASURES.frames.out += times;
  MEASURES.bytes.out += frame.length * times;
}
