import type { Problem } from '../../shared/model/problems.ts';
import type { OperationAt } from '../../shared/protocol/http/calls.ts';
import type { AnswerOf, BodyOf } from '../../shared/protocol/http/contract.ts';
import {
  POLL_HOLD_MS,
  type PolledAnswer,
  type PolledSaying,
} from '../../shared/protocol/polled.ts';
import { CLOSE } from '../../shared/protocol/wire.ts';
import type { Wake } from './wakes.ts';
import type { RawSocket } from './rawSocket.ts';

/** Longer than an answer takes on a bad network, ms. */
const TIMEOUT_MS = 20_000;
/** A page nobody looks at holds no request open, for a browser has six of them for all its pages; it asks this often, ms. */
const HIDDEN_EVERY_MS = 5_000;
/** Most of one saying, bytes of frames. */
const SAYING_BYTES = 256 * 1024;
/** How long a WebSocket beside the requests is waited for, and how often one is tried, ms. */
const PROBE_MS = 6_000;
const PROBE_EVERY_MS = 60_000;
const PROBE_AT_MOST_EVERY_MS = 10_000;

/** What it takes from the page, which has it already: imported here as well, it would be a file of its own for every phone to fetch. */
export interface PolledPorts {
  newId(): string;
  way: { probed(works: boolean): void };
  onWake(listener: (wake: Wake) => void): () => void;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Carrying<What extends 'say' | 'hear'> = OperationAt<
  'POST',
  `/api/walls/${string}/sockets/${What}`
>;
type Carried = { raw: Mutable<RawSocket>; isDocument: boolean };

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
};
const fromBase64 = (text: string): ArrayBuffer =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer;

/** What a refused request means to a socket: for good, or to be tried again. */
function closeCode(status: number): number {
  if (status === 401 || status === 403 || status === 404) return 4000 + status;
  return status === 429 ? CLOSE.rateLimited : CLOSE.restarting;
}

/** A page's sockets of one wall and role, carried by requests (shared/protocol/polled.ts). */
class PolledPage {
  readonly #base: string;
  readonly #as: string;
  readonly #id: string;
  readonly #sockets = new Map<number, Carried>();
  #next = 1;
  #turn = 0;
  #heard = 0;
  /** Rises with each beginning: what belongs to an older one is over. */
  #life = 0;
  #isSaying = false;
  #isHearing = false;
  #open: NonNullable<PolledSaying['open']> = [];
  #frames: NonNullable<PolledSaying['frames']> = [];
  #close: number[] = [];
  #stop = new AbortController();

  constructor(wall: string, as: string, id: string) {
    this.#id = id;
    this.#base = `/api/walls/${wall}/sockets/`;
    this.#as = as;
  }

  carry(raw: Mutable<RawSocket>, document: string | null, z: boolean): void {
    const number = this.#next++;
    this.#sockets.set(number, { raw, isDocument: document !== null });
    this.#open.push({
      socket: number,
      ...(document === null ? {} : { document }),
      ...(z ? { z } : {}),
    });
    raw.send = (data) => {
      if (!this.#sockets.has(number)) return;
      this.#frames.push([number, typeof data === 'string' ? data : toBase64(data)]);
      this.#say();
    };
    raw.close = () => {
      raw.readyState = 3;
      if (!this.#sockets.delete(number)) return;
      this.#frames = this.#frames.filter(([socket]) => socket !== number);
      const wasTold = this.#open.every(({ socket }) => socket !== number);
      this.#open = this.#open.filter(({ socket }) => socket !== number);
      if (wasTold) this.#close.push(number);
      // What hangs is given up: whoever closes for silence must not wait for it again.
      if (this.#sockets.size === 0) this.#end();
      else this.#say();
    };
    raw.readyState = 1;
    raw.onopen?.(new Event('open'));
    this.#say();
  }

  #say(): void {
    if (this.#isSaying || this.#open.length + this.#frames.length + this.#close.length === 0)
      return;
    this.#isSaying = true;
    let [count, bytes] = [0, 0];
    while (count < this.#frames.length && (count === 0 || bytes < SAYING_BYTES))
      bytes += this.#frames[count++]?.[1].length ?? 0;
    const saying = {
      page: this.#id,
      turn: this.#turn,
      open: this.#open,
      frames: this.#frames.splice(0, count),
      close: this.#close,
    };
    this.#turn += 1;
    [this.#open, this.#close] = [[], []];
    const life = this.#life;
    void this.#post('say', saying, TIMEOUT_MS).then((answer) => {
      if (!answer || life !== this.#life) return;
      this.#isSaying = false;
      this.#say();
      void this.#hear();
    });
  }

  async #hear(): Promise<void> {
    const life = this.#life;
    if (this.#isHearing) return;
    this.#isHearing = true;
    while (this.#sockets.size > 0) {
      const wait = !document.hidden;
      // oxlint-disable-next-line no-await-in-loop -- one after the other: that is what this is
      const answer = await this.#post(
        'hear',
        { page: this.#id, heard: this.#heard, wait },
        wait ? POLL_HOLD_MS + TIMEOUT_MS : TIMEOUT_MS,
      );
      if (!answer || life !== this.#life) return;
      this.#heard += 1;
      this.#deliver(answer);
      // oxlint-disable-next-line no-await-in-loop -- a page that nobody sees asks less often
      if (document.hidden) await hiddenPause();
      if (life !== this.#life) return;
    }
    this.#isHearing = false;
  }

  #deliver({ frames, closed }: PolledAnswer): void {
    for (const [number, frame] of frames) {
      const at = this.#sockets.get(number);
      at?.raw.onmessage?.({
        data: at.isDocument ? fromBase64(frame as string) : JSON.stringify(frame),
      } as MessageEvent);
    }
    if (frames.length > 0) watchForSockets();
    for (const [number, code, reason] of closed) {
      const at = this.#sockets.get(number);
      this.#sockets.delete(number);
      if (at) over(at.raw, code, reason);
    }
  }

  /** The answer; `null` when there was none, and then all is over. */
  async #post<What extends 'say' | 'hear'>(
    what: What,
    body: BodyOf<Carrying<What>>,
    timeoutMs: number,
  ): Promise<AnswerOf<Carrying<What>> | null> {
    const life = this.#life;
    const stop = new AbortController();
    const given = this.#stop.signal;
    const abort = (): void => stop.abort();
    given.addEventListener('abort', abort);
    const timeout = setTimeout(abort, timeoutMs);
    let [code, reason] = [1006, ''];
    try {
      const response = await fetch(this.#base + what, {
        method: 'POST',
        credentials: 'same-origin',
        signal: stop.signal,
        headers: { 'content-type': 'application/json', 'x-weavewall-as': this.#as },
        body: JSON.stringify(body),
      });
      const answer: unknown = await response.json();
      if (response.ok) return answer as AnswerOf<Carrying<What>>;
      const refused = answer as Partial<Problem>;
      if (refused.code) [code, reason] = [closeCode(response.status), refused.code];
    } catch {
      // No answer.
    } finally {
      clearTimeout(timeout);
      given.removeEventListener('abort', abort);
    }
    if (life === this.#life) this.#end(code, reason);
    return null;
  }

  /** All sockets are over; the next one begins anew. */
  #end(code = 1006, reason = ''): void {
    this.#life += 1;
    this.#stop.abort();
    this.#stop = new AbortController();
    const carried = [...this.#sockets.values()];
    this.#sockets.clear();
    [this.#open, this.#frames, this.#close] = [[], [], []];
    [this.#turn, this.#heard, this.#isSaying, this.#isHearing] = [0, 0, false, false];
    for (const { raw } of carried) over(raw, code, reason);
  }
}

function over(raw: Mutable<RawSocket>, code: number, reason: string): void {
  raw.readyState = 3;
  raw.onclose?.({ code, reason } as CloseEvent);
}

/** Until somebody looks again, or a while. */
const hiddenPause = (): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', done);
      resolve();
    };
    const timer = setTimeout(done, HIDDEN_EVERY_MS);
    document.addEventListener('visibilitychange', done);
  });

const pages = new Map<string, PolledPage>();
let probeUrl = '';
let around: PolledPorts | undefined;
let isWatching = false;

/** Gives `raw` to the requests of its page. `url` as for a WebSocket. */
export function carry(raw: RawSocket, url: string, ports: PolledPorts): void {
  const { pathname, searchParams } = new URL(url);
  const [, kind, wall = '', ...document] = pathname.split('/');
  const as = searchParams.get('as') ?? '';
  const key = `${wall} ${as}`;
  [probeUrl, around] = [url, ports];
  const page = pages.get(key) ?? new PolledPage(wall, as, ports.newId());
  pages.set(key, page);
  page.carry(raw, kind === 'live' ? null : document.join('/'), searchParams.get('z') === '1');
}

/** Requests come through: is it the network that lets no WebSocket through, or was the server away for a moment? Asked again now and then. */
function watchForSockets(): void {
  if (isWatching) return;
  isWatching = true;
  let probedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const probe = (): void => {
    clearTimeout(timer);
    probedAt = performance.now();
    const socket = new WebSocket(probeUrl);
    const told = (works: boolean): void => {
      clearTimeout(late);
      socket.onmessage = socket.onclose = null;
      socket.close();
      isWatching = !works;
      if (works) stop?.();
      else timer = setTimeout(probe, PROBE_EVERY_MS);
      around?.way.probed(works);
    };
    const late = setTimeout(() => told(false), PROBE_MS);
    socket.onmessage = () => told(true);
    socket.onclose = (event) => told(event.code >= 4000);
  };
  const stop = around?.onWake((wake) => {
    // Perhaps another network.
    if (wake !== 'tap' && performance.now() - probedAt > PROBE_AT_MOST_EVERY_MS) probe();
  });
  probe();
}
