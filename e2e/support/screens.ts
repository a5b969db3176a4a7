import { expect, test, type Page } from '@playwright/test';
import { ConsolePage } from '../pages/ConsolePage.ts';
import { WallPage } from '../pages/WallPage.ts';
import { runAxe } from './axe.ts';
import { signIn } from './meetingMembers.ts';
import { seedMeeting, type SeededMeeting } from './seedMeeting.ts';
import type { SeededWall } from './seedWall.ts';
import { ask } from './wallApi.ts';
import { atOrigin } from './wallLink.ts';
import { said, t } from './words.ts';
import { IS_LONG } from './longSuite.ts';

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const ROOM = { width: 1920, height: 1080 };
/** Members of the demo meeting: one at table 4, one at none. */
export const [SEATED, UNSEATED] = [6, 23];

export interface Screen {
  name: string;
  size: { width: number; height: number };
  /** Someone whose system sets the colours. */
  forced?: boolean;
  /** Another of this file has the same parts, at another size or for another role: the long suite looks at it too. */
  isVariant?: boolean;
  /** Brings the page to the state to be checked. */
  show: (page: Page) => Promise<void>;
}

/** The same meeting at its tables, on its walk, reporting back, connecting, and before going home. */
export async function playMeetings(
  origin: string,
): Promise<Record<'tables' | 'walk' | 'report' | 'connect' | 'follow', SeededMeeting>> {
  const [tables, walk, report] = [
    await seedMeeting(origin, 'tables'),
    await seedMeeting(origin, 'gallery'),
    await seedMeeting(origin, 'gallery'),
  ];
  const [connect, follow] = [
    await seedMeeting(origin, 'connect'),
    await seedMeeting(origin, 'follow-up'),
  ];
  const steer = (made: SeededMeeting, path: string, body: object = {}): Promise<unknown> =>
    ask(origin, 'POST', `/api/walls/${made.wallId}${path}`, {
      token: made.tokens.facilitator,
      body,
    });
  await steer(report, '/report-back', {
    action: 'start',
    queue: report.tables.map(({ tableId }) => tableId),
    turnMs: 120_000,
  });
  await steer(report, `/tables/${report.tables[7]?.tableId}/close`);
  return { tables, walk, report, connect, follow };
}

/** Pages of these journeys know the server's address: a link may name another. */
const pathOf = (link: string): string => atOrigin('', link);

export const openWall = async (page: Page, link: string): Promise<void> => {
  await page.goto(pathOf(link));
  await page.waitForFunction(() => '__wall' in window);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

/** On a phone the outline comes first. */
export const openWallOnPhone = async (page: Page, link: string): Promise<void> => {
  await openWall(page, link);
  await press(page, t('outline.showWall'));
  await page.locator('#wall-canvas').waitFor();
};

const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 640;

/** The bar of a group is open, and its menu where it has one. */
export const chooseGroup = async (page: Page, link: string, hasMenu = true): Promise<void> => {
  await (isPhone(page) ? openWallOnPhone : openWall)(page, link);
  const onWall = new WallPage(page);
  await expect.poll(async () => (await onWall.clusters()).length).toBeGreaterThan(0);
  await onWall.fit();
  await onWall.chooseGroup((await onWall.clusters())[0]?.id ?? '');
  await page.getByRole('toolbar', { name: said('group.bar', { number: 1 }) }).waitFor();
  if (!hasMenu) return;
  await press(page, said('group.more'));
  await page.getByRole('menu').waitFor();
};

/** All that a search finds is chosen, as whoever leads: the bar has everything it can have. */
export const chooseNotes = async (page: Page, wall: SeededWall): Promise<void> => {
  await (isPhone(page) ? openWallOnPhone : openWall)(
    page,
    wall.links.facilitator.replace('/console', '/wall?as=facilitator'),
  );
  // Without the notes there is nothing to find.
  await expect(page.getByRole('button', { name: t('find.find.label') })).toBeEnabled();
  // All of the demo's; a phone of another journey may have added its own.
  await expect
    .poll(async () => (await new WallPage(page).notes()).length)
    .toBeGreaterThanOrEqual(wall.noteIds.length);
  await expect.poll(() => page.evaluate(() => window.__wall?.isLoaded())).toBe(true);
  await page.keyboard.press('/');
  await page.keyboard.type('water');
  await press(page, t('find.select'));
  await page
    .getByRole('region', { name: t('find.notes') })
    .getByRole('button', { name: t('design.close') })
    .click();
  await page.getByRole('toolbar', { name: t('chosen.bar') }).waitFor();
};

export const openConsole = async (page: Page, made: SeededWall): Promise<ConsolePage> => {
  const desk = new ConsolePage(page);
  await desk.open(pathOf(made.links.facilitator));
  return desk;
};

/** Opens a page as somebody the API made: her token becomes this browser's cookie. */
export async function become(
  page: Page,
  meeting: SeededMeeting,
  member: number,
  path: string,
): Promise<void> {
  await signIn(page, meeting, member);
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

export const phoneOf =
  (meeting: SeededMeeting, member: number) =>
  (page: Page): Promise<void> =>
    become(page, meeting, member, `/j/${meeting.joinCode}`);

export const asFacilitator =
  (meeting: SeededMeeting, path: string) =>
  async (page: Page): Promise<void> => {
    await openConsole(page, meeting);
    await page.goto(`/w/${meeting.wallId}/${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  };

export const asProjector =
  (meeting: SeededMeeting) =>
  async (page: Page): Promise<void> => {
    await page.goto(pathOf(meeting.links.projector));
    await page.waitForURL(/gallery/);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  };

export const tablePath = (meeting: SeededMeeting, number: number): string =>
  `/w/${meeting.wallId}/table/${meeting.tables[number - 1]?.tableId}?as=participant`;

export const galleryPath = (meeting: SeededMeeting, as = 'participant'): string =>
  `/w/${meeting.wallId}/gallery?as=${as}`;

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

/** The gallery close up at a poster that is not one's own, whatever the walk says. */
export const atPoster = async (
  page: Page,
  meeting: SeededMeeting,
  member: number,
  number: number,
): Promise<void> => {
  await become(page, meeting, member, galleryPath(meeting));
  const [room, list, poster] = [
    page.getByRole('button', { name: t('gallery.room'), exact: true }),
    page.getByRole('button', { name: t('gallery.list'), exact: true }),
    page.locator('.list-poster').nth(number - 1),
  ];
  await room.or(list).or(poster).first().waitFor();
  if (await room.count()) await room.click();
  await list.or(poster).first().waitFor();
  if (await list.count()) await list.click();
  await poster.click();
  await page.getByRole('heading', { name: t('gallery.act') }).waitFor();
};

export const inDialog = (page: Page): Promise<void> => page.getByRole('dialog').waitFor();

/** Where there is nothing of a page's own: what was kept on the device is thrown away here. */
const BARE = '/healthz';

/** A browser in which nobody has been, though it keeps the files it fetched: half of what a screen takes is fetching and reading them. */
async function forget(page: Page, origin: string): Promise<void> {
  for (const other of page.context().pages()) if (other !== page) await other.close();
  await page.context().setOffline(false);
  await page.goto(`${origin}${BARE}`);
  await page.evaluate(() => sessionStorage.clear());
  const tools = await page.context().newCDPSession(page);
  await tools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await tools.detach();
  await page.context().clearCookies();
}

/** Each screen is a test of its own: axe finds nothing there, in either theme. */
export function checkScreens(screens: readonly Screen[], origin: () => string): void {
  let page: Page;
  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext({ baseURL: origin() })).newPage();
  });
  test.afterAll(() => page.context().close());
  const looked = screens.filter(({ isVariant = false }) => IS_LONG || !isVariant);
  for (const { name, size, forced = false, show } of looked) {
    test(`axe finds nothing: ${name}`, async () => {
      await forget(page, origin());
      await page.setViewportSize(size);
      await page.emulateMedia({
        colorScheme: 'light',
        reducedMotion: 'reduce',
        forcedColors: forced ? 'active' : 'none',
      });
      await show(page);
      const light = await runAxe(page);
      expect(light.looked, 'axe checked something').toBeGreaterThan(5);
      expect(light.found).toEqual([]);
      // The other theme changes colours and nothing else.
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await runAxe(page, { only: ['color-contrast'] });
      expect(dark.looked, 'axe checked the contrast').toBe(1);
      expect(dark.found).toEqual([]);
    });
  }
}
