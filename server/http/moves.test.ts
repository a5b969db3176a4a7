import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moveView, type MoveRecord } from '../../shared/model/move.ts';
import type { LiveSession, Session } from '../../shared/model/session.ts';
import { Walls } from '../sync/wall/walls.ts';
import { api, groupedWall, newRoom, uuid, type Room } from './testRoom.ts';
import { joinWall, startTestServer, type TestServer, type TestWall } from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Moved {
  status: number;
  code?: string;
  session: Session;
  move: { id: string; state: string; before: object; after: object };
}

const asked = async (
  wall: TestWall,
  method: string,
  id: string,
  body?: object,
  token = wall.tokens.facilitator,
): Promise<Moved> => {
  const { status, text } = await server.ask(method, api(wall, `/moves/${id}`), {
    token,
    ...(body ? { body } : {}),
  });
  return { status, ...(JSON.parse(text) as Omit<Moved, 'status'>) };
};
/** What everybody is told of it, without the steps of the run. */
async function sessionOf(wall: TestWall): Promise<Session> {
  const { text } = await server.ask('GET', api(wall, '/me'), { token: wall.tokens.facilitator });
  const {
    present: _present,
    seating: _seating,
    noteForms: _noteForms,
    grouping: _grouping,
    past: _past,
    ...session
  } = (JSON.parse(text) as { session: LiveSession }).session;
  return session;
}

/** A second facilitator, who came by the link. */
async function secondDesk(wall: TestWall): Promise<string> {
  const { headers } = await server.ask('POST', api(wall, '/grants'), {
    body: { secret: wall.tokens.facilitator },
  });
  const token = /=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1];
  if (!token) throw new Error('no second facilitator');
  return token;
}

describe('moves over HTTP', () => {
  test('2.10a, 2.10b a walk, its posters and its clock begin, end and come back in one request each', async () => {
    const wall: Room = await newRoom(server);
    const table = wall.tables[0]?.tableId;
    await server.ask('PUT', api(wall, '/people/me'), { token: wall.mere, body: { table } });
    const [start, connect] = [uuid(), uuid()];
    const walk = { action: 'start', mode: 'rotation', stops: 1, stopMs: 480_000 };
    const from = { phase: 'tables', stop: null, turn: null };
    const started = await asked(wall, 'PUT', start, { from, walk, posting: 'closed' });
    expect(started).toMatchObject({
      status: 200,
      move: { id: start, state: 'made', before: { phase: 'tables', walk: null, posting: 'open' } },
      session: { phase: 'gallery', walk: { stop: 0 }, posting: 'closed', timer: {} },
    });
    const host = async (): Promise<unknown> =>
      JSON.parse((await server.ask('GET', api(wall, '/me'), { token: wall.mere })).text).person
        .host;
    expect(await host()).toBe(true);
    const { timer } = started.session;
    server.skip(60_000);
    expect(await asked(wall, 'PUT', connect, { phase: 'connect' })).toMatchObject({
      session: { phase: 'connect', walk: null, timer: null },
    });
    server.skip(30_000);
    const { session } = await asked(wall, 'DELETE', connect);
    expect(session).toMatchObject({ phase: 'gallery', walk: started.session.walk });
    // A minute of the walk had passed; the time in which it was over does not count.
    const [ends, ended] = [session.timer, timer].map((each) =>
      each?.state === 'running' ? each.endsAt : Number.NaN,
    );
    expect(Math.round(((ends as number) - (ended as number)) / 10_000)).toBe(3);
    expect(await asked(wall, 'DELETE', start)).toMatchObject({
      status: 200,
      move: { state: 'taken-back' },
      session: { phase: 'tables', walk: null, posting: 'open', timer: null },
    });
    expect(await host()).toBeUndefined();
  });

  test('2.10a of two consoles that move at once one is told, and the meeting has made one move', async () => {
    const wall = await newRoom(server);
    const other = await secondDesk(wall);
    const from = { phase: 'tables', stop: null, turn: null };
    const both = await Promise.all([
      asked(wall, 'PUT', uuid(), { from, phase: 'gallery' }),
      asked(wall, 'PUT', uuid(), { from, phase: 'cluster' }, other),
    ]);
    expect(both.map(({ status, code }) => [status, code]).toSorted()).toEqual([
      [200, undefined],
      [409, 'moved-meanwhile'],
    ]);
    expect(both.find(({ status }) => status === 200)?.session).toMatchObject(await sessionOf(wall));
    // The same move of both counts as one, and both may take it back.
    const back = await asked(wall, 'PUT', uuid(), { phase: 'tables' });
    const same = await Promise.all([
      asked(wall, 'PUT', uuid(), { from, phase: 'connect' }),
      asked(wall, 'PUT', uuid(), { from, phase: 'connect' }, other),
    ]);
    expect(new Set(same.map(({ move }) => move.id)).size).toBe(1);
    expect((await asked(wall, 'DELETE', same[0].move.id, undefined, other)).session).toEqual(
      back.session,
    );
  });

  test('2.10a what is sent again after a lost answer counts once; also a server that starts anew knows it', async () => {
    const wall = await newRoom(server);
    const [start, next] = [uuid(), uuid()];
    await asked(wall, 'PUT', start, {
      walk: { action: 'start', mode: 'free', stopMs: 60_000 },
      timer: { action: 'pause' },
    });
    const body = { reportBack: { action: 'start', turnMs: 60_000 } };
    const first = await asked(wall, 'PUT', next, body);
    expect(await asked(wall, 'PUT', next, body)).toEqual(first);
    const back = await asked(wall, 'DELETE', next);
    expect(back.session).toMatchObject({
      reportBack: null,
      tour: null,
      walk: { mode: 'free' },
      timer: { state: 'paused' },
    });
    const anew = await new Walls({ store: server.store, logger: quiet }).get(wall.wallId);
    expect([...anew.records.moves.keys()].toSorted()).toEqual([start, next].toSorted());
    expect(moveView(next, anew.records.moves.get(next) as MoveRecord)).toEqual(back.move);
  });

  test('2.10a, 2.10b refuse by name: who may not, what says nothing, what is unknown', async () => {
    const wall = await groupedWall(server);
    const { token } = await joinWall(server, wall);
    const opened = await asked(wall, 'PUT', uuid(), { tables: 'open' });
    expect(opened.session).toMatchObject({ phase: 'tables', tables: [{}, {}] });
    const { id } = opened.move;
    const refused: [string, string, object | undefined, string | undefined, number, string][] = [
      ['PUT', uuid(), { phase: 'gallery' }, token, 403, 'forbidden'],
      ['DELETE', id, undefined, token, 403, 'forbidden'],
      ['PUT', uuid(), {}, undefined, 400, 'invalid-request'],
      ['PUT', uuid(), { phase: 'lunch' }, undefined, 400, 'invalid-request'],
      ['PUT', uuid(), { phase: 'tables', to: 'x' }, undefined, 400, 'invalid-request'],
      ['PUT', uuid(), { phase: 'gather', from: {} }, undefined, 400, 'invalid-request'],
      ['PUT', 'not-an-id', { phase: 'gather' }, undefined, 400, 'invalid-id'],
      ['DELETE', uuid(), undefined, undefined, 404, 'no-such-move'],
    ];
    for (const [method, move, body, by, status, code] of refused)
      expect(await asked(wall, method, move, body, by)).toMatchObject({ status, code });
    expect(opened.session).toMatchObject(await sessionOf(wall));
    expect((await asked(wall, 'DELETE', id)).session).toMatchObject({
      phase: 'gather',
      tables: [{}, {}],
    });
  });
});
