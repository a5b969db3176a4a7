import { expect, test } from '@playwright/test';
import { startServer, type RunningServer } from './support/startServer.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

test('the links of a new wall survive a reload, in this tab only, until another wall is started', async ({
  page,
  context,
}) => {
  await page.goto(server.origin);
  await page.getByLabel('Name of the wall').fill('Neighbours’ evening');
  await page.getByRole('button', { name: 'Set up the wall' }).click();
  await expect(page.getByRole('heading', { name: 'Your wall is ready' })).toBeVisible();
  const code = await page.getByTestId('join-code').innerText();
  const own = await page.locator('a[data-role="facilitator"]').getAttribute('href');

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Your wall is ready' })).toBeVisible();
  await expect(page.getByTestId('join-code')).toHaveText(code);
  await expect(page.locator('a[data-role="facilitator"]')).toHaveAttribute('href', own ?? '');
  await expect(page.getByText('Neighbours’ evening')).toBeVisible();

  const other = await context.newPage();
  await other.goto(server.origin);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(
    'What are people coming together for?',
  );

  await page.getByRole('button', { name: 'Start another wall' }).click();
  await expect(page.getByLabel('Name of the wall')).toHaveValue('');
  await page.reload();
  await expect(page.getByLabel('Name of the wall')).toBeVisible();
});
