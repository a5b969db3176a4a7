import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PosterLook } from '../../shared/model/table.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { api, newRoom } from './testRoom.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('2a.4a how a poster is set stands on it, in the list and in snapshots, until it is given back', async () => {
  const wall = await newRoom(server);
  const table = wall.tables[0]?.tableId;
  const { facilitator } = wall.tokens;
  for (const token of [wall.mere, wall.tom])
    await server.ask('PUT', api(wall, '/people/me'), { token, body: { table } });
  const choose = async (token: string, body: object): Promise<unknown> =>
    (await server.ask('PUT', api(wall, `/tables/${table}/poster`), { token, body })).json;
  const read = async <Answer>(path: string): Promise<Answer> =>
    JSON.parse((await server.ask('GET', api(wall, path), { token: facilitator })).text) as Answer;
  const looks = async (): Promise<(PosterLook | undefined)[]> => {
    const { poster } = await read<{ poster: PosterView }>(`/tables/${table}/poster`);
    const { posters } = await read<{ posters: PosterView[] }>('/posters');
    return [poster, posters[0]].map((each) => each?.look);
  };

  const { poster } = await read<{ poster: PosterView }>(`/tables/${table}/poster`);
  const ids = poster.sections.map(({ id }) => id);
  expect(new Set(ids).size).toBe(5);
  expect(ids.every((id) => /^\d+-\d+$/u.test(id ?? ''))).toBe(true);
  const look = { layout: 'sentence', lead: ids[0], leftOut: [ids[1]] };
  expect(await choose(wall.mere, { ...look, was: {} })).toEqual({ look, replaced: null });
  expect(await looks()).toEqual([look, look]);
  await server.ask('POST', api(wall, '/snapshots'), {
    token: facilitator,
    body: { name: 'As chosen' },
  });
  const [snapshot] = (await read<{ snapshots: { id: string }[] }>('/snapshots')).snapshots;

  // At the same time, from what she had seen.
  expect(await choose(wall.tom, { layout: 'notes', was: {} })).toEqual({
    look: { ...look, layout: 'notes' },
    replaced: look,
  });
  expect(await choose(facilitator, { layout: null, lead: null, leftOut: [] })).toEqual({
    look: {},
    replaced: null,
  });
  expect(await looks()).toEqual([undefined, undefined]);
  const kept = await read<{ posters: PosterView[] }>(`/snapshots/${snapshot?.id}`);
  expect(kept.posters[0]?.look).toEqual(look);
  expect(kept.posters[0]?.sections[0]?.id).toBe(ids[0]);
  expect(await choose(wall.mere, { layout: 'two words' })).toMatchObject({
    code: 'invalid-request',
  });
});
