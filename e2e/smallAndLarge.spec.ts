import { seedMeeting } from './support/seedMeeting.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';

let server: RunningServer;
test.beforeAll(async () => { server = await startServer(); });
test.afterAll(() => server.stop());

/** What people turn up to, CSS px: a small phone (also a laptop at 400 %), a phone with letters twice as large, a tablet upright. */
const SCREENS = [{ width: 320, height: 640, letters: 16 }, { width: 320, height: 640, letters: 32 }, { width: 390, height: 844, letters: 32 }, { width: 820, height: 1180, letters: 16 }] as const;

test('no page goes sideways and no button cuts its words, on small screens and with letters twice as large', async ({ openPage }) => {
  const made = await seedMeeting(server.origin, 'gallery');
  const base = `/w/${made.wallId}`;
  const [table] = made.tables;
  const pages: readonly (readonly [string, string])[] = [
    ['/', '.start-bar'], ['/join', '.join-bar'], [`/j/${made.joinCode}`, '.tb-half'], [`${base}/console`, '.board-tables'], [`${base}/wall?as=facilitator`, '.wall-tool'],
    [`${base}/gallery?as=facilitator`, 'main, .room-stage'], [`${base}/table/${table?.tableId ?? ''}?as=participant`, '.sheet-text'], [`${base}/print?as=facilitator`, '.page'],
  ];
  for (const { width, height, letters } of SCREENS) {
    const page = await openPage({ viewport: { width, height } });
    await page.context().addCookies(([['facilitator', made.tokens.facilitator], ['participant', made.members[0]?.token ?? '']] as const).map(([role, value]) => ({ name: `ww_${made.wallId}_${role}`, value, url: server.origin })));
    await page.addInitScript((size) => document.addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = `${size}px`; }), letters);
    for (const [path, shown] of pages) {
      await page.goto(server.origin + path);
      await expect(page.locator(shown).first()).toBeVisible();
      // What its parent lets scroll, or shortens with an ellipsis on purpose, is not cut.
      const faults = await page.evaluate(() => {
        const sideways = document.documentElement.scrollWidth > window.innerWidth ? [`sideways: ${document.documentElement.scrollWidth} px`] : [];
        const cut = [...document.querySelectorAll<HTMLElement>('button:not(.person-chip), a.ww-button')].filter((each) => each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1);
        return [...sideways, ...cut.map((each) => `${each.className}: ${each.innerText}`)];
      });
      expect.soft(faults, `${path} at ${width} px, letters of ${letters}`).toEqual([]);
    }
  }
});
