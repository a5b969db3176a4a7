import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { ask, makeWall, type MadeWall } from './support/wallApi.ts';
import { t } from './support/words.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let server: SharedServer;
let wall: MadeWall;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());
test.beforeEach(async () => {
  wall = await makeWall(server.origin, {
    title: 'Hui',
    prompts: ['Where now?', 'What stands in the way?'],
  });
});

const texts = async (): Promise<string[]> =>
  (
    await ask<{ notes: { text: string; prompt?: number }[] }>(
      server.origin,
      'GET',
      `/api/walls/${wall.wallId}/notes`,
      { token: wall.tokens.facilitator },
    )
  ).notes.map(({ text, prompt }) => `${prompt}: ${text}`);

test('without JavaScript a code is typed and notes are posted; reloading posts nothing twice', async ({
  openPage,
}) => {
  const page = await openPage({ ...PHONE, javaScriptEnabled: false });
  await page.goto(`${server.origin}/join`);
  await page.getByLabel(t('join.noScript.code')).fill(wall.joinCode);
  await page.getByRole('button', { name: t('join.go') }).click();
  await page.locator('#ww-text').fill('Written without script');
  await page.getByLabel(t('phone.leave.question'), { exact: true }).selectOption('1');
  await page.getByRole('button', { name: t('phone.form.put') }).click();
  await expect(page.locator('#ww-said')).toHaveText(t('phone.form.put.done'));
  await page.reload();
  await page.locator('#ww-text').fill('Second');
  await page.getByRole('button', { name: t('phone.form.put') }).click();
  await expect(page.locator('#ww-said')).toHaveText(t('phone.form.put.done'));
  expect(await texts()).toEqual(['1: Written without script', '0: Second']);
});

test('where the app does not load, what was written goes to the wall all the same', async ({
  openPage,
}) => {
  const page = await openPage(PHONE);
  let fail = (): void => undefined;
  const failing = new Promise<void>((resolve) => {
    fail = resolve;
  });
  await page.route('**/assets/*.js', async (route) => {
    await failing;
    await route.abort();
  });
  await page.goto(`${server.origin}/j/${wall.joinCode}`, { waitUntil: 'commit' });
  await page.locator('#ww-text').fill('Before it failed');
  await page.locator('#ww-put').click();
  await expect(page.locator('#ww-early').getByText(t('phone.form.early'))).toBeVisible();
  fail();
  await expect(page.locator('#ww-early').getByText(t('phone.form.onWall'))).toBeVisible();
  await page.locator('#ww-text').fill('After it failed');
  await page.locator('#ww-put').click();
  await expect(page.locator('#ww-said')).toHaveText(t('phone.form.put.done'));
  await expect(page.locator('#ww-text')).toHaveValue('');
  expect(await texts()).toEqual(['0: Before it failed', '0: After it failed']);
});
