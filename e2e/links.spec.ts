import { expect, test } from '@playwright/test';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { ask } from './support/wallApi.ts';
import { t } from './support/words.ts';

let server: SharedServer;
let wall: SeededWall;
test.beforeAll(async () => {
  server = await shareServer();
  wall = await seedWall(server.origin, {
    title: 'Passed on',
    people: ['Mere'],
    notes: [],
    groups: [],
  });
});
test.afterAll(() => server.stop());

test('a code or link leads to its wall however it was passed on, in the address bar and in the join field', async ({
  page,
}) => {
  const { joinCode } = wall;
  const phone = new RegExp(`/j/${joinCode}(?:[?#]|$)`);
  for (const path of [
    `/J/${joinCode}/`,
    `/j/${joinCode}).`,
    `//j//${joinCode.toLowerCase()}`,
    `/%3Chttps:%2F%2Fx.example%2Fj%2F${joinCode}%3E`,
    `/j/${joinCode}%`,
    `/j/${joinCode}./?utm_source=mail`,
  ]) {
    await page.goto(server.origin + path, { waitUntil: 'commit' });
    await expect(page, path).toHaveURL(phone);
  }
  for (const typed of [
    `https://wall.example/j/${joinCode}?fbclid=x`,
    `“${joinCode.slice(0, 3)} ${joinCode.slice(3)}”.`,
    `\u200b${joinCode}\u200b`,
  ]) {
    await page.goto(`${server.origin}/join`);
    await page.getByLabel(t('join.code')).fill(typed);
    await page.getByRole('button', { name: t('join.go') }).click();
    await expect(page, typed).toHaveURL(phone);
  }
});

test('a role’s link opens its wall with brackets behind its key, percent-encoded, and pasted into the join field', async ({
  browser,
}) => {
  const { links } = await ask<{ links: { volunteer: string } }>(
    server.origin,
    'GET',
    `/api/walls/${wall.wallId}/links`,
    { token: wall.tokens.facilitator },
  );
  const { pathname, search, hash } = new URL(links.volunteer);
  for (const path of [
    `${pathname}${search}${hash}).`,
    `${pathname}/${search}&utm_source=x${hash}%2E`,
    `${pathname}${encodeURIComponent(search)}${encodeURIComponent(hash)}`,
  ]) {
    const page = await browser.newPage();
    await page.goto(server.origin + path);
    await expect(page.locator('#wall-canvas'), path).toBeVisible();
    await page.close();
  }
  const page = await browser.newPage();
  await page.goto(`${server.origin}/join`);
  await page.getByLabel(t('join.code')).fill(`<${links.volunteer}>`);
  await page.getByRole('button', { name: t('join.go') }).click();
  await expect(page.locator('#wall-canvas')).toBeVisible();
  expect(page.url()).not.toContain('key=');
});

test('what is no page is a page', async ({ page }) => {
  const answer = await page.goto(`${server.origin}/somewhere/else`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: t('problemPage.not-found') })).toBeVisible();
  const cut = await page.goto(`${server.origin}/x%zz`);
  expect(cut?.status()).toBe(400);
  await expect(page.getByRole('heading', { name: t('problemPage.invalid-request') })).toBeVisible();
});
