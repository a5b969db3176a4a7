import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../shared/model/limits.ts';
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

let ids = 0;
const noteId = (): string => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`;
const api = (wall: TestWall, path = ''): string => `/api/walls/${wall.wallId}${path}`;
const SESSION = expect.objectContaining({ title: expect.any(String), phase: expect.any(String) });

async function wallWith(
  body: object = {},
): Promise<TestWall & { mere: string; mereId: string; tom: string; tomId: string }> {
  const wall = await newWall(server, body);
  const mere = await joinWall(server, wall, 'Mere Tui');
  const tom = await joinWall(server, wall);
  return {
    ...wall,
    mere: mere.token,
    mereId: mere.participantId,
    tom: tom.token,
    tomId: tom.participantId,
  };
}

describe('starting and joining', () => {
  test('1.2 a title is enough for a wall; links are absolute and carry secrets in the fragment only', async () => {
    const answer = await server.ask('POST', '/api/walls', { body: { title: 'Aotearoa hui' } });
    expect(answer.status).toBe(201);
    const wall = JSON.parse(answer.text) as TestWall;
    expect(wall).toEqual({
      wallId: expect.stringMatching(/^[0-9a-z]{12}$/),
      joinCode: expect.stringMatching(/^[2-9A-HJKMNP-Z]{6}$/),
      links: {
        facilitator: `${server.origin}/w/${wall.wallId}/console#key=${wall.tokens.facilitator}`,
        volunteer: `${server.origin}/w/${wall.wallId}/wall?as=volunteer#key=${wall.tokens.volunteer}`,
        participant: `${server.origin}/j/${wall.joinCode}`,
        projector: `${server.origin}/w/${wall.wallId}/projector#key=${wall.tokens.projector}`,
      },
      tokens: {
        facilitator: expect.any(String),
        volunteer: expect.any(String),
        projector: expect.any(String),
      },
    });
    const me = await server.ask('GET', api(wall, '/me'), { token: wall.tokens.projector });
    expect(me.json).toMatchObject({
      person: { role: 'projector' },
      session: { revealed: true, settings: { reveal: 'live', names: 'named' } },
      notes: [],
      counts: { notes: 0 },
    });
  });

  test('1.3 a join gives a token and a cookie that only its own role may use', async () => {
    const wall = await newWall(server);
    const answer = await server.ask('POST', '/api/join', {
      body: { joinCode: wall.joinCode, name: 'Mere' },
    });
    expect(answer.status).toBe(201);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      new RegExp(
        `^ww_${wall.wallId}_participant=[\\w-]+; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax$`,
      ),
    );
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    expect(
      (
        await server.ask('GET', api(wall, '/me'), {
          headers: { ...headers, 'x-weavewall-as': 'participant' },
        })
      ).status,
    ).toBe(200);
    expect(
      (await server.ask('GET', `${api(wall, '/me')}?as=participant`, { headers })).status,
    ).toBe(200);
    expect(
      (
        await server.ask('GET', api(wall, '/me'), {
          headers: { ...headers, 'x-weavewall-as': 'facilitator' },
        })
      ).status,
    ).toBe(401);
    expect((await server.ask('GET', api(wall, '/me'), { headers })).status).toBe(401);
  });

  test('1.4 a link’s secret makes a new person of its role; a wrong one says nothing of the wall', async () => {
    const wall = await newWall(server);
    const answer = await server.ask('POST', api(wall, '/grants'), {
      body: { secret: wall.tokens.volunteer, name: 'Ana' },
    });
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({ personId: expect.any(String), role: 'volunteer' });
    expect(answer.headers.get('set-cookie')).toContain(`ww_${wall.wallId}_volunteer=`);
    const wrong = await server.ask('POST', api(wall, '/grants'), { body: { secret: 'x' } });
    const nowhere = await server.ask('POST', '/api/walls/zzzzzzzzzzzz/grants', {
      body: { secret: wall.tokens.volunteer },
    });
    expect([wrong.status, nowhere.status]).toEqual([401, 401]);
    expect(wrong.text).toBe(nowhere.text);
  });

  test('1.4 who opens her link again is who she was; somebody else’s browser, another site and whoever was removed get no such answer', async () => {
    const wall = await newWall(server);
    const open = (headers: Record<string, string> = {}) =>
      server.ask('POST', api(wall, '/grants'), {
        body: { secret: wall.tokens.volunteer },
        headers,
      });
    const first = await open();
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const hers = { cookie, origin: server.origin };
    const again = await open(hers);
    expect(again.status).toBe(200);
    expect(again.json).toEqual(first.json);
    expect(again.headers.get('set-cookie')?.split(';')[0]).toBe(cookie);
    const others = await Promise.all([
      open(),
      open({ cookie }),
      open({ cookie: `ww_${wall.wallId}_volunteer=nobody`, origin: server.origin }),
      open({ cookie: cookie.replace('_volunteer=', '_facilitator='), origin: server.origin }),
    ]);
    expect(others.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set([first, ...others].map(({ json }) => json?.['personId'])).size).toBe(5);
    const { personId } = JSON.parse(first.text) as { personId: string };
    expect(
      (
        await server.ask('DELETE', api(wall, `/people/${personId}`), {
          token: wall.tokens.facilitator,
        })
      ).status,
    ).toBe(200);
    // Her own device does not come in again by itself, neither by that link nor as anybody new.
    expect((await open(hers)).json).toMatchObject({ code: 'removed' });
    expect(
      (await open({ ...hers, cookie: `${cookie}; ww_${wall.wallId}_participant=nobody` })).status,
    ).toBe(403);
  });

  test.each([
    ['lower case', 'abcdef', 400],
    ['too short', 'ABCDE', 400],
    ['forbidden letters', 'ABCDE0', 400],
    ['a number', 234567, 400],
    ['unknown', '222222', 404],
  ])('code: %s', async (_what, joinCode, status) => {
    expect((await server.ask('POST', '/api/join', { body: { joinCode } })).status).toBe(status);
  });

  test.each([
    [{}, 'invalid-request'],
    [{ title: '' }, 'empty-text'],
    [{ title: 'x'.repeat(121) }, 'text-too-long'],
    [{ title: 'a\nb' }, 'invalid-text'],
    [{ title: 7 }, 'invalid-request'],
    [{ title: 'a', activity: 'none' }, 'invalid-request'],
    [{ title: 'a', prompts: Array.from({ length: 13 }, () => 'q') }, 'invalid-request'],
    [{ title: 'a', prompts: 'q' }, 'invalid-request'],
    [{ title: 'a', settings: { names: 'all' } }, 'invalid-request'],
    [{ title: 'a', colour: 'red' }, 'invalid-request'],
    [[], 'invalid-request'],
    [null, 'invalid-request'],
  ])('no wall from %j', async (body, code) => {
    const answer = await server.ask('POST', '/api/walls', { body });
    expect(answer.json).toMatchObject({ code, status: answer.status });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('notes', () => {
  test('2.2 new is 201, again is 200, and text comes back as it was sent', async () => {
    const wall = await wallWith();
    const id = noteId();
    const text = '  spaces\ttab\r\n“mixed” 🌊 水 مرحبا \u0301  ';
    const put = { token: wall.mere, body: { text, color: 'pink', prompt: 2, rev: 1 } };
    const first = await server.ask('PUT', api(wall, `/notes/${id}`), put);
    expect([first.status, first.json]).toEqual([
      201,
      {
        note: { id, text, color: 'pink', prompt: 2, rev: 1, at: expect.any(Number), hidden: false },
      },
    ]);
    expect((await server.ask('PUT', api(wall, `/notes/${id}`), put)).status).toBe(200);
    const edited = await server.ask('PUT', api(wall, `/notes/${id}`), {
      token: wall.mere,
      body: { text: 'Other', rev: 2 },
    });
    expect([edited.status, edited.json]).toMatchObject([
      200,
      { note: { text: 'Other', color: 'pink' } },
    ]);
    const list = await server.ask('GET', api(wall, '/notes'), { token: wall.tom });
    expect(list.json).toEqual({
      notes: [
        {
          id,
          text: 'Other',
          color: 'pink',
          prompt: 2,
          by: 'Mere Tui',
          at: expect.any(Number),
          seq: 0,
        },
      ],
    });
    expect(
      (await server.ask('DELETE', api(wall, `/notes/${id}`), { token: wall.mere })).status,
    ).toBe(200);
    expect(
      (await server.ask('DELETE', api(wall, `/notes/${id}`), { token: wall.mere })).status,
    ).toBe(200);
    const late = await server.ask('PUT', api(wall, `/notes/${id}`), put);
    expect([late.status, late.json]).toMatchObject([410, { code: 'note-gone' }]);
  });

  test('T1 before the reveal everyone reads only their own, facilitators all, projectors none', async () => {
    const wall = await wallWith({ settings: { reveal: 'later' } });
    const id = noteId();
    await server.ask('PUT', api(wall, `/notes/${id}`), {
      token: wall.mere,
      body: { text: 'Mine alone' },
    });
    const texts = async (token: string): Promise<string> =>
      (await server.ask('GET', api(wall, '/notes'), { token })).text;
    expect(await texts(wall.mere)).toContain('"mine":true');
    expect(await texts(wall.tokens.facilitator)).toContain('Mine alone');
    for (const token of [wall.tom, wall.tokens.volunteer, wall.tokens.projector])
      expect(await texts(token)).toBe('{"notes":[]}');
    const me = await server.ask('GET', api(wall, '/me'), { token: wall.tom });
    expect(me.text).not.toContain('Mine alone');
    expect(me.json).toMatchObject({ counts: { notes: 1 } });
    expect(
      (await server.ask('POST', api(wall, '/reveal'), { token: wall.tokens.facilitator })).status,
    ).toBe(200);
    expect(await texts(wall.tom)).toContain('Mine alone');
    expect(await texts(wall.tokens.projector)).toContain('Mine alone');
  });

  test.each<[string, unknown, string, number]>([
    ['long', { text: 'x'.repeat(501) }, 'text-too-long', 400],
    ['empty', { text: ' \n ' }, 'empty-text', 400],
    ['control', { text: 'a\u0007b' }, 'invalid-text', 400],
    ['lone surrogate', { text: 'a\ud800b' }, 'invalid-text', 400],
    ['no text', {}, 'invalid-request', 400],
    ['text is a number', { text: 1 }, 'invalid-request', 400],
    ['colour', { text: 'a', color: 'purple' }, 'invalid-request', 400],
    ['colour is inherited', { text: 'a', color: 'toString' }, 'invalid-request', 400],
    ['question', { text: 'a', prompt: 3 }, 'unknown-prompt', 400],
    ['negative question', { text: 'a', prompt: -1 }, 'unknown-prompt', 400],
    ['half a question', { text: 'a', prompt: 0.5 }, 'invalid-request', 400],
    ['text for a rev', { text: 'a', rev: '1' }, 'invalid-request', 400],
    ['unknown field', { text: 'a', by: 'Somebody' }, 'invalid-request', 400],
    ['array', ['a'], 'invalid-request', 400],
  ])('refused: %s', async (_what, body, code, status) => {
    const wall = await wallWith();
    const answer = await server.ask('PUT', api(wall, `/notes/${noteId()}`), {
      token: wall.mere,
      body,
    });
    expect([answer.status, answer.json]).toMatchObject([status, { code }]);
    expect((await server.ask('GET', api(wall, '/notes'), { token: wall.mere })).text).toBe(
      '{"notes":[]}',
    );
  });

  test('2.5 500 characters count as people count', async () => {
    const wall = await wallWith();
    expect(
      (
        await server.ask('PUT', api(wall, `/notes/${noteId()}`), {
          token: wall.mere,
          body: { text: '🌊'.repeat(500) },
        })
      ).status,
    ).toBe(201);
  });

  test.each([
    'x',
    '__proto__',
    'constructor',
    '00000000-0000-4000-8000-00000000000A',
    'a'.repeat(36),
    '..%2f..%2fx',
  ])('T13 id %s is refused', async (id) => {
    const wall = await wallWith();
    const answer = await server.ask('PUT', api(wall, `/notes/${id}`), {
      token: wall.mere,
      body: { text: 'a' },
    });
    expect([answer.status, answer.json]).toMatchObject([400, { code: 'invalid-id' }]);
  });

  test('another’s note is another’s, also for a facilitator', async () => {
    const wall = await wallWith();
    const id = noteId();
    await server.ask('PUT', api(wall, `/notes/${id}`), { token: wall.mere, body: { text: 'a' } });
    for (const token of [wall.tom, wall.tokens.facilitator]) {
      expect(
        (await server.ask('PUT', api(wall, `/notes/${id}`), { token, body: { text: 'b' } })).json,
      ).toMatchObject({ code: 'not-yours', status: 403 });
      expect((await server.ask('DELETE', api(wall, `/notes/${id}`), { token })).json).toMatchObject(
        { code: 'not-yours', status: 403 },
      );
    }
    expect(
      (await server.ask('DELETE', api(wall, `/notes/${noteId()}`), { token: wall.tom })).status,
    ).toBe(404);
    expect(
      (
        await server.ask('PUT', api(wall, `/notes/${noteId()}`), {
          token: wall.tokens.projector,
          body: { text: 'b' },
        })
      ).status,
    ).toBe(403);
  });

  test('a hidden note is read by its author and facilitators only, and comes back', async () => {
    const wall = await wallWith();
    const id = noteId();
    await server.ask('PUT', api(wall, `/notes/${id}`), {
      token: wall.mere,
      body: { text: 'Rude' },
    });
    expect(
      (await server.ask('POST', api(wall, `/notes/${id}/hide`), { token: wall.tom })).status,
    ).toBe(403);
    expect(
      (await server.ask('POST', api(wall, `/notes/${id}/hide`), { token: wall.tokens.facilitator }))
        .status,
    ).toBe(200);
    expect((await server.ask('GET', api(wall, '/notes'), { token: wall.tom })).text).toBe(
      '{"notes":[]}',
    );
    expect(
      (await server.ask('GET', api(wall, '/export/notes.csv'), { token: wall.tokens.facilitator }))
        .text,
    ).not.toContain('Rude');
    expect(
      (await server.ask('GET', api(wall, '/notes/hidden'), { token: wall.tokens.facilitator }))
        .json,
    ).toMatchObject({ notes: [{ id, text: 'Rude' }] });
    expect((await server.ask('GET', api(wall, '/notes/hidden'), { token: wall.tom })).status).toBe(
      403,
    );
    expect((await server.ask('GET', api(wall, '/me'), { token: wall.mere })).json).toMatchObject({
      notes: [{ id, hidden: true }],
    });
    expect(
      (
        await server.ask('POST', api(wall, `/notes/${id}/unhide`), {
          token: wall.tokens.facilitator,
          body: {},
        })
      ).status,
    ).toBe(200);
    expect((await server.ask('GET', api(wall, '/notes'), { token: wall.tom })).text).toContain(
      'Rude',
    );
  });
});

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
    const wall = await wallWith();
    for (const token of [wall.mere, wall.tokens.volunteer, wall.tokens.projector]) {
      expect((await server.ask(method, api(wall, path), { token, body })).json).toMatchObject({
        status: 403,
        code: 'forbidden',
      });
    }
    const answer = await server.ask(method, api(wall, path), {
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
      (await server.ask('POST', api(wall, path), { token: wall.tokens.facilitator, body })).status,
    ).toBe(400);
  });

  test('2.9, T3 names only become more private once a note exists', async () => {
    const wall = await wallWith({ settings: { names: 'first' } });
    await server.ask('PUT', api(wall, `/notes/${noteId()}`), {
      token: wall.mere,
      body: { text: 'a' },
    });
    const names = (to: string): Promise<unknown> =>
      server
        .ask('PATCH', api(wall), { token: wall.tokens.facilitator, body: { names: to } })
        .then((answer) => answer.status);
    expect(await names('named')).toBe(409);
    expect((await server.ask('GET', api(wall, '/notes'), { token: wall.tom })).json).toMatchObject({
      notes: [{ by: 'Mere' }],
    });
    expect(await names('anonymous')).toBe(200);
    expect((await server.ask('GET', api(wall, '/notes'), { token: wall.tom })).text).not.toContain(
      'Mere',
    );
  });

  test('an offer accepted makes the same person a volunteer; removed, she may do nothing', async () => {
    const wall = await wallWith();
    const offered = await server.ask('PUT', api(wall, '/people/me'), {
      token: wall.mere,
      body: { offer: true, name: 'Mere K' },
    });
    expect(offered.json).toMatchObject({
      person: { offer: 'offered', name: 'Mere K', role: 'participant' },
    });
    expect(
      (await server.ask('POST', api(wall, `/people/${wall.mereId}/accept`), { token: wall.tom }))
        .status,
    ).toBe(403);
    expect(
      (
        await server.ask('POST', api(wall, `/people/${wall.mereId}/accept`), {
          token: wall.tokens.facilitator,
        })
      ).json,
    ).toMatchObject({ person: { role: 'volunteer' } });
    expect((await server.ask('GET', api(wall, '/me'), { token: wall.mere })).json).toMatchObject({
      person: { role: 'volunteer' },
    });
    await server.ask('PUT', api(wall, '/people/me'), { token: wall.tom, body: { offer: true } });
    expect(
      (
        await server.ask('POST', api(wall, `/people/${wall.tomId}/decline`), {
          token: wall.tokens.facilitator,
        })
      ).json,
    ).toMatchObject({ person: { offer: 'declined' } });
    expect(
      (await server.ask('DELETE', api(wall, `/people/${wall.mereId}`), { token: wall.tom })).status,
    ).toBe(403);
    expect(
      (await server.ask('DELETE', api(wall, '/people/nobody'), { token: wall.tokens.facilitator }))
        .status,
    ).toBe(404);
    expect(
      (
        await server.ask('DELETE', api(wall, `/people/${wall.mereId}`), {
          token: wall.tokens.facilitator,
        })
      ).status,
    ).toBe(200);
    for (const path of ['/me', '/notes'])
      expect((await server.ask('GET', api(wall, path), { token: wall.mere })).json).toMatchObject({
        status: 403,
        code: 'removed',
      });
    expect(
      (
        await server.ask('PUT', api(wall, `/notes/${noteId()}`), {
          token: wall.mere,
          body: { text: 'a' },
        })
      ).json,
    ).toMatchObject({ code: 'removed' });
  });

  test('T2 a snapshot keeps the wall, without what was withdrawn since', async () => {
    const wall = await wallWith();
    const [kept, gone] = [noteId(), noteId()];
    for (const id of [kept, gone])
      await server.ask('PUT', api(wall, `/notes/${id}`), {
        token: wall.mere,
        body: { text: `note ${id}` },
      });
    const { json: snapshot } = await server.ask('POST', api(wall, '/snapshots'), {
      token: wall.tokens.facilitator,
      body: { name: 'Now' },
    });
    await server.ask('DELETE', api(wall, `/notes/${gone}`), { token: wall.mere });
    const path = api(wall, `/snapshots/${String(snapshot?.['id'])}`);
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
      (await server.ask('GET', api(wall, '/snapshots/none'), { token: wall.tokens.facilitator }))
        .status,
    ).toBe(404);
  });

  test('2.11, T12 one snapshot is deleted for good, by a facilitator, and makes room in a wall that one device had filled', async () => {
    const [wall, other] = [await wallWith(), await newWall(server)];
    const { facilitator } = wall.tokens;
    const take = (of: TestWall = wall): ReturnType<typeof server.ask> =>
      server.ask('POST', api(of, '/snapshots'), {
        token: of.tokens.facilitator,
        body: { name: 'Now' },
      });
    const [{ json: mine }, { json: theirs }] = [await take(), await take(other)];
    const content = (await server.store.readSnapshot(wall.wallId, String(mine?.['id'])))?.content;
    if (!content) throw new Error('nothing was kept');
    for (let count = 1; count < LIMITS.snapshotsPerWall; count += 1) {
      await server.store.addSnapshot(
        wall.wallId,
        { id: noteId(), name: 'Spam', at: count, by: 'x', sequences: {} },
        content,
        LIMITS.snapshotsPerWall,
      );
    }
    expect((await take()).json).toMatchObject({ status: 409, code: 'too-many-snapshots' });
    const path = api(wall, `/snapshots/${String(mine?.['id'])}`);
    for (const token of [wall.mere, wall.tokens.volunteer, wall.tokens.projector])
      expect((await server.ask('DELETE', path, { token })).json).toMatchObject({
        status: 403,
        code: 'forbidden',
      });
    // Another wall's is none of this one's.
    expect(
      (
        await server.ask('DELETE', api(wall, `/snapshots/${String(theirs?.['id'])}`), {
          token: facilitator,
        })
      ).json,
    ).toMatchObject({ status: 404, code: 'no-such-snapshot' });
    expect(
      (
        await server.ask('GET', api(other, `/snapshots/${String(theirs?.['id'])}`), {
          token: other.tokens.facilitator,
        })
      ).status,
    ).toBe(200);
    // Two at once: one of them deleted it.
    const twice = await Promise.all(
      [0, 1].map(() => server.ask('DELETE', path, { token: facilitator })),
    );
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    for (const gone of [path, api(wall, `/export/report.md?snapshot=${String(mine?.['id'])}`)]) {
      expect((await server.ask('GET', gone, { token: facilitator })).json).toMatchObject({
        status: 404,
        code: 'no-such-snapshot',
      });
    }
    expect(
      (await server.ask('GET', api(wall, '/snapshots'), { token: facilitator })).text,
    ).not.toContain(String(mine?.['id']));
    expect((await take()).status).toBe(201);
    expect((await take()).json).toMatchObject({ code: 'too-many-snapshots' });
  });

  test('exports are a CSV and a PNG, for facilitators', async () => {
    const wall = await wallWith({ title: 'Café “Wall” / 1' });
    await server.ask('PUT', api(wall, `/notes/${noteId()}`), {
      token: wall.mere,
      body: { text: '=HYPERLINK("http://x")' },
    });
    for (const path of ['/export/notes.csv', '/export/wall.png'])
      expect((await server.ask('GET', api(wall, path), { token: wall.mere })).status).toBe(403);
    const csv = await server.ask('GET', api(wall, '/export/notes.csv'), {
      token: wall.tokens.facilitator,
    });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toBe(
      'attachment; filename="Cafe-Wall-1-notes.csv"; filename*=UTF-8\'\'Caf%C3%A9%20%E2%80%9CWall%E2%80%9D%201%20notes.csv',
    );
    expect(csv.text).toContain(`"'=HYPERLINK(""http://x"")"`);
    const png = await fetch(server.origin + api(wall, '/export/wall.png'), {
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

describe('who may ask at all', () => {
  const ROUTES: [string, string][] = [
    ['GET', '/me'],
    ['GET', '/notes'],
    ['GET', '/notes/hidden'],
    ['PUT', `/notes/${noteId()}`],
    ['DELETE', `/notes/${noteId()}`],
    ['POST', `/notes/${noteId()}/hide`],
    ['POST', `/notes/${noteId()}/unhide`],
    ['PUT', '/people/me'],
    ['POST', '/people/x/accept'],
    ['POST', '/people/x/decline'],
    ['DELETE', '/people/x'],
    ['POST', '/phase'],
    ['POST', '/reveal'],
    ['POST', '/posting'],
    ['POST', '/lock'],
    ['POST', '/timer'],
    ['PATCH', ''],
    ['POST', '/snapshots'],
    ['GET', '/snapshots'],
    ['GET', '/snapshots/x'],
    ['DELETE', '/snapshots/x'],
    ['GET', '/export/notes.csv'],
    ['GET', '/export/wall.png'],
    ['DELETE', ''],
    ['GET', '/links'],
  ];
  test.each(ROUTES)(
    '1.6 %s %s: no token 401, unknown token 401, another wall’s token 403',
    async (method, path) => {
      const [wall, other] = [await newWall(server), await newWall(server)];
      expect((await server.ask(method, api(wall, path))).json).toMatchObject({
        status: 401,
        code: 'unauthenticated',
      });
      expect(
        (await server.ask(method, api(wall, path), { token: 'x'.repeat(43) })).json,
      ).toMatchObject({ status: 401 });
      expect(
        (await server.ask(method, api(wall, path), { token: other.tokens.facilitator })).json,
      ).toMatchObject({ status: 403, code: 'forbidden' });
      expect((await server.ask(method, `/api/walls/zzzzzzzzzzzz${path}`)).status).toBe(401);
      expect(
        (await server.ask(method, `${api(wall, path)}?token=${wall.tokens.facilitator}`)).status,
      ).toBe(401);
      expect(
        (await server.ask('GET', api(wall, '/me'), { token: wall.tokens.facilitator })).status,
      ).toBe(200);
    },
  );

  test('1.5, T9 a cookie changes something only from our own pages', async () => {
    const wall = await newWall(server);
    const { headers: set } = await server.ask('POST', '/api/join', {
      body: { joinCode: wall.joinCode },
    });
    const cookie = {
      cookie: set.get('set-cookie')?.split(';')[0] ?? '',
      'x-weavewall-as': 'participant',
    };
    const put = (headers: Record<string, string>): Promise<number> =>
      server
        .ask('PUT', api(wall, `/notes/${noteId()}`), {
          headers: { ...cookie, ...headers },
          body: { text: 'a' },
        })
        .then((answer) => answer.status);
    expect(await put({ origin: server.origin })).toBe(201);
    expect(await put({ origin: 'https://evil.example' })).toBe(403);
    expect(await put({ origin: 'null' })).toBe(403);
    expect(await put({ origin: `${server.origin}1` })).toBe(403);
    expect(await put({})).toBe(403);
    const join = (origin: string): Promise<number> =>
      server
        .ask('POST', '/api/join', { body: { joinCode: wall.joinCode }, headers: { origin } })
        .then((answer) => answer.status);
    expect([await join('https://evil.example'), await join(server.origin)]).toEqual([403, 201]);
  });

  test('a deleted wall is gone for everyone, its code too', async () => {
    const wall = await wallWith();
    expect((await server.ask('DELETE', api(wall), { token: wall.tokens.facilitator })).status).toBe(
      200,
    );
    expect((await server.ask('GET', api(wall, '/notes'), { token: wall.mere })).status).toBe(401);
    expect(
      (await server.ask('POST', '/api/join', { body: { joinCode: wall.joinCode } })).status,
    ).toBe(404);
  });
});
