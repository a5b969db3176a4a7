import { get } from 'node:http';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { LIMITS } from '../../shared/model/limits.ts';
import { ExportProcess } from '../exports/exportProcess.ts';
import { until } from '../sync/wall/testWall.ts';
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
const uuid = (): string => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`;
const api = (wall: TestWall, path = ''): string => `/api/walls/${wall.wallId}${path}`;
const FILES = [
  'notes.csv',
  'wall.png',
  'wall.svg',
  'wall.pdf',
  'report.md',
  'report.pdf',
  'ratings.csv',
  'answers.csv',
  'claims.csv',
  'roster.csv',
  'graph.graphml',
];

/** Two tables with a note each, a person who committed, a question and a connection. */
async function meeting(): Promise<TestWall & { mere: string; note: string }> {
  const wall = await newWall(server, { title: 'Hui <1>' });
  const token = wall.tokens.facilitator;
  const notes = [uuid(), uuid()];
  for (const id of notes)
    await server.ask('PUT', api(wall, `/notes/${id}`), { token, body: { text: `Words of ${id}` } });
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(
    `${server.origin.replace('http', 'ws')}/sync/${wall.wallId}`,
    'arrangement',
    doc,
    {
      disableBc: true,
      params: { token: wall.tokens.volunteer },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    },
  );
  await new Promise<void>((resolve) => {
    provider.on('sync', (synced: boolean) => {
      if (synced) resolve();
    });
  });
  for (const [index, name] of ['Rivers', '=Farms'].entries()) {
    const cluster = uuid();
    doc.transact(() => {
      doc
        .getMap('clusters')
        .set(
          cluster,
          new Y.Map<unknown>(Object.entries({ name, color: 'yellow', pos: [index * 2_000, 0] })),
        );
      doc.getMap('placements').set(notes[index] ?? '', { cluster, pos: [20, 80] });
    });
  }
  await expect
    .poll(async () => (await server.ask('GET', api(wall, '/export/notes.csv'), { token })).text)
    .toContain('Farms');
  provider.destroy();
  const opened = await server.ask('POST', api(wall, '/tables'), { token, body: {} });
  const [first, second] = (JSON.parse(opened.text) as { tables: { tableId: string }[] }).tables.map(
    (table) => table.tableId,
  );
  const mere = (await joinWall(server, wall, 'Mere Tui')).token;
  await server.ask('PUT', api(wall, '/people/me'), {
    token: mere,
    body: { table: first, contact: { text: 'mere@example.org', shownTo: 'facilitators' } },
  });
  await server.ask('PUT', api(wall, '/people/me'), {
    token: mere,
    body: { commitment: { table: first, kind: 'activator' } },
  });
  await server.ask('POST', api(wall, '/walk'), {
    token,
    body: { action: 'start', mode: 'free', stopMs: 60_000 },
  });
  await server.ask('POST', api(wall, '/visits'), {
    token: mere,
    body: { id: uuid(), table: second, kind: 'question', text: 'Who pays?' },
  });
  await server.ask('POST', api(wall, '/connections'), {
    token,
    body: { id: uuid(), from: first, to: second, relation: 'supports', text: 'Clean & cool' },
  });
  return { ...wall, mere, note: notes[0] ?? '' };
}

test('2a.8, T18 every file, of now and of a kept state, for facilitators only', async () => {
  const wall = await meeting();
  const token = wall.tokens.facilitator;
  const get = (file: string, query = ''): ReturnType<TestServer['ask']> =>
    server.ask('GET', api(wall, `/export/${file}${query}`), { token });

  const markdown = await get('report.md');
  expect([
    markdown.status,
    markdown.headers.get('content-type'),
    markdown.headers.get('cache-control'),
  ]).toEqual([200, 'text/markdown; charset=utf-8', 'no-store']);
  expect(markdown.headers.get('content-disposition')).toContain('filename="Hui-1-report.md"');
  for (const words of [
    '# Hui &lt;1\\>',
    '## 1. Rivers',
    'Who pays? (Mere Tui)',
    '**Table 1: Rivers** supports **Table 2: =Farms**: Clean &amp; cool',
    '1 activator: Mere Tui',
  ])
    expect(markdown.text).toContain(words);
  expect(markdown.text).not.toContain('mere@');
  expect((await get('report.md', '?contacts=yes')).text).toContain('mere@example.org');
  // Files speak what is asked for, else the wall's language.
  const other = await get('report.md', '?language=en-XA');
  expect(other.text).toMatch(/[ñšţáé]/);
  expect(other.text).toContain('Mere Tui');
  expect((await get('report.md', '?language=tlh')).status).toBe(400);

  const roster = await get('roster.csv');
  expect(roster.text).toContain(
    'Mere Tui,1,Rivers,activator,,mere@example.org,facilitators,Table 1: Rivers,,',
  );
  expect((await get('notes.csv')).text).toMatch(/Words of [^,]*,Rivers,1,/);
  const graph = await get('graph.graphml');
  expect(graph.headers.get('content-type')).toBe('application/graphml+xml; charset=utf-8');
  expect(graph.text).toContain('Clean &#38; cool');

  const snapshot = JSON.parse(
    (await server.ask('POST', api(wall, '/snapshots'), { token, body: { name: 'Lunch' } })).text,
  ) as { id: string };
  await server.ask('PATCH', api(wall), { token, body: { title: 'Renamed' } });
  await server.ask('POST', api(wall, `/notes/${wall.note}/hide`), { token, body: {} });
  const kept = await get('report.md', `?snapshot=${snapshot.id}`);
  expect(kept.text).toContain('# Hui &lt;1\\>');
  // It was hidden since, so neither file shows it.
  expect(kept.text).not.toContain(`Words of ${wall.note}`);
  expect((await get('report.md')).text).toContain('# Renamed');

  for (const file of FILES) {
    // More files than one person gets in a minute, on a quick machine.
    server.skip(4_000);
    expect(
      (await server.ask('GET', api(wall, `/export/${file}`), { token: wall.mere })).json,
    ).toMatchObject({ code: 'forbidden' });
    expect((await server.ask('GET', api(wall, `/export/${file}`))).status).toBe(401);
    expect((await get(file, `?snapshot=${snapshot.id}`)).status).toBe(200);
    expect((await get(file, '?snapshot=none')).json).toMatchObject({
      code: 'no-such-snapshot',
      status: 404,
    });
  }
  expect((await get('notes.csv', '?as=facilitator')).status).toBe(200);
  expect((await get('report.pdf', '?contacts=maybe')).status).toBe(400);

  const pdf = await fetch(server.origin + api(wall, '/export/report.pdf'), {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect((await PDFDocument.load(await pdf.arrayBuffer())).getTitle()).toBe('Renamed');
});

test('files have names of their own: by kind, kept state and contacts, for titles in any script', async () => {
  const token = (wall: TestWall): string => wall.tokens.facilitator;
  const nameOf = async (wall: TestWall, path: string): Promise<[string, string]> => {
    const header =
      (await server.ask('GET', api(wall, `/export/${path}`), { token: token(wall) })).headers.get(
        'content-disposition',
      ) ?? '';
    const [, plain = '', full = ''] =
      /^attachment; filename="([\w.-]+)"; filename\*=UTF-8''([\w.%!~-]+)$/.exec(header) ?? [];
    return [plain, decodeURIComponent(full)];
  };
  const wall = await newWall(server, { title: 'Река: 水 “a/b” (2026)' });
  const kept = await Promise.all(
    ['Lunch', 'Lunch/2'].map(
      async (name) =>
        (
          JSON.parse(
            (
              await server.ask('POST', api(wall, '/snapshots'), {
                token: token(wall),
                body: { name },
              })
            ).text,
          ) as { id: string }
        ).id,
    ),
  );
  const names: string[] = [];
  for (const file of [
    ...FILES,
    'report.md?contacts=yes',
    ...kept.flatMap((id) => [
      `notes.csv?snapshot=${id}`,
      `report.md?snapshot=${id}`,
      `report.md?snapshot=${id}&contacts=yes`,
    ]),
  ]) {
    const [plain, full] = await nameOf(wall, file);
    expect(plain).toMatch(/^[\w-]+\.(?:csv|png|md|pdf|svg|graphml)$/);
    expect(full).toMatch(/^Река 水 “a b” \(2026\) /u);
    names.push(full);
  }
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('Река 水 “a b” (2026) report.md');
  expect((await nameOf(await newWall(server, { title: '水'.repeat(120) }), 'notes.csv'))[0]).toBe(
    'wall-notes.csv',
  );
});

test('a wall before its tables has a report as well', async () => {
  const wall = await newWall(server);
  for (const file of FILES)
    expect(
      (await server.ask('GET', api(wall, `/export/${file}`), { token: wall.tokens.facilitator }))
        .status,
    ).toBe(200);
});

test('T32 who asks for many files has them in her turn: another’s is made after one of hers, and what is too many is told so at once', async () => {
  const busy = await newWall(server, { title: 'Many' });
  const other = await newWall(server, { title: 'One' });
  const order: string[] = [];
  const ask = async (wall: TestWall, name: string): Promise<[number, unknown, string | null]> => {
    const { status, json, headers } = await server.ask('GET', api(wall, '/export/report.pdf'), {
      token: wall.tokens.facilitator,
    });
    order.push(`${name} ${status}`);
    return [status, json?.['code'], headers.get('retry-after')];
  };
  // One is being made, as many wait as may, and the rest is told so.
  const hers = Array.from({ length: 2 * LIMITS.exportsWaitingPerPerson }, () => ask(busy, 'hers'));
  await Promise.race(hers);
  const before = order.filter((each) => each === 'hers 200').length;
  expect(await ask(other, 'theirs')).toEqual([200, undefined, null]);
  // The file under way, the one whose turn came before, and one that was finished when the others
  // were asked for.
  expect(
    order.slice(0, order.indexOf('theirs 200')).filter((each) => each === 'hers 200').length -
      before,
  ).toBeLessThanOrEqual(3);
  const answers = await Promise.all(hers);
  const refused = answers.filter(([status]) => status !== 200);
  expect([refused.length > 0, ...refused]).toEqual([
    true,
    ...refused.map(() => [503, 'busy', '2']),
  ]);
  expect(answers.length - refused.length, 'what was not refused was made').toBeGreaterThan(
    LIMITS.exportsWaitingPerPerson,
  );
});

test('2a.8 who goes away takes back what she asked for: what is being made for her ends', async () => {
  const wall = await newWall(server);
  // One that never ends by itself, however fast the machine is.
  let end: ((error: Error) => void) | null = null;
  vi.spyOn(ExportProcess.prototype, 'make').mockImplementationOnce(
    () => new Promise((_, reject) => void (end = reject)),
  );
  const kill = vi
    .spyOn(ExportProcess.prototype, 'kill')
    .mockImplementationOnce(async () => end?.(new Error('killed')));
  const gone = new AbortController();
  const asked = fetch(server.origin + api(wall, '/export/report.pdf'), {
    headers: { authorization: `Bearer ${wall.tokens.facilitator}` },
    signal: gone.signal,
  });
  await until('it is being made', () => end !== null);
  expect(kill).not.toHaveBeenCalled();
  gone.abort();
  await expect(asked).rejects.toThrow();
  await until('it ends', () => kill.mock.calls.length > 0);
  vi.restoreAllMocks();
  const { status } = await server.ask('GET', api(wall, '/export/report.pdf'), {
    token: wall.tokens.facilitator,
  });
  expect(status).toBe(200);
});

test('7.6 who waits for a file that takes its time is not cut: only what waits for a reader is', async () => {
  const hasty = await startTestServer({ timeouts: { stalledMs: 40, checkEveryMs: 10 } });
  try {
    const wall = await newWall(hasty);
    const began = performance.now();
    // On a connection of its own: the server may cut a kept connection, rightly, at the moment it
    // is used again.
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      get(
        hasty.origin + api(wall, '/export/report.pdf'),
        { agent: false, headers: { authorization: `Bearer ${wall.tokens.facilitator}` } },
        (response) => response.resume().on('end', () => resolve(response.statusCode)),
      ).on('error', reject);
    });
    expect(answer).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(40);
  } finally {
    await hasty.stop();
  }
});

test('a file’s name speaks as the file does, and has plain letters where its language has none', async () => {
  const wall = await newWall(server, { title: 'Hui', language: 'de' });
  const name = async (path: string): Promise<string> =>
    (
      await server.ask('GET', api(wall, `/export/${path}`), { token: wall.tokens.facilitator })
    ).headers.get('content-disposition') ?? '';
  expect(await name('report.md?contacts=yes')).toBe(
    `attachment; filename="Hui-Bericht-mit-Kontakten.md"; filename*=UTF-8''Hui%20Bericht%20mit%20Kontakten.md`,
  );
  expect(await name('roster.csv?language=ar')).toBe(
    `attachment; filename="Hui-roster.csv"; filename*=UTF-8''${encodeURIComponent('Hui المشاركون.csv')}`,
  );
});
