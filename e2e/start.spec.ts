import { expect, test } from '@playwright/test';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

test('the links of a new wall survive a reload, in this tab only, until another wall is started', async ({
  page,
  context,
}) => {
  await page.goto(server.origin);
  await page.getByLabel(t('start.name')).fill('Neighbours’ evening');
  await page.getByRole('button', { name: t('start.submit') }).click();
  await expect(page.getByRole('heading', { name: t('ready.title') })).toBeVisible();
  const code = await page.getByTestId('join-code').innerText();
  const own = await page.locator('a[data-role="facilitator"]').getAttribute('href');

  await page.reload();
  await expect(page.getByRole('heading', { name: t('ready.title') })).toBeVisible();
  await expect(page.getByTestId('join-code')).toHaveText(code);
  await expect(page.locator('a[data-role="facilitator"]')).toHaveAttribute('href', own ?? '');
  await expect(page.getByText('Neighbours’ evening')).toBeVisible();

  const other = await context.newPage();
  await other.goto(server.origin);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(t('start.title'));

  await page.getByRole('button', { name: t('start.another') }).click();
  await expect(page.getByLabel(t('start.name'))).toHaveValue('');
  await page.reload();
  await expect(page.getByLabel(t('start.name'))).toBeVisible();
});
