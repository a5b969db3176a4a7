import { CLOSE } from '../../../shared/protocol/wire.ts';
import type { MessageSocket } from './messageSocket.ts';

/**
 * A frame that waits. Text is JSON that others are sent too, so it is not copied before it is sent.
 */
export interface WaitingFrame {
  bytes: Uint8Array | string;
  isText: boolean;
}

/** The close code and reason of a closed socket. */
export interface Goodbye {
  code: number;
  reason: string;
}

/**
 * The server's end of a socket whose messages travel in answers to requests (`polledPages.ts`). It
 * behaves like a WebSocket: frames wait here until the page asks, and `bufferedAmount` says how
 * much waits, so that a page that does not ask is closed as too slow.
 */
export class PolledSocket implements MessageSocket {
  readonly OPEN = 1;
  readyState: 1 | 3 = 1;
  bufferedAmount = 0;
  goodbye: Goodbye | null = null;
  /** When something was last sent to the page, ms of the pages' clock. */
  spokeAt: number;
  readonly #waiting: WaitingFrame[] = [];
  readonly #onNews: () => void;
  readonly #messageListeners: ((raw: Buffer, isBinary: boolean) => void)[] = [];
  readonly #closeListeners: (() => void)[] = [];

  /** `onNews` is called when something waits to be fetched. */
  constructor(now: number, onNews: () => void) {
    this.spokeAt = now;
    this.#onNews = onNews;
  }

  on(
    event: 'message' | 'close',
    listener: ((raw: Buffer, isBinary: boolean) => void) | (() => void),
  ): void {
    if (event === 'message') this.#messageListeners.push(listener);
    else this.#closeListeners.push(listener as () => void);
  }

  send(frame: Uint8Array | string, options?: { binary: boolean }): void {
    if (this.readyState !== this.OPEN) return;
    this.#waiting.push({
      bytes: frame,
      isText: typeof frame === 'string' || options?.binary === false,
    });
    this.bufferedAmount += frame.length;
    this.#onNews();
  }

  close(code: number, reason: string): void {
    if (this.readyState !== this.OPEN) return;
    this.readyState = 3;
    this.goodbye = { code, reason };
    // A page that was too slow starts over, so it needs nothing of what waits.
    if (code === CLOSE.slowReader) this.#forget();
    this.#ended();
    this.#onNews();
  }

  /** The page is gone: nothing more is sent. */
  terminate(): void {
    if (this.readyState !== this.OPEN) return;
    this.readyState = 3;
    this.#forget();
    this.#ended();
  }

  /** A message from the page. */
  receive(raw: Buffer, isBinary: boolean): void {
    for (const listener of this.#messageListeners) listener(raw, isBinary);
  }

  get hasNews(): boolean {
    return this.#waiting.length > 0 || this.goodbye !== null;
  }

  /** Takes frames that wait, oldest first, up to about `bytes` of them and at least one. */
  take(bytes: number): WaitingFrame[] {
    let count = 0;
    for (
      let taken = 0;
      count < this.#waiting.length && (count === 0 || taken < bytes);
      count += 1
    ) {
      const size = this.#waiting[count]?.bytes.length ?? 0;
      taken += size;
      this.bufferedAmount -= size;
    }
    return this.#waiting.splice(0, count);
  }

  #forget(): void {
    this.#waiting.length = 0;
    this.bufferedAmount = 0;
  }

  /** As with other sockets, `close` is emitted once the current work is done. */
  #ended(): void {
    queueMicrotask(() => {
      for (const listener of this.#closeListeners) listener();
    });
  }
}
