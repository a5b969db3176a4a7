import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../shared/model/limits.ts';
import {
  apiOf,
  newNoteId,
  newWall,
  startTestServer,
  wallWithTwo,
  type TestServer,
  type TestWall,
} from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const SESSION = expect.objectContaining({ title: expect.any(String), phase: expect.any(String) });

describe('what only a facilitator does', () => {
  const CASES: [string, string, unknown, number, unknown][] = [
    ['POST', '/phase', { phase: 'cluster' }, 200, { session: SESSION }],
    ['POST', '/reveal', {}, 200, { session: SESSION }],
    ['POST', '/reveal', undefined, 200, { session: SESSION }],
    ['POST', '/posting', { posting: 'closed' }, 200, { session: SESSION }],
    ['POST', '/lock', { locked: true }, 200, { session: SESSION }],
    ['POST', '/timer', { action: 'start', ms: 60_000 }, 200, { session: SESSION }],
    ['POST', '/timer', { action: 'pause' }, 200, { session: SESSION }],
    [
      'PATCH',
      '',
      { title: 'Another', prompts: ['One?'], names: 'first' },
      200,
      { session: SESSION },
    ],
    [
      'POST',
      '/snapshots',
      { name: 'Before lunch' },
      201,
      { id: expect.any(String), name: 'Before lunch', at: expect.any(Number) },
    ],
    ['GET', '/snapshots', undefined, 200, { snapshots: [] }],
    ['GET', '/links', undefined, 200, { joinCode: expect.any(String), links: expect.any(Object) }],
    ['DELETE', '', undefined, 200, {}],
  ];
  test.each(CASES)('%s %s %j', async (method, path, body, status, reply) => {
    const wall = await wallWithTwo(server);
    for (const token of [wall.mere, wall.tokens.volunteer, wall.tokens.projector]) {
      expect((await server.ask(method, apiOf(wall, path), { token, body })).json).toMatchObject({
        status: 403,
        code: 'forbidden',
      });
    }
    const answer = await server.ask(method, apiOf(wall, path), {
      token: wall.tokens.facilitator,
      body,
    });
    expect([answer.status, answer.json]).toEqual([status, reply]);
  });

  test.each<[string, unknown]>([
    ['/phase', { phase: 'party' }],
    ['/phase', {}],
    ['/phase', undefined],
    ['/posting', { posting: true }],
    ['/lock', { locked: 'yes' }],
    ['/lock', {}],
    ['/timer', { action: 'start' }],
    ['/timer', { action: 'start', ms: -1 }],
    ['/timer', { action: 'start', ms: 1e12 }],
    ['/timer', { action: 'jump' }],
    ['/snapshots', { name: '' }],
    ['/snapshots', {}],
    ['/reveal', { now: true }],
  ])('%s refuses %j', async (path, body) => {
    const wall = await newWall(server);
    expect(
      (await server.ask('POST', apiOf(wall, path), { token: wall.tokens.facilitator, body }))
        .status,
    ).toBe(400);
  });

  test('2.9, T3 names only become more private once a note exists', async () => {
    const wall = await wallWithTwo(server, { settings: { names: 'first' } });
    await server.ask('PUT', apiOf(wall, `/notes/${newNoteId()}`), {
      token: wall.mere,
      body: { text: 'a' },
    });
    const names = (to: string): Promise<unknown> =>
      server
        .ask('PATCH', apiOf(wall), { token: wall.tokens.facilitator, body: { names: to } })
        .then((answer) => answer.status);
    expect(await names('named')).toBe(409);
    expect(
      (await server.ask('GET', apiOf(wall, '/notes'), { token: wall.tom })).json,
    ).toMatchObject({
      notes: [{ by: 'Mere' }],
    });
    expect(await names('anonymous')).toBe(200);
    expect(
      (await server.ask('GET', apiOf(wall, '/notes'), { token: wall.tom })).text,
    ).not.toContain('Mere');
  });

  test('an offer accepted makes the same person a volunteer; removed, she may do nothing', async () => {
    const wall = await wallWithTwo(server);
    const offered = await server.ask('PUT', apiOf(wall, '/people/me'), {
      token: wall.mere,
      body: { offer: true, name: 'Mere K' },
    });
    expect(offered.json).toMatchObject({
      person: { offer: 'offered', name: 'Mere K', role: 'participant' },
    });
    expect(
      (await server.ask('POST', apiOf(wall, `/people/${wall.mereId}/accept`), { token: wall.tom }))
        .status,
    ).toBe(403);
    expect(
      (
        await server.ask('POST', apiOf(wall, `/people/${wall.mereId}/accept`), {
          token: wall.tokens.facilitator,
        })
      ).json,
    ).toMatchObject({ person: { role: 'volunteer' } });
    expect((await server.ask('GET', apiOf(wall, '/me'), { token: wall.mere })).json).toMatchObject({
      person: { role: 'volunteer' },
    });
    await server.ask('PUT', apiOf(wall, '/people/me'), { token: wall.tom, body: { offer: true } });
    expect(
      (
        await server.ask('POST', apiOf(wall, `/people/${wall.tomId}/decline`), {
          token: wall.tokens.facilitator,
        })
      ).json,
    ).toMatchObject({ person: { offer: 'declined' } });
    expect(
      (await server.ask('DELETE', apiOf(wall, `/people/${wall.mereId}`), { token: wall.tom }))
        .status,
    ).toBe(403);
    expect(
      (
        await server.ask('DELETE', apiOf(wall, '/people/nobody'), {
          token: wall.tokens.facilitator,
        })
      ).status,
    ).toBe(404);
    expect(
      (
        await server.ask('DELETE', apiOf(wall, `/people/${wall.mereId}`), {
          token: wall.tokens.facilitator,
        })
      ).status,
    ).toBe(200);
    for (const path of ['/me', '/notes'])
      expect((await server.ask('GET', apiOf(wall, path), { token: wall.mere })).json).toMatchObject(
        {
          status: 403,
          code: 'removed',
        },
      );
    expect(
      (
        await server.ask('PUT', apiOf(wall, `/notes/${newNoteId()}`), {
          token: wall.mere,
          body: { text: 'a' },
        })
      ).json,
    ).toMatchObject({ code: 'removed' });
  });

  test('T2 a snapshot keeps the wall, without what was withdrawn since', async () => {
    const wall = await wallWithTwo(server);
    const [kept, gone] = [newNoteId(), newNoteId()];
    for (const id of [kept, gone])
      await server.ask('PUT', apiOf(wall, `/notes/${id}`), {
        token: wall.mere,
        body: { text: `note ${id}` },
      });
    const { json: snapshot } = await server.ask('POST', apiOf(wall, '/snapshots'), {
      token: wall.tokens.facilitator,
      body: { name: 'Now' },
    });
    await server.ask('DELETE', apiOf(wall, `/notes/${gone}`), { token: wall.mere });
    const path = apiOf(wall, `/snapshots/${String(snapshot?.['id'])}`);
    const read = await server.ask('GET', path, { token: wall.tokens.facilitator });
    expect(read.json).toMatchObject({
      name: 'Now',
      session: { title: 'Test wall' },
      clusters: {},
      placements: {},
    });
    expect(Object.keys(read.json?.['notes'] ?? {})).toEqual([kept]);
    expect((await server.ask('GET', path, { token: wall.mere })).status).toBe(403);
    expect(
      (await server.ask('GET', apiOf(wall, '/snapshots/none'), { token: wall.tokens.facilitator }))
        .status,
    ).toBe(404);
  });

  test('2.11, T12 one snapshot is deleted for good, by a facilitator, and makes room in a wall that one device had filled', async () => {
    const [wall, other] = [await wallWithTwo(server), await newWall(server)];
    const { facilitator } = wall.tokens;
    const take = (of: TestWall = wall): ReturnType<typeof server.ask> =>
      server.ask('POST', apiOf(of, '/snapshots'), {
        token: of.tokens.facilitator,
        body: { name: 'Now' },
      });
    const [{ json: mine }, { json: theirs }] = [await take(), await take(other)];
    const content = (await server.store.readSnapshot(wall.wallId, String(mine?.['id'])))?.content;
    if (!content) throw new Error('nothing was kept');
    for (let count = 1; count < LIMITS.snapshotsPerWall; count += 1) {
      await server.store.addSnapshot(
        wall.wallId,
        { id: newNoteId(), name: 'Spam', at: count, by: 'x', sequences: {} },
        content,
        LIMITS.snapshotsPerWall,
      );
    }
    expect((await take()).json).toMatchObject({ status: 409, code: 'too-many-snapshots' });
    const path = apiOf(wall, `/snapshots/${String(mine?.['id'])}`);
    for (const token of [wall.mere, wall.tokens.volunteer, wall.tokens.projector])
      expect((await server.ask('DELETE', path, { token })).json).toMatchObject({
        status: 403,
        code: 'forbidden',
      });
    // Another wall's is none of this one's.
    expect(
      (
        await server.ask('DELETE', apiOf(wall, `/snapshots/${String(theirs?.['id'])}`), {
          token: facilitator,
        })
      ).json,
    ).toMatchObject({ status: 404, code: 'no-such-snapshot' });
    expect(
      (
        await server.ask('GET', apiOf(other, `/snapshots/${String(theirs?.['id'])}`), {
          token: other.tokens.facilitator,
        })
      ).status,
    ).toBe(200);
    // Two at once: one of them deleted it.
    const twice = await Promise.all(
      [0, 1].map(() => server.ask('DELETE', path, { token: facilitator })),
    );
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    for (const gone of [path, apiOf(wall, `/export/report.md?snapshot=${String(mine?.['id'])}`)]) {
      expect((await server.ask('GET', gone, { token: facilitator })).json).toMatchObject({
        status: 404,
        code: 'no-such-snapshot',
      });
    }
    expect(
      (await server.ask('GET', apiOf(wall, '/snapshots'), { token: facilitator })).text,
    ).not.toContain(String(mine?.['id']));
    expect((await take()).status).toBe(201);
    expect((await take()).json).toMatchObject({ code: 'too-many-snapshots' });
  });

  test('exports are a CSV and a PNG, for facilitators', async () => {
    const wall = await wallWithTwo(server, { title: 'Café “Wall” / 1' });
    await server.ask('PUT', apiOf(wall, `/notes/${newNoteId()}`), {
      token: wall.mere,
      body: { text: '=HYPERLINK("http://x")' },
    });
    for (const path of ['/export/notes.csv', '/export/wall.png'])
      expect((await server.ask('GET', apiOf(wall, path), { token: wall.mere })).status).toBe(403);
    const csv = await server.ask('GET', apiOf(wall, '/export/notes.csv'), {
      token: wall.tokens.facilitator,
    });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toBe(
      'attachment; filename="Cafe-Wall-1-notes.csv"; filename*=UTF-8\'\'Caf%C3%A9%20%E2%80%9CWall%E2%80%9D%201%20notes.csv',
    );
    expect(csv.text).toContain(`"'=HYPERLINK(""http://x"")"`);
    const png = await fetch(server.origin + apiOf(wall, '/export/wall.png'), {
      headers: { authorization: `Bearer ${wall.tokens.facilitator}` },
    });
    const bytes = new DataView(await png.arrayBuffer());
    expect([png.headers.get('content-type'), bytes.getUint32(0)]).toEqual([
      'image/png',
      0x89504e47,
    ]);
    expect(bytes.getUint32(16)).toBeLessThanOrEqual(4096);
  });
});
