import { Writable } from 'node:stream';
import fastify from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { newUuid } from '../access/secrets.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { answerError } from './problemReply.ts';
import { joinWall, newWall, startTestServer, type TestServer } from './testServer.ts';

const ERROR_LEVEL = 50;
let server: TestServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

it('a refusal is told by the line of its request, whatever its status, and is no error of the server', async () => {
  const test = (server = await startTestServer());
  const wall = await newWall(test);
  const { token } = await joinWall(test, wall);
  const put = (text: string): ReturnType<TestServer['ask']> =>
    test.ask('PUT', `/api/walls/${wall.wallId}/notes/${newUuid()}`, { token, body: { text } });
  const linesOf = async (
    ask: () => Promise<unknown>,
  ): Promise<{ level: number; msg: string; status?: number; code?: string }[]> => {
    const from = test.log.length;
    await ask();
    return test.log
      .slice(from)
      .map((line) => JSON.parse(line) as { level: number; msg: string })
      .filter(({ msg }) => msg === 'refused' || msg === 'request failed');
  };
  expect(await linesOf(() => put(''))).toMatchObject([{ msg: 'refused', status: 400 }]);
  test.store.commit = () => Promise.reject(new Error('no room'));
  const [refused, ...others] = await linesOf(() => put('word'));
  expect([refused?.msg, refused?.status, refused?.code, others]).toEqual([
    'refused',
    503,
    'storage-failed',
    [],
  ]);
  expect(refused?.level).toBeLessThan(ERROR_LEVEL);
});

it('what nobody chose to answer is an error with its stack, once, without anything that was sent', async () => {
  const log: string[] = [];
  const app = fastify({
    logger: {
      stream: new Writable({
        write: (chunk: Buffer, _encoding, done) => (log.push(chunk.toString()), done()),
      }),
    },
  });
  app.setErrorHandler(answerError);
  app.post('/broken', () => {
    throw new TypeError('x is not a function');
  });
  app.post('/busy', () => {
    throw new Refusal('busy');
  });
  const ask = (url: string): Promise<number> =>
    app
      .inject({ method: 'POST', url, payload: { text: 'zebrafish words' } })
      .then(({ statusCode }) => statusCode);
  expect([await ask('/broken'), await ask('/busy')]).toEqual([500, 503]);
  await app.close();
  const failed = log
    .map(
      (line) =>
        JSON.parse(line) as {
          level: number;
          msg: string;
          route?: string;
          error?: { stack?: string };
        },
    )
    .filter(({ level }) => level >= ERROR_LEVEL);
  expect(failed).toMatchObject([
    {
      msg: 'request failed',
      route: '/broken',
      error: { name: 'TypeError', stack: expect.stringContaining('refusalLines.test') },
    },
  ]);
  expect(log.join('')).not.toContain('zebrafish');
});
