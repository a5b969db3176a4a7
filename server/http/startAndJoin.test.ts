import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, newWall, startTestServer, type TestServer, type TestWall } from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

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
    const me = await server.ask('GET', apiOf(wall, '/me'), { token: wall.tokens.projector });
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
        await server.ask('GET', apiOf(wall, '/me'), {
          headers: { ...headers, 'x-weavewall-as': 'participant' },
        })
      ).status,
    ).toBe(200);
    expect(
      (await server.ask('GET', `${apiOf(wall, '/me')}?as=participant`, { headers })).status,
    ).toBe(200);
    expect(
      (
        await server.ask('GET', apiOf(wall, '/me'), {
          headers: { ...headers, 'x-weavewall-as': 'facilitator' },
        })
      ).status,
    ).toBe(401);
    expect((await server.ask('GET', apiOf(wall, '/me'), { headers })).status).toBe(401);
  });

  test('1.4 a link’s secret makes a new person of its role; a wrong one says nothing of the wall', async () => {
    const wall = await newWall(server);
    const answer = await server.ask('POST', apiOf(wall, '/grants'), {
      body: { secret: wall.tokens.volunteer, name: 'Ana' },
    });
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({ personId: expect.any(String), role: 'volunteer' });
    expect(answer.headers.get('set-cookie')).toContain(`ww_${wall.wallId}_volunteer=`);
    const wrong = await server.ask('POST', apiOf(wall, '/grants'), { body: { secret: 'x' } });
    const nowhere = await server.ask('POST', '/api/walls/zzzzzzzzzzzz/grants', {
      body: { secret: wall.tokens.volunteer },
    });
    expect([wrong.status, nowhere.status]).toEqual([401, 401]);
    expect(wrong.text).toBe(nowhere.text);
  });

  test('1.4 who opens her link again is who she was; somebody else’s browser, another site and whoever was removed get no such answer', async () => {
    const wall = await newWall(server);
    const open = (headers: Record<string, string> = {}) =>
      server.ask('POST', apiOf(wall, '/grants'), {
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
        await server.ask('DELETE', apiOf(wall, `/people/${personId}`), {
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
