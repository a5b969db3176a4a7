import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../../shared/model/limits.ts';
import { newWall, startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Requests a page as a browser does; `fetch` cannot set these headers. */
function visit(
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; type: string; location: string | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      server.origin + path,
      { method, headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            type: String(answer.headers['content-type']),
            location: answer.headers.location,
            text,
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

test.each([
  ['an unknown page', '/elsewhere', {}, 404, 'There is nothing here'],
  ['an unknown page, HEAD', '/elsewhere', { method: 'HEAD' }, 404, ''],
  [
    'an unknown page, said by Sec-Fetch alone',
    '/elsewhere',
    { headers: { accept: '*/*', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' } },
    404,
    'There is nothing here',
  ],
  [
    'a form sent to a page',
    '/join',
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=b',
    },
    405,
    'This page only shows something',
  ],
  ['an empty POST to a page', '/join', { method: 'POST' }, 405, 'This page only shows something'],
  ['DELETE of a page', '/join', { method: 'DELETE' }, 405, 'This page only shows something'],
  ['half an escape', '/w/%zz', {}, 400, 'This address can’t be read'],
  ['no table', '/j/HUA42K/0', {}, 404, 'There is nothing here'],
  ['too long an address', `/${'x'.repeat(LIMITS.urlChars)}`, {}, 414, 'This address is too long'],
])('%s is told as a page', async (_what, path, how, status, words) => {
  const answer = await visit(path, how);
  expect([answer.status, answer.type]).toEqual([status, 'text/html; charset=utf-8']);
  expect(answer.text).toContain(words);
  expect(answer.text).not.toContain('urn:weavewall');
});

test('the API answers problems, whoever asks', async () => {
  for (const path of [
    '/api/elsewhere',
    '/api/walls',
    '/api/walls/abcabcabcabc/me',
    '/live/abcabcabcabc',
  ]) {
    const answer = await visit(path, { headers: { 'sec-fetch-mode': 'navigate' } });
    expect([path, answer.type]).toEqual([path, 'application/problem+json']);
  }
  expect(
    (
      await visit('/elsewhere', {
        headers: { accept: 'application/json', 'sec-fetch-mode': 'cors' },
      })
    ).type,
  ).toBe('application/problem+json');
});

test('a page’s address in another form is sent to where it was meant to lead, and nothing else is', async () => {
  const { joinCode, wallId } = await newWall(server);
  const leads = async (path: string): Promise<string | undefined> => (await visit(path)).location;
  for (const path of [
    `/j/${joinCode}/`,
    `/J/${joinCode.toLowerCase()}`,
    `/j/${joinCode}).`,
    `//j//${joinCode}`,
    `/j/%22${joinCode}%22`,
    `/j/${joinCode}%`,
    `/x.example/j/${joinCode}`,
  ])
    expect([path, await leads(path)]).toEqual([path, `/j/${joinCode}`]);
  expect(await leads(`/j/${joinCode}/%D9%A3.?utm_source=x`)).toBe(`/j/${joinCode}/3?utm_source=x`);
  expect(await leads(`/w/${wallId.toUpperCase()}/Console/`)).toBe(`/w/${wallId}/console`);
  expect(await leads(`/w/${wallId}/wall%3Fas=volunteer%23key=${'k'.repeat(43)}`)).toBe(
    `/w/${wallId}/wall?as=volunteer#key=${'k'.repeat(43)}`,
  );
  expect(await leads(`/j/${joinCode}`)).toBeUndefined();
  // It never redirects to another site, whatever the address contains.
  for (const path of [
    `//evil.example/j/${joinCode}`,
    `/\\evil.example/j/${joinCode}`,
    `/%2F%2Fevil.example`,
    '//evil.example/',
  ])
    expect((await leads(path)) ?? '/').toMatch(/^\/(?![/\\])/);
});
