import type { Page } from '@playwright/test';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { WallPage } from './pages/WallPage.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { said, t } from './support/words.ts';

let server: SharedServer;
let seeded: SeededWall;
test.beforeAll(async () => {
  server = await shareServer();
  seeded = await seedWall(server.origin, wallOf);
});
test.afterAll(() => server.stop());

const wallOf = DEMO_WALLS.clustered;

/** Somebody who has this page open joins, and looks at the wall. */
async function joinWall(page: Page): Promise<WallPage> {
  await page.request.post(`${server.origin}/api/join`, {
    data: { joinCode: seeded.joinCode, name: 'Gus' },
    headers: { origin: server.origin },
  });
  const wall = new WallPage(page);
  await wall.open(`${server.origin}/w/${seeded.wallId}/wall?as=participant`);
  await wall.showsNotes(wallOf.notes.length);
  return wall;
}

/** Asks everyone to look at a group, by keyboard where the bar may change. */
async function askToLook(wall: WallPage, group: { id: string }): Promise<void> {
  const { page } = wall;
  await wall.fit();
  await wall.chooseGroup(group.id);
  await page.keyboard.press('h');
  await page.getByRole('button', { name: t('here.look') }).click();
  await page
    .getByRole('region', { name: t('here.title') })
    .getByRole('button', { name: t('design.close') })
    .click();
}

const headerWidth = (page: Page, id: string): Promise<number> =>
  page.evaluate((group) => window.__wall?.headerRect(group)?.width ?? 0, id);
const camera = (page: Page): Promise<unknown> => page.evaluate(() => window.__wall?.camera());

test('a participant’s wall goes where everyone is asked to look, stays while she types, and never shows hands', async ({
  openPage,
  openWall,
}) => {
  const gus = await joinWall(await openPage());
  const ana = await openWall(seeded, 'facilitator');
  const [first, second] = await ana.clusters();
  if (!first || !second) throw new Error('the demo wall has no groups');
  const before = await camera(gus.page);

  await askToLook(ana, first);
  await expect(
    gus.page.getByText(
      t('here.asks.at', { who: 'facilitator', name: '', groups: `${first.number} ${first.name}` }),
      {
        exact: true,
      },
    ),
  ).toBeVisible();
  await expect.poll(() => headerWidth(gus.page, first.id)).toBeGreaterThan(380);
  await gus.page.getByRole('button', { name: t('here.back') }).click();
  await expect.poll(() => camera(gus.page)).toEqual(before);

  await gus.page.keyboard.press('/');
  const search = gus.page.getByRole('searchbox').or(gus.page.locator('input:focus')).first();
  await search.fill('water');
  const whileTyping = await camera(gus.page);
  await askToLook(ana, second);
  const show = gus.page.getByRole('button', { name: t('here.showMe') });
  await expect(show).toBeVisible();
  expect(await camera(gus.page)).toEqual(whileTyping);
  await expect(gus.page.locator('input:focus')).toHaveValue('water');
  await show.click();
  await expect.poll(() => headerWidth(gus.page, second.id)).toBeGreaterThan(380);

  await ana.page.mouse.move(500, 500);
  expect(
    await gus.page.getByRole('button', { name: said('here.hands.label') }).count(),
    'who is here is for those who arrange',
  ).toBe(0);
});

test('on a participant’s phone the outline stays until she wants to see, and comes back', async ({
  openPage,
  openWall,
}) => {
  const gus = await joinWall(
    await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true }),
  );
  const ana = await openWall(seeded, 'facilitator');
  const [group] = await ana.clusters();
  if (!group) throw new Error('the demo wall has no groups');
  const outline = gus.page.getByRole('region', { name: t('outline.label') });
  await expect(outline).toBeVisible();
  await askToLook(ana, group);
  const show = gus.page.getByRole('button', { name: t('here.showMe') });
  await expect(show).toBeVisible();
  await expect(outline).toBeVisible();
  await show.tap();
  await expect(outline).toHaveCount(0);
  await expect.poll(() => headerWidth(gus.page, group.id)).toBeGreaterThan(200);
  await gus.page.getByRole('button', { name: t('here.back') }).tap();
  await expect(outline).toBeVisible();
});
