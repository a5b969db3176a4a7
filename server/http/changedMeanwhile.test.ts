import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinWall, newWall, startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const NOTE = '00000000-0000-4000-8000-000000000001';

test('2.3a two tabs offline change one note: the second is told, loses no word, and may put hers instead', async () => {
  const wall = await newWall(server);
  const { token } = await joinWall(server, wall);
  const put = async (body: object): Promise<[number, string]> => {
    const { status, json } = await server.ask('PUT', `/api/walls/${wall.wallId}/notes/${NOTE}`, {
      token,
      body,
    });
    return [
      status,
      String((json?.['note'] as { text?: string } | undefined)?.text ?? json?.['code']),
    ];
  };
  expect(await put({ text: 'old', rev: 1 })).toEqual([201, 'old']);
  expect(await put({ text: 'one', rev: 2, was: ['old'] })).toEqual([200, 'one']);
  expect(await put({ text: 'two', rev: 2, was: ['old'] })).toEqual([409, 'changed-meanwhile']);
  expect(await put({ text: 'two', rev: 7, was: ['old'] })).toEqual([409, 'changed-meanwhile']);
  // The first one's retry, whose answer was lost, and her next edit made from it.
  expect(await put({ text: 'one', rev: 2, was: ['old'] })).toEqual([200, 'one']);
  expect(await put({ text: 'one more', rev: 3, was: ['old', 'one'] })).toEqual([200, 'one more']);
  // She has read the newest text and replaces it, whatever her `rev` is.
  expect(await put({ text: 'two', rev: 2, was: ['one more'] })).toEqual([200, 'two']);
  expect(await put({ text: 'two and', rev: 3, was: ['two'] })).toEqual([200, 'two and']);
  // Without `was` the `rev` decides, as before.
  expect(await put({ text: 'late', rev: 1 })).toEqual([200, 'two and']);
  expect(await put({ text: 'x', was: Array.from({ length: 9 }, () => 'y') })).toEqual([
    400,
    'invalid-request',
  ]);
});

test('2.3a of two consoles that rename a wall or reword its questions the second is told', async () => {
  const wall = await newWall(server, { title: 'Old', prompts: ['Where?'] });
  const edit = async (body: object): Promise<[number, unknown]> => {
    const { status, json } = await server.ask('PATCH', `/api/walls/${wall.wallId}`, {
      token: wall.tokens.facilitator,
      body,
    });
    return [status, json?.['code'] ?? (json?.['session'] as { title?: string } | undefined)?.title];
  };
  expect(await edit({ title: 'A', was: { title: 'Old' } })).toEqual([200, 'A']);
  expect(await edit({ title: 'B', was: { title: 'Old' } })).toEqual([409, 'changed-meanwhile']);
  expect(await edit({ title: 'B', was: { title: 'A' } })).toEqual([200, 'B']);
  expect(await edit({ prompts: ['Why?'], was: { prompts: ['Where?'] } })).toEqual([200, 'B']);
  expect(await edit({ prompts: ['Who?'], was: { prompts: ['Where?'] } })).toEqual([
    409,
    'changed-meanwhile',
  ]);
  expect(
    await edit({ sheetQuestions: ['How?'], was: { sheetQuestions: ['Nothing like it'] } }),
  ).toEqual([409, 'changed-meanwhile']);
});
