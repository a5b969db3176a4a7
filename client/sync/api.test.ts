import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LinkRole } from '../../shared/model/person.ts';
import { ApiProblem, Unreachable, wallApi } from './api.ts';
import { callsTo } from './request.ts';

/** A real server on the way that answers as it likes; the page's own addresses are relative, so `fetch` gets its origin here. */
let server: Server;
let answer: (response: ServerResponse) => void;
const plainFetch = globalThis.fetch;

beforeEach(async () => {
  server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  globalThis.fetch = (path, init) => plainFetch(origin + String(path), init);
});
afterEach(async () => {
  globalThis.fetch = plainFetch;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const withdraw = () => wallApi('wall', 'participant').withdrawNote('note');

it('takes a whole JSON answer for a yes', async () => {
  answer = (response) => response.end('{"done":true}');
  await expect(withdraw()).resolves.toEqual({ done: true });
});

it.each([
  [
    'a sign-in page of the venue under status 200',
    (response: ServerResponse) => response.end('<html>Welcome to our Wi-Fi</html>'),
  ],
  ['a success without a body', (response: ServerResponse) => response.end()],
  [
    'an answer cut off half-way',
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"do');
      setImmediate(() => response.destroy());
    },
  ],
  [
    'a proxy’s error page',
    (response: ServerResponse) => response.writeHead(502).end('<html>Bad gateway</html>'),
  ],
  [
    'a JSON error that is not ours',
    (response: ServerResponse) => response.writeHead(403).end('{"message":"blocked"}'),
  ],
])('%s is no answer, to be asked again', async (_what, reply) => {
  answer = reply;
  await expect(withdraw()).rejects.toBeInstanceOf(Unreachable);
});

it('takes our own refusal for a no, with its code', async () => {
  answer = (response) =>
    response
      .writeHead(403)
      .end('{"code":"posting-closed","status":403,"detail":"Posting is closed."}');
  await expect(withdraw()).rejects.toMatchObject({
    name: 'ApiProblem',
    code: 'posting-closed',
    status: 403,
  });
  await expect(withdraw()).rejects.toBeInstanceOf(ApiProblem);
});

it('asks for what the contract has, in its form, and knows what is answered', async () => {
  const call = callsTo('wall', 'participant');
  const asked: string[] = [];
  globalThis.fetch = (path, init) => {
    asked.push(`${init?.method} ${String(path)} ${String(init?.body)}`);
    return plainFetch('data:application/json,{"links":{"volunteer":"v"}}');
  };
  const renew = (role: LinkRole) => call('POST', `/links/${role}/renew`);
  const { links } = await renew('volunteer');
  expect(links.volunteer).toBe('v');
  // Types alone; what is asked all the same goes out as it stands.
  // @ts-expect-error -- there is no such operation
  await call('GET', '/nowhere');
  // @ts-expect-error -- the participants' link has no key
  await call('POST', '/links/participant/renew');
  // @ts-expect-error -- a misspelt field
  await call('POST', '/phase', { fase: 'gather' });
  // @ts-expect-error -- the body is missing
  await call('POST', '/phase');
  // @ts-expect-error -- notes are not answered by it
  void (await call('GET', '/me')).posters;
  expect(asked.slice(0, 2)).toEqual([
    'POST /api/walls/wall/links/volunteer/renew undefined',
    'GET /api/walls/wall/nowhere undefined',
  ]);
});
