import { LIVE_PING } from '../../shared/protocol/live.ts';
import { CLOSE, MESSAGE } from '../../shared/protocol/wire.ts';
import { PAGE_PORTS } from './pagePorts.ts';
import { dropRequests } from './openRequests.ts';
import type { RawSocket } from './rawSocket.ts';
import { socketWay, type SocketWay, type Way } from './socketWay.ts';
import { onWake, type Wake } from './wakes.ts';

/** What a steady socket takes from the world around it. */
export interface SocketPorts {
  way: SocketWay;
  elapsed(): number;
  deviceTime(): number;
  later(ms: number, task: () => void): () => void;
  onWake(listener: (wake: Wake) => void): () => void;
  open(way: Way, url: string): RawSocket;
  /** Something that should have been answered was not: whatever else waits for an answer since before waits in vain. */
  isDead(): void;
}

/** The server's first word comes with the opening; after this long without it a WebSocket is taken for one that is let through in name only. ms. */
const FIRST_WORD_MS = 8_000;
/** Requests have the network's slowness twice. ms. */
const FIRST_ANSWER_MS = 20_000;
/** The server speaks every 15 s; after this silence, ms, it is asked. By both clocks: one may stand still in sleep. */
const SILENCE_MS = 18_000;
/** And has this long to answer, ms. */
const ANSWER_MS = 3_000;
/** While a load may still be on its way it comes in one piece, however large, and no answer comes before it. ms. */
const LOADING_MS = 30_000;
const ANSWER_WHILE_LOADING_MS = 15_000;
/** A wake soon after a word says nothing new. ms. */
const FRESH_MS = 1_000;

const OPEN = 1;
const CLOSED = 3;
const DOCUMENT_PING = Uint8Array.of(MESSAGE.ping);

const browserPorts: SocketPorts = {
  ...PAGE_PORTS,
  way: socketWay,
  onWake,
  isDead: dropRequests,
  open: (way, url) => (way === 'socket' ? new WebSocket(url) : openByRequests(url)),
};

/** Few networks need it, so it is fetched when one does. */
function openByRequests(url: string): RawSocket {
  let isClosed = false;
  const raw: RawSocket = {
    binaryType: '',
    readyState: 0,
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: () => undefined,
    close: () => {
      isClosed = true;
    },
  };
  import('./polledPage.ts').then(
    ({ carry }) => isClosed || carry(raw, url, { ...PAGE_PORTS, way: socketWay, onWake }),
    () => raw.onclose?.({ code: 1006, reason: '' } as CloseEvent),
  );
  return raw;
}

/**
 * A WebSocket that notices: when it says nothing for too long, or after the device slept, the network changed or somebody taps, the
 * server is asked "are you there?", and without an answer within seconds the socket is closed at once, so that whoever uses it opens
 * another; browsers wait a minute and more. Where no WebSocket comes through, its messages travel in requests (`socketWay.ts`).
 */
export class SteadySocket {
  readonly CONNECTING = 0;
  readonly OPEN = OPEN;
  readonly CLOSING = 2;
  readonly CLOSED = CLOSED;
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  readonly #ports: SocketPorts;
  readonly #raw: RawSocket;
  readonly #way: Way;
  readonly #isLive: boolean;
  readonly #startedAt: number;
  #heardAt: { elapsed: number; device: number };
  #words = 0;
  #isOver = false;
  #stopWaiting: () => void;
  #isAsking = false;
  readonly #stopWakes: () => void;

  /** `url` as for a WebSocket, of a live view or a document. */
  constructor(url: string, _protocols?: unknown, ports: SocketPorts = browserPorts) {
    this.#ports = ports;
    this.#isLive = /\/live\//.test(url);
    this.#way = ports.way.way;
    this.#startedAt = ports.elapsed();
    this.#heardAt = { elapsed: this.#startedAt, device: ports.deviceTime() };
    const raw = ports.open(this.#way, url);
    this.#raw = raw;
    raw.onopen = (event) => this.onopen?.(event);
    raw.onmessage = (event) => this.#hear(event);
    raw.onerror = (event) => this.onerror?.(event);
    raw.onclose = (event) =>
      this.#end(
        event.code,
        event.reason,
        event.code < 4000 && this.#words === 0 ? 'refused' : null,
      );
    this.#stopWaiting = ports.later(this.#way === 'socket' ? FIRST_WORD_MS : FIRST_ANSWER_MS, () =>
      this.#end(1006, '', 'hung'),
    );
    const stopWakes = ports.onWake((wake) => this.#wake(wake));
    const stopWay = ports.way.subscribe(() => {
      // Another way was found: this one is left as a server that restarts is.
      if (ports.way.way !== this.#way && this.#words > 0) this.#end(CLOSE.restarting, '', null);
    });
    this.#stopWakes = () => {
      stopWakes();
      stopWay();
    };
  }

  get readyState(): number {
    return this.#isOver ? CLOSED : this.#raw.readyState;
  }

  set binaryType(type: string) {
    this.#raw.binaryType = type;
  }

  send(data: string | Uint8Array<ArrayBuffer>): void {
    if (!this.#isOver) this.#raw.send(data);
  }

  close(): void {
    this.#end(1000, '', null);
  }

  #hear(event: MessageEvent): void {
    this.#words += 1;
    this.#heardAt = { elapsed: this.#ports.elapsed(), device: this.#ports.deviceTime() };
    this.#ports.way.heard(this.#way);
    this.#isAsking = false;
    this.#stopWaiting();
    this.#stopWaiting = this.#ports.later(this.#silenceMs, () => this.#ask());
    this.onmessage?.(event);
  }

  get #isLoading(): boolean {
    return !this.#isLive && this.#ports.elapsed() - this.#startedAt < LOADING_MS;
  }

  get #silenceMs(): number {
    return this.#isLoading ? LOADING_MS : SILENCE_MS;
  }

  #wake(wake: Wake): void {
    const silence = Math.max(
      this.#ports.elapsed() - this.#heardAt.elapsed,
      this.#ports.deviceTime() - this.#heardAt.device,
    );
    if (silence > (wake === 'tap' ? SILENCE_MS : FRESH_MS)) this.#ask();
  }

  #ask(): void {
    // One that is still being opened has its own time limit.
    if (this.#isAsking || this.#isOver || this.#words === 0) return;
    this.#isAsking = true;
    this.#stopWaiting();
    if (this.#raw.readyState === OPEN) this.#raw.send(this.#isLive ? LIVE_PING : DOCUMENT_PING);
    this.#stopWaiting = this.#ports.later(
      this.#isLoading ? ANSWER_WHILE_LOADING_MS : ANSWER_MS,
      () => {
        this.#ports.isDead();
        this.#end(1006, '', null);
      },
    );
  }

  #end(code: number, reason: string, failure: 'refused' | 'hung' | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopWaiting();
    this.#stopWakes();
    const raw = this.#raw;
    raw.onopen = raw.onmessage = raw.onclose = null;
    // Closing one that is still being opened is an error to browsers.
    raw.onerror = () => undefined;
    raw.close();
    if (failure) this.#ports.way.failed(this.#way, this.#startedAt, failure === 'hung');
    // As of WebSockets: heard when what is being done now is done.
    void Promise.resolve().then(() => this.onclose?.({ code, reason } as CloseEvent));
  }
}
