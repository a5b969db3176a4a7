import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { turn } from '../sync/time/turns.ts';
import type { PassedRequest } from './nodeMessages.ts';

/** About how much of an answer's body travels at once, bytes. */
const PIECE_BYTES = 512 * 1024;
/** An answer whose next piece is not asked for so long is let go, ms. */
const ASKED_WITHIN_MS = 60_000;
/** Of one connection only, and of what is sent on it. */
const OF_A_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'content-length',
  'expect',
]);

export type Headers = Record<string, string | string[]>;

/** Headers that go on with what is passed on. */
export function passedHeaders(
  headers: Readonly<Record<string, string | number | string[] | undefined>>,
): Headers {
  const passed: Headers = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !OF_A_CONNECTION.has(name))
      passed[name] = Array.isArray(value) ? value : String(value);
  return passed;
}

/** An answer, with as much of its body as was read. */
export interface AnsweredHere {
  status: number;
  headers: Headers;
  body: Buffer;
  /** Where the rest is to be had; `null`: there is none. */
  more: number | null;
}

/** A request that is not answered yet; `raw`: what it is answered with. */
interface UnderWay {
  raw: ServerResponse | null;
  isCut: boolean;
  /** Ends waiting for the answer. */
  gone(error: Error): void;
}
/** It has no connection that could close. */
function cut(raw: ServerResponse): void {
  raw.emit('close');
  raw.req.socket.emit('close');
}
const keyOf = (request: number, from: string): string => `${from} ${request}`;

interface Rest {
  pieces: AsyncIterator<Buffer>;
  end(): void;
  expires: NodeJS.Timeout;
}

/**
 * Answers requests that came to another server, as if they had come here: who asks, whether she may,
 * and how often, is decided as for any other.
 */
export class RequestsHere {
  readonly #app: FastifyInstance;
  readonly #rests = new Map<number, Rest>();
  /** Requests that are not answered yet, by who asked them. */
  readonly #underWay = new Map<string, UnderWay>();
  readonly #beingAsked = new AsyncLocalStorage<UnderWay>();
  #count = 0;

  constructor(app: FastifyInstance) {
    this.#app = app;
    app.addHook('onRequest', async (_request, reply) => {
      const underWay = this.#beingAsked.getStore();
      if (!underWay) return;
      underWay.raw = reply.raw;
      if (underWay.isCut) setImmediate(() => cut(reply.raw));
    });
  }

  /** `from`: who passes it on. */
  async answer(request: PassedRequest, payload: Buffer, from: string): Promise<AnsweredHere> {
    const gone = Promise.withResolvers<never>();
    const underWay: UnderWay = { raw: null, isCut: false, gone: gone.reject };
    const key = keyOf(request.number, from);
    this.#underWay.set(key, underWay);
    // Awaited within: it is not asked before somebody waits for it.
    const answering = this.#beingAsked.run(
      underWay,
      async () =>
        await this.#app.inject({
          method: request.method as 'GET',
          url: request.url,
          headers: request.headers,
          remoteAddress: request.remoteAddress,
          ...(payload.length > 0 ? { payload } : {}),
          payloadAsStream: true,
        }),
    );
    // To a connection that closed nothing is answered, and it is waited for no longer.
    const answered = await Promise.race([answering, gone.promise]).finally(() =>
      this.#underWay.delete(key),
    );
    const stream = answered.stream();
    const rest: Rest = {
      pieces: inPieces(stream),
      end: () => {
        stream.destroy();
        // It has no connection that could close, and what waits for that is let go.
        answered.raw.res.req.socket.emit('close');
      },
      expires: setTimeout(() => undefined, 0),
    };
    const number = (this.#count += 1);
    this.#rests.set(number, rest);
    const { body, isLast } = await this.piece(number);
    return {
      status: answered.statusCode,
      headers: passedHeaders(answered.headers),
      body,
      more: isLast ? null : number,
    };
  }

  /** Whoever asked is gone: what is still being done for her hears of it, as of a connection. */
  cut(request: number, from: string): void {
    const underWay = this.#underWay.get(keyOf(request, from));
    if (!underWay) return;
    underWay.isCut = true;
    if (underWay.raw) cut(underWay.raw);
    underWay.gone(new Error('whoever asked is gone'));
  }

  /** The next piece of an answer. Throws where there is none. */
  async piece(number: number): Promise<{ body: Buffer; isLast: boolean }> {
    const rest = this.#rests.get(number);
    if (!rest) throw new Error('no such answer');
    clearTimeout(rest.expires);
    try {
      const next = await rest.pieces.next();
      if (next.done !== true) {
        rest.expires = setTimeout(() => this.enough(number), ASKED_WITHIN_MS).unref();
        return { body: next.value, isLast: next.value.length < PIECE_BYTES && this.#end(number) };
      }
      this.#end(number);
      return { body: Buffer.alloc(0), isLast: true };
    } catch (error) {
      this.enough(number);
      throw error;
    }
  }

  /** What is left of an answer is not wanted. */
  enough(number: number): void {
    this.#end(number);
  }

  close(): void {
    for (const number of this.#rests.keys()) this.#end(number);
  }

  #end(number: number): true {
    const rest = this.#rests.get(number);
    if (rest) {
      clearTimeout(rest.expires);
      this.#rests.delete(number);
      rest.end();
    }
    return true;
  }
}

/** Pieces of at least {@link PIECE_BYTES}, but for the last. */
async function* inPieces(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    gathered.push(chunk);
    size += chunk.length;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(gathered);
    [gathered, size] = [[], 0];
    await turn();
  }
  yield Buffer.concat(gathered);
}
