import type { Page } from '@playwright/test';
import { MIXED_MEETING, MIXED_WALL } from './demoWalls/mixedMeeting.ts';
import { runAxe } from './support/axe.ts';
import { layoutFaults, type Promised } from './support/layoutFaults.ts';
import { askWall } from './support/meetingMembers.ts';
import { DESK, PHONE, ROOM } from './support/screens.ts';
import { playTables, type SeededMeeting } from './support/seedMeeting.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test, type OpenPage } from './support/test.ts';
import { beginning, t } from './support/words.ts';
import { IS_LONG } from './support/longSuite.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

type Size = typeof DESK;

/** What is made to be scrolled sideways, and what is shortened on purpose (`smallAndLarge.spec.ts`). */
const SIDEWAYS = '.run-steps, .print-pages, .twin-matrix, .matrix-frame';
const SHORTENED =
  '.phone-title, .console-title-button > span, .table-wall, .gallery-wall, .person-chip bdi, .group-name[title], .wall-title > span, .matrix-name > span, .join-corner strong, .gallery-host > span, .gallery-note, .next-stop-name > span, .tb-doors bdi';

/** A page as a language from right to left has it: the direction is there before anything is drawn. */
async function openFromRight(openPage: OpenPage, wall: SeededWall, size: Size): Promise<Page> {
  const page = await openPage({ viewport: size });
  await page.addInitScript(() => {
    const turn = (): void => document.documentElement?.setAttribute('dir', 'rtl');
    turn();
    new MutationObserver(turn).observe(document, { childList: true });
  });
  await page
    .context()
    .addCookies(
      Object.entries({ ...wall.tokens, participant: wall.people[0]?.token ?? '' }).map(
        ([role, value]) => ({ name: `ww_${wall.wallId}_${role}`, value, url: wall.origin }),
      ),
    );
  return page;
}

interface View {
  name: string;
  path: string;
  /** There once the page is. */
  shown: string;
  promised: Promised;
  /** In this order from the right; each whole in view. */
  fromRight?: readonly string[];
  sizes?: readonly Size[];
  show?: (page: Page) => Promise<void>;
}

const middleOf = async (page: Page, selector: string): Promise<number> => {
  const box = await page.locator(selector).filter({ visible: true }).first().boundingBox();
  expect(box, selector).not.toBeNull();
  return (box?.x ?? 0) + (box?.width ?? 0) / 2;
};

async function look(page: Page, view: View): Promise<void> {
  const size = page.viewportSize() ?? DESK;
  await page.goto(server.origin + view.path);
  await expect(page.locator(view.shown).filter({ visible: true }).first()).toBeVisible();
  await view.show?.(page);
  const at = `${view.name} at ${size.width}`;
  await expect
    .configure({ soft: true })
    .poll(
      () => layoutFaults(page, { sideways: SIDEWAYS, shortened: SHORTENED, ...view.promised }),
      { message: at, intervals: [20, 50, 100, 250], timeout: 2_500 },
    )
    .toEqual([]);
  if (size.width >= DESK.width) {
    const middles: number[] = [];
    for (const selector of view.fromRight ?? []) middles.push(await middleOf(page, selector));
    expect.soft(middles, `${at}: from the right`).toEqual(middles.toSorted((a, b) => b - a));
  }
  const { found, looked } = await runAxe(page);
  expect.soft(found, `axe on ${at}`).toEqual([]);
  expect(looked).toBeGreaterThan(5);
}

async function lookAt(openPage: OpenPage, wall: SeededWall, views: readonly View[]): Promise<void> {
  for (const size of [PHONE, DESK, ROOM]) {
    const page = await openFromRight(openPage, wall, size);
    for (const view of views)
      if ((view.sizes ?? [PHONE, DESK]).includes(size))
        await test.step(`${view.name} at ${size.width}`, () => look(page, view));
  }
}

const tables = (made: SeededMeeting): string[] => made.tables.map(({ tableId }) => tableId);

test('from right to left, a meeting up to its wall is whole', async ({ openPage }) => {
  const wall = await seedWall(server.origin, MIXED_WALL);
  const base = `/w/${wall.wallId}`;
  await lookAt(openPage, wall, [
    { name: 'start', path: '/', shown: '.start-form', promised: { main: '.start-form button' } },
    {
      name: 'phone',
      path: `/j/${wall.joinCode}`,
      shown: '#ww-own li',
      promised: { main: '#ww-put' },
      sizes: [PHONE],
    },
    {
      name: 'console',
      path: `${base}/console`,
      shown: '.next-card',
      promised: { main: '.next-go' },
      fromRight: ['.console-run', '.console-middle', '.console-side'],
    },
    {
      name: 'wall of a facilitator',
      path: `${base}/wall?as=facilitator`,
      shown: '.wall-tool',
      promised: { main: '.wall-tool' },
      fromRight: ['.wall-heading', '.wall-tools'],
      sizes: [PHONE, DESK, ROOM],
    },
    {
      name: 'wall, finding',
      path: `${base}/wall?as=volunteer`,
      shown: '.wall-tool',
      promised: { main: '.find-field input' },
      show: async (page) => {
        await page.getByRole('button', { name: t('find.find.label') }).click();
        await expect(page.locator('.find-field input')).toBeVisible();
      },
    },
    {
      name: 'projector',
      path: `${base}/projector?as=projector`,
      shown: '.wall-stage',
      promised: { main: 'h1' },
      fromRight: ['h1', '.join-corner'],
      sizes: [ROOM],
    },
  ]);
});

test('from right to left, tables, sheets and prints are whole', async ({ openPage }) => {
  test.skip(!IS_LONG, 'the wall and the gallery have all that is drawn by hand');
  const wall = await seedWall(server.origin, MIXED_WALL);
  const made = await playTables(wall, 'tables', MIXED_MEETING, MIXED_WALL);
  const base = `/w/${wall.wallId}`;
  const [own = ''] = tables(made);
  await lookAt(openPage, wall, [
    {
      name: 'phone at a table',
      path: `/j/${wall.joinCode}`,
      shown: '.tb-steps',
      promised: { main: '.tb-half .ww-button, .tb-half a' },
      sizes: [PHONE],
    },
    {
      name: 'console at tables',
      path: `${base}/console`,
      shown: '.board-tables',
      promised: { main: '.next-go' },
      fromRight: ['.console-run', '.console-middle', '.console-side'],
    },
    {
      name: 'sheet',
      path: `${base}/table/${own}?as=participant`,
      shown: '.sheet-text',
      promised: { main: '.sheet-tools' },
      fromRight: ['.table-side', '.table-main', '.table-notes'],
    },
    {
      name: 'projector, tables',
      path: `${base}/gallery?as=projector`,
      shown: '.choose',
      promised: { main: 'h1' },
      sizes: [ROOM],
    },
    ...['tents', 'posters', 'sheets'].map((what) => ({
      name: `print, ${what}`,
      path: `${base}/print?what=${what}&as=facilitator`,
      shown: '.page, .sheet-print',
      promised: { main: '.print-bar .ww-button' },
      sizes: [DESK],
    })),
  ]);
});

test('from right to left, the gallery is whole', async ({ openPage }) => {
  const wall = await seedWall(server.origin, MIXED_WALL);
  await playTables(wall, 'gallery', MIXED_MEETING, MIXED_WALL);
  const base = `/w/${wall.wallId}`;
  await lookAt(openPage, wall, [
    {
      name: 'phone on the walk',
      path: `/j/${wall.joinCode}`,
      shown: '.tb-tabs, .tb-actions',
      promised: { main: '.tb-half .ww-button, .tb-half a, .tb-action' },
      sizes: [PHONE],
    },
    {
      name: 'gallery, a stop',
      path: `${base}/gallery?as=participant`,
      shown: '.close-up',
      promised: { main: '.visit-action, .gallery-bar .ww-button' },
      fromRight: ['.close-up-main', '.close-up-side'],
    },
    {
      name: 'projector, the walk',
      path: `${base}/gallery?as=projector`,
      shown: '.gallery-projector',
      promised: { main: 'h1' },
      sizes: [ROOM],
    },
  ]);
  await askWall(wall, 'POST', '/walk', { action: 'end' });
  await askWall(wall, 'POST', '/phase', { phase: 'connect' });
  await lookAt(openPage, wall, [
    {
      name: 'gallery, the room',
      path: `${base}/gallery?as=facilitator`,
      shown: '.gallery-bar',
      promised: { main: '.gallery-bar .ww-button' },
    },
    {
      name: 'gallery, connections',
      path: `${base}/gallery?as=facilitator#connections`,
      shown: '.gallery-bar',
      promised: { main: '.gallery-bar .ww-button' },
      sizes: [DESK],
      show: async (page) => {
        await page.getByRole('button', { name: t('gallery.list'), exact: true }).click();
        await expect(page.locator('.matrix')).toBeVisible();
      },
    },
    {
      name: 'projector, connecting',
      path: `${base}/gallery?as=projector`,
      shown: '.gallery-projector',
      promised: { main: 'h1' },
      sizes: [ROOM],
    },
    {
      name: 'print, connections',
      path: `${base}/print?what=connections&as=facilitator`,
      shown: '.page, .sheet-print',
      promised: { main: '.print-bar .ww-button' },
      sizes: [DESK],
    },
  ]);
  await askWall(wall, 'POST', '/phase', { phase: 'follow-up' });
  await lookAt(openPage, wall, [
    {
      name: 'phone, before going home',
      path: `/j/${wall.joinCode}`,
      shown: '.tb-option',
      promised: { main: '.tb-half input' },
      sizes: [PHONE],
    },
    {
      name: 'gallery, before going home',
      path: `${base}/gallery?as=facilitator`,
      shown: '.follow',
      promised: { main: '.gallery-bar .ww-button' },
    },
  ]);
});

test('from right to left, the left arrow goes on along rows, and on the wall to the left', async ({
  openPage,
}) => {
  const wall = await seedWall(server.origin, MIXED_WALL);
  const base = `${server.origin}/w/${wall.wallId}`;
  const page = await openFromRight(openPage, wall, DESK);
  await page.goto(`${base}/console`);
  await page.getByRole('tab', { name: beginning(t('console.tabs.notes')) }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: beginning(t('console.tabs.people')) })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: beginning(t('console.tabs.notes')) })).toBeFocused();

  await page.goto(`${base}/wall?as=facilitator`);
  const tools = page.locator('.wall-tools .wall-tool:enabled');
  await tools.first().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(tools.nth(1)).toBeFocused();
  const canvas = page.locator('#wall-canvas');
  await expect.poll(() => page.evaluate(() => window.__wall?.isLoaded())).toBe(true);
  await canvas.focus();
  const at = (): Promise<number> => page.evaluate(() => window.__wall?.camera().x ?? 0);
  const before = await at();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(at, 'what is left comes into view').toBeGreaterThan(before);
});
