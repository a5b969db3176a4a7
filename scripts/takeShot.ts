import type { Browser } from '@playwright/test';

/** One picture. */
export interface PageShot {
  name: string;
  url: string;
  width: number;
  height: number;
  dark?: boolean;
  /** As it is printed. */
  print?: boolean;
  /** Whose page it is, where no link says so. */
  cookie?: { name: string; value: string; url: string };
  /** Something that must be there before the picture is taken. */
  waitFor: string;
  /** Words to write on the note first. */
  write?: string;
  /** A button to press first. */
  press?: string;
}

/** A picture of something that is no page; `take` writes it. */
export interface MadeShot {
  name: string;
  take(browser: Browser, file: string): Promise<void>;
}

export type Shot = PageShot | MadeShot;

export async function takeShot(browser: Browser, shot: Shot, file: string): Promise<void> {
  if ('take' in shot) return shot.take(browser, file);
  const { url, width, height, dark = false, waitFor } = shot;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    deviceScaleFactor: width < 500 ? 2 : 1,
    reducedMotion: 'reduce',
  });
  if (shot.cookie) await context.addCookies([shot.cookie]);
  const page = await context.newPage();
  if (shot.print) await page.emulateMedia({ media: 'print' });
  await page.goto(url);
  await page.waitForSelector(waitFor);
  if (shot.write) await page.fill('#ww-text', shot.write);
  if (shot.press) await page.getByRole('button', { name: shot.press, exact: true }).click();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: file, type: 'jpeg', quality: 84 });
  await context.close();
}
