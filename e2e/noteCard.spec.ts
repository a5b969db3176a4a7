import { expect, test, type Page } from '@playwright/test';
import { DEMO_WALLS, type DemoWall } from './demoWalls/demoWalls.ts';
import { WallPage } from './pages/WallPage.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { ask } from './support/wallApi.ts';
import { wallLink, type WallRole } from './support/wallLink.ts';
import { t } from './support/words.ts';

/** As long as a note can be: no paper holds it. */
const LONG =
  'We could begin with the creek behind the school, where the third grade counts insects every spring. '
    .repeat(5)
    .trim()
    .slice(0, 500);
const ARABIC = 'نبدأ من الجدول خلف المدرسة ونسأل الجيران ماذا يعرفون عنه ومن يعتني به';
const WALL: DemoWall = {
  ...DEMO_WALLS.twoHundred,
  notes: [
    { text: LONG, color: 'blue', person: 0 },
    { text: ARABIC, color: 'pink', person: 1 },
    ...DEMO_WALLS.twoHundred.notes,
  ],
};

let server: SharedServer;
let seeded: SeededWall;
test.beforeAll(async () => {
  server = await shareServer();
  seeded = await seedWall(server.origin, WALL);
});
test.afterAll(() => server.stop());

const card = (page: Page) => page.locator('.note-card');

async function openWall(page: Page, as: WallRole = 'volunteer'): Promise<WallPage> {
  const wall = new WallPage(page);
  await wall.open(wallLink(seeded, as));
  await wall.showsNotes(WALL.notes.length);
  return wall;
}

async function middleOf(page: Page, index: number): Promise<{ x: number; y: number }> {
  const box = await page.evaluate(
    (id) => window.__wall?.noteRect(id) ?? null,
    seeded.noteIds[index] ?? '',
  );
  if (!box) throw new Error(`note ${index} is not on the wall`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a note that cannot be read where it lies says all its words: to a resting mouse, and where the keyboard is', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const wall = await openWall(page);
  await wall.fit();
  const [long, arabic] = [await middleOf(page, 0), await middleOf(page, 1)];
  await page.mouse.move(long.x, long.y);
  await expect(card(page).locator('p')).toHaveText(LONG);
  // All of it is in view, and the note itself is not covered.
  const [shown, note] = [
    await card(page).boundingBox(),
    await page.evaluate((id) => window.__wall?.noteRect(id) ?? null, seeded.noteIds[0] ?? ''),
  ];
  expect(
    shown && note && (shown.y >= note.y + note.height || shown.y + shown.height <= note.y),
  ).toBe(true);
  expect(await card(page).evaluate((element) => element.scrollHeight <= element.clientHeight)).toBe(
    true,
  );
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);

  await page.mouse.move(arabic.x, arabic.y);
  await expect(card(page).locator('p')).toHaveText(ARABIC);
  // Sent away it comes back to whoever comes back.
  await page.mouse.move(long.x, long.y);
  await expect(card(page).locator('p')).toHaveText(LONG);
  await page.mouse.move(arabic.x, arabic.y);
  await expect(card(page).locator('p')).toHaveText(ARABIC);
  await expect(card(page).locator('p')).toHaveCSS('direction', 'rtl');
  // A hand that grips it sees the wall.
  await page.mouse.down();
  await expect(card(page)).toHaveCount(0);
  await page.mouse.up();
  // Chosen by mouse, it leaves the view to its neighbours, which may be next.
  await page.mouse.move(5, 500);
  await expect.poll(() => page.evaluate(() => window.__wall?.selection().length)).toBe(1);
  await expect(card(page)).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.locator('#wall-canvas').focus();
  await page.keyboard.press('n');
  await wall.fit();
  const focused = await page.evaluate(
    () => window.__wall?.notes().find(({ id }) => id === window.__wall?.focused())?.text,
  );
  expect(focused).toBeTruthy();
  await expect(card(page).locator('p')).toHaveText(focused ?? '');
});

test('on a phone a tap says it', async ({ browser }) => {
  const page = await browser.newPage({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    deviceScaleFactor: 3,
  });
  const wall = await openWall(page);
  await page.locator(`#outline-note-${seeded.noteIds[0] ?? ''}`).tap();
  await page.getByRole('button', { name: t('outline.showWall') }).tap();
  await wall.fit();
  // A finger left the outline: no note is at hand, and nothing lies over the wall.
  await expect(card(page)).toHaveCount(0);
  const long = await middleOf(page, 0);
  await page.touchscreen.tap(long.x, long.y);
  await expect(card(page).locator('p')).toHaveText(LONG);
  const shown = await card(page).boundingBox();
  expect(shown && shown.x >= 0 && shown.x + shown.width <= 390).toBe(true);
  // In the midst of choosing several, it would lie over the next.
  await page.getByRole('button', { name: t('wall.select.label') }).tap();
  await expect(card(page)).toHaveCount(0);
  // Locked, there is nothing to choose; there still is something to read.
  const lock = (locked: boolean) =>
    ask(server.origin, 'POST', `/api/walls/${seeded.wallId}/lock`, {
      token: seeded.tokens.facilitator,
      body: { locked },
    });
  await page.keyboard.press('Escape');
  await lock(true);
  await expect(page.getByText(t('wall.locked.stays'))).toBeVisible();
  const arabic = await middleOf(page, 1);
  await page.touchscreen.tap(arabic.x, arabic.y);
  await expect(card(page).locator('p')).toHaveText(ARABIC);
  await page.touchscreen.tap(long.x, long.y);
  await expect(card(page).locator('p')).toHaveText(LONG);
  await lock(false);
  await page.close();
});

test('close up only a note that is cut short needs its card; the projector has none', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const wall = await openWall(page);
  await wall.fit();
  const arabic = await middleOf(page, 1);
  await page.mouse.move(arabic.x, arabic.y);
  await expect(card(page).locator('p')).toHaveText(ARABIC);
  await page.keyboard.down('Control');
  for (let turns = 0; turns < 12; turns += 1) await page.mouse.wheel(0, -30);
  await page.keyboard.up('Control');
  await expect.poll(() => page.evaluate(() => window.__wall?.camera().scale)).toBeGreaterThan(1);
  await wall.atRest();
  const now = await middleOf(page, 1);
  await page.mouse.move(now.x, now.y);
  await page.mouse.click(now.x, now.y);
  await expect.poll(() => page.evaluate(() => window.__wall?.selection().length)).toBe(1);
  await expect(card(page)).toHaveCount(0);

  await openWall(page, 'projector');
  const there = await middleOf(page, 0);
  await page.mouse.move(there.x, there.y);
  await page.mouse.move(there.x + 1, there.y);
  await expect.poll(() => page.evaluate(() => window.__wall?.isSharp())).toBe(true);
  await expect(card(page)).toHaveCount(0);
});
