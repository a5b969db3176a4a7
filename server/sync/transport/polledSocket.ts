import { CLOSE } from '../../../shared/protocol/wire.ts';
import type { MessageSocket } from './messageSocket.ts';

/** Text is shown as it is, JSON that others are sent too and that nobody copies before it goes out. */
export interface WaitingFrame {
  bytes: Uint8Array | string;
  isText: boolean;
}

/** A closed one's goodbye. */
export interface Goodbye {
  code: number;
  reason: string;
}

/**
 * The server's end of a socket whose messages travel in answers to requests (`polledPages.ts`). The wall takes it for any other: frames
 * wait here until the page asks, `bufferedAmount` says how much waits, and so whoever does not ask is cut like any slow reader.
 */
export class PolledSocket implements MessageSocket {
  readonly OPEN = 1;
  readyState: 1 | 3 = 1;
  bufferedAmount = 0;
  goodbye: Goodbye | null = null;
  /** When something last went out to the page, ms of the pages' clock. */
  spokeAt: number;
  readonly #waiting: WaitingFrame[] = [];
  readonly #onNews: () => void;
  readonly #messageListeners: ((raw: Buffer, isBinary: boolean) => void)[] = [];
  readonly #closeListeners: (() => void)[] = [];

  /** `onNews` hears that something waits to be fetched. */
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
    // Whoever did not fetch it starts over anyway.
    if (code === CLOSE.slowReader) this.#forget();
    this.#ended();
    this.#onNews();
  }

  /** The page is gone: nobody is left to say goodbye to. */
  terminate(): void {
    if (this.readyState !== this.OPEN) return;
    this.readyState = 3;
    this.#forget();
    this.#ended();
  }

  /** The page's message. */
  receive(raw: Buffer, isBinary: boolean): void {
    for (const listener of this.#messageListeners) listener(raw, isBinary);
  }

  get hasNews(): boolean {
    return this.#waiting.length > 0 || this.goodbye !== null;
  }

  /** Frames that wait, oldest first, up to about `bytes` of them and at least one. */
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

  /** Heard as of other sockets: when what is being done now is done. */
  #ended(): void {
    queueMicrotask(() => {
      for (const listener of this.#closeListeners) listener();
    });
  }
}
