import { Readable } from 'node:stream';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from '../sync/wall/testWall.ts';
import type { PassedRequest } from './nodeMessages.ts';
import { passedHeaders, RequestsHere } from './requestsHere.ts';

let app: FastifyInstance;
let requests: RequestsHere;
/** How many connections were seen to close, and how many chunks were made. */
let closed = 0;
let made = 0;
let waits = 0;
let cuts = 0;

const CHUNK = 'w'.repeat(100 * 1024);
const CHUNKS = 40;
function* chunks(): Generator<string> {
  for (let n = 0; n < CHUNKS; n += 1) {
    made += 1;
    yield `${n}${CHUNK}`;
  }
}

beforeEach(() => {
  [closed, made] = [0, 0];
  app = fastify();
  app.addHook('onRequest', async (request) => {
    request.raw.socket.once('close', () => (closed += 1));
  });
  app.get('/long', (_request, reply) => reply.send(Readable.from(chunks(), { highWaterMark: 1 })));
  app.get('/who', async (request) => ({ from: request.ip, as: request.headers['x-as'] }));
  app.get('/waits', async (_request, reply) => {
    waits += 1;
    await new Promise<void>((resolve) => void reply.raw.once('close', resolve));
    cuts += 1;
    return 'cut';
  });
  app.post('/body', async (request, reply) => {
    void reply.code(201).header('set-cookie', ['a=1', 'b=2']);
    return request.body;
  });
  requests = new RequestsHere(app);
});
afterEach(async () => {
  requests.close();
  await app.close();
});

const asked = (method: string, url: string, headers = {}): PassedRequest => ({
  number: 1,
  wallId: 'w',
  method,
  url,
  headers,
  remoteAddress: '192.0.2.7',
});
const NOTHING = Buffer.alloc(0);

it('a request is answered as if it had come here, from the address that it came from', async () => {
  const who = await requests.answer(asked('GET', '/who', { 'x-as': 'guest' }), NOTHING, 'there');
  expect([who.status, who.body.toString(), who.more]).toEqual([
    200,
    '{"from":"192.0.2.7","as":"guest"}',
    null,
  ]);
  const json = { 'content-type': 'application/json' };
  const body = await requests.answer(
    asked('POST', '/body', json),
    Buffer.from('{"a":"ä"}'),
    'there',
  );
  expect([body.status, body.body.toString(), body.headers['set-cookie']]).toEqual([
    201,
    '{"a":"ä"}',
    ['a=1', 'b=2'],
  ]);
  expect(closed).toBe(2);
});

it('a long answer is had in pieces, made only as they are asked for, and whole', async () => {
  const first = await requests.answer(asked('GET', '/long'), NOTHING, 'there');
  expect(made).toBeLessThan(CHUNKS / 2);
  const pieces = [first.body];
  for (let isLast = first.more === null; !isLast;) {
    const piece = await requests.piece(first.more ?? 0);
    pieces.push(piece.body);
    ({ isLast } = piece);
  }
  expect(pieces.length).toBeGreaterThan(3);
  const whole = Array.from({ length: CHUNKS }, (_, n) => `${n}${CHUNK}`).join('');
  expect(Buffer.concat(pieces).toString() === whole).toBe(true);
  expect(closed).toBe(1);
  await expect(requests.piece(first.more ?? 0)).rejects.toThrow('no such answer');
});

it('an answer that nobody wants to its end is let go', async () => {
  const first = await requests.answer(asked('GET', '/long'), NOTHING, 'there');
  requests.enough(first.more ?? 0);
  await until('its connection is closed', () => closed === 1);
  await expect(requests.piece(first.more ?? 0)).rejects.toThrow('no such answer');
  expect(made).toBeLessThan(CHUNKS / 2);
});

it('where whoever asked is gone, what is being done for her hears of it; others’ requests do not', async () => {
  const waiting = requests.answer(asked('GET', '/waits'), NOTHING, 'there');
  await until('it is being done', () => waits === 1);
  requests.cut(1, 'elsewhere');
  requests.cut(2, 'there');
  expect(cuts).toBe(0);
  requests.cut(1, 'there');
  await expect(waiting).rejects.toThrow('gone');
  await until('it is heard of', () => cuts === 1);
});

it('what is said of one connection is not passed on', () => {
  expect(
    passedHeaders({
      connection: 'keep-alive',
      'content-length': '3',
      'transfer-encoding': 'chunked',
      host: 'wall.example.org',
      cookie: 'a=1',
      age: 3,
      via: undefined,
    }),
  ).toEqual({ host: 'wall.example.org', cookie: 'a=1', age: '3' });
});
