import { expect, test, type Browser, type BrowserContext } from '@playwright/test';
import { IS_LONG } from './support/longSuite.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { ask } from './support/wallApi.ts';
import { said, t } from './support/words.ts';

let server: SharedServer;
let wall: SeededWall;
test.beforeAll(async () => {
  server = await shareServer();
  wall = await seedWall(server.origin, {
    title: 'Two tabs',
    people: ['Mere'],
    notes: [{ text: 'Fence the streams', color: 'yellow', person: 0 }],
    groups: [],
  });
});
test.afterAll(() => server.stop());

async function browserOf(browser: Browser, hasLocks: boolean): Promise<BrowserContext> {
  const context = await browser.newContext();
  // As over plain HTTP on a venue's network.
  if (!hasLocks)
    await context.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }),
    );
  return context;
}

for (const hasLocks of [true, false]) {
  test(`one link in two tabs at the same moment makes one person ${hasLocks ? 'with' : 'without'} locks`, async ({
    browser,
  }) => {
    const { links } = await ask<{ links: { volunteer: string; participant: string } }>(
      server.origin,
      'GET',
      `/api/walls/${wall.wallId}/links`,
      { token: wall.tokens.facilitator },
    );
    for (const [path, answer] of [
      [`/j/${wall.joinCode}`, '/api/join'],
      [
        links.volunteer.slice(new URL(links.volunteer).origin.length),
        `/api/walls/${wall.wallId}/grants`,
      ],
    ] as const) {
      for (let round = 0; round < (IS_LONG ? 2 : 1); round += 1) {
        const context = await browserOf(browser, hasLocks);
        const pages = await Promise.all([context.newPage(), context.newPage()]);
        // Both are at their door before either is answered.
        let waiting = 0;
        let open = (): void => undefined;
        const both = new Promise<void>((done) => {
          open = done;
        });
        await context.route(`**${answer}`, async (route) => {
          waiting += 1;
          if (waiting === 2) open();
          await both;
          await route.continue();
        });
        const answers = await Promise.all(
          pages.map(async (page) => {
            const answered = page.waitForResponse((response) => response.url().endsWith(answer));
            await page.goto(server.origin + path);
            const body = (await (await answered).json()) as {
              participantId?: string;
              personId?: string;
            };
            return body.participantId ?? body.personId;
          }),
        );
        expect(answers[0]).toBeTruthy();
        expect(new Set(answers).size).toBe(1);
        await context.close();
      }
    }
  });
}

test('two tabs offline change one note: neither edit is lost, and the one that came second may be put instead', async ({
  browser,
}) => {
  const context = await browser.newContext();
  const pages = [await context.newPage(), await context.newPage()] as const;
  const [one, two] = pages;
  await one.goto(`${server.origin}/j/${wall.joinCode}`);
  await one.locator('#ww-text').fill('Count the birds');
  await one.locator('#ww-put').click();
  await expect(one.getByText(t('phone.note.onWall'), { exact: true })).toBeVisible();
  await two.goto(`${server.origin}/j/${wall.joinCode}`);
  await expect(
    two.getByRole('button', { name: t('phone.note.editThis', { note: 'Count the birds' }) }),
  ).toBeVisible();
  await context.setOffline(true);
  for (const [page, words] of [
    [one, 'Count the birds at dawn'],
    [two, 'Count the bees at noon'],
  ] as const) {
    await page
      .getByRole('button', { name: t('phone.note.editThis', { note: 'Count the birds' }) })
      .click();
    await page.getByRole('textbox', { name: t('phone.note') }).fill(words);
    await page.getByRole('button', { name: t('app.save'), exact: true }).click();
    await expect(page.locator('.own-note p.own-paper').first()).toContainText(words);
  }
  await context.setOffline(false);
  const told = (page: typeof one) => page.getByText(t('refused.note.changed'));
  await expect
    .poll(async () => (await told(one).count()) + (await told(two).count()), { timeout: 40_000 })
    .toBe(1);
  const [lost, won] = (await told(one).isVisible()) ? [one, two] : [two, one];
  const [mine, theirs] =
    lost === one
      ? ['Count the birds at dawn', 'Count the bees at noon']
      : ['Count the bees at noon', 'Count the birds at dawn'];
  await expect(won.locator('.own-note p.own-paper').first()).toContainText(theirs);
  await expect(lost.locator('.own-note p.own-paper').first()).toContainText(mine);
  await expect(lost.getByText(said('phone.note.wallNow'))).toContainText(theirs);
  await lost.getByRole('button', { name: t('phone.note.instead') }).click();
  await expect(won.locator('.own-note p.own-paper').first()).toContainText(mine);
  await expect(told(lost)).toHaveCount(0);
  await context.close();
});

test('of two people who name one group at once, whoever lost is told and puts her name back with one press', async ({
  browser,
}) => {
  const grouped = await seedWall(server.origin, {
    title: 'One group',
    people: ['Mere'],
    notes: [{ text: 'Fence the streams', color: 'yellow', person: 0 }],
    groups: [{ name: 'Old', color: 'yellow', notes: [0] }],
  });
  const { links } = await ask<{ links: { volunteer: string } }>(
    server.origin,
    'GET',
    `/api/walls/${grouped.wallId}/links`,
    { token: grouped.tokens.facilitator },
  );
  const people = await Promise.all(
    ['Rivers', 'Streams'].map(async (name) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.goto(
        server.origin + links.volunteer.slice(new URL(links.volunteer).origin.length),
      );
      await expect(page.locator('#wall-canvas')).toBeVisible();
      const outline = page.getByRole('region', { name: t('outline.label') });
      await expect(async () => {
        if (!(await outline.isVisible())) await page.keyboard.press('o');
        await expect(outline).toBeVisible({ timeout: 2_000 });
      }).toPass();
      await page.getByText(said('outline.change')).first().click();
      await expect(page.locator('.outline-group input')).toHaveValue('Old');
      return { context, page, name };
    }),
  );
  for (const { context } of people) await context.setOffline(true);
  for (const { page, name } of people) {
    await page.locator('.outline-group input').fill(name);
    await page.locator('.outline-group input').press('Enter');
    await expect(page.getByRole('heading', { level: 3, name })).toBeVisible();
  }
  for (const { context } of people) await context.setOffline(false);
  const [first, second] = people;
  if (!first || !second) throw new Error('two people');
  const told = (page: typeof first.page) =>
    page.getByRole('button', { name: t('here.lost.putBack') });
  await expect
    .poll(async () => (await told(first.page).count()) + (await told(second.page).count()), {
      timeout: 40_000,
    })
    .toBe(1);
  const [lost, won] = (await told(first.page).isVisible()) ? [first, second] : [second, first];
  await expect(told(won.page)).toHaveCount(0);
  await expect(
    lost.page.getByText(t('here.lost.otherName', { instead: won.name, name: lost.name })).first(),
  ).toBeVisible();
  await told(lost.page).click();
  await expect(won.page.getByRole('heading', { level: 3, name: lost.name })).toBeVisible();
  for (const { context } of people) await context.close();
});
