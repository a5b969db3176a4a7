import type { Page } from '@playwright/test';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { WallPage } from './pages/WallPage.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { expect, test, type OpenPage } from './support/test.ts';
import { ask } from './support/wallApi.ts';
import { either, said, t } from './support/words.ts';

const WALL = DEMO_WALLS.clustered;

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

async function openIn(page: Page, seeded: SeededWall): Promise<WallPage> {
  const wall = new WallPage(page);
  await wall.open(seeded.links.volunteer.replace(/^https?:\/\/[^/]+/, server.origin));
  await wall.showsNotes(WALL.notes.length);
  return wall;
}

const openVolunteer = async (openPage: OpenPage, seeded: SeededWall): Promise<WallPage> =>
  openIn(await openPage(), seeded);

const lock = (seeded: SeededWall, locked: boolean): Promise<unknown> =>
  ask(server.origin, 'POST', `/api/walls/${seeded.wallId}/lock`, {
    token: seeded.tokens.facilitator,
    body: { locked },
  });

async function middleOf(
  page: Page,
  what: { note: string } | { group: string },
): Promise<{ x: number; y: number }> {
  const box = await page.evaluate(
    (asked) =>
      ('note' in asked
        ? window.__wall?.noteRect(asked.note)
        : window.__wall?.headerRect(asked.group)) ?? null,
    what,
  );
  if (!box) throw new Error(`${JSON.stringify(what)} is not on the wall`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const selection = (page: Page): Promise<number> =>
  page.evaluate(() => window.__wall?.selection().length ?? 0);
const heldByOthers = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.__wall?.heldByOthers() ?? []);
const groupOf = async (wall: WallPage, note: string): Promise<string | undefined> =>
  (await wall.clusters()).find(({ notes }) => notes.includes(note))?.name;
const undoOf = (wall: WallPage): Promise<string | null> =>
  wall.page
    .getByRole('toolbar', { name: t('wall.tools') })
    .getByRole('button', { name: either(t('undo.undo.none'), said('undo.undo')) })
    .getAttribute('aria-label');

/** In how many places this browser keeps what the server has not taken yet. */
const unsaved = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise((found) => {
        indexedDB.open('keyval-store').onsuccess = ({ target }) => {
          const store = (target as IDBOpenDBRequest).result
            .transaction('keyval')
            .objectStore('keyval');
          store.getAll(IDBKeyRange.bound('ww-unsaved:', 'ww-unsaved;')).onsuccess = (event) =>
            found(
              (event.target as IDBRequest<unknown[]>).result.filter(
                (kept) => kept instanceof Uint8Array,
              ).length,
            );
        };
      }),
  );

async function openOutline(wall: WallPage): Promise<void> {
  await wall.page.keyboard.press('o');
  await expect(wall.page.getByRole('region', { name: t('outline.label') })).toBeVisible();
}

/** In the outline: sends a note to the group of a number. */
async function sendTo(wall: WallPage, note: string, number: string): Promise<void> {
  await wall.page.locator(`#outline-note-${note}`).focus();
  await wall.page.keyboard.press(number);
}

test('the wall is locked while one holds a note and another types a name: nobody’s hand keeps it, and the name waits', async ({
  openPage,
}) => {
  const seeded = await seedWall(server.origin, WALL);
  const [carrying, naming] = [
    await openVolunteer(openPage, seeded),
    await openVolunteer(openPage, seeded),
  ];
  const [note = ''] = await carrying.loose();
  const from = await middleOf(carrying.page, { note });
  await carrying.page.mouse.move(from.x, from.y);
  await carrying.page.mouse.down();
  await carrying.page.mouse.move(from.x + 80, from.y - 60, { steps: 4 });
  await expect.poll(() => heldByOthers(naming.page)).toEqual([note]);
  const header = await middleOf(naming.page, { group: seeded.clusterIds[0] ?? '' });
  await naming.page.mouse.dblclick(header.x, header.y);
  const field = naming.page.getByRole('textbox', { name: said('group.name.label') });
  await field.fill('Young hands');

  await lock(seeded, true);
  // Before she lets go.
  await expect.poll(() => heldByOthers(naming.page)).toEqual([]);
  await carrying.page.mouse.move(from.x + 90, from.y - 60);
  await carrying.page.mouse.up();
  await expect(carrying.page.getByText(said('wall.held.back')).first()).toBeVisible();
  expect(await middleOf(carrying.page, { note })).toEqual(from);
  expect(await heldByOthers(naming.page)).toEqual([]);

  await field.press('Enter');
  await expect(naming.page.getByText(t('group.name.waits')).first()).toBeVisible();
  await expect(field).toHaveValue('Young hands');
  await lock(seeded, false);
  await expect(field).toHaveCount(0);
  await expect
    .poll(async () => (await carrying.clusters()).map(({ name }) => name))
    .toContain('Young hands');
});

test('a name being typed in the outline waits for the lock as well', async ({ openPage }) => {
  const seeded = await seedWall(server.origin, WALL);
  const wall = await openVolunteer(openPage, seeded);
  await openOutline(wall);
  await wall.page.getByText(said('outline.change')).first().click();
  const field = wall.page.getByRole('textbox', { name: t('outline.name'), exact: true });
  await field.fill('Young hands');
  await lock(seeded, true);
  await expect(wall.page.getByText(t('wall.locked.stays'))).toBeVisible();
  await field.press('Enter');
  await expect(field).toHaveValue('Young hands');
  await lock(seeded, false);
  await expect
    .poll(async () => (await wall.clusters()).map(({ name }) => name))
    .toContain('Young hands');
});

test('who opens her link again in another tab is the same person: each tab may undo, and both may be closed while the server is away', async ({
  openPage,
}) => {
  const seeded = await seedWall(server.origin, WALL);
  const first = await openVolunteer(openPage, seeded);
  const context = first.page.context();
  const [one = '', two = '', three = ''] = await first.loose();
  const names = (await first.clusters()).map(({ name }) => name);
  await openOutline(first);
  await sendTo(first, one, '1');
  await first.saved();
  const second = await openIn(await context.newPage(), seeded);
  await openOutline(second);
  await expect.poll(() => undoOf(second)).toBe(await undoOf(first));
  await sendTo(second, two, '2');
  await expect.poll(() => undoOf(first)).toBe(await undoOf(second));
  await expect.poll(() => groupOf(first, two)).toBe(names[1]);
  await first.page.keyboard.press('ControlOrMeta+Z');
  for (const tab of [first, second]) {
    await expect.poll(() => groupOf(tab, two)).toBeUndefined();
    // What a page keeps after this is what it did without the server.
    await tab.saved();
  }
  await expect.poll(() => unsaved(first.page)).toBe(0);

  await server.kill();
  await expect(second.page.getByText(t('network.offline.hands'))).toBeVisible();
  await sendTo(first, two, '2');
  await sendTo(second, three, '3');
  await expect
    .poll(async () => [await groupOf(first, two), await groupOf(second, three)], {
      message: 'both moved a note',
    })
    .toEqual([names[1], names[2]]);
  await expect.poll(() => unsaved(first.page), { message: 'and both keep it' }).toBe(2);
  await first.page.close();
  await second.page.close();
  await server.restart();
  const again = await openIn(await context.newPage(), seeded);
  for (const [note, name] of [
    [one, names[0]],
    [two, names[1]],
    [three, names[2]],
  ] as const)
    await expect.poll(() => groupOf(again, note)).toBe(name);
  await again.saved();
  await expect.poll(() => unsaved(again.page)).toBe(0);
});

test('a list of groups is looked through by keyboard before anything moves', async ({
  openPage,
}) => {
  const seeded = await seedWall(server.origin, WALL);
  const wall = await openVolunteer(openPage, seeded);
  const [note = ''] = await wall.loose();
  await openOutline(wall);
  await wall.page.locator(`#outline-note-${note}`).focus();
  await wall.page.keyboard.press('Space');
  const list = wall.page.getByRole('combobox', { name: t('outline.move.label') });
  await list.focus();
  for (const key of ['ArrowDown', 'Escape', 'ArrowRight', 'ArrowLeft', 'r', 'Escape'])
    await wall.page.keyboard.press(key);
  await expect(list).toBeFocused();
  expect(await selection(wall.page)).toBe(1);
  expect(await groupOf(wall, note)).toBeUndefined();
  await list.selectOption({ index: 2 });
  await expect.poll(() => groupOf(wall, note)).toBe(WALL.groups[1]?.name);
});

test('each step is read out, also when it is the same once more', async ({ openPage }) => {
  const seeded = await seedWall(server.origin, WALL);
  const wall = await openVolunteer(openPage, seeded);
  const loose = await wall.loose();
  await openOutline(wall);
  const lines = wall.page.getByRole('status').getByText(
    t('undo.done', {
      what: t('undo.what.moveTo', { count: 1, group: WALL.groups[0]?.name ?? '' }),
    }),
  );
  for (const times of [1, 2, 3]) {
    await sendTo(wall, loose[times] ?? '', '1');
    await expect(lines).toHaveCount(times);
  }
});

test('what was in view stays in view when a phone is turned, and a projector’s page fills the screen', async ({
  openPage,
}) => {
  const seeded = await seedWall(server.origin, WALL);
  const open = async (
    link: string,
    viewport: { width: number; height: number },
  ): Promise<WallPage> => {
    const wall = new WallPage(await openPage({ viewport }));
    await wall.open(link.replace(/^https?:\/\/[^/]+/, server.origin));
    await wall.showsNotes(WALL.notes.length);
    return wall;
  };
  const scaleOf = ({ page }: WallPage): Promise<number> =>
    page.evaluate(() => window.__wall?.camera().scale ?? 0);
  /** How many notes are wholly on the canvas. */
  const inView = ({ page }: WallPage): Promise<number> =>
    page.evaluate(
      () =>
        (window.__wall?.notes() ?? []).filter(({ id }) => {
          const [box, canvas] = [
            window.__wall?.noteRect(id),
            document.getElementById('wall-canvas')?.getBoundingClientRect(),
          ];
          return (
            box &&
            canvas &&
            box.x >= canvas.left &&
            box.y >= canvas.top &&
            box.x + box.width <= canvas.right &&
            box.y + box.height <= canvas.bottom
          );
        }).length,
    );

  const phone = await open(seeded.links.volunteer, { width: 390, height: 844 });
  await phone.page.getByRole('button', { name: t('outline.showWall') }).click();
  await expect.poll(() => inView(phone)).toBe(WALL.notes.length);
  const fitted = await scaleOf(phone);
  await phone.page.locator('#wall-canvas').press('+');
  await expect.poll(() => scaleOf(phone)).toBeGreaterThan(fitted);
  const near = await scaleOf(phone);
  await phone.page.getByRole('button', { name: t('wall.select.label') }).click();
  await expect(phone.page.getByText(t('wall.select.hint'))).toBeVisible();
  expect(await scaleOf(phone), 'the first change after that leaves the view alone').toBe(near);
  await phone.fit();
  await expect.poll(() => inView(phone)).toBe(WALL.notes.length);
  await phone.page.setViewportSize({ width: 844, height: 390 });
  await expect.poll(() => inView(phone)).toBe(WALL.notes.length);
  await phone.page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => inView(phone)).toBe(WALL.notes.length);

  const projector = await open(seeded.links.projector, { width: 1920, height: 940 });
  const before = await scaleOf(projector);
  await projector.page.setViewportSize({ width: 1920, height: 1080 });
  await expect.poll(() => scaleOf(projector)).toBeGreaterThan(before * 1.05);
});

test('Escape puts back what is held and keeps what is chosen; a composed word does not end a name', async ({
  openPage,
}) => {
  const seeded = await seedWall(server.origin, WALL);
  const wall = await openVolunteer(openPage, seeded);
  const { page } = wall;
  const [one = '', two = ''] = await wall.loose();
  await page.keyboard.down('Shift');
  for (const note of [one, two]) {
    const { x, y } = await middleOf(page, { note });
    await page.mouse.click(x, y);
  }
  await page.keyboard.up('Shift');
  const from = await middleOf(page, { note: one });
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 70, from.y - 90, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await selection(page)).toBe(2);
  expect(await middleOf(page, { note: one })).toEqual(from);
  await page.keyboard.press('Escape');
  expect(await selection(page)).toBe(0);

  const header = await middleOf(page, { group: seeded.clusterIds[0] ?? '' });
  await page.mouse.dblclick(header.x, header.y);
  const field = page.getByRole('textbox', { name: said('group.name.label') });
  await field.fill('川と海');
  await field.evaluate((input) =>
    input.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }),
    ),
  );
  await expect(field).toBeFocused();
  await field.press('Enter');
  await expect(field).toHaveCount(0);
});
