import type { Page } from '@playwright/test';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { WallPage } from './pages/WallPage.ts';
import { seedMeeting } from './support/seedMeeting.ts';
import { seedWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { wallLink } from './support/wallLink.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

/** Remembers every canvas of the page, also those that are not on it. */
const remember = async (page: Page): Promise<void> =>
  void (await page.addInitScript(() => {
    const made: HTMLCanvasElement[] = [];
    const real = document.createElement.bind(document);
    Object.assign(window, { madeCanvases: made });
    const createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
      const element = real(name, options);
      if (element instanceof HTMLCanvasElement) made.push(element);
      return element;
    };
    Object.assign(document, { createElement });
  }));

/** What a reset of the graphics does: all canvases are empty, their contexts forgot how they were set, and those on the page are told. */
const reset = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const made = (window as unknown as { madeCanvases: HTMLCanvasElement[] }).madeCanvases;
    for (const canvas of made) {
      canvas.dispatchEvent(new Event('contextlost', { cancelable: true }));
      // Setting it empties a canvas, also to what it was.
      canvas.width += 0;
    }
    for (const canvas of made)
      if (canvas.isConnected) canvas.dispatchEvent(new Event('contextrestored'));
    return made.length;
  });

/** How many pixels of the page's canvases are drawn on, and how many of them are dark as words are or as the wall is. */
const drawn = (page: Page): Promise<{ all: number; dark: number }> =>
  page.locator('canvas').evaluateAll((canvases: HTMLCanvasElement[]) => {
    let [all, dark] = [0, 0];
    for (const canvas of canvases) {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      };
      for (let at = 0; at < data.length; at += 4) {
        if ((data[at + 3] ?? 0) < 128) continue;
        all += 1;
        if ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) < 240) dark += 1;
      }
    }
    return { all, dark };
  });

async function comesBack(page: Page): Promise<void> {
  let before = { all: 0, dark: 0 };
  // At rest: the same twice.
  await expect
    .poll(async () => {
      const [last, now] = [before, await drawn(page)];
      before = now;
      return now.all > 1000 && now.all === last.all && now.dark === last.dark;
    })
    .toBe(true);
  expect(await reset(page)).toBeGreaterThan(0);
  // To the hundredth: edges of papers may fall on other halves of pixels.
  await expect
    .poll(async () => {
      const now = await drawn(page);
      return Math.max(
        Math.abs(now.all / before.all - 1),
        Math.abs(now.dark / Math.max(1, before.dark) - 1),
      );
    })
    .toBeLessThan(0.02);
}

test('a wall and a projector whose graphics were reset show every note again, each where it was', async ({
  openPage,
}) => {
  const seeded = await seedWall(server.origin, DEMO_WALLS.clustered);
  for (const as of ['volunteer', 'projector'] as const) {
    const page = await openPage();
    await remember(page);
    const wall = new WallPage(page);
    await wall.open(wallLink(seeded, as));
    await wall.showsNotes(seeded.noteIds.length);
    await comesBack(page);
    await comesBack(page);
  }
});

test('a gallery whose graphics were reset shows its posters again', async ({ openPage }) => {
  const made = await seedMeeting(server.origin, 'gallery');
  const page = await openPage();
  await remember(page);
  await page
    .context()
    .addCookies([
      { name: `ww_${made.wallId}_facilitator`, value: made.tokens.facilitator, url: server.origin },
    ]);
  await page.goto(`${server.origin}/w/${made.wallId}/gallery?as=facilitator`);
  await expect(page.locator('.room-stage canvas').first()).toBeVisible();
  await comesBack(page);
});
