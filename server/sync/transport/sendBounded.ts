import { LIMITS } from '../../../shared/model/limits.ts';
import { CLOSE } from '../../../shared/protocol/wire.ts';
import { MEASURES } from '../../metrics/measures.ts';
import type { MessageSocket } from './messageSocket.ts';

/**
 * Sends a frame, or closes a socket whose client does not keep up: it starts over when it comes
 * back, so that nothing waits for it without limit. `more`: how much more than usual may wait, for
 * a load that was asked for; bytes. `isText`: the bytes are UTF-8 text, encoded once for all who
 * are sent it.
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

/**
 * Counts frames that were sent. A text counts as its length: close enough to its bytes, and free.
 */
export function countOut(frame: Uint8Array | string, times = 1): void {
  MEASURES.frames.out += times;
  MEASURES.bytes.out += frame.length * times;
}
