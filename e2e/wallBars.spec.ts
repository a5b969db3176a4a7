import type { Page } from '@playwright/test';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import type { WallPage } from './pages/WallPage.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { ask } from './support/wallApi.ts';
import { either, said, t } from './support/words.ts';

const PHONE = { width: 390, height: 844 };
/** What a thumb can hit, CSS pixels. */
const TARGET = 44;

let server: SharedServer;
let seeded: SeededWall;
test.beforeAll(async () => {
  server = await shareServer();
  seeded = await seedWall(server.origin, DEMO_WALLS.clustered);
  const steer = (path: string, body: object): Promise<unknown> =>
    ask(server.origin, 'POST', `/api/walls/${seeded.wallId}/${path}`, {
      token: seeded.tokens.facilitator,
      body,
    });
  await steer('phase', { phase: 'cluster' });
  await steer('timer', { action: 'start', ms: 3_600_000 });
});
test.afterAll(() => server.stop());

/** All of the wall in view; a phone opens with the outline. */
async function showAll(opened: Promise<WallPage>): Promise<WallPage> {
  const wall = await opened;
  if ((wall.page.viewportSize()?.width ?? 0) < 640)
    await wall.page.getByRole('button', { name: t('outline.showWall') }).click();
  await wall.fit();
  return wall;
}

/** Where each button and list of a bar is, those in closed menus left out. */
const controlsOf = (
  page: Page,
  bar: string,
): Promise<{ name: string; x: number; y: number; width: number; height: number }[]> =>
  page
    .locator(bar)
    .locator('button:visible, select:visible')
    .evaluateAll((all) =>
      all
        .filter((each) => !each.closest('[role="menu"]'))
        .map((each) => {
          const { x, y, width, height } = each.getBoundingClientRect();
          return {
            name: each.getAttribute('aria-label') ?? each.textContent ?? '',
            x,
            y,
            width,
            height,
          };
        }),
    );
const rowsOf = (controls: readonly { y: number }[]): number =>
  new Set(controls.map(({ y }) => Math.round(y / 10))).size;

test('the step and its sentence are read in full beside all tools, in both directions', async ({
  openWall,
}) => {
  const wall = await showAll(
    openWall(seeded, 'volunteer', { viewport: { width: 1280, height: 800 } }),
  );
  const { page } = wall;
  for (const [width, height] of [
    [1280, 800],
    [1440, 900],
    [1920, 1080],
  ] as const) {
    for (const dir of ['ltr', 'rtl'] as const) {
      await page.setViewportSize({ width, height });
      await page.evaluate((to) => {
        document.documentElement.dir = to;
      }, dir);
      for (const part of ['.wall-title > span', '.wall-step', '.wall-ask']) {
        const cut = await page
          .locator(part)
          .evaluate((each) => [
            each.scrollWidth - each.clientWidth,
            each.scrollHeight - each.clientHeight,
          ]);
        expect(Math.max(...cut), `${part} at ${width}, ${dir}`).toBeLessThanOrEqual(2);
      }
      const tools = await controlsOf(page, '.wall-tools');
      expect(tools.map(({ name }) => name.split(/[ :]/)[0])).toEqual([
        t('wall.undo'),
        t('wall.select'),
        t('wall.tidy'),
        expect.stringMatching(/^\d+$/),
        t('find.find'),
        t('wall.fit'),
        t('wall.read'),
        t('wall.more'),
      ]);
      for (const { name, x, width: wide } of tools)
        expect(x >= 0 && x + wide <= width, `${name} is in the window at ${width}, ${dir}`).toBe(
          true,
        );
    }
  }
});

test('on a phone tools stand in one row and a group’s or chosen notes’ bar in two, each with room for a thumb', async ({
  openWall,
}) => {
  for (const dir of ['ltr', 'rtl'] as const) {
    const wall = await showAll(
      openWall(seeded, 'facilitator', { viewport: PHONE, hasTouch: true }),
    );
    const { page } = wall;
    await page.evaluate((to) => {
      document.documentElement.dir = to;
    }, dir);
    const fits = async (bar: string, rows: number): Promise<void> => {
      const controls = await controlsOf(page, bar);
      expect(rowsOf(controls), `rows of ${bar}, ${dir}`).toBeLessThanOrEqual(rows);
      for (const { name, x, width, height } of controls) {
        expect(Math.min(width, height), `${name} can be hit`).toBeGreaterThanOrEqual(TARGET);
        expect(x >= 0 && x + width <= PHONE.width, `${name} is on the screen, ${dir}`).toBe(true);
      }
    };
    await fits('.wall-tools', 1);
    await wall.chooseGroup((await wall.clusters())[0]?.id ?? '');
    await fits('.action-bar', 2);
    const more = page.getByRole('button', { name: t('group.more', { number: 1 }) });
    await more.tap();
    const menu = await page.getByRole('menu').boundingBox();
    expect(
      menu && menu.x >= 0 && menu.x + menu.width <= PHONE.width && menu.y >= 0,
      'the menu is on the screen',
    ).toBe(true);
    await page.getByRole('menuitemcheckbox', { name: t('here.claim') }).tap();
    await expect(page.getByRole('menu')).toBeHidden();
    await expect.poll(() => page.evaluate(() => window.__wall?.claims().length)).toBe(0);
    await page.keyboard.press('/');
    await page.keyboard.type('water');
    await page.getByRole('button', { name: t('find.select') }).tap();
    await fits('.action-bar', 2);
    await page.context().close();
  }
});

test('a menu by keyboard: arrows and ends inside, Escape and Tab lead back, the wall keeps what was chosen', async ({
  openWall,
}) => {
  const wall = await showAll(openWall(seeded));
  const { page } = wall;
  const [group] = await wall.clusters();
  await wall.chooseGroup(group?.id ?? '');
  const more = page.getByRole('button', { name: t('group.more', { number: 1 }) });
  const item = (name: string) =>
    page
      .getByRole('menu')
      .locator('[role^="menuitem"]')
      .and(page.getByLabel(name).or(page.locator(`:has-text("${name}")`)));
  const colorOf = (): Promise<string | undefined> =>
    page.evaluate(
      (id) => window.__wall?.clusters().find((each) => each.id === id)?.color,
      group?.id,
    );
  const before = await colorOf();
  await more.focus();
  await page.keyboard.press('ArrowUp');
  await expect(item(t('group.takeApart')), 'Up opens at the end').toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(item(t('paper.yellow')), 'around to the papers, at the one it has').toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(item(t('paper.pink'))).toBeFocused();
  await page.keyboard.press('End');
  await expect(item(t('group.takeApart'))).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(more).toBeFocused();
  await expect(
    page.getByRole('toolbar', { name: said('group.bar', { number: 1 }) }),
    'Escape closed the menu alone',
  ).toBeVisible();
  expect(await colorOf()).toBe(before);

  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(colorOf).toBe('orange');
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(item(t('paper.orange')), 'opens at what was chosen').toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(page.getByRole('button', { name: t('design.close'), exact: true })).toBeFocused();
  // Arrows go along the bar, too.
  await page.keyboard.press('Home');
  await expect(page.getByRole('button', { name: t('group.name') })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: t('group.pile') })).toBeFocused();

  const tools = page.getByRole('button', { name: t('wall.moreTools') });
  await tools.focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('menuitemcheckbox', { name: said('here.hands.label') }),
    'at the first that can be done',
  ).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(
    page.getByRole('menuitem', { name: either(t('undo.redo.none'), said('undo.redo')) }),
    'what cannot be done now is read, too',
  ).toBeFocused();
  await page.keyboard.press('h');
  await expect(
    page.getByRole('heading', { name: t('here.title') }),
    'the wall’s own keys go on',
  ).toBeFocused();
  await expect(page.getByRole('menu')).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(colorOf).toBe(before);
});

test('at two and three device pixels for one, words are drawn with all of them and a finger hits what it sees', async ({
  openWall,
}) => {
  for (const [deviceScaleFactor, viewport] of [
    [2, { width: 1024, height: 768 }],
    [3, PHONE],
  ] as const) {
    const wall = await showAll(
      openWall(seeded, 'volunteer', { viewport, deviceScaleFactor, hasTouch: true }),
    );
    const { page } = wall;
    await expect.poll(() => page.evaluate(() => window.__wall?.isSharp())).toBe(true);
    const sizes = await page
      .locator('#wall-canvas canvas')
      .evaluateAll((all) =>
        all.map((each) => (each as HTMLCanvasElement).width / each.getBoundingClientRect().width),
      );
    for (const size of sizes) expect(size).toBeCloseTo(deviceScaleFactor, 1);
    await expect
      .poll(async () => {
        const { x, y } = await page.evaluate(() => window.__wall?.camera() ?? { x: 0.5, y: 0.5 });
        return Math.max(
          ...[x, y].map((at) =>
            Math.abs(at * deviceScaleFactor - Math.round(at * deviceScaleFactor)),
          ),
        );
      }, 'at rest on whole device pixels')
      .toBeLessThan(0.001);
    const [note = ''] = await wall.loose();
    await wall.touchDragIntoGroup(note, (await wall.clusters())[1]?.id ?? '');
    await page
      .getByRole('button', { name: either(t('undo.undo.none'), said('undo.undo')) })
      .click();
    await expect.poll(async () => (await wall.loose()).includes(note)).toBe(true);
    await wall.saved();
    await page.context().close();
  }
});

test('from far away a group’s name stands above the notes and takes the press', async ({
  openWall,
}) => {
  const wall = await showAll(openWall(seeded, 'volunteer', { viewport: PHONE, hasTouch: true }));
  const { page } = wall;
  const groups = await wall.clusters();
  // Of the second row, whose names lie over the notes of the first.
  for (const group of groups.slice(4, 6)) {
    const header = await page.evaluate((id) => window.__wall?.headerRect(id), group.id);
    if (!header) throw new Error('the group is not on the wall');
    await page.touchscreen.tap(header.x + 16, header.y + header.height / 2);
    await expect(
      page.getByRole('toolbar', {
        name: t('group.bar', { number: group.number, name: group.name }),
      }),
    ).toBeVisible();
    await page.getByRole('button', { name: t('design.close'), exact: true }).tap();
  }
});
