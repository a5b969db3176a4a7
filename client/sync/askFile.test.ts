import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { problem } from '../../shared/model/problems.ts';
import { askFile } from './askFile.ts';
import { ApiProblem, Unreachable } from './request.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

let server: Server;
let answer: (response: ServerResponse) => void;
let address: string;
beforeEach(async () => {
  server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('takes the file with the name it has in full', async () => {
  answer = (response) =>
    response
      .setHeader(
        'content-disposition',
        `attachment; filename="wall-notes.csv"; filename*=UTF-8''${encodeURIComponent('Река 水 notes.csv')}`,
      )
      .end('a,b');
  const { name, file } = await askFile(address);
  expect([name, await file.text()]).toEqual(['Река 水 notes.csv', 'a,b']);
});

it('rejects with the server’s reason where there is no file', async () => {
  const refused = problem(ENGLISH, 'busy', { why: 'late' });
  answer = (response) => response.writeHead(refused.status).end(JSON.stringify(refused));
  await expect(askFile(address)).rejects.toEqual(new ApiProblem(refused));
});

it.each<[string, typeof answer]>([
  ['a sign-in page of the venue', (response) => response.end('<html>Welcome</html>')],
  ['a proxy that waited no longer', (response) => response.writeHead(504).end('<html>Timeout')],
  ['a connection that was cut', (response) => response.destroy()],
  [
    'a file that broke off',
    (response) => {
      response.writeHead(200, {
        'content-length': '100',
        'content-disposition': `attachment; filename="a"; filename*=UTF-8''a`,
      });
      response.write('half');
      setImmediate(() => response.destroy());
    },
  ],
])('takes %s for no answer', async (_what, reply) => {
  answer = reply;
  await expect(askFile(address)).rejects.toBeInstanceOf(Unreachable);
});
