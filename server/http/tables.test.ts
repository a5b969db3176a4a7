import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api, groupedWall, newRoom, uuid, type Room, type TableRow } from './testRoom.ts';
import {
  joinWall,
  newWall,
  startTestServer,
  type TestServer,
  type TestWall,
} from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const room = (): Promise<Room> => newRoom(server);
const grouped = (): Promise<TestWall> => groupedWall(server);

describe('tables over HTTP', () => {
  test('2.3a of two people at one table who answer for it the second is told; notes ticked at once are all on the poster', async () => {
    const wall = await room();
    const table = wall.tables[0]?.tableId;
    const tokens = [wall.mere, wall.tom];
    for (const token of tokens)
      await server.ask('PUT', api(wall, '/people/me'), { token, body: { table } });
    const answer = async (by: number, again: string | null, was?: string[]): Promise<unknown> => {
      const { json } = await server.ask('PUT', api(wall, `/tables/${table}`), {
        token: tokens[by] ?? '',
        body: { again, ...(was ? { was } : {}) },
      });
      return json?.['code'] ?? (json?.['table'] as { again?: string } | undefined)?.again;
    };
    expect([
      await answer(0, 'yes', ['']),
      await answer(1, 'no', ['']),
      await answer(0, 'yes', ['']),
      await answer(1, 'no', ['yes']),
      await answer(0, null),
    ]).toEqual(['yes', 'changed-meanwhile', 'yes', 'no', null]);
    const { notes } = JSON.parse(
      (await server.ask('GET', api(wall, `/notes`), { token: wall.mere })).text,
    ) as { notes: { id: string }[] };
    const [a, b, c] = notes.map(({ id }) => id);
    const tick = async (
      by: number,
      posterNotes: (string | undefined)[],
      was?: (string | undefined)[],
    ): Promise<unknown> => {
      const { json } = await server.ask('PUT', api(wall, `/tables/${table}`), {
        token: tokens[by] ?? '',
        body: { posterNotes, ...(was ? { was } : {}) },
      });
      return (json?.['table'] as { posterNotes?: string[] } | undefined)?.posterNotes;
    };
    expect([
      await tick(0, [a], []),
      await tick(1, [b], []),
      await tick(0, [c], [a]),
      await tick(1, [a]),
    ]).toEqual([[a], [a, b], [b, c], [a]]);
  });

  test('2a.1 one press opens a table for each named group; a second press changes nothing', async () => {
    const wall = await grouped();
    const asParticipant = await joinWall(server, wall);
    expect(
      (await server.ask('POST', api(wall, '/tables'), { token: asParticipant.token, body: {} }))
        .json,
    ).toMatchObject({ code: 'forbidden' });
    const both = await Promise.all(
      [1, 2].map(() =>
        server.ask('POST', api(wall, '/tables'), { token: wall.tokens.facilitator, body: {} }),
      ),
    );
    expect(both.map((answer) => answer.status)).toEqual([201, 201]);
    expect(both[0]?.json).toEqual({
      tables: [1, 2].map((number) => ({
        tableId: expect.any(String),
        number,
        step: 'tables',
        clusterId: expect.any(String),
        name: number === 1 ? 'Rivers' : 'Farms',
      })),
      left: 0,
    });
    expect(both[1]?.json).toEqual(both[0]?.json);
    expect(
      (await server.ask('GET', api(wall, '/me'), { token: asParticipant.token })).json,
    ).toMatchObject({ session: { phase: 'tables', tables: [{ number: 1 }, { number: 2 }] } });
  });

  test('without a named group there is no table', async () => {
    const wall = await newWall(server);
    const answer = await server.ask('POST', api(wall, '/tables'), {
      token: wall.tokens.facilitator,
      body: {},
    });
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({ code: 'no-named-groups' });
  });

  test('sitting, duties, commitment and contact; the table decides; the facilitator moves', async () => {
    const wall = await room();
    const [one, two] = wall.tables as [TableRow, TableRow];
    const me = (body: object, token = wall.mere) =>
      server.ask('PUT', api(wall, '/people/me'), { token, body });
    expect((await me({ table: one.tableId, duties: ['note-taker'] })).json).toMatchObject({
      person: { table: one.tableId, duties: ['note-taker'] },
    });
    expect(
      (
        await me({
          commitment: { table: one.tableId, kind: 'activator' },
          contact: { text: 'mere@example.org', shownTo: 'facilitators' },
        })
      ).status,
    ).toBe(200);
    expect((await me({ commitment: { table: one.tableId, kind: 'boss' } })).status).toBe(400);
    expect((await me({ table: uuid() })).json).toMatchObject({ code: 'no-such-table' });
    expect(
      (
        await server.ask('PUT', api(wall, `/tables/${one.tableId}`), {
          token: wall.mere,
          body: { again: 'yes', spoken: { person: wall.mereId, spoken: true } },
        })
      ).json,
    ).toMatchObject({ table: { again: 'yes', spoken: [wall.mereId] } });
    expect(
      (
        await server.ask('PUT', api(wall, `/tables/${two.tableId}`), {
          token: wall.mere,
          body: { again: 'yes' },
        })
      ).json,
    ).toMatchObject({ code: 'not-at-table' });
    expect(
      (
        await server.ask('PUT', api(wall, `/people/${wall.tomId}`), {
          token: wall.tokens.facilitator,
          body: { table: one.tableId },
        })
      ).json,
    ).toMatchObject({ person: { table: one.tableId } });
    expect(
      (
        await server.ask('PUT', api(wall, `/people/${wall.tomId}`), {
          token: wall.mere,
          body: { table: null },
        })
      ).json,
    ).toMatchObject({ code: 'forbidden' });
    // Contacts are the facilitator's; a table-mate who was not shown one finds none.
    const poster = await server.ask('GET', api(wall, `/tables/${one.tableId}/poster`), {
      token: wall.tom,
    });
    expect(poster.json).toMatchObject({
      poster: { number: 1, name: 'Rivers', activators: ['Mere Tui'], again: 'yes', noteCount: 2 },
      visits: [],
    });
    expect(poster.text).not.toContain('mere@example.org');
  });

  test('before the gallery a poster is its table’s; visits and threads wait', async () => {
    const wall = await room();
    const [one, two] = wall.tables as [TableRow, TableRow];
    await server.ask('PUT', api(wall, '/people/me'), {
      token: wall.mere,
      body: { table: one.tableId },
    });
    // What was said aloud is typed in already; only the facilitator reads it.
    const said = { from: one.tableId, to: two.tableId, relation: 'supports', text: 'Said aloud' };
    await server.ask('POST', api(wall, '/connections'), {
      token: wall.tokens.facilitator,
      body: { id: uuid(), ...said },
    });
    const posterFor = async (token: string) =>
      (await server.ask('GET', api(wall, `/tables/${one.tableId}/poster`), { token })).json;
    expect(await posterFor(wall.mere)).toMatchObject({ poster: { number: 1 }, connections: [] });
    expect(await posterFor(wall.tokens.facilitator)).toMatchObject({ connections: [said] });
    expect(
      (await server.ask('GET', api(wall, `/tables/${two.tableId}/poster`), { token: wall.mere }))
        .json,
    ).toMatchObject({ code: 'not-at-table' });
    for (const path of ['/posters', '/visits', '/connections'])
      expect((await server.ask('GET', api(wall, path), { token: wall.mere })).json).toMatchObject({
        code: 'gallery-closed',
      });
    expect(
      (await server.ask('GET', api(wall, '/posters'), { token: wall.tokens.facilitator })).json,
    ).toMatchObject({ posters: [{ number: 1 }, { number: 2 }] });
  });

  test('2a.6 the walk: visits arrive, are answered, and hang up threads; a closed table takes none', async () => {
    const wall = await room();
    const [one, two] = wall.tables as [TableRow, TableRow];
    await server.ask('PUT', api(wall, '/people/me'), {
      token: wall.mere,
      body: { table: one.tableId },
    });
    await server.ask('PUT', api(wall, '/people/me'), {
      token: wall.tom,
      body: { table: two.tableId },
    });
    expect(
      (
        await server.ask('POST', api(wall, '/walk'), {
          token: wall.tokens.facilitator,
          body: { action: 'start', mode: 'rotation', stops: 2, stopMs: 60_000 },
        })
      ).json,
    ).toMatchObject({
      session: { phase: 'gallery', walk: { mode: 'rotation', stops: 1, stop: 0 } },
    });
    const id = uuid();
    const visit = {
      id,
      table: one.tableId,
      kind: 'connection',
      text: 'Clean water feeds farms',
      toTable: two.tableId,
      relation: 'reinforces',
    };
    expect(
      (await server.ask('POST', api(wall, '/visits'), { token: wall.tom, body: visit })).status,
    ).toBe(201);
    const retry = await server.ask('POST', api(wall, '/visits'), { token: wall.tom, body: visit });
    expect(retry.status).toBe(200);
    expect(retry.json).toMatchObject({ visit: { id, kind: 'connection', by: 'Tom', mine: true } });
    expect(
      (
        await server.ask('POST', api(wall, '/visits'), {
          token: wall.tom,
          body: { ...visit, id: uuid(), toTable: one.tableId },
        })
      ).json,
    ).toMatchObject({ code: 'same-table', status: 400 });
    const question = uuid();
    await server.ask('POST', api(wall, '/visits'), {
      token: wall.tom,
      body: { id: question, table: one.tableId, kind: 'question', text: 'Who pays?' },
    });
    expect(
      (
        await server.ask('PUT', api(wall, `/visits/${question}`), {
          token: wall.mere,
          body: { answer: 'The council' },
        })
      ).json,
    ).toMatchObject({ visit: { answer: { text: 'The council', by: 'Mere Tui' } } });
    expect((await server.ask('GET', api(wall, '/connections'), { token: wall.mere })).json).toEqual(
      {
        connections: [
          {
            id,
            from: one.tableId,
            to: two.tableId,
            relation: 'reinforces',
            text: visit.text,
            by: 'Tom',
            state: 'proposed',
            marks: 0,
            mine: false,
            marked: false,
            carries: false,
            mayEdit: true,
            at: expect.any(Number),
          },
        ],
      },
    );
    // Each poster has it as the list does.
    for (const { tableId } of wall.tables)
      expect(
        (await server.ask('GET', api(wall, `/tables/${tableId}/poster`), { token: wall.tom })).json,
      ).toMatchObject({ connections: [{ id, text: visit.text, mine: true, mayEdit: true }] });
    expect(
      (
        await server.ask('PUT', api(wall, `/connections/${id}`), {
          token: wall.mere,
          body: { state: 'accepted', text: 'Clean water feeds all farms' },
        })
      ).json,
    ).toMatchObject({ connection: { state: 'accepted' } });
    const made = await server.ask('POST', api(wall, '/connections'), {
      token: wall.mere,
      body: {
        id: uuid(),
        from: two.tableId,
        to: one.tableId,
        relation: 'supports',
        text: 'Farms fence streams',
      },
    });
    expect(made.status).toBe(201);
    await server.ask('POST', api(wall, `/tables/${one.tableId}/close`), {
      token: wall.tokens.facilitator,
      body: {},
    });
    expect(
      (
        await server.ask('POST', api(wall, '/visits'), {
          token: wall.tom,
          body: { id: uuid(), table: one.tableId, kind: 'join', text: '' },
        })
      ).json,
    ).toMatchObject({ code: 'table-closed', status: 409 });
    // Nothing that readers get holds a person's id.
    const all = await Promise.all(
      ['/connections', '/visits', '/posters'].map(
        async (path) => (await server.ask('GET', api(wall, path), { token: wall.tom })).text,
      ),
    );
    for (const text of all)
      for (const person of [wall.mereId, wall.tomId]) expect(text).not.toContain(person);
  });

  test('2a.9 what is not of the form is refused by name', async () => {
    const wall = await room();
    const bad: [string, string, unknown][] = [
      ['PUT', '/people/me', { tabel: 'x' }],
      ['PUT', '/people/me', { duties: 'note-taker' }],
      ['POST', '/visits', { id: uuid() }],
      ['POST', '/visits', { id: uuid(), table: wall.tables[0]?.tableId, kind: 'shout', text: 'x' }],
      ['POST', '/walk', { action: 'start', mode: 'rotation' }],
      ['POST', '/walk', { action: 'start', mode: 'rotation', stops: 0, stopMs: 1 }],
      ['POST', '/report-back', { action: 'start' }],
      ['PUT', `/tables/${wall.tables[0]?.tableId}`, { again: 'maybe' }],
      ['POST', '/connections', { id: 'x', from: 'a', to: 'b', relation: 'supports', text: 'x' }],
    ];
    for (const [method, path, body] of bad) {
      const answer = await server.ask(method, api(wall, path), {
        token: wall.tokens.facilitator,
        body,
      });
      expect([path, answer.status]).toEqual([path, 400]);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  test('a table’s link opens the phone page, its QR names that link, other numbers are nothing', async () => {
    const wall = await room();
    expect((await server.ask('GET', `/j/${wall.joinCode}/2`)).text).toContain('ww-wall');
    expect(
      (await server.ask('GET', `/j/${wall.joinCode.toLowerCase()}/2`)).headers.get('location'),
    ).toBe(`/j/${wall.joinCode}/2`);
    expect(
      (await server.ask('GET', `/j/${wall.joinCode}/2/qr.svg`)).headers.get('content-type'),
    ).toContain('image/svg+xml');
    expect((await server.ask('GET', `/j/${wall.joinCode}/x`)).status).toBe(404);
    for (const path of ['table/x', 'gallery', 'print'])
      expect((await server.ask('GET', `/w/${wall.wallId}/${path}`)).status).toBe(200);
  });
});
