import { execFileSync, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { putNote } from '../shared/commands/notes.ts';
import { openTables } from '../shared/commands/openTables.ts';
import { makingOf } from '../shared/commands/testTables.ts';
import { newUuid } from '../server/access/secrets.ts';
import { startEngine, until } from '../server/sync/wall/testWall.ts';
import { inspectWall } from './inspectWall.ts';
import { replayDocument } from './replayDocument.ts';

const ROOT = resolve(import.meta.dirname, '..');
let engine: Awaited<ReturnType<typeof startEngine>>;
afterEach(() => engine.stop());

it('looks into a wall while its server runs, and goes through a document’s log step by step', async () => {
  engine = await startEngine();
  const { wall, facilitator, facilitatorId, come } = await engine.newWall();
  const mere = await come('volunteer', 'Mere');
  const noteId = newUuid();
  await wall.command(facilitatorId, (state, actor) =>
    putNote(state, actor, { id: noteId, text: 'Clean the river' }),
  );
  const hers = engine.open(wall.wallId, 'arrangement', mere.token);
  await until('synced', () => hers.provider.synced);
  hers.doc
    .getMap('clusters')
    .set(
      'c1',
      new Y.Map<unknown>(Object.entries({ name: 'Rivers', color: 'yellow', pos: [0, 0] })),
    );
  hers.doc.getMap('placements').set(noteId, { cluster: 'c1', pos: [1, 2] });
  await until('placed', () => noteId in wall.content.placements());
  (hers.doc.getMap('clusters').get('c1') as Y.Map<unknown>).set('name', 'Rivers and lakes');
  await until('renamed', () => wall.content.clusters()['c1']?.name === 'Rivers and lakes');
  const { tables } = await wall.command(facilitatorId, (state, actor) =>
    openTables(state, actor, makingOf(wall.content.namedGroups(), newUuid)),
  );
  const sheet = `table/${tables[0]?.tableId}`;
  const typing = engine.open(wall.wallId, sheet, facilitator);
  await until('synced', () => typing.provider.synced);
  ((typing.doc.getXmlFragment('sheet').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(
    0,
    'Typed: ',
  );
  await until('typed', () =>
    JSON.stringify(wall.content.sheet(tables[0]?.tableId ?? '')).includes('Typed: '),
  );
  // Memory has it before the disk does.
  await wall.settled();

  expect((await inspectWall([engine.folder])).join('\n')).toMatch(
    new RegExp(
      `^${wall.wallId} {2}tables {2}\\d+ records {2}\\d documents {2}“A wall”\n1 walls; the log has \\d+ updates, \\d+ bytes$`,
    ),
  );
  const documents = await inspectWall([engine.folder, wall.wallId]);
  expect(documents[0]).toContain('1 session');
  expect(
    documents.some((line) =>
      /^arrangement {2}at \d+ {2}checkpoints none {2}log \d+ updates, \d+ bytes$/.test(line),
    ),
  ).toBe(true);
  expect(await inspectWall([engine.folder, wall.wallId, 'arrangement'])).toEqual([
    `placements.${noteId}  {"cluster":"c1","pos":[1,2]}`,
    'clusters.c1  {"name":"Rivers and lakes","color":"yellow","pos":[0,0]}',
  ]);
  const steps = await replayDocument([engine.folder, wall.wallId, 'arrangement']);
  expect(steps[0]).toBe('from the first update');
  expect(steps.at(-1)).toMatch(
    /^#\d+ {2}\d+ bytes {2}Mere \(volunteer [0-9a-f]{8}\): clusters\.c1\.name = "Rivers and lakes"$/,
  );
  expect((await replayDocument([engine.folder, wall.wallId, 'notes'])).at(-1)).toMatch(
    /^#\d+ {2}\d+ bytes {2}server: notes\.[0-9a-f-]+ = \{.*"Clean the river"/,
  );
  expect((await replayDocument([engine.folder, wall.wallId, sheet])).at(-1)).toMatch(
    /unnamed \(facilitator [0-9a-f]{8}\): sheet\.0\.0 \+ "Typed: "$/,
  );

  const said = execFileSync(process.execPath, ['scripts/inspect.ts', engine.folder, wall.wallId], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(said.trim().split('\n')).toEqual(await inspectWall([engine.folder, wall.wallId]));
  const wrong = spawnSync(
    process.execPath,
    ['scripts/replay.ts', engine.folder, wall.wallId, 'nothing'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect([wrong.status, wrong.stderr.trim()]).toEqual([
    1,
    expect.stringMatching(/^The wall has no document nothing\. There are: arrangement, /),
  ]);
  await expect(inspectWall([engine.folder, 'nowall'])).rejects.toThrow(
    `There is no wall nowall. There are: ${wall.wallId}.`,
  );
  await expect(inspectWall([`${engine.folder}/none`])).rejects.toThrow(
    'There is no weavewall.sqlite in',
  );
});
