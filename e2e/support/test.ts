import { expect, test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import { WallPage } from '../pages/WallPage.ts';
import { PagePool } from './pagePool.ts';
import type { SeededWall } from './seedWall.ts';
import { wallLink, type WallRole } from './wallLink.ts';

export { expect };

/** A page at which nothing moves by itself, on a laptop unless `options` say otherwise. A script that fails there, or a string refused, fails the test. */
export type OpenPage = (options?: BrowserContextOptions) => Promise<Page>;
/** The wall as the bearer of a role's link has it, once all its notes and groups are there. */
export type OpenWall = (
  seeded: SeededWall,
  as?: WallRole,
  options?: BrowserContextOptions,
) => Promise<WallPage>;

/** People on machines of their own: each page has cookies, storage and a window to itself, and goes when the test ends. */
interface Machines {
  openPage: OpenPage;
  openWall: OpenWall;
}

const LAPTOP = { width: 1440, height: 900 } as const;

/** Playwright's `test`, whose journeys may have several people in them. */
export const test = base.extend<Machines, { pagePool: PagePool }>({
  pagePool: [async ({ browser }, use) => use(new PagePool(browser)), { scope: 'worker' }],
  openPage: async ({ pagePool }, use) => {
    const pages: Page[] = [];
    await use(async (options = {}) => {
      const page = await pagePool.take({ viewport: LAPTOP, reducedMotion: 'reduce', ...options });
      page.on('pageerror', (error) => expect(error, 'no script fails').toBeUndefined());
      page.on('console', (message) =>
        expect(message.text(), 'no string is run or read as markup').not.toMatch(/Trusted[HS]/),
      );
      pages.push(page);
      return page;
    });
    await Promise.all(pages.map((page) => pagePool.giveBack(page)));
  },
  openWall: async ({ openPage }, use) => {
    await use(async (seeded, as = 'volunteer', options = {}) => {
      const wall = new WallPage(await openPage(options));
      await wall.open(wallLink(seeded, as));
      await wall.showsNotes(seeded.noteIds.length);
      return wall;
    });
  },
});
