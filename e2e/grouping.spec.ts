import { expect, test } from '@playwright/test';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { WallPage } from './pages/WallPage.ts';
import { seedWall } from './support/seedWall.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { wallLink } from './support/wallLink.ts';
import { either, said, t } from './support/words.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

test('a group is recoloured, merged and taken apart in the outline, each step undone', async ({
  page,
}) => {
  const seeded = await seedWall(server.origin, DEMO_WALLS.clustered);
  const wall = new WallPage(page);
  await wall.open(wallLink(seeded, 'volunteer'));
  await wall.showsNotes(DEMO_WALLS.clustered.notes.length);
  const groups = () => wall.clusters();
  const before = await groups();
  const [first, second] = before;
  if (!first || !second) throw new Error('the demo wall has no groups');
  await page.keyboard.press('o');
  const section = page
    .getByRole('region', { name: t('outline.label') })
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: first.name }) })
    .first();
  await section.getByText(said('outline.change')).click();

  await section.getByRole('button', { name: t('paper.pink') }).click();
  await expect
    .poll(() =>
      page.evaluate(
        (id) => window.__wall?.clusters().find((cluster) => cluster.id === id)?.color,
        first.id,
      ),
    )
    .toBe('pink');
  await section.getByRole('combobox').selectOption(second.id);
  await expect
    .poll(async () => (await groups()).find((cluster) => cluster.id === second.id)?.notes.length)
    .toBe(first.notes.length + second.notes.length);
  expect((await groups()).some((cluster) => cluster.id === first.id)).toBe(false);
  const undo = page
    .getByRole('button', { name: either(t('undo.undo.none'), said('undo.undo')) })
    .first();
  await undo.click();
  await expect
    .poll(async () => (await groups()).find((cluster) => cluster.id === first.id)?.notes.length)
    .toBe(first.notes.length);

  await section.getByText(said('outline.change')).click();
  await section.getByRole('button', { name: t('group.takeApart') }).click();
  await expect.poll(async () => (await groups()).length).toBe(before.length - 1);
  expect(await wall.loose()).toEqual(expect.arrayContaining([...first.notes]));
  await undo.click();
  await expect
    .poll(async () => (await groups()).find((cluster) => cluster.id === first.id)?.notes.toSorted())
    .toEqual(first.notes.toSorted());
  await wall.saved();
});

test('a group is piled up, carried, dropped on and opened; some of its notes are split off; each step undone', async ({
  page,
}) => {
  const seeded = await seedWall(server.origin, DEMO_WALLS.clustered);
  const wall = new WallPage(page);
  await wall.open(wallLink(seeded, 'volunteer'));
  await wall.showsNotes(DEMO_WALLS.clustered.notes.length);
  const group = async (id: string) => (await wall.clusters()).find((cluster) => cluster.id === id);
  const isPile = (id: string) =>
    page.evaluate((cluster) => {
      const notes = window.__wall?.clusters().find((each) => each.id === cluster)?.notes ?? [];
      return new Set(notes.map((note) => JSON.stringify(window.__wall?.noteRect(note)))).size === 1;
    }, id);
  const [first] = await wall.clusters();
  if (!first) throw new Error('the demo wall has no groups');
  await wall.fit();
  await wall.chooseGroup(first.id);
  await page.getByRole('button', { name: t('group.pile') }).click();
  await expect.poll(() => isPile(first.id)).toBe(true);
  const [note = ''] = await wall.loose();
  await wall.dragIntoGroup(note, first.id);
  await expect.poll(async () => (await group(first.id))?.notes.length).toBe(first.notes.length + 1);
  expect(await isPile(first.id), 'what is dropped on a pile lies in it').toBe(true);

  await page.keyboard.press('o');
  const outline = page.getByRole('region', { name: t('outline.label') });
  const section = outline
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: first.name }) })
    .first();
  await expect(
    section.getByRole('heading', {
      name: t('outline.count.pile', { count: first.notes.length + 1 }),
    }),
  ).toBeVisible();
  await section.getByText(said('outline.change')).click();
  await section.getByRole('button', { name: t('outline.openPile') }).click();
  await expect.poll(() => isPile(first.id)).toBe(false);
  const undo = page
    .getByRole('button', { name: either(t('undo.undo.none'), said('undo.undo')) })
    .first();
  await undo.click();
  await expect.poll(() => isPile(first.id)).toBe(true);
  await undo.click();
  await undo.click();
  await expect
    .poll(async () => (await group(first.id))?.notes.toSorted())
    .toEqual(first.notes.toSorted());
  await expect.poll(() => isPile(first.id)).toBe(false);

  for (const row of (await section.getByRole('listbox').getByRole('option').all()).slice(1, 4))
    await row.click();
  await outline.getByRole('button', { name: t('chosen.splitOff') }).click();
  await expect(page.locator('input:focus')).toHaveValue('');
  await page.keyboard.type('Schools');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await wall.clusters()).find(({ name }) => name === 'Schools')?.notes)
    .toEqual(first.notes.slice(1, 4));
  const colors = await page.evaluate(() =>
    Object.fromEntries((window.__wall?.clusters() ?? []).map(({ name, color }) => [name, color])),
  );
  expect(colors['Schools']).toBe(colors[first.name]);
  expect((await group(first.id))?.notes).toHaveLength(first.notes.length - 3);
  await undo.click();
  await undo.click();
  await expect.poll(async () => (await group(first.id))?.notes).toEqual(first.notes);
  await wall.saved();
});

test('moves made while the server is away survive a reload of the page and merge', async ({
  page,
}) => {
  const seeded = await seedWall(server.origin, DEMO_WALLS.clustered);
  const wall = new WallPage(page);
  await wall.open(wallLink(seeded, 'volunteer'));
  await wall.showsNotes(DEMO_WALLS.clustered.notes.length);
  await wall.saved();
  await wall.fit();
  const target = (await wall.clusters())[0]?.id ?? '';
  const [note = ''] = await wall.loose();
  await server.kill();
  await expect(page.getByText(t('network.offline.hands'))).toBeVisible();
  await wall.dragIntoGroup(note, target);
  await server.restart();
  await page.reload();
  await wall.showsNotes(DEMO_WALLS.clustered.notes.length);
  await expect
    .poll(async () => (await wall.notes()).find(({ id }) => id === note)?.cluster)
    .toBe(target);
  await wall.saved();
});
