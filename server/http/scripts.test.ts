import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScriptChange } from '../../shared/scripts/change/changeScript.ts';
import { scriptSign } from '../../shared/scripts/change/changeScript.ts';
import { readScriptText } from '../../shared/scripts/readScript.ts';
import type { Script } from '../../shared/scripts/script.ts';
import {
  joinWall,
  newWall,
  startTestServer,
  type Answer,
  type TestServer,
  type TestWall,
} from './testServer.ts';

const FILES = join(import.meta.dirname, '../../shared/scripts/testScripts');
const fileOf = (name: string): string => readFileSync(join(FILES, `${name}.json`), 'utf8');
const jsonOf = (name: string): Script => JSON.parse(fileOf(name)) as Script;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const api = (wall: TestWall, path: string): string => `/api/walls/${wall.wallId}${path}`;
const change = (
  wall: TestWall,
  asked: ScriptChange,
  token = wall.tokens.facilitator,
): Promise<Answer> => {
  server.skip(5_000);
  return server.ask('POST', api(wall, '/script'), { token, body: { change: asked } });
};
interface Run {
  script: Script;
  step: string;
  been: string[];
  phase: string;
  open: string[];
  prompts: string[];
  left?: { id: string }[];
}
const runOf = (answer: Answer): Run => (answer.json as unknown as { session: Run }).session;
const idsOf = ({ script }: Run): string[] => script.steps.map(({ id }) => id);
const goTo = (wall: TestWall, step: string): Promise<Answer> => {
  server.skip(5_000);
  return server.ask('POST', api(wall, '/step'), {
    token: wall.tokens.facilitator,
    body: { step },
  });
};

describe('changing the run', () => {
  test('2.12 a rating is put before the tables, a round added, a step repeated; each taken back as it was made', async () => {
    const wall = await newWall(server);
    const rate = {
      id: 'rate',
      kind: 'rate',
      title: 'Rate the groups',
      ask: 'How likely?',
      of: { kind: 'groups' },
      form: [{ id: 'stars', kind: 'stars', label: 'How likely?' }],
      each: 'all',
    };
    const added = runOf(await change(wall, { do: 'add-step', step: rate, after: 'group' }));
    expect(idsOf(added).slice(0, 4)).toEqual(['post', 'group', 'rate', 'tables']);
    const tables = added.script.steps.find(({ id }) => id === 'tables');
    const { rounds = [] } = tables as { rounds?: object[] };
    const rounded = await change(wall, {
      do: 'set-step',
      step: 'tables',
      was: { rounds },
      set: { rounds: [...rounds, { id: 'ideas', title: 'Ideas', turn: 'everyone' }] },
    });
    expect(runOf(rounded).script.steps[3]).toMatchObject({ rounds: [{}, { id: 'ideas' }] });
    const again = await change(wall, {
      do: 'repeat-step',
      step: 'rate',
      as: 'rate-2',
      after: 'tables',
    });
    expect(idsOf(runOf(again))).toContain('rate-2');
    const back = await change(wall, { do: 'remove-step', step: 'rate-2' });
    expect(idsOf(runOf(back))).not.toContain('rate-2');
  });

  test('2.12 participants and helpers may not', async () => {
    const wall = await newWall(server);
    const { token } = await joinWall(server, wall, 'Ana');
    for (const who of [token, wall.tokens.volunteer, wall.tokens.projector])
      expect(
        (await change(wall, { do: 'skip-step', step: 'walk', skip: true }, who)).json,
      ).toMatchObject({ code: 'forbidden' });
  });

  test('2.12 questions that people answer now follow at once, and keep their places once answered', async () => {
    const wall = await newWall(server, { prompts: ['Where?', 'Who?'] });
    const [post] = runOf(await change(wall, { do: 'skip-step', step: 'walk', skip: true })).script
      .steps as unknown as { prompts?: unknown[] }[];
    const set = (prompts: string[]): Promise<Answer> =>
      change(wall, {
        do: 'set-step',
        step: 'post',
        was: { prompts: post?.prompts },
        set: { prompts },
      });
    const { token } = await joinWall(server, wall, 'Ana');
    await server.ask('PUT', api(wall, `/notes/00000000-0000-4000-8000-000000000001`), {
      token,
      body: { text: 'Here', prompt: 1 },
    });
    expect((await set(['Where?'])).json).toMatchObject({
      code: 'invalid-request',
      values: { why: 'answered' },
    });
    expect(runOf(await set(['Where now?', 'Who?', 'When?'])).prompts).toEqual([
      'Where now?',
      'Who?',
      'When?',
    ]);
  });

  test('2.12a every fault is told with its place, in the reader’s language, and nothing is changed', async () => {
    const wall = await newWall(server);
    const { json } = await server.ask('POST', api(wall, '/script'), {
      token: wall.tokens.facilitator,
      headers: { 'accept-language': 'de' },
      body: { change: { do: 'move-step', step: 'walk', after: null } },
    });
    expect(json).toMatchObject({
      code: 'invalid-script',
      faults: [{ place: 'steps[0]', code: 'nothing-made', values: { things: 'tables' } }],
    });
    expect(
      runOf(await change(wall, { do: 'remove-step', step: 'never' })).script.steps[0],
    ).toMatchObject({
      id: 'post',
    });
  });

  test('2.12a the step where the meeting is stays; two who write one thing, and an id that is taken', async () => {
    const wall = await newWall(server);
    for (const asked of [
      { do: 'remove-step', step: 'post' },
      { do: 'skip-step', step: 'post', skip: true },
    ] as const)
      expect((await change(wall, asked)).json).toMatchObject({ code: 'step-is-now' });
    const reworded = { do: 'set-step', step: 'walk', was: { minutes: 30 } } as const;
    expect((await change(wall, { ...reworded, set: { minutes: 20 } })).status).toBe(200);
    expect((await change(wall, { ...reworded, set: { minutes: 40 } })).json).toMatchObject({
      code: 'changed-meanwhile',
    });
    const step = { id: 'group', kind: 'post', title: 'A', ask: 'B', prompts: [] };
    expect((await change(wall, { do: 'add-step', step, after: null })).json).toMatchObject({
      code: 'id-taken',
    });
    expect(
      (await change(wall, { do: 'set-step', step: 'walk', was: {}, set: { kind: 'post' } })).json,
    ).toMatchObject({ code: 'invalid-request', values: { where: 'steps[3].kind' } });
  });

  test('2.12b a step that is over leaves the run: what it opened stays open, and it can come back', async () => {
    const wall = await newWall(server);
    await goTo(wall, 'connect');
    const walk = runOf(await change(wall, { do: 'skip-step', step: 'walk', skip: false })).script
      .steps[3];
    const without = runOf(await change(wall, { do: 'remove-step', step: 'walk' }));
    expect(without).toMatchObject({ step: 'connect', left: [{ id: 'walk' }] });
    expect(without.open).toContain('read-gallery');
    const back = runOf(await change(wall, { do: 'add-step', step: walk ?? {}, after: 'tables' }));
    expect(back).toMatchObject({ left: [], script: { steps: { 3: { id: 'walk' } } } });
  });

  test('2.12b another script without the present step: the meeting stands at the last one that it came by', async () => {
    const wall = await newWall(server);
    await goTo(wall, 'walk');
    const { script } = runOf(await change(wall, { do: 'skip-step', step: 'connect', skip: true }));
    const steps = script.steps.filter(({ id }) => id !== 'walk');
    const other = { ...script, name: 'Ours', steps };
    const was = scriptSign(script);
    const replaced = runOf(await change(wall, { do: 'replace-script', script: other, was }));
    expect(replaced).toMatchObject({ step: 'tables', been: ['post', 'group'], left: [] });
    expect((await change(wall, { do: 'replace-script', script, was })).json).toMatchObject({
      code: 'changed-meanwhile',
    });
  });

  test('2.12b whoever moves on while others reorder gets to the step she named; a step that is gone is named so', async () => {
    const wall = await newWall(server);
    await change(wall, { do: 'move-step', step: 'follow-up', after: 'tables' });
    const moved = await goTo(wall, 'follow-up');
    expect(moved.json).toMatchObject({ session: { step: 'follow-up' } });
    await change(wall, { do: 'remove-step', step: 'connect' });
    expect((await goTo(wall, 'connect')).json).toMatchObject({ code: 'no-such-step' });
  });
});

describe('files', () => {
  test('2.12c a wall’s script is saved, read by another server’s rules, and runs there', async () => {
    const wall = await newWall(server);
    await change(wall, { do: 'set-script', was: { summary: undefined }, set: {} });
    const saved = await server.ask('GET', api(wall, '/script'), { token: wall.tokens.facilitator });
    expect(saved.headers.get('content-disposition')).toContain('.json');
    const { $schema } = JSON.parse(saved.text) as { $schema: string };
    expect($schema).toBe(`${server.origin}/api/script.schema.json`);
    const schema = await server.ask('GET', '/api/script.schema.json');
    expect(JSON.parse(schema.text)).toMatchObject({ title: 'weavewall-script' });
    const checked = await server.ask('POST', '/api/scripts', { body: { text: saved.text } });
    const { script } = checked.json as unknown as { script: Script };
    expect(readScriptText(saved.text)).toEqual({ script });
    const made = await server.ask('POST', '/api/walls', { body: { title: 'Again', script } });
    expect(made.status).toBe(201);
    const { token } = await joinWall(server, wall, 'Ana');
    expect((await server.ask('GET', api(wall, '/script'), { token })).json).toMatchObject({
      code: 'forbidden',
    });
  });

  test('2.12c a file that is none, or newer, is refused with all that is wrong', async () => {
    const check = async (text: string) =>
      (await server.ask('POST', '/api/scripts', { body: { text } })).json;
    expect(await check('{')).toMatchObject({
      code: 'invalid-script',
      faults: [{ place: '', code: 'not-json' }],
    });
    expect(await check(JSON.stringify({ ...jsonOf('peer-assist'), version: 2 }))).toMatchObject({
      faults: [{ place: 'version', code: 'newer-version', values: { version: 2 } }],
    });
  });

  test('2.12c of a past wall its script is copied by the facilitator’s link, and by no other', async () => {
    const script = jsonOf('periphery-map');
    const wall = await newWall(server, { script });
    const copy = (secret: string): Promise<Answer> =>
      server.ask('POST', api(wall, '/script/copy'), { body: { secret } });
    const { facilitator, volunteer } = wall.tokens;
    expect((await copy(facilitator)).json).toMatchObject({ script: { id: 'periphery-map' } });
    for (const secret of [volunteer, 'a'.repeat(43)])
      expect((await copy(secret)).json).toMatchObject({ code: 'unauthenticated' });
  });

  test('2.12c a loaded script speaks the wall’s language first', async () => {
    const wall = await newWall(server, { language: 'de' });
    const now = runOf(await change(wall, { do: 'skip-step', step: 'walk', skip: false }));
    const loaded = runOf(
      await change(wall, {
        do: 'replace-script',
        script: jsonOf('periphery-map'),
        was: scriptSign(now.script),
      }),
    );
    expect(loaded.script.languages[0]).toBe('de');
    expect(loaded.step).toBe('around');
  });
});
