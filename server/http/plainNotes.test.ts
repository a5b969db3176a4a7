import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  joinWall,
  newWall,
  startTestServer,
  type TestServer,
  type TestWall,
} from './testServer.ts';

let server: TestServer;
let wall: TestWall;
beforeAll(async () => {
  server = await startTestServer();
  wall = await newWall(server, { prompts: ['First?', 'Second?'] });
});
afterAll(() => server.stop());

/** Posts the form as a browser does without script; resolves with the answer. */
const post = (
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  code = wall.joinCode,
) =>
  server.ask('POST', `/j/${code}`, {
    raw: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: server.origin,
      ...headers,
    },
  });
const onWall = async (): Promise<{ text: string; color: string; prompt?: number }[]> =>
  JSON.parse(
    (await server.ask('GET', `/api/walls/${wall.wallId}/notes`, { token: wall.tokens.facilitator }))
      .text,
  ).notes;
const ID = '7f3a1c52-0e64-4b0a-9d7b-3f1f6d2c9a01';

test('2.8a a form posted without script joins, is on the wall once, and leads back', async () => {
  const answer = await post({ note: ID, text: 'Posted\r\nplainly', color: 'pink', prompt: '1' });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/j/${wall.joinCode}?put=1`,
  ]);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  expect(cookie).toContain('_participant=');
  expect(
    (await post({ note: ID, text: 'Posted\r\nplainly', color: 'pink', prompt: '1' }, { cookie }))
      .status,
  ).toBe(303);
  expect(await onWall()).toMatchObject([{ text: 'Posted\nplainly', color: 'pink', prompt: 1 }]);
  // After going back in the browser the old page sends other words.
  expect((await post({ note: ID, text: 'Another' }, { cookie })).status).toBe(303);
  expect((await onWall()).map(({ text }) => text)).toEqual(['Posted\nplainly', 'Another']);
});

test('what is refused says so, without a stranger’s page doing it in somebody’s name', async () => {
  const before = (await onWall()).length;
  expect((await post({ text: ' ' })).status).toBe(400);
  expect((await post({ text: 'x'.repeat(501) })).status).toBe(400);
  expect((await post({ text: 'Other page' }, { origin: 'https://elsewhere.example' })).status).toBe(
    403,
  );
  expect((await post({ text: 'No such wall' }, {}, 'ZZZZZZ')).status).toBe(404);
  const { token } = await joinWall(server, wall);
  server.skip(60_000);
  await server.ask('POST', `/api/walls/${wall.wallId}/posting`, {
    token: wall.tokens.facilitator,
    body: { posting: 'closed' },
  });
  expect(
    (await post({ text: 'Too late' }, { cookie: `ww_${wall.wallId}_participant=${token}` })).status,
  ).toBe(403);
  expect(await onWall()).toHaveLength(before);
});

test('2.5 what the phone’s form cleans of pasted text is cleaned of a form without script, too', async () => {
  const other = await newWall(server);
  const { status } = await post({ text: ' Pasted\u0007 words\u009f ' }, {}, other.joinCode);
  expect(status).toBe(303);
  const { text } = await server.ask('GET', `/api/walls/${other.wallId}/notes`, {
    token: other.tokens.facilitator,
  });
  expect(JSON.parse(text)).toMatchObject({ notes: [{ text: 'Pasted  words' }] });
});

test('2.6a what is filled in without script is kept, and judged as everything else', async () => {
  const formed = await newWall(server, {
    script: {
      version: 1,
      id: 'around',
      languages: ['en'],
      name: 'Around',
      summary: 'Who is around us.',
      people: [2, 40],
      minutes: 30,
      steps: [
        {
          id: 'around',
          kind: 'post',
          title: 'Who?',
          ask: 'Who?',
          prompts: [],
          form: [
            { id: 'city', kind: 'line', label: 'Where are they?', required: true },
            {
              id: 'days',
              kind: 'choice',
              several: true,
              label: 'When?',
              options: [
                { id: 'mon', label: 'Monday' },
                { id: 'tue', label: 'Tuesday' },
              ],
            },
          ],
        },
      ],
    },
  });
  const refused = await post({ text: 'Library', 'field-city': ' ' }, {}, formed.joinCode);
  expect(refused.status).toBe(400);
  const sent = new URLSearchParams({ text: 'Library', 'field-city': 'Kyiv' });
  for (const day of ['mon', 'tue']) sent.append('field-days', day);
  const taken = await server.ask('POST', `/j/${formed.joinCode}`, {
    raw: sent.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.origin },
  });
  expect(taken.status).toBe(303);
  const { text } = await server.ask('GET', `/api/walls/${formed.wallId}/notes`, {
    token: formed.tokens.facilitator,
  });
  expect(JSON.parse(text).notes).toMatchObject([
    { text: 'Library', fields: { city: 'Kyiv', days: ['mon', 'tue'] } },
  ]);
});
