import { expect, test } from '@playwright/test';
import { startServer, type RunningServer } from './support/startServer.ts';
import { isHealthy, PHONE, ThreeTables } from './support/threeTables.ts';
import { ask } from './support/wallApi.ts';

test.use(PHONE);

let server: RunningServer;
let room: ThreeTables;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());
test.beforeEach(async () => {
  room = await ThreeTables.open(server.origin);
});

test('a table is chosen from the list, by its number and by its own link, and changed any time', async ({
  page,
}) => {
  await page.goto(room.link());
  await expect(page.getByRole('heading', { name: 'Choose a table' })).toBeVisible();
  await isHealthy(page);
  await page.getByRole('button', { name: /^Table 1 / }).click();
  await room.sitsAt(page, 1);
  await expect.poll(() => room.seated()).toEqual({ 1: 1, 2: 0, 3: 0 });

  await page.getByRole('button', { name: 'Change table' }).click();
  await page.getByLabel('Number on the table').fill('9');
  await page.getByRole('button', { name: 'Sit down', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'There is no table 9.' })).toBeVisible();
  await page.getByLabel('Number on the table').fill('2');
  await page.getByLabel('Number on the table').press('Enter');
  await room.sitsAt(page, 2);
  await expect.poll(() => room.seated()).toEqual({ 1: 0, 2: 1, 3: 0 });

  await page.goto(room.link(3));
  await expect(page.getByText('You sit at table 2 now.')).toBeVisible();
  await isHealthy(page);
  await page.getByRole('button', { name: 'Sit down here' }).click();
  await room.sitsAt(page, 3);
  await expect.poll(() => room.seated()).toEqual({ 1: 0, 2: 0, 3: 1 });
  expect(new URL(page.url()).pathname).toBe(`/j/${room.wall.joinCode}`);
  await page.reload();
  await room.sitsAt(page, 3);
});

test('people introduce themselves in turn, take roles and decide', async ({ browser }) => {
  const lena = await room.phoneOf(browser, 'Lena Kraus', 1);
  const hana = await room.phoneOf(browser, 'Hana Tui', 1);
  await expect(lena.page.getByRole('heading', { name: 'You’re next, Lena' })).toBeVisible();
  await expect(hana.page.getByRole('heading', { name: 'Lena is next' })).toBeVisible();
  await lena.page.getByRole('button', { name: 'I’ve spoken' }).click();
  await expect(hana.page.getByRole('heading', { name: 'You’re next, Hana' })).toBeVisible();
  await expect(hana.page.getByText('1 of 2 have spoken')).toBeVisible();
  // Somebody else may mark it, and take it back.
  await lena.page.getByRole('button', { name: /^Hana Tui: now/ }).click();
  await expect(hana.page.getByRole('heading', { name: 'Who does what?' })).toBeVisible();

  await hana.page.getByRole('button', { name: 'I’ll take notes' }).click();
  await expect(lena.page.getByText('Note-taker: Hana Tui')).toBeVisible();
  await lena.page.getByRole('button', { name: 'I’ll facilitate' }).click();
  await expect(hana.page.getByRole('heading', { name: 'Talk it through' })).toBeVisible();
  await isHealthy(hana.page);
  await expect(hana.page.getByRole('link', { name: 'Open our sheet' })).toHaveAttribute(
    'href',
    `/w/${room.wall.wallId}/table/${room.tableId(1)}?as=participant`,
  );
  await lena.page.getByRole('button', { name: 'Roles' }).click();
  await lena.page.getByRole('button', { name: 'Take over taking notes from Hana' }).click();
  await expect(hana.page.getByText('takes notes')).toHaveCount(1);
  await expect(hana.page.locator('.tb-member', { hasText: 'Lena' })).toContainText(
    'facilitates, takes notes',
  );

  await hana.page.getByRole('button', { name: 'Decide' }).click();
  await hana.page.getByRole('radio', { name: 'Yes' }).check();
  await hana.page.getByRole('radio', { name: /^Activator/ }).check();
  await hana.page.getByRole('button', { name: 'Leave an address or a number' }).click();
  await hana.page.getByLabel('How to reach me').fill('hana@example.org');
  await expect(hana.page.getByText('Not saved yet.')).toBeVisible();
  await hana.page.getByRole('radio', { name: 'Facilitators and my table' }).check();
  await hana.page.getByRole('button', { name: 'Keep my contact' }).click();
  await expect(
    hana.page.getByText('Your table wants another session. You are an activator.'),
  ).toBeVisible();
  await isHealthy(hana.page);
  await expect(lena.page.getByRole('heading', { name: 'And you?' })).toBeVisible();
  const { person } = await ask<{ person: object }>(
    room.wall.origin,
    'GET',
    `/api/walls/${room.wall.wallId}/me`,
    { token: hana.token },
  );
  expect(person).toMatchObject({
    commitments: { [room.tableId(1)]: 'activator' },
    contact: { text: 'hana@example.org', shownTo: 'table' },
  });

  await room.run('POST', '/phase', { phase: 'follow-up' });
  await expect(lena.page.getByRole('heading', { name: 'You meet again' })).toBeVisible();
  await expect(lena.page.getByText('hana@example.org')).toBeVisible();
  await expect(lena.page.getByText('Activators: Hana Tui')).toBeVisible();
  await isHealthy(lena.page);
  for (const { page } of [lena, hana]) await page.context().close();
});

test('without a network a new table, marks and a decision are kept and sent later', async ({
  browser,
}) => {
  const { page, token } = await room.phoneOf(browser, 'Oskar', 1);
  await expect(page.getByRole('heading', { name: 'You’re the first here' })).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText('You’re offline. What you tap is kept on this phone.')).toBeVisible();
  await page.getByRole('button', { name: 'Decide' }).click();
  await page.getByRole('radio', { name: /^Supporter/ }).check();
  await expect(page.getByText('Kept on this phone until you’re online.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Change table' }).click();
  await page.getByRole('button', { name: /^Table 3 / }).click();
  await room.sitsAt(page, 3);
  await expect(page.getByText('You’re offline. 2 things are kept and will be sent.')).toBeVisible();
  expect(await room.seated()).toEqual({ 1: 1, 2: 0, 3: 0 });
  await page.context().setOffline(false);
  await expect.poll(() => room.seated(), { timeout: 30_000 }).toEqual({ 1: 0, 2: 0, 3: 1 });
  await room.sitsAt(page, 3);
  await expect
    .poll(
      async () =>
        (
          await ask<{ person: object }>(
            room.wall.origin,
            'GET',
            `/api/walls/${room.wall.wallId}/me`,
            {
              token,
            },
          )
        ).person,
    )
    .toMatchObject({ table: room.tableId(3), commitments: { [room.tableId(1)]: 'supporter' } });
  await page.context().close();
});

test('a table that closes meanwhile says so, and the person stays where she sat', async ({
  browser,
}) => {
  const { page } = await room.phoneOf(browser, 'Ineke', 1);
  await page.getByRole('button', { name: 'Change table' }).click();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: /^Table 2 / }).click();
  await room.run('POST', `/tables/${room.tableId(2)}/close`);
  await page.context().setOffline(false);
  await expect(page.getByText('You could not sit down at table 2. It is closed now.')).toBeVisible({
    timeout: 30_000,
  });
  await room.sitsAt(page, 1);
  await isHealthy(page);
  await page.getByRole('button', { name: 'All right' }).click();
  await page.goto(room.link(2));
  await expect(page.getByRole('heading', { name: 'Table 2 is closed' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay at table 1' }).click();
  await room.sitsAt(page, 1);
  await page.context().close();
});

test('a seat that others change is told once, one’s own choice is not', async ({ browser }) => {
  const { page, id } = await room.phoneOf(browser, 'Noor', 1);
  await room.sitsAt(page, 1);
  await expect(page.getByText(/The facilitator moved you/)).toBeHidden();
  await room.run('PUT', `/people/${id}`, { table: room.tableId(3) });
  const moved = page.getByText(
    'You are at table 3 now. The facilitator moved you, or you did elsewhere.',
  );
  await expect(moved).toBeVisible();
  await isHealthy(page);
  await page.reload();
  await expect(moved).toBeVisible();
  await page.getByRole('button', { name: 'All right' }).click();
  await expect(moved).toBeHidden();
  await page.getByRole('button', { name: 'Change table' }).click();
  await page.getByRole('button', { name: /^Table 2 / }).click();
  await room.sitsAt(page, 2);
  await expect(page.getByText(/The facilitator moved you/)).toBeHidden();
  await room.run('POST', `/tables/${room.tableId(2)}/close`);
  const closed = page.getByText('Table 2 was closed. Choose another one.');
  await expect(closed).toBeVisible();
  await page.getByRole('button', { name: /^Table 1 / }).click();
  await room.sitsAt(page, 1);
  await expect(closed).toBeHidden();
  await page.context().close();
});

test('notes fold away and stay within reach; narrow phones, long and right-to-left names fit', async ({
  browser,
}) => {
  await room.run('PUT', `/people/${(await room.phoneOf(browser, 'محمد عبد الرحمن', 1)).id}`, {
    table: room.tableId(1),
  });
  const { page } = await room.phoneOf(
    browser,
    'Donaudampfschifffahrtsgesellschaftskapitän Max Oberste',
    1,
  );
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(page.locator('#ww-text')).toBeHidden();
  await isHealthy(page);
  for (const step of ['Roles', 'Talk', 'Decide']) {
    await page.getByRole('button', { name: step, exact: true }).click();
    await isHealthy(page);
  }
  await page.getByRole('button', { name: /^Your notes/ }).click();
  await page.locator('#ww-text').fill('One more thought');
  await page.getByRole('button', { name: 'Put it on the wall' }).click();
  await expect(page.locator('#ww-own li', { hasText: 'One more thought' })).toContainText(
    'On the wall',
  );
  await isHealthy(page);
});
