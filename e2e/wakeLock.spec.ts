import type { Page } from '@playwright/test';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { seedWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { wallLink } from './support/wallLink.ts';
import { t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

/** Counts what the page asks of the real wake lock, or takes it away, as plain HTTP does. */
const watch = (page: Page, isThere: boolean): Promise<unknown> =>
  page.addInitScript((there) => {
    if (!there) return void Reflect.deleteProperty(Navigator.prototype, 'wakeLock');
    const counts = { asked: 0 };
    Object.assign(window, { wakeCounts: counts });
    const { request } = WakeLock.prototype;
    WakeLock.prototype.request = function ask(type) {
      counts.asked += 1;
      return request.call(this, type);
    };
  }, isThere);
const asked = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { wakeCounts: { asked: number } }).wakeCounts.asked);

test('a projector asks to stay awake, a volunteer does not; where it cannot, it says what to do', async ({
  openPage,
}) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.twelveNotes);
  const projector = await openPage();
  await watch(projector, true);
  await projector.goto(wallLink(wall, 'projector'));
  await expect.poll(() => asked(projector)).toBeGreaterThan(0);
  await expect(projector.getByText(t('design.sleep'))).toHaveCount(0);
  const volunteer = await openPage();
  await watch(volunteer, true);
  await volunteer.goto(wallLink(wall, 'volunteer'));
  await expect
    .poll(() => volunteer.evaluate(() => window.__wall?.notes().length))
    .toBe(wall.noteIds.length);
  expect(await asked(volunteer)).toBe(0);
  const plain = await openPage();
  await watch(plain, false);
  await plain.goto(wallLink(wall, 'projector'));
  const told = plain.getByText(t('design.sleep'));
  await expect(told).toBeVisible();
  await plain.getByRole('button', { name: t('design.sleep.ok'), exact: true }).press('Enter');
  await expect(told).toHaveCount(0);
  await plain.reload();
  await expect(plain.locator('canvas').first()).toBeVisible();
  await expect(told).toHaveCount(0);
  const desk = await openPage();
  await watch(desk, false);
  await desk.goto(wall.links.facilitator);
  await expect(desk.getByRole('heading', { name: t('console.needs.sleep') })).toBeVisible();
  await desk.getByRole('button', { name: t('console.needs.sleep.known') }).press('Enter');
  await expect(desk.getByRole('heading', { name: t('console.needs.sleep') })).toHaveCount(0);
});
