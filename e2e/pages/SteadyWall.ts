import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { WallPage } from './WallPage.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The screens a wall is made for. */
export const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  laptop: { viewport: { width: 1440, height: 900 } },
  'sharp-laptop': { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 2 },
  projector: { viewport: { width: 1920, height: 1080 } },
} as const;
export type Screen = keyof typeof SCREENS;

/** What stands for the code, which is drawn by lot. */
export const CODE = 'HUIA 42';
/** Neither paper nor frame, in both themes: a picture with the real thing in it is wrong at a glance. */
const MASK = '#7f7f7f';

/**
 * A wall that looks the same on every machine and in every run: nothing moves, there is no caret, and the code, which the server draws by
 * lot, is in letters of our own. The QR picture is covered; its place and size still count. Fonts: `playwright.config.ts`.
 */
export class SteadyWall {
  readonly wall: WallPage;
  readonly page: Page;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    this.wall = new WallPage(page);
  }

  static async open(
    browser: Browser,
    link: string,
    screen: Screen,
    theme: Theme = 'light',
  ): Promise<SteadyWall> {
    const context = await browser.newContext({
      ...SCREENS[screen],
      colorScheme: theme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => expect(error, 'no script fails').toBeUndefined());
    const steady = new SteadyWall(context, page);
    await steady.wall.open(link);
    return steady;
  }

  /** Changes a style of the page as it stands, a design token among them, as a wrong stylesheet would. Resolves with what takes it back. */
  async restyle(selector: string, property: string, value: string): Promise<() => Promise<void>> {
    const set = (to: string): Promise<void> =>
      this.page.evaluate(
        ([where, what, given]) => {
          const element = document.querySelector<HTMLElement>(where);
          if (!element) throw new Error(`${where} is not on the page`);
          element.style.setProperty(what, given);
          // The canvas reads its colours again when the page's theme is set, or set no more.
          if (given)
            document.documentElement.dataset['theme'] = matchMedia('(prefers-color-scheme: dark)')
              .matches
              ? 'dark'
              : 'light';
          else delete document.documentElement.dataset['theme'];
        },
        [selector, property, to] as const,
      );
    await set(value);
    return () => set('');
  }

  /** Until all faces are here and everything in view is drawn as it will stay. */
  async settled(): Promise<void> {
    await expect
      .poll(() =>
        this.page.evaluate(() => {
          const canvas = document.getElementById('wall-canvas');
          const isDrawn =
            window.__wall?.isSharp() === true || canvas === null || canvas.clientWidth === 0;
          return (
            isDrawn && window.__wall?.isLoaded() === true && document.fonts.status === 'loaded'
          );
        }),
      )
      .toBe(true);
    await this.page.evaluate((code) => {
      for (const shown of document.querySelectorAll('.join-corner b')) shown.textContent = code;
    }, CODE);
  }

  /** The wall as it now is, against its pinned picture in each theme. All pictures of a test are looked at before it fails. */
  async looksLike(name: string, themes: readonly Theme[]): Promise<void> {
    for (const theme of themes) {
      await this.#lit(theme);
      await expect.soft(this.page).toHaveScreenshot(`${name}-${theme}.png`, this.#masked());
    }
  }

  /** The opposite, for proving that a comparison can fail: after a mistake, or with the room lit otherwise. */
  async looksUnlike(name: string, theme: Theme, mistake: string, lit = theme): Promise<void> {
    await this.#lit(lit);
    await expect
      .soft(this.page, `a comparison sees ${mistake}`)
      .not.toHaveScreenshot(`${name}-${theme}.png`, this.#masked());
  }

  async #lit(theme: Theme): Promise<void> {
    // No hand of our own over anything.
    await this.page.mouse.move(0, 0);
    await this.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await this.settled();
  }

  #masked(): { mask: ReturnType<Page['locator']>[]; maskColor: string } {
    return { mask: [this.page.locator('.join-corner img')], maskColor: MASK };
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}
