import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressKey } from '../access/clientAddress.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import type { Config } from '../config.ts';
import { pauses, turn } from '../sync/time/turns.ts';
import { STREAM_BYTES, type AnswersUnderWay } from './answersUnderWay.ts';

/** Larger answers are sent in slices of this size, each when the one before was taken. Bytes. */
const SLICE_BYTES = 32 * 1024;
/** Memory that a list's answer takes for each item still to come. Bytes. */
export const LISTED_BYTES = 56;

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * Memory that this request's answer takes while it waits to be read, bytes, where that is not
     * its length.
     */
    answerHolds?: number;
  }
}

function* slicesOf(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += SLICE_BYTES) yield body.subarray(at, at + SLICE_BYTES);
}

/**
 * Joins small pieces and slices large ones, making them only as they are read and in turns with
 * other work.
 */
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
 * Sends a JSON answer that may be large, from the pieces of its text. It is made while it is read,
 * so nobody waits for the whole and nothing is kept for a client that does not read. `settled` is
 * awaited before each piece of work, so that pieces show committed state. `holds`: memory that the
 * source of the pieces takes, bytes.
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
      // An empty piece, so that skipping many items can be interrupted too.
      yield '';
      continue;
    }
    if (!isFirst) yield ',';
    isFirst = false;
    if (typeof item === 'string') yield item;
    else yield* item;
  }
}

/**
 * Limits how much may wait to be read, for every answer, and sends large ones in slices. Call
 * before routes are added.
 */
export function boundAnswers(app: FastifyInstance, config: Config, answers: AnswersUnderWay): void {
  app.addHook('onRequest', async (request, reply) => {
    const { socket } = request.raw;
    // A socket that is destroyed already emits no `close` any more.
    if (socket.destroyed) return;
    const ahead = answers.ask(socket) - LIMITS.requestsAhead;
    reply.raw.once('close', () => answers.answered(socket));
    if (ahead <= 0) return;
    // Thousands of requests sent ahead on one connection would be served before newcomers. The
    // first one too many is refused, which ends the connection.
    if (ahead > 1) return void reply.hijack();
    void reply.header('connection', 'close');
    throw new Refusal('rate-limited', { why: 'pipelined' });
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
    // Only large answers to GET are refused: a command is always told its result, and refusals are
    // small.
    if (holds > SLICE_BYTES && request.method === 'GET') {
      try {
        answers.demandRoom(person, address, holds);
      } catch (error) {
        if (isStream) payload.destroy();
        // The refusal is an answer as well and takes none of the refused answer's memory.
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
  // Node would also cut clients that wait for us: for a file that is being made, or a long answer
  // whose turn has not come.
  app.server.on('timeout', (socket) => {
    if (!answers.waitsForUs(socket)) socket.destroy();
  });
  app.addHook('onClose', async () => answers.close());
}
