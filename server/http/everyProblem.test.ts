import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../shared/model/limits.ts';
import type { ProblemCode } from '../../shared/model/problems.ts';
import type { Session } from '../../shared/model/session.ts';
import { COMMITMENT_KINDS, TABLE_DUTIES } from '../../shared/model/table.ts';
import type { Operation } from '../../shared/protocol/http/contract.ts';
import { OPERATIONS, type OperationId } from '../../shared/protocol/http/operations.ts';
import { BAD_TEXTS, operationAsker, type Asked } from './askOperations.ts';
import { groupNotes } from './groupNotes.ts';
import { provokeRatingProblems } from './ratingProblems.ts';
import {
  joinWall,
  newWall,
  startTestServer,
  type TestServer,
  type TestWall,
} from './testServer.ts';

/**
 * Problems that a small wall cannot have: full queues and walls, papers, full tables and steps that are for others, which only
 * some scripts know, files that grow too large (tested in `notesOfForms.test.ts`,
 * `openTables.test.ts`, `admission.test.ts`, `facilitatorRoutes.test.ts`, `exportRunner.test.ts`), and a wall that is
 * deleted in the middle of a request.
 */
const NOT_HERE = new Set<ProblemCode>([
  'busy',
  'too-many-notes',
  'paper-not-offered',
  'not-for-you',
  'table-full',
  'too-many-people',
  'too-many-visits',
  'too-many-connections',
  'too-many-tables',
  'too-many-snapshots',
  'too-many-ratings',
  'too-many-claims',
  'export-too-large',
  'no-such-wall',
]);

let ids = 0;
const newId = (): string => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`;
const NOWHERE = newId();

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const { said, ask, refusesTexts } = operationAsker(() => server);

describe('while notes are gathered', () => {
  let wall: TestWall;
  let ana: string;
  let note: string;
  beforeAll(async () => {
    wall = await newWall(server, { prompts: ['Why?'] });
    ana = (await joinWall(server, wall, 'Ana')).token;
    note = newId();
    await ask(wall, 'putNote', { params: { note }, token: ana, body: { text: 'Swim' } });
  });

  test('who comes', async () => {
    await refusesTexts(wall, 'createWall', (title) => ({ body: { title } }));
    const { joinCode } = wall;
    await refusesTexts(wall, 'joinWall', (name) => ({ body: { joinCode, name } }));
    const join = (body: object, headers = {}): Promise<string> =>
      ask(wall, 'joinWall', { body, headers });
    expect(await join({ joinCode, name: '\u2067' })).toBe('not-a-name');
    expect(await join({ joinCode: '222222' })).toBe('no-such-code');
    await ask(wall, 'setDoor', { body: { door: 'closed' } });
    expect(await join({ joinCode })).toBe('door-closed');
    await ask(wall, 'setDoor', { body: { door: 'open' } });
    const secret = wall.tokens.volunteer;
    await refusesTexts(wall, 'openLink', (name) => ({ body: { secret, name } }));
    const open = (body: object, headers = {}): Promise<string> =>
      ask(wall, 'openLink', { body, headers });
    expect(await open({ secret, name: '\u2067' })).toBe('not-a-name');
    expect(await open({ secret: 'x' })).toBe('unauthenticated');
    const gone = await joinWall(server, wall);
    await ask(wall, 'removePerson', { params: { person: gone.participantId } });
    const headers = {
      cookie: `ww_${wall.wallId}_participant=${gone.token}`,
      'sec-fetch-site': 'same-origin',
    };
    expect(await join({ joinCode }, headers)).toBe('removed');
    expect(await open({ secret }, headers)).toBe('removed');
    expect(await ask(wall, 'renewCode', { body: { joinCode: '222222' } })).toBe('no-such-code');
    await ask(wall, 'renewCode');
    expect(await join({ joinCode })).toBe('code-renewed');
  });

  test('notes', async () => {
    const put = (body: object, of = note, token = ana): Promise<string> =>
      ask(wall, 'putNote', { params: { note: of }, token, body });
    await refusesTexts(wall, 'putNote', (text) => ({
      params: { note },
      token: ana,
      body: { text },
    }));
    expect(await put({ text: 'a' }, 'x')).toBe('invalid-id');
    expect(await put({ text: 'a', prompt: 9 })).toBe('unknown-prompt');
    expect(await put({ text: 'a', fields: { city: 'x' } })).toBe('invalid-field');
    expect(await put({ text: 'a' }, note, wall.tokens.facilitator)).toBe('not-yours');
    expect(await put({ text: 'a', was: ['other'] })).toBe('changed-meanwhile');
    await ask(wall, 'setPosting', { body: { posting: 'closed' } });
    expect(await put({ text: 'a' }, newId())).toBe('posting-closed');
    for (const id of ['hideNote', 'unhideNote', 'withdrawNote'] as const) {
      const token = id === 'withdrawNote' ? ana : wall.tokens.facilitator;
      expect(await ask(wall, id, { params: { note: 'x' }, token })).toBe('invalid-id');
      expect(await ask(wall, id, { params: { note: NOWHERE }, token })).toBe('no-such-note');
    }
    expect(await ask(wall, 'withdrawNote', { params: { note } })).toBe('not-yours');
    const gone = newId();
    await ask(wall, 'setPosting', { body: { posting: 'open' } });
    await put({ text: 'gone' }, gone);
    await ask(wall, 'withdrawNote', { params: { note: gone }, token: ana });
    expect(await put({ text: 'again' }, gone)).toBe('note-gone');
    for (const id of ['hideNote', 'unhideNote'] as const)
      expect(await ask(wall, id, { params: { note: gone } })).toBe('note-gone');
  });

  test('people', async () => {
    await refusesTexts(wall, 'setMe', (name) => ({ token: ana, body: { name } }));
    expect(await ask(wall, 'setMe', { body: { name: '\u2067' } })).toBe('not-a-name');
    expect(await ask(wall, 'setMe', { body: { table: NOWHERE } })).toBe('no-such-table');
    expect(await ask(wall, 'setMe', { body: { host: true } })).toBe('no-table');
    for (const id of ['acceptOffer', 'declineOffer', 'removePerson', 'readmitPerson'] as const)
      expect(await ask(wall, id, { params: { person: NOWHERE } })).toBe('no-such-person');
    expect(
      await ask(wall, 'movePerson', { params: { person: NOWHERE }, body: { table: null } }),
    ).toBe('no-such-person');
    expect(await ask(wall, 'removeBurst', { params: { burst: 'x' } })).toBe('no-such-burst');
    expect(await ask(wall, 'undoRemoval', { params: { removal: 'x' } })).toBe('no-such-removal');
  });

  test('the session, snapshots and files', async () => {
    await refusesTexts(wall, 'editSession', (title) => ({ body: { title } }));
    await refusesTexts(wall, 'takeSnapshot', (name) => ({ body: { name } }));
    const edit = (body: object): Promise<string> => ask(wall, 'editSession', { body });
    expect(await edit({ title: 'a', was: { title: 'other' } })).toBe('changed-meanwhile');
    await edit({ names: 'first' });
    expect(await edit({ names: 'named' })).toBe('names-only-tighten');
    for (const id of ['steerWalk', 'steerReportBack'] as const)
      expect(
        await ask(wall, id, {
          body:
            id === 'steerWalk'
              ? { action: 'start', mode: 'free', stopMs: 1_000 }
              : { action: 'start', turnMs: 1_000 },
        }),
      ).toBe('no-table');
    for (const id of ['readSnapshot', 'deleteSnapshot'] as const)
      expect(await ask(wall, id, { params: { snapshot: NOWHERE } })).toBe('no-such-snapshot');
    for (const [id, { method, path }] of Object.entries(OPERATIONS))
      if (path.includes('/export/')) {
        const filled = path.replace('{wall}', wall.wallId);
        const { json } = await server.ask(method, `${filled}?snapshot=${NOWHERE}`, {
          token: wall.tokens.facilitator,
        });
        said.add(`${id} ${String(json?.['code'])}`);
      }
    expect(await ask(wall, 'saySockets', { body: { page: 'x', turn: 5 } })).toBe('sockets-gone');
    expect(await ask(wall, 'hearSockets', { body: { page: 'x', heard: 0, wait: false } })).toBe(
      'sockets-gone',
    );
  });

  test('before there are tables and a gallery', async () => {
    expect(await ask(wall, 'openTables')).toBe('no-named-groups');
    const move = (body: object): Promise<string> =>
      ask(wall, 'makeMove', { params: { move: newId() }, body });
    expect(await move({ tables: 'open' })).toBe('no-named-groups');
    expect(await move({ walk: { action: 'start', mode: 'free', stopMs: 1 } })).toBe('no-table');
    expect(await ask(wall, 'takeBackMove', { params: { move: NOWHERE } })).toBe('no-such-move');
    for (const id of ['listVisits', 'listConnections', 'listPosters'] as const)
      expect(await ask(wall, id, { token: ana })).toBe('gallery-closed');
    const visit = { id: newId(), table: NOWHERE, kind: 'question', text: 'a' };
    const thread = { id: newId(), from: NOWHERE, to: NOWHERE, relation: 'supports', text: 'a' };
    const asked: [OperationId, Asked][] = [
      ['leaveVisit', { body: visit }],
      ['answerVisit', { params: { visit: NOWHERE }, body: { answer: 'a' } }],
      ['connect', { body: thread }],
      ['editConnection', { params: { connection: NOWHERE } }],
    ];
    for (const [id, rest] of asked)
      expect(await ask(wall, id, { ...rest, token: ana })).toBe('gallery-closed');
  });
});

describe('at tables and posters', () => {
  let wall: TestWall;
  let ana: { participantId: string; token: string };
  let tom: { participantId: string; token: string };
  const note = newId();
  let [open, closed] = ['', ''];
  beforeAll(async () => {
    wall = await newWall(server);
    [ana, tom] = [await joinWall(server, wall, 'Ana'), await joinWall(server, wall, 'Tom')];
    const other = newId();
    for (const each of [note, other])
      await ask(wall, 'putNote', { params: { note: each }, token: ana.token, body: { text: 'A' } });
    await groupNotes(
      server,
      { wallId: wall.wallId, token: wall.tokens.volunteer },
      { Rivers: [note], Farms: [other] },
    );
    await ask(wall, 'openTables');
    const { text } = await server.ask('GET', `/api/walls/${wall.wallId}/me`, {
      token: wall.tokens.facilitator,
    });
    const { session } = JSON.parse(text) as { session: Session };
    [open = '', closed = ''] = session.tables.map(({ tableId }) => tableId);
    await ask(wall, 'setMe', { token: ana.token, body: { table: open } });
  });

  test('tables', async () => {
    expect(await ask(wall, 'readPoster', { params: { table: open }, token: tom.token })).toBe(
      'not-at-table',
    );
    expect(
      await ask(wall, 'putNote', { params: { note }, token: ana.token, body: { text: 'B' } }),
    ).toBe('note-settled');
    await ask(wall, 'closeTable', { params: { table: closed } });
    expect(await ask(wall, 'setMe', { body: { table: closed } })).toBe('table-closed');
    const person = tom.participantId;
    const move = (table: string): Promise<string> =>
      ask(wall, 'movePerson', { params: { person }, body: { table } });
    expect([await move(NOWHERE), await move(closed)]).toEqual(['no-such-table', 'table-closed']);
    for (const id of ['closeTable', 'reopenTable', 'readPoster'] as const)
      expect(await ask(wall, id, { params: { table: NOWHERE } })).toBe('no-such-table');
    const report = (queue: string[]): Promise<string> =>
      ask(wall, 'steerReportBack', { body: { action: 'start', queue, turnMs: 1_000 } });
    expect([await report([NOWHERE]), await report([closed])]).toEqual([
      'no-such-table',
      'table-closed',
    ]);
    const edit = (body: object, table = open, token = ana.token): Promise<string> =>
      ask(wall, 'editTable', { params: { table }, token, body });
    await refusesTexts(wall, 'editTable', (sentence) => ({
      params: { table: open },
      body: { sentence },
    }));
    expect(await edit({ again: 'yes' }, NOWHERE)).toBe('no-such-table');
    expect(await edit({ again: 'yes' }, closed)).toBe('table-closed');
    expect(await edit({ round: { to: 'advice' } })).toBe('no-such-round');
    expect(await edit({ again: 'yes' }, open, tom.token)).toBe('not-at-table');
    expect(await edit({ again: 'yes', was: ['no'] })).toBe('changed-meanwhile');
    // The run asks its tables for less by now.
    const was = {
      duties: TABLE_DUTIES.map((id) => ({ id })),
      decide: { again: {}, commitments: COMMITMENT_KINDS.map((id) => ({ id })) },
    };
    const change = { do: 'set-step', step: 'tables', was, set: { duties: [], decide: {} } };
    await ask(wall, 'changeScript', { body: { change } });
    expect(await edit({ again: 'yes' })).toBe('not-asked');
    expect(await ask(wall, 'setMe', { token: ana.token, body: { duties: ['reporter'] } })).toBe(
      'not-asked',
    );
    expect(await edit({ posterNotes: [NOWHERE] })).toBe('no-such-note');
    expect(await edit({ spoken: { person, spoken: true } })).toBe('no-such-person');
    const choose = (table: string, token?: string): Promise<string> =>
      ask(wall, 'choosePoster', {
        params: { table },
        ...(token === undefined ? {} : { token }),
        body: { layout: 'notes' },
      });
    expect(await choose(NOWHERE)).toBe('no-such-table');
    expect(await choose(open, tom.token)).toBe('not-at-table');
    await ask(wall, 'reopenTable', { params: { table: closed } });
    await ask(wall, 'setMe', { token: tom.token, body: { table: closed } });
    await ask(wall, 'closeTable', { params: { table: closed } });
    expect(await choose(closed, tom.token)).toBe('table-closed');
  });

  test('moves', async () => {
    const id = newId();
    const make = (body: object, move = newId()): Promise<string> =>
      ask(wall, 'makeMove', { params: { move }, body });
    const report = (queue: string[]): Promise<string> =>
      make({ reportBack: { action: 'start', queue, turnMs: 1_000 } });
    expect([await report([NOWHERE]), await report([closed])]).toEqual([
      'no-such-table',
      'table-closed',
    ]);
    const gone = newId();
    await ask(wall, 'putNote', { params: { note: gone }, body: { text: 'Gone' } });
    await ask(wall, 'hideNote', { params: { note: gone } });
    const many = Array.from({ length: LIMITS.reportTurns + 1 }, newId);
    for (const [queue, code] of [
      [[NOWHERE], 'no-such-thing'],
      [[gone], 'thing-gone'],
      [many, 'too-many-turns'],
    ] as const) {
      const reportBack = { action: 'start', of: 'notes', queue, turnMs: 1_000 };
      expect(await make({ reportBack })).toBe(code);
      expect(await ask(wall, 'steerReportBack', { body: reportBack })).toBe(code);
    }
    expect(await make({ phase: 'tables' }, 'x')).toBe('invalid-id');
    expect(await make({ phase: 'cluster' }, id)).toBe('done');
    const from = { phase: 'tables', stop: null, turn: null };
    expect(await make({ from, phase: 'connect' })).toBe('moved-meanwhile');
    expect(await make({ phase: 'tables' })).toBe('done');
    expect(await ask(wall, 'takeBackMove', { params: { move: id } })).toBe('moved-meanwhile');
    const body = { secret: wall.tokens.facilitator };
    const { headers } = await server.ask('POST', `/api/walls/${wall.wallId}/grants`, { body });
    const token = /=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect(
      await ask(wall, 'makeMove', { params: { move: id }, token, body: { phase: 'gather' } }),
    ).toBe('id-taken');
    const reopened = { params: { table: closed }, body: { people: [NOWHERE] } };
    expect(await ask(wall, 'reopenTable', reopened)).toBe('no-such-person');
  });

  test('visits', async () => {
    await ask(wall, 'setPhase', { body: { phase: 'gallery' } });
    const visit = { id: newId(), table: open, kind: 'question', text: 'Why?' };
    const leave = (change: object, token = tom.token): Promise<string> =>
      ask(wall, 'leaveVisit', { token, body: { ...visit, ...change } });
    await refusesTexts(wall, 'leaveVisit', (text) => ({ body: { ...visit, text } }));
    expect(await leave({ id: 'x' })).toBe('invalid-id');
    expect(await leave({ id: newId(), table: NOWHERE })).toBe('no-such-table');
    expect(await leave({ id: newId(), table: closed })).toBe('table-closed');
    expect(
      await leave({ id: newId(), kind: 'connection', toTable: open, relation: 'supports' }),
    ).toBe('same-table');
    expect(await leave({})).toBe('done');
    expect(await leave({}, ana.token)).toBe('id-taken');
    const answer = (answer: string, was: string[] = [], of = visit.id, token = ana.token) =>
      ask(wall, 'answerVisit', {
        params: { visit: of },
        token,
        body: { answer, ...(was.length > 0 ? { was } : {}) },
      });
    await refusesTexts(wall, 'answerVisit', (text) => ({
      params: { visit: visit.id },
      body: { answer: text },
    }));
    expect(await answer('So')).toBe('done');
    expect(await answer('Else', ['other'])).toBe('changed-meanwhile');
    expect(await answer('So', [], NOWHERE)).toBe('no-such-visit');
    expect(await answer('So', [], visit.id, tom.token)).toBe('not-at-table');
    expect(await ask(wall, 'takeBackVisit', { params: { visit: NOWHERE } })).toBe('no-such-visit');
    await ask(wall, 'takeBackVisit', { params: { visit: visit.id } });
    expect(await leave({})).toBe('visit-gone');
    expect(await answer('So')).toBe('visit-gone');
  });

  test('threads', async () => {
    await ask(wall, 'reopenTable', { params: { table: closed } });
    const thread = { id: newId(), from: open, to: closed, relation: 'supports', text: 'So' };
    const draw = (change: object, token = ana.token): Promise<string> =>
      ask(wall, 'connect', { token, body: { ...thread, ...change } });
    await refusesTexts(wall, 'connect', (text) => ({ body: { ...thread, text } }));
    expect(await draw({ id: 'x' })).toBe('invalid-id');
    expect(await draw({ to: NOWHERE })).toBe('no-such-table');
    expect(await draw({ to: open })).toBe('same-table');
    expect(await draw({})).toBe('done');
    expect(await draw({}, tom.token)).toBe('id-taken');
    const edit = (body: object, connection = thread.id): Promise<string> =>
      ask(wall, 'editConnection', { params: { connection }, body });
    await refusesTexts(wall, 'editConnection', (text) => ({
      params: { connection: thread.id },
      body: { text },
    }));
    expect(await edit({ text: 'Else', was: ['other'] })).toBe('changed-meanwhile');
    expect(await edit({ mark: true }, NOWHERE)).toBe('no-such-connection');
    const show = (tour: object): Promise<string> =>
      ask(wall, 'setTour', {
        body: {
          tour: {
            goes: 'presenter',
            lead: null,
            connection: null,
            poster: null,
            focus: null,
            isHeld: false,
            ...tour,
          },
        },
      });
    expect(await show({ lead: 'x' })).toBe('invalid-id');
    expect(await show({ connection: NOWHERE })).toBe('no-such-connection');
    expect(await show({ poster: NOWHERE })).toBe('no-such-table');
    const other = newId();
    expect(await draw({ id: other, text: 'Else' })).toBe('done');
    expect(await edit({ into: other })).toBe('connections-differ');
    await edit({ state: 'gone' });
    expect(await edit({ text: 'Else' })).toBe('connection-gone');
    expect(await draw({})).toBe('connection-gone');
    expect(await show({ connection: thread.id })).toBe('connection-gone');
    await ask(wall, 'closeTable', { params: { table: closed } });
    expect(await show({ poster: closed })).toBe('table-closed');
    await ask(wall, 'setPhase', { body: { phase: 'tables' } });
    expect(await show({})).toBe('gallery-closed');
    await ask(wall, 'setPhase', { body: { phase: 'gallery' } });
    expect(await draw({ id: newId() })).toBe('table-closed');
  });
});

describe('a run of one’s own', () => {
  const COMMON = { title: 'Do it', ask: 'Do it.' };
  const SCRIPT = {
    version: 1,
    id: 'short',
    languages: ['en'],
    name: 'Short',
    summary: 'Short.',
    people: [1, 9],
    minutes: 9,
    steps: [
      { ...COMMON, id: 'write', kind: 'post', prompts: ['Why?'] },
      { ...COMMON, id: 'sit', kind: 'tables', from: { kind: 'notes' } },
    ],
  };
  test('is refused with every fault and its place', async () => {
    server.skip(60_000);
    const script = { ...SCRIPT, steps: [{ ...COMMON, id: 'a', kind: 'rest' }, { id: 'B' }] };
    const { status, json } = await server.ask('POST', '/api/walls', {
      body: { title: 'Hui', script },
    });
    said.add(`createWall ${String(json?.['code'])}`);
    expect([status, json]).toMatchObject([
      400,
      {
        code: 'invalid-script',
        faults: [
          { place: 'steps[0].kind', code: 'unknown-kind' },
          { place: 'steps[1].kind', code: 'missing' },
        ],
      },
    ]);
  });

  test('has the steps that it has', async () => {
    server.skip(60_000);
    const asks = (steps: unknown[], more: object): object => ({
      body: { title: 'Hui', script: { ...SCRIPT, steps }, ...more },
    });
    const [, sit] = SCRIPT.steps;
    const wall = await newWall(server, { script: { ...SCRIPT, steps: SCRIPT.steps } });
    const times = { kind: 'rate', of: { kind: 'times', items: [] }, form: [], each: 'all' };
    const form = [{ id: 'fits', kind: 'yes-maybe-no', label: 'Fits?' }];
    const dates = { ...COMMON, ...times, id: 'when', form };
    expect(await ask(wall, 'createWall', asks([dates], { prompts: ['Why?'] }))).toBe(
      'no-such-step',
    );
    expect(sit?.kind).toBe('tables');
    const bare = await newWall(server, { script: { ...SCRIPT, steps: [dates] } });
    expect(await ask(bare, 'editSession', { body: { sheetQuestions: ['Who?'] } })).toBe(
      'no-such-step',
    );
    expect(await ask(wall, 'setPhase', { body: { phase: 'connect' } })).toBe('no-such-step');
    expect(await ask(wall, 'goToStep', { body: { step: 'lunch' } })).toBe('no-such-step');
    const whereabouts = { step: 'sit', phase: 'tables', stop: null, turn: null };
    expect(await ask(wall, 'goToStep', { body: { step: 'sit', whereabouts } })).toBe(
      'moved-meanwhile',
    );
    const note = newId();
    await ask(wall, 'putNote', { params: { note }, body: { text: 'Swim' } });
    await groupNotes(
      server,
      { wallId: wall.wallId, token: wall.tokens.volunteer },
      { Sea: [note] },
    );
    expect(await ask(wall, 'openTables')).toBe('done');
    const walk = { action: 'start', mode: 'free', stopMs: 1_000 };
    expect(await ask(wall, 'steerWalk', { body: walk })).toBe('no-such-step');
    expect(await ask(wall, 'steerReportBack', { body: { action: 'start', turnMs: 1_000 } })).toBe(
      'no-such-step',
    );
    const params = { move: newId() };
    expect(await ask(wall, 'makeMove', { params, body: { walk } })).toBe('no-such-step');
  });

  test('is changed as it may be', async () => {
    const wall = await newWall(server, { script: SCRIPT });
    const change = (asked: object): Promise<string> =>
      ask(wall, 'changeScript', { body: { change: asked } });
    const [first, sit] = SCRIPT.steps;
    expect(await change({ do: 'move-step', step: 'lunch', after: null })).toBe('no-such-step');
    expect(await change({ do: 'remove-step', step: first?.id })).toBe('step-is-now');
    expect(await change({ do: 'add-step', step: { ...sit, title: 'Sit' }, after: null })).toBe(
      'id-taken',
    );
    expect(
      await change({ do: 'set-step', step: 'sit', was: { title: 'x' }, set: { title: 'y' } }),
    ).toBe('changed-meanwhile');
    expect(await change({ do: 'set-step', step: 'sit', was: {}, set: { minutes: 0 } })).toBe(
      'invalid-script',
    );
    expect(await ask(wall, 'checkScript', { body: { text: '{' } })).toBe('invalid-script');
    expect(await ask(wall, 'copyScript', { body: { secret: 'x' } })).toBe('unauthenticated');
  });
});

test('where things are rated and claimed', async () => {
  server.skip(60_000);
  await provokeRatingProblems(server, { ask, refusesTexts });
});

test('every problem that an operation names was answered by it', () => {
  expect(LIMITS.noteTextChars).toBeLessThan(BAD_TEXTS['text-too-long'].length);
  const named = Object.entries<Operation>(OPERATIONS).flatMap(([id, { problems }]) =>
    problems.filter((code) => !NOT_HERE.has(code)).map((code) => `${id} ${code}`),
  );
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((each) => !said.has(each))).toEqual([]);
});
