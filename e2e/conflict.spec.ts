import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readArrangement } from '../shared/documents/arrangement.ts';
import { applyOperation, type Operation } from '../shared/documents/arrangementEdits.ts';
import { readNotes } from '../shared/documents/readNotes.ts';
import { mergeCluster, takeApart, type WallView } from '../shared/documents/wallOperations.ts';
import { resolvePlacements } from '../shared/layout/resolvePlacements.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import type { WallPage } from './pages/WallPage.ts';
import { openDocument } from './support/arrangementDocument.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';

let server: RunningServer;
test.beforeAll(async () => { server = await startServer(); });
test.afterAll(() => server.stop());

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wallOf = DEMO_WALLS.clustered;

/** What another volunteer does on her own machine. */
async function elsewhere(seeded: SeededWall, plan: (view: WallView) => Operation): Promise<void> {
  const [notes, own] = await Promise.all(['notes', 'arrangement'].map((name) => openDocument(server.origin, seeded.wallId, name, seeded.tokens.volunteer)));
  if (!notes || !own) throw new Error('the documents did not open');
  const arrangement = readArrangement(own.doc);
  const view = { arrangement, wall: resolvePlacements(readNotes(notes.doc), arrangement.clusters, arrangement.placements) };
  applyOperation(own.doc, plan(view), 'own');
  const wanted = JSON.stringify(own.doc.getMap('clusters'));
  await expect.poll(async () => {
    const reader = await openDocument(server.origin, seeded.wallId, 'arrangement', seeded.tokens.volunteer);
    const has = JSON.stringify(reader.doc.getMap('clusters'));
    reader.close();
    return has === wanted;
  }).toBe(true);
  notes.close();
  own.close();
}

const note = (page: Page) => page.getByRole('group', { name: 'Your group was taken apart' });
const groupNow = async (wall: WallPage, id: string) => (await wall.clusters()).find((each) => each.id === id);

test('a group is taken apart while its name is typed, and right after: its notes are grouped again under that name, with one undo', async ({ openWall }) => {
  const seeded = await seedWall(server.origin, wallOf);
  const wall = await openWall(seeded);
  const { page } = wall;
  const [first, second] = await wall.clusters();
  if (!first || !second) throw new Error('the demo wall has no groups');
  await wall.fit();
  await wall.chooseGroup(first.id);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^Name of group/ })).toBeFocused();
  await page.keyboard.type('Rivers');
  await elsewhere(seeded, (view) => takeApart(view, first.id));
  await expect(note(page)).toContainText('Rivers');
  await expect(note(page)).toBeFocused();
  await page.keyboard.type(' on and on, h/n');
  await expect(page.getByRole('region', { name: 'Outline of the wall' }), 'what she goes on typing is no shortcut').toHaveCount(0);
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => (window as unknown as { axe: { run: (within: object) => Promise<AxeResults> } }).axe.run({ include: ['.hands-notes'] }));
  expect([violations, passes.length > 5]).toEqual([[], true]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(note(page)).toHaveCount(0);
  await expect.poll(() => groupNow(wall, first.id)).toMatchObject({ name: 'Rivers', notes: first.notes });
  await page.keyboard.press('Control+z');
  await expect.poll(() => groupNow(wall, first.id)).toBeUndefined();
  await page.keyboard.press('Control+y');
  await expect.poll(() => groupNow(wall, first.id)).toMatchObject({ name: 'Rivers' });

  const renamed = (await groupNow(wall, second.id)) ?? second;
  await wall.fit();
  await wall.chooseGroup(second.id);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Farms');
  await page.keyboard.press('Enter');
  await wall.saved();
  await elsewhere(seeded, (view) => takeApart(view, second.id));
  await note(page).getByRole('button', { name: 'Group them again' }).click();
  await expect.poll(() => groupNow(wall, second.id)).toMatchObject({ name: 'Farms', notes: renamed.notes });
  await wall.saved();
});

test('on a phone, in the outline, too', async ({ openWall }) => {
  const seeded = await seedWall(server.origin, wallOf);
  const wall = await openWall(seeded, 'volunteer', { viewport: { width: 390, height: 844 }, hasTouch: true });
  const { page } = wall;
  const [first] = await wall.clusters();
  if (!first) throw new Error('the demo wall has no groups');
  const outline = page.getByRole('region', { name: 'Outline of the wall' });
  const section = outline.locator('section').filter({ has: page.getByRole('heading', { name: first.name }) }).first();
  await section.getByText('Change this group').tap();
  await section.getByLabel('Name').fill('Rivers');
  await elsewhere(seeded, (view) => takeApart(view, first.id));
  await expect(note(page)).toContainText('Rivers');
  await note(page).getByRole('button', { name: 'Group them again' }).tap();
  await expect.poll(() => groupNow(wall, first.id)).toMatchObject({ name: 'Rivers' });
});

test('who is on a group that another merges is on the group it went into; taken apart, on none', async ({ openWall }) => {
  const seeded = await seedWall(server.origin, wallOf);
  const [wall, other] = [await openWall(seeded), await openWall(seeded)];
  const [first, second] = await wall.clusters();
  if (!first || !second) throw new Error('the demo wall has no groups');
  const claimed = (): Promise<string[]> => other.page.evaluate(() => (window.__wall?.claims() ?? []).map(({ cluster }) => cluster));
  await wall.fit();
  await wall.chooseGroup(first.id);
  await wall.page.getByRole('button', { name: 'I’m on this' }).click();
  await expect.poll(claimed).toEqual([first.id]);
  await elsewhere(seeded, (view) => mergeCluster(view, first.id, second.id));
  await expect.poll(claimed).toEqual([second.id]);
  await elsewhere(seeded, (view) => takeApart(view, second.id));
  await expect.poll(claimed).toEqual([]);
});
