import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { LIMITS } from '../../shared/model/limits.ts';
import type { Burst, Removal } from '../../shared/model/removal.ts';
import { newUuid } from '../access/secrets.ts';
import {
  joinWall,
  newWall,
  startTestServer,
  type TestServer,
  type TestWall,
} from './testServer.ts';

const api = (wall: TestWall, path: string): string => `/api/walls/${wall.wallId}${path}`;
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ config: { trustedProxies: 1 } });
});
afterAll(() => server.stop());

const cookieOf = (headers: Headers): string => headers.get('set-cookie')?.split(';')[0] ?? '';

async function joinFrom(
  wall: TestWall,
  address: string,
  code = wall.joinCode,
): Promise<{ status: number; token: string; cookie: string; code: string }> {
  const answer = await server.ask('POST', '/api/join', {
    body: { joinCode: code },
    headers: from(address),
  });
  const { token = '', code: refused = '' } = JSON.parse(answer.text) as {
    token?: string;
    code?: string;
  };
  return { status: answer.status, token, cookie: cookieOf(answer.headers), code: refused };
}

async function crowd(wall: TestWall, address: string, count: number): Promise<string[]> {
  const tokens: string[] = [];
  for (let left = count; left > 0; left -= 50)
    tokens.push(
      ...(
        await Promise.all(Array.from({ length: Math.min(50, left) }, () => joinFrom(wall, address)))
      ).map(({ token }) => token),
    );
  return tokens;
}

const rushes = async (wall: TestWall): Promise<{ bursts: Burst[]; removals: Removal[] }> =>
  JSON.parse(
    (await server.ask('GET', api(wall, '/bursts'), { token: wall.tokens.facilitator })).text,
  ) as { bursts: Burst[]; removals: Removal[] };
const post = (wall: TestWall, path: string, body: object = {}, token = wall.tokens.facilitator) =>
  server.ask('POST', api(wall, path), { token, body });
const noteCount = async (wall: TestWall): Promise<number> => {
  const answer = await server.ask('GET', api(wall, '/notes'), { token: wall.tokens.facilitator });
  return (JSON.parse(answer.text) as { notes: unknown[] }).notes.length;
};

describe('a burst', () => {
  test('2.10, T27 1,000 of one router are in at once; the facilitator is told, sends them away with their notes, and lets all of it back in', async () => {
    const wall = await newWall(server);
    const early = await joinWall(server, wall, 'Ana');
    server.skip(2 * LIMITS.burstMs);
    const told: unknown[] = [];
    const live = new WebSocket(
      `${server.origin.replace('http', 'ws')}/live/${wall.wallId}?token=${wall.tokens.facilitator}`,
    );
    live.on('message', (data: Buffer) => told.push(JSON.parse(data.toString())));
    const tokens = await crowd(wall, '203.0.113.7', 1_000);
    expect(tokens.every((token) => token !== '')).toBe(true);
    for (const token of tokens.slice(0, 40))
      await server.ask('PUT', api(wall, `/notes/${newUuid()}`), {
        token,
        body: { text: 'buy now' },
      });
    await server.ask('PUT', api(wall, `/notes/${newUuid()}`), {
      token: early.token,
      body: { text: 'kept' },
    });
    await vi.waitFor(
      () =>
        expect(told).toContainEqual(
          expect.objectContaining({
            type: 'personal',
            rushes: expect.objectContaining({
              bursts: [expect.objectContaining({ kind: 'people', people: 1_000, notes: 40 })],
            }),
          }),
        ),
      { timeout: 10_000 },
    );
    live.terminate();
    const [burst] = (await rushes(wall)).bursts;
    expect((await post(wall, `/bursts/${burst?.id ?? ''}/remove`, {}, early.token)).status).toBe(
      403,
    );
    const removed = await post(wall, `/bursts/${burst?.id ?? ''}/remove`);
    expect(removed.json).toMatchObject({ removal: { people: 1_000, notes: 40 } });
    expect(
      (await server.ask('GET', api(wall, '/me'), { token: tokens.at(-1) ?? '' })).json,
    ).toMatchObject({ code: 'removed' });
    const removal = removed.json?.['removal'] as unknown as Removal;
    await vi.waitFor(
      async () =>
        expect((await rushes(wall)).removals).toMatchObject([{ id: removal.id, doing: null }]),
      { timeout: 10_000 },
    );
    expect(await noteCount(wall)).toBe(1);
    expect((await server.ask('GET', api(wall, '/me'), { token: early.token })).status).toBe(200);
    expect((await post(wall, `/removals/${removal.id}/undo`)).status).toBe(200);
    await vi.waitFor(async () => expect((await rushes(wall)).removals).toEqual([]), {
      timeout: 10_000,
    });
    expect(await noteCount(wall)).toBe(41);
    expect(
      (await server.ask('GET', api(wall, '/me'), { token: tokens[0] ?? '' })).json,
    ).toMatchObject({ person: { role: 'participant' } });
  }, 60_000);

  test('7.9, T27 whatever one address does at the door, links open, other addresses get in, and who never did a thing makes room', async () => {
    const wall = await newWall(server);
    // The clock is stopped, so that all of them have only just come, however slow the machine is.
    server.holdClock(true);
    await crowd(wall, '203.0.113.8', LIMITS.peoplePerAddress);
    expect(await joinFrom(wall, '203.0.113.8')).toMatchObject({
      status: 409,
      code: 'too-many-people',
    });
    expect(await joinFrom(wall, '198.51.100.1')).toMatchObject({ status: 201 });
    for (const role of ['facilitator', 'volunteer', 'projector'] as const) {
      expect(
        (
          await server.ask('POST', api(wall, '/grants'), {
            body: { secret: wall.tokens[role] },
            headers: from('203.0.113.8'),
          })
        ).status,
      ).toBe(201);
    }
    server.skip(LIMITS.newcomerGraceMs + 1);
    expect(await joinFrom(wall, '203.0.113.8')).toMatchObject({ status: 201 });
    server.holdClock(false);
  }, 60_000);

  test('T27 addresses are in no log line, no row on disk, no document, no answer', async () => {
    const wall = await newWall(server);
    const { token } = await joinFrom(wall, '192.0.2.77');
    await joinFrom(wall, '2001:db8:77::1');
    await post(wall, '/snapshots', { name: 'Now' });
    const answers = await Promise.all(
      ['/notes', '/me', '/links', '/bursts', '/snapshots'].map((path) =>
        server.ask('GET', api(wall, path), { token: wall.tokens.facilitator }),
      ),
    );
    const folder = server.dataDir;
    const disk = readdirSync(folder)
      .filter((name) => name.startsWith('weavewall'))
      .map((name) => readFileSync(join(folder, name)).toString('latin1'))
      .join('');
    expect(disk).toContain(wall.wallId);
    for (const text of [disk, server.log.join(''), ...answers.map((answer) => answer.text)]) {
      expect(text).not.toContain('192.0.2.77');
      expect(text).not.toContain('2001:db8:77');
    }
    expect(server.log.join('')).not.toContain(token);
  });
});

describe('the door', () => {
  test('1.8 closed, nobody new comes in by the code; who is in stays, links open, and open again it lets people in', async () => {
    const wall = await newWall(server);
    const early = await joinWall(server, wall);
    expect((await post(wall, '/door', { door: 'closed' }, early.token)).status).toBe(403);
    expect((await post(wall, '/door', { door: 'closed' })).json).toMatchObject({
      session: { door: 'closed' },
    });
    expect(await joinFrom(wall, '198.51.100.2')).toMatchObject({
      status: 403,
      code: 'door-closed',
    });
    expect((await server.ask('GET', api(wall, '/me'), { token: early.token })).json).toMatchObject({
      session: { door: 'closed' },
    });
    expect(
      (await server.ask('POST', api(wall, '/grants'), { body: { secret: wall.tokens.volunteer } }))
        .status,
    ).toBe(201);
    await post(wall, '/door', { door: 'open' });
    expect((await joinFrom(wall, '198.51.100.2')).status).toBe(201);
  });

  test('1.9, T28 a renewed code opens the wall, the old one says what became of it; who is in finds the new one; it can be brought back, and no other wall’s can', async () => {
    const wall = await newWall(server);
    const early = await joinFrom(wall, '198.51.100.3');
    const renewed = await post(wall, '/code');
    const { joinCode, before } = JSON.parse(renewed.text) as { joinCode: string; before: string };
    expect(before).toBe(wall.joinCode);
    expect(renewed.text).toContain(`/j/${joinCode}`);
    expect((await joinFrom(wall, '198.51.100.4', joinCode)).status).toBe(201);
    expect(await joinFrom(wall, '198.51.100.4')).toMatchObject({
      status: 410,
      code: 'code-renewed',
    });
    expect((await server.ask('GET', `/j/${joinCode}`)).status).toBe(200);
    const page = await server.ask('GET', `/j/${wall.joinCode}`);
    expect([page.status, page.text]).toEqual([
      410,
      expect.stringContaining('data-refused="code-renewed"'),
    ]);
    expect(page.text).not.toContain(joinCode);
    const hers = await server.ask('GET', `/j/${wall.joinCode}/3`, {
      headers: { cookie: early.cookie },
    });
    expect([hers.status, hers.headers.get('location')]).toEqual([302, `/j/${joinCode}/3`]);
    expect((await server.ask('GET', `/j/${wall.joinCode}/qr.svg`)).status).toBe(410);
    expect((await server.ask('GET', api(wall, '/me'), { token: early.token })).json).toMatchObject({
      session: { joinCode },
    });
    // People who have the old code on paper are not guessing.
    for (let n = 0; n <= LIMITS.wrongCodesPerMinutePerAddress; n += 1)
      await server.ask('GET', `/j/${wall.joinCode}`, { headers: from('198.51.100.5') });
    expect(
      (await server.ask('GET', `/j/${joinCode}`, { headers: from('198.51.100.5') })).status,
    ).toBe(200);
    expect((await post(wall, '/code', { joinCode: (await newWall(server)).joinCode })).status).toBe(
      404,
    );
    expect((await post(wall, '/code', { joinCode: wall.joinCode })).json).toMatchObject({
      joinCode: wall.joinCode,
      before: joinCode,
    });
    expect((await joinFrom(wall, '198.51.100.4')).status).toBe(201);
    expect(await joinFrom(wall, '198.51.100.4', joinCode)).toMatchObject({ status: 410 });
  });

  test.each(['volunteer', 'projector', 'facilitator'] as const)(
    '1.10, T28 the %s’s link is renewed: the old key opens nothing, as a link or as a token; who came by it stays, with her rights',
    async (role) => {
      const wall = await newWall(server);
      const other =
        role === 'facilitator'
          ? wall.tokens.facilitator
          : (cookieOf(
              (
                await server.ask('POST', api(wall, '/grants'), {
                  body: { secret: wall.tokens.facilitator },
                })
              ).headers,
            ).split('=')[1] ?? '');
      const came =
        cookieOf(
          (await server.ask('POST', api(wall, '/grants'), { body: { secret: wall.tokens[role] } }))
            .headers,
        ).split('=')[1] ?? '';
      const answer = await post(wall, `/links/${role}/renew`, {}, other);
      expect(answer.status).toBe(200);
      const { links } = JSON.parse(answer.text) as { links: TestWall['links'] };
      const secret = new URLSearchParams(new URL(links[role]).hash.slice(1)).get('key') ?? '';
      expect(secret).not.toBe(wall.tokens[role]);
      for (const kept of (['facilitator', 'volunteer', 'projector'] as const).filter(
        (each) => each !== role,
      ))
        expect(links[kept]).toContain(wall.tokens[kept]);
      expect(
        (await server.ask('POST', api(wall, '/grants'), { body: { secret: wall.tokens[role] } }))
          .status,
      ).toBe(401);
      expect((await server.ask('GET', api(wall, '/me'), { token: wall.tokens[role] })).status).toBe(
        403,
      );
      expect((await server.ask('GET', api(wall, '/me'), { token: came })).json).toMatchObject({
        person: { role, removed: false },
      });
      expect(
        (await server.ask('POST', api(wall, '/grants'), { body: { secret } })).json,
      ).toMatchObject({ role });
      expect((await server.ask('GET', api(wall, '/me'), { token: secret })).json).toMatchObject({
        person: { role },
      });
    },
  );

  test('only facilitators renew, and only links that there are', async () => {
    const wall = await newWall(server);
    for (const path of ['/links/volunteer/renew', '/code', '/door'])
      expect(
        (await post(wall, path, path === '/door' ? { door: 'closed' } : {}, wall.tokens.volunteer))
          .status,
      ).toBe(403);
    expect((await post(wall, '/links/participant/renew')).status).toBe(400);
  });

  test('1.10, T28 whoever was removed does not come in again with the same device, by link or by code, and is let back in as who she was', async () => {
    const wall = await newWall(server);
    const came = await server.ask('POST', api(wall, '/grants'), {
      body: { secret: wall.tokens.volunteer },
    });
    const { personId } = JSON.parse(came.text) as { personId: string };
    const hers = { cookie: cookieOf(came.headers), origin: server.origin };
    await server.ask('DELETE', api(wall, `/people/${personId}`), {
      token: wall.tokens.facilitator,
    });
    expect(
      (
        await server.ask('POST', api(wall, '/grants'), {
          body: { secret: wall.tokens.volunteer },
          headers: hers,
        })
      ).json,
    ).toMatchObject({ code: 'removed' });
    expect(
      (await server.ask('POST', '/api/join', { body: { joinCode: wall.joinCode }, headers: hers }))
        .json,
    ).toMatchObject({ code: 'removed' });
    expect((await post(wall, `/people/${personId}/readmit`)).status).toBe(200);
    expect(
      (
        await server.ask('POST', api(wall, '/grants'), {
          body: { secret: wall.tokens.volunteer },
          headers: hers,
        })
      ).json,
    ).toMatchObject({ personId });
    await post(wall, '/links/volunteer/renew');
    // With a key that is no more, the cookie alone lets her in, which is what staying means.
    expect(
      (
        await server.ask('POST', api(wall, '/grants'), {
          body: { secret: wall.tokens.volunteer },
          headers: hers,
        })
      ).status,
    ).toBe(401);
    expect(
      (
        await server.ask('GET', api(wall, '/me'), {
          headers: { ...hers, 'x-weavewall-as': 'volunteer' },
        })
      ).status,
    ).toBe(200);
  });
});

describe('wrong codes', () => {
  test('T7 who is in reloads her page while a neighbour guesses; for everybody else of that address a right code is refused as a wrong one is', async () => {
    const wall = await newWall(server);
    const venue = from('192.0.2.9');
    const hers = (await joinFrom(wall, '192.0.2.9')).cookie;
    for (let n = 0; n < LIMITS.wrongCodesPerMinutePerAddress; n += 1)
      await server.ask('GET', '/j/222222', { headers: venue });
    server.holdClock(true);
    for (let n = 0; n < 10; n += 1) await server.ask('GET', '/j/222222', { headers: venue });
    const guesses = await Promise.all(
      [wall.joinCode, '222222', 'ABC234'].map((code) =>
        server.ask('GET', `/j/${code}`, {
          headers: { ...venue, cookie: `ww_${'a'.repeat(12)}_participant=x` },
        }),
      ),
    );
    expect(guesses.map(({ status }) => status)).toEqual([429, 429, 429]);
    const forged = { ...venue, cookie: `ww_${wall.wallId}_participant=forged` };
    expect((await server.ask('GET', `/j/${wall.joinCode}`, { headers: forged })).status).toBe(429);
    for (const path of ['', '/2', '/qr.svg'])
      expect(
        (
          await server.ask('GET', `/j/${wall.joinCode}${path}`, {
            headers: { ...venue, cookie: hers },
          })
        ).status,
        path,
      ).toBe(200);
    server.holdClock(false);
  });
});
