import { expect, test, type Browser, type Page } from '@playwright/test';
import { PSEUDO_LANGUAGES } from '../shared/words/languages.ts';
import { LANGUAGE_COOKIE } from '../shared/words/languageCookie.ts';
import { CODE, SCREENS, THEMES, type Screen, type Theme } from './pages/SteadyWall.ts';
import { asFacilitator, asProjector, become, galleryPath, SEATED } from './support/screens.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { either, said, t } from './support/words.ts';
import { IS_LONG } from './support/longSuite.ts';

/** How the gallery looks, held against the pictures in `visual/` as the wall is (`visual.spec.ts` proves that a comparison can fail). */
test.skip(process.platform !== 'linux', 'only where fontconfig finds the faces can they be pinned');

let server: SharedServer;
/** Only looked at. Nobody of it is there: who comes and goes is in no picture. */
let meeting: SeededMeeting;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await shareServer();
  meeting = await seedMeeting(server.origin, 'connect');
});
test.afterAll(() => server.stop());

/** A page on which nothing moves, brought there by `show`; resolves with what compares it. */
async function open(
  browser: Browser,
  screen: Screen,
  show: (page: Page) => Promise<void>,
): Promise<{ page: Page; looksLike: (name: string, themes: readonly Theme[]) => Promise<void> }> {
  const context = await browser.newContext({
    ...SCREENS[screen],
    baseURL: server.origin,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => expect(error, 'no script fails').toBeUndefined());
  await show(page);
  return {
    page,
    looksLike: async (name, themes) => {
      for (const theme of themes) {
        // No pointer of our own over anything.
        await page.mouse.move(0, 0);
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await expect.poll(() => page.evaluate(() => document.fonts.status)).toBe('loaded');
        // The code is drawn by lot.
        await page.evaluate((code) => {
          for (const shown of document.querySelectorAll('.gallery-code b'))
            shown.textContent = code;
        }, CODE);
        await expect.soft(page).toHaveScreenshot(`${name}-${theme}.png`);
      }
      await context.close();
    },
  };
}

const gallery = (page: Page): Promise<void> =>
  asFacilitator(meeting, 'gallery?as=facilitator')(page);

test('the room on a laptop, with all its connections', async ({ browser }) => {
  const { page, looksLike } = await open(browser, 'laptop', gallery);
  await expect(page.getByRole('application')).toBeVisible();
  await looksLike('room-laptop', THEMES);
});

test('the room on a laptop: one poster’s connections, the others gone', async ({ browser }) => {
  const { page, looksLike } = await open(browser, 'laptop', gallery);
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('button', { name: either(t('gallery.readThis'), said('gallery.read')) }),
  ).toBeVisible();
  await looksLike('room-one-poster-laptop', THEMES);
});

test('the room on the projector', async ({ browser }) => {
  const { looksLike } = await open(browser, 'projector', asProjector(meeting));
  await looksLike('room-projector', THEMES);
});

test('the matrix of connections', async ({ browser }) => {
  const { page, looksLike } = await open(browser, 'laptop', gallery);
  await page.getByRole('button', { name: t('gallery.list'), exact: true }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await looksLike('matrix-laptop', ['light']);
});

test('a poster close up, on a laptop and on a phone', async ({ browser }) => {
  const laptop = await open(browser, 'laptop', async (page) => {
    await gallery(page);
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#poster-1$/);
  });
  await laptop.looksLike('poster-laptop', THEMES);
  const phone = await open(browser, 'phone', (page) =>
    become(page, meeting, SEATED, galleryPath(meeting)),
  );
  await phone.looksLike('gallery-phone', ['light']);
});

/** Longer words with accents, and the same from right to left: whether there is room for a language that English leaves none for. */
test('the gallery, a phone and the start page in the pseudo-languages', async ({ browser }) => {
  test.skip(!IS_LONG, 'the crawl measures whether words find room');
  for (const language of PSEUDO_LANGUAGES) {
    const speaking =
      (show: (page: Page) => Promise<void>) =>
      async (page: Page): Promise<void> => {
        await page
          .context()
          .addCookies([{ name: LANGUAGE_COOKIE, value: language, url: server.origin }]);
        await show(page);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
      };
    const as = (path: string) => (page: Page) => become(page, meeting, SEATED, path);
    const start = await open(
      browser,
      'laptop',
      speaking(async (page) => void (await page.goto('/'))),
    );
    await start.looksLike(`start-laptop-${language}`, ['light']);
    const phone = await open(browser, 'phone', speaking(as(`/j/${meeting.joinCode}`)));
    await expect(phone.page.locator('.tb-thread').first()).toBeVisible();
    await phone.looksLike(`connecting-phone-${language}`, ['light']);
    const list = await open(browser, 'laptop', speaking(as(galleryPath(meeting))));
    await expect(list.page.locator('.gallery-bar')).toBeVisible();
    await list.looksLike(`gallery-laptop-${language}`, ['light']);
  }
});
