import type { Page } from '@playwright/test';
import { MESSY_WALL } from './demoWalls/messyWall.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { ask } from './support/wallApi.ts';
import { atOrigin } from './support/wallLink.ts';

/** Eighty people and thirty tables with long names: nothing is lost on the screen that everybody looks at. */
let server: RunningServer;
test.beforeAll(async () => { server = await startServer(); });
test.afterAll(() => server.stop());

const NAMES = MESSY_WALL.groups.map(({ name }) => name);
const steer = (wall: SeededWall, path: string, body: object = {}): Promise<unknown> => ask(server.origin, 'POST', `/api/walls/${wall.wallId}/${path}`, { token: wall.tokens.facilitator, body });

/** Names that stand on the page whole, in view and not over each other, and the size of the smallest letters. */
const shown = (page: Page, name: string): Promise<{ names: string[]; smallest: number }> => page.evaluate((selector) => {
  const lines = [...document.querySelectorAll<HTMLElement>(selector)];
  const whole = lines.filter((line) => {
    const { left, top, right, bottom, width, height } = line.getBoundingClientRect();
    const isOver = [[left + 2, top + 2], [right - 2, bottom - 2]].every(([x = 0, y = 0]) => line.contains(document.elementFromPoint(x, y)));
    return width > 0 && height > 0 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && isOver && line.scrollWidth <= line.clientWidth + 1;
  });
  return { names: whole.map((line) => line.textContent), smallest: Math.min(...lines.map((line) => Number.parseFloat(getComputedStyle(line).fontSize))) };
}, name);

test('the projector shows every one of thirty tables, and turns the pages of who does what next', async ({ openPage }) => {
  const wall = await seedWall(server.origin, MESSY_WALL);
  await steer(wall, 'tables');
  for (const viewport of [{ width: 1920, height: 1080 }, { width: 1280, height: 720 }]) {
    const page = await openPage({ viewport });
    await page.goto(atOrigin(server.origin, wall.links.projector));
    await expect(page.getByRole('heading', { name: 'Choose a table' })).toBeVisible();
    await expect.poll(async () => (await shown(page, '.choose-name')).names.toSorted(), { message: `all tables at ${viewport.width}` }).toEqual(NAMES.toSorted());
    expect((await shown(page, '.choose-name')).smallest, 'letters for the last row').toBeGreaterThanOrEqual(viewport.height * 0.0225);
  }
  await steer(wall, 'phase', { phase: 'follow-up' });
  const page = await openPage({ viewport: { width: 1280, height: 720 } });
  await page.clock.install();
  await page.goto(atOrigin(server.origin, wall.links.projector));
  const label = page.getByText(/^Tables \d+ to \d+ of 30, page \d of \d$/);
  await expect(label).toBeVisible();
  const seen: string[] = [];
  const pages = Number((await label.innerText()).at(-1));
  expect(pages).toBeGreaterThan(1);
  for (let turned = 1; turned <= pages; turned += 1) {
    await expect(label).toContainText(`page ${turned} of ${pages}`);
    seen.push(...(await shown(page, '.follow-list h2')).names);
    await page.clock.runFor(12_000);
  }
  expect(seen.toSorted()).toEqual(NAMES.toSorted());
});
