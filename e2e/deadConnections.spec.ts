import type { Page } from '@playwright/test';
import { PhonePage } from './pages/PhonePage.ts';
import { behindProxy } from './support/behindProxy.ts';
import { seedMeeting } from './support/seedMeeting.ts';
import { expect, test } from './support/test.ts';
import { ask, makeWall, postNote } from './support/wallApi.ts';
import { t } from './support/words.ts';
import { IS_LONG } from './support/longSuite.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
/** Three seconds for an answer that does not come, one for a new socket, and what a busy machine takes. */
const SOON = { timeout: 15_000 };
/** A document's socket is given longer in its first half minute, while a large load may be on its way in one piece; then as above. */
const WHILE_LOADING = { timeout: 60_000 };
/** Three pages at once. */
const LOADED = { timeout: 60_000 };

const { server, proxy } = behindProxy();

/** The device wakes: as browsers say it. */
const wake = (page: Page): Promise<void> =>
  page.evaluate(() => void dispatchEvent(new Event('focus')));

test('a phone whose connections died in its sleep is there again within seconds of waking, and loses and doubles nothing', async ({
  openPage,
}) => {
  const wall = await makeWall(server().origin, { title: 'Hui' });
  const steer = (path: string, body: object): Promise<unknown> =>
    ask(server().origin, 'POST', `/api/walls/${wall.wallId}${path}`, {
      token: wall.tokens.facilitator,
      body,
    });
  const page = await openPage(PHONE);
  const phone = new PhonePage(page);
  await phone.open(`${proxy().origin}/j/${wall.joinCode}`);
  await phone.post('Before');
  await phone.isOnWall('Before');
  proxy().goSilent(true);
  await steer('/phase', { phase: 'cluster' });
  await phone.post('Into the silence');
  await expect(phone.note('Into the silence').locator('.own-state')).not.toContainText(
    t('phone.note.onWall'),
  );
  // The note has waited for its answer long enough to be as dead as the socket.
  const since = await page.evaluate(() => performance.now());
  await expect.poll(() => page.evaluate(() => performance.now())).toBeGreaterThan(since + 3_000);
  proxy().heal();
  await wake(page);
  await expect(page.getByText(t('phone.now.cluster'))).toBeVisible(SOON);
  await expect(phone.note('Into the silence').locator('.own-state')).toContainText(
    t('phone.note.onWall'),
    SOON,
  );
  const { notes } = await ask<{ notes: { text: string }[] }>(
    server().origin,
    'GET',
    `/api/walls/${wall.wallId}/notes`,
    { token: wall.tokens.facilitator },
  );
  expect(notes.map(({ text }) => text)).toEqual(['Before', 'Into the silence']);
});

test('wall, console and sheet whose sockets died follow again within seconds of waking', async ({
  openPage,
}) => {
  test.skip(!IS_LONG, 'a phone’s do above, by the same socket');
  const meeting = await seedMeeting(server().origin, 'tables');
  const base = `${proxy().origin}/w/${meeting.wallId}`;
  const [wall, console, sheet] = await Promise.all([openPage(), openPage(), openPage()]);
  const pages = [wall, console, sheet];
  for (const page of pages)
    await page.context().addCookies([
      {
        name: `ww_${meeting.wallId}_facilitator`,
        value: meeting.tokens.facilitator,
        url: proxy().origin,
      },
    ]);
  await Promise.all([
    wall.goto(`${base}/wall?as=facilitator`),
    console.goto(`${base}/console`),
    sheet.goto(`${base}/table/${meeting.tables[0]?.tableId}?as=facilitator`),
  ]);
  const loaded = meeting.noteIds.length;
  await expect.poll(() => wall.evaluate(() => window.__wall?.notes().length), LOADED).toBe(loaded);
  await expect(console.locator('.console-bar')).toBeVisible(LOADED);
  await expect(sheet.locator('.ProseMirror')).toBeVisible(LOADED);

  proxy().goSilent();
  await postNote(server().origin, meeting.wallId, meeting.people[0]?.token ?? '', {
    text: 'Posted while you slept',
  });
  await ask(server().origin, 'PATCH', `/api/walls/${meeting.wallId}`, {
    token: meeting.tokens.facilitator,
    body: { title: 'Renamed while you slept' },
  });
  await sheet.locator('.ProseMirror').click();
  await sheet.keyboard.type('Typed into the silence. ');
  await Promise.all(pages.map(wake));
  await expect
    .poll(() => wall.evaluate(() => window.__wall?.notes().length), WHILE_LOADING)
    .toBe(loaded + 1);
  await expect(console).toHaveTitle(/Renamed while you slept/, WHILE_LOADING);
  await expect(sheet.getByText(t('sheet.saved.saved'), { exact: true })).toBeVisible(WHILE_LOADING);
  await expect(sheet.locator('.ProseMirror')).toContainText('Typed into the silence.');
});
