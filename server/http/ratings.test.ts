import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OwnRatings, RatingResults } from '../../shared/protocol/ratings.ts';
import {
  joinWall,
  newWall,
  startTestServer,
  type TestServer,
  type TestWall,
} from './testServer.ts';
import { api, uuid } from './testRoom.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const COMMON = { title: 'Read', ask: 'Read them.' };
const scriptWith = (...steps: object[]): object => ({
  version: 1,
  id: 'reading',
  languages: ['en'],
  name: 'Reading',
  summary: 'Reading.',
  people: [1, 500],
  minutes: 30,
  steps: [{ ...COMMON, id: 'gather', kind: 'post', prompts: [] }, ...steps],
});
const rate = (more: object = {}): object => ({
  ...COMMON,
  id: 'read',
  kind: 'rate',
  of: { kind: 'notes' },
  form: [
    { id: 'merit', kind: 'stars', label: 'How good?' },
    { id: 'why', kind: 'sentence', label: 'Why?' },
  ],
  each: 'all',
  ...more,
});

interface Reader {
  token: string;
  participantId: string;
}

/** A wall with readers and notes of the facilitator's, at its `rate` step. */
async function reading(
  step: object,
  { people, notes }: { people: number; notes: number },
): Promise<{ wall: TestWall; readers: Reader[]; notes: string[] }> {
  const wall = await newWall(server, { script: scriptWith(step) });
  const readers = await Promise.all(
    Array.from({ length: people }, (_, n) => joinWall(server, wall, `Reader ${n}`)),
  );
  const ids = Array.from({ length: notes }, uuid);
  for (const id of ids)
    await server.ask('PUT', api(wall, `/notes/${id}`), {
      token: wall.tokens.facilitator,
      body: { text: `Note ${id}` },
    });
  await goTo(wall, 'read');
  return { wall, readers, notes: ids };
}
const goTo = (wall: TestWall, step: string) =>
  server.ask('POST', api(wall, '/step'), { token: wall.tokens.facilitator, body: { step } });
const read = async <Answer>(wall: TestWall, token: string, path = ''): Promise<Answer> =>
  JSON.parse(
    (await server.ask('GET', api(wall, `/ratings/read${path}`), { token })).text,
  ) as Answer;
const put = (wall: TestWall, token: string, thing: string, value: unknown, field = 'merit') =>
  server.ask('PUT', api(wall, `/ratings/read/${thing}`), {
    token,
    body: { answers: { [field]: { value } } },
  });

describe('a balanced reading over HTTP', () => {
  test('2b.2 is dealt in the tick that comes to it, evenly, and stays when some leave and others come', async () => {
    const { wall, readers, notes } = await reading(rate({ each: 2 }), { people: 6, notes: 4 });
    const lists = await Promise.all(
      readers.map(async ({ token }) => (await read<OwnRatings>(wall, token)).things),
    );
    const counts = notes.map((id) => lists.flat().filter((thing) => thing.id === id).length);
    expect(counts).toEqual([3, 3, 3, 3]);
    expect(lists[0]?.[0]?.text).toMatch(/^Note /);
    const late = await joinWall(server, wall, 'Late');
    expect((await read<OwnRatings>(wall, late.token)).things).toHaveLength(2);
    await goTo(wall, 'gather');
    await goTo(wall, 'read');
    const again = await read<OwnRatings>(wall, readers[0]?.token ?? '');
    expect(again.things).toEqual(lists[0]);
  });
});

/** What three people said of a note, in the files and snapshots of its wall; nobody's name, nobody else's words, and only for facilitators. */
async function saysInFiles(wall: TestWall, note: string, readers: Reader[]): Promise<void> {
  const token = wall.tokens.facilitator;
  const file = async (name: string, asker = token) =>
    server.ask('GET', api(wall, `/export/${name}`), { token: asker });
  const { text } = await file('ratings.csv');
  expect(text).toContain(`Note ${note},How good?,3,,1,2,0.82,1,3`);
  expect(text).toContain('Said by 0\nSaid by 1\nSaid by 2');
  expect((await file('answers.csv')).text.trim().split('\n')).toHaveLength(1);
  const report = (await file('report.md')).text;
  expect(report).toContain('2 on average · spread 0.8 · 3 answers');
  for (const words of [text, report]) expect(words).not.toMatch(/Reader \d|Said by 3/);
  expect((await file('ratings.csv', readers[0]?.token)).status).toBe(403);
  const snapshot = (
    await server.ask('POST', api(wall, '/snapshots'), { token, body: { name: 'Read' } })
  ).json as unknown as { id: string };
  await server.ask('DELETE', api(wall, `/people/${readers[2]?.participantId}`), { token });
  const kept = (await server.ask('GET', api(wall, `/snapshots/${snapshot.id}`), { token })).text;
  // Two sentences are left: too few to be read without guessing whose they are.
  expect(kept).not.toMatch(/Said by \d/);
}

describe('what is said', () => {
  test('2b.4 is nobody else’s to see, and a mean only once three have said it; without whoever was removed', async () => {
    const { wall, readers, notes } = await reading(rate(), { people: 4, notes: 2 });
    const [note = '', other = ''] = notes;
    const facilitator = wall.tokens.facilitator;
    for (const [n, { token }] of readers.entries()) {
      await put(wall, token, note, n + 1);
      await put(wall, token, note, `Said by ${n}`, 'why');
    }
    await put(wall, readers[0]?.token ?? '', other, 5);
    for (const token of [facilitator, readers[1]?.token ?? ''])
      expect(
        (await server.ask('GET', api(wall, '/ratings/read/results'), { token })).json,
      ).toMatchObject({ code: 'results-closed' });
    const hers = await server.ask('GET', api(wall, '/ratings/read'), {
      token: readers[1]?.token ?? '',
    });
    expect(hers.text).toContain('Said by 1');
    expect(hers.text).not.toMatch(/Said by [023]/);
    await server.ask('DELETE', api(wall, `/people/${readers[3]?.participantId}`), {
      token: facilitator,
    });
    await server.ask('PUT', api(wall, '/ratings/read'), {
      token: facilitator,
      body: { state: 'closed' },
    });
    const { things } = await read<RatingResults>(wall, readers[1]?.token ?? '', '/results');
    expect(things.map(({ id, results }) => [id, results[0]])).toEqual([
      [
        note,
        {
          field: 'merit',
          count: 3,
          isFew: false,
          rank: 1,
          shown: expect.objectContaining({ mean: 2, min: 1, max: 3 }) as unknown,
        },
      ],
      [other, { field: 'merit', count: 1, isFew: true, rank: null, shown: null }],
    ]);
    expect(JSON.stringify(things)).not.toContain('Said by 3');
    await saysInFiles(wall, note, readers);
    // Kept and told: what comes now changes nothing.
    expect((await put(wall, readers[0]?.token ?? '', note, 5)).json).toMatchObject({
      code: 'step-closed',
    });
  });
});
