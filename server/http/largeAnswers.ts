import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressKey } from '../access/clientAddress.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import type { Config } from '../config.ts';
import { pauses, turn } from '../sync/time/turns.ts';
import { STREAM_BYTES, type AnswersUnderWay } from './answersUnderWay.ts';

/** Larger answers go out in slices of this, the next when the last was taken. Bytes. */
const SLICE_BYTES = 32 * 1024;
/** What an answer remembers of each thing it will list. Bytes. */
export const LISTED_BYTES = 56;

declare module 'fastify' {
  interface FastifyRequest {
    /** Bytes of memory that this request's answer holds for itself while it waits, where that is not its length. */
    answerHolds?: number;
  }
}

function* slicesOf(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += SLICE_BYTES) yield body.subarray(at, at + SLICE_BYTES);
}

/** Small pieces together, large ones in slices. Makes them in turns with everybody else's, as they are read. */
async function* inSlices(
  parts: Iterable<string | Buffer>,
  settled: () => Promise<void>,
): AsyncGenerator<Buffer> {
  let gathered: string[] = [];
  let chars = 0;
  await turn();
  await settled();
  const pause = pauses(() => performance.now(), settled);
  for (const part of parts) {
    if (typeof part === 'string') {
      gathered.push(part);
      chars += part.length;
    }
    if (chars >= SLICE_BYTES || typeof part !== 'string') {
      yield* slicesOf(Buffer.from(gathered.join('')));
      [gathered, chars] = [[], 0];
      if (typeof part !== 'string') yield* slicesOf(part);
    }
    await pause();
  }
  if (chars > 0) yield* slicesOf(Buffer.from(gathered.join('')));
}

/**
 * A JSON answer that may be large, as the pieces of its text, made while it is read: nobody waits for the whole, and nothing of it is held
 * for who does not read. `settled` is awaited before each piece of work, so that pieces are of committed state. `holds`: bytes the
 * pieces' source keeps.
 */
export function sendParts(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Iterable<string | Buffer>,
  settled: () => Promise<void>,
  holds = 0,
): FastifyReply {
  request.answerHolds = STREAM_BYTES + holds;
  return reply
    .type('application/json; charset=utf-8')
    .send(Readable.from(inSlices(parts, settled), { highWaterMark: 1 }));
}

/** `{"name":[item,…]}`. Each item is JSON; one that is `null` is left out. */
export function* jsonList(
  name: string,
  items: Iterable<string | Iterable<string | Buffer> | null>,
): Generator<string | Buffer> {
  yield `{${JSON.stringify(name)}:[`;
  yield* jsonItems(items);
  yield ']}';
}

/** The items of such a list. */
export function* jsonItems(
  items: Iterable<string | Iterable<string | Buffer> | null>,
): Generator<string | Buffer> {
  let isFirst = true;
  for (const item of items) {
    if (item === null) {
      // A piece of nothing: passing over many takes its time as well.
      yield '';
      continue;
    }
    if (!isFirst) yield ',';
    isFirst = false;
    if (typeof item === 'string') yield item;
    else yield* item;
  }
}

/** Bounds what waits to be read, for every answer; and sends large ones in slices. Call before routes are added. */
export function boundAnswers(app: FastifyInstance, config: Config, answers: AnswersUnderWay): void {
  app.addHook('onRequest', async (request, reply) => {
    const { socket } = request.raw;
    // Of one that is gone already nothing would tell us to forget it.
    if (socket.destroyed) return;
    const ahead = answers.ask(socket) - LIMITS.requestsAhead;
    reply.raw.once('close', () => answers.answered(socket));
    if (ahead <= 0) return;
    // Thousands asked ahead would have their turn before anybody who connects: the first too many is told, and ends the connection.
    if (ahead > 1) return void reply.hijack();
    void reply.header('connection', 'close');
    throw new Refusal(
      'rate-limited',
      'Too many requests ahead of their answers on one connection.',
    );
  });
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    const [socket, person, address] = [
      request.raw.socket,
      request.caller?.personId ?? null,
      addressKey(request.raw, config),
    ];
    const isStream = payload instanceof Readable;
    const size =
      typeof payload === 'string'
        ? Buffer.byteLength(payload)
        : payload instanceof Uint8Array
          ? payload.byteLength
          : 0;
    const holds = request.answerHolds ?? size;
    // What was done is always told, and so is what was refused: both are small.
    if (holds > SLICE_BYTES && request.method === 'GET') {
      try {
        answers.demandRoom(person, address, holds);
      } catch (error) {
        if (isStream) payload.destroy();
        // The refusal goes this way as well, and holds nothing of what was refused.
        delete request.answerHolds;
        throw error;
      }
    }
    if ((size === 0 && !isStream) || socket.destroyed) return payload;
    const answer = answers.begin(socket, person, address, holds);
    reply.raw.once('close', () => answers.end(socket, answer));
    if (isStream || size <= SLICE_BYTES || request.method === 'HEAD') return payload;
    const body =
      typeof payload === 'string'
        ? Buffer.from(payload)
        : Buffer.from((payload as Uint8Array).buffer, (payload as Uint8Array).byteOffset, size);
    void reply.header('content-length', size);
    return Readable.from(slicesOf(body), { highWaterMark: 1 });
  });
  // Node would cut whoever has heard nothing for so long, also while a file is made for her, or a long answer waits for its turn.
  app.server.on('timeout', (socket) => {
    if (!answers.waitsForUs(socket)) socket.destroy();
  });
  app.addHook('onClose', async () => answers.close());
}
