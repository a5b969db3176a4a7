import { expect, test } from '@playwright/test';
import { startServer, type RunningServer } from './support/startServer.ts';
import { isHealthy, PHONE, ThreeTables } from './support/threeTables.ts';
import { ask, joinByCode } from './support/wallApi.ts';

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

test('the walk: go to a poster, leave one of each, the host answers; words outlive the next stop', async ({
  browser,
}) => {
  const host = await room.phoneOf(browser, 'Rangi', 2);
  const walker = await room.phoneOf(browser, 'Hana', 1);
  const stays = await room.phoneOf(browser, 'Wiremu', 1);
  // A table where nobody sits is no stop.
  await room.seat('Tui', 3);
  await room.run('POST', '/walk', { action: 'start', mode: 'rotation', stops: 2, stopMs: 300_000 });
  await expect(host.page.getByRole('heading', { name: 'You stay with your poster' })).toBeVisible();
  await expect(
    stays.page.getByRole('heading', { name: 'You stay with your poster' }),
  ).toBeVisible();
  const { page } = walker;
  await expect(page.getByRole('heading', { name: 'Go to table 2' })).toBeVisible();
  await expect(page.getByText('Next: table 3 · Birds')).toBeVisible();
  await expect(page.getByRole('article', { name: 'Poster 2, Towns' })).toBeVisible();
  await isHealthy(page);

  await page.getByRole('button', { name: 'Question', exact: true }).click();
  await page.getByLabel('What would you like to know?').fill('Who waters them?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(host.page.getByText('1 question open')).toBeVisible();
  await host.page.getByRole('button', { name: /^Answer/ }).click();
  await host.page.getByLabel('Your answer').fill('The neighbours do.');
  await isHealthy(host.page);
  await host.page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByText('The neighbours do.')).toBeVisible();

  await page.getByRole('button', { name: 'Might join' }).click();
  await page.getByRole('button', { name: 'I might join' }).click();
  await expect(host.page.getByText('Hana might join')).toBeVisible();

  await page.getByRole('button', { name: 'Connection', exact: true }).click();
  await page.getByRole('radio', { name: /^Supports/ }).check();
  await page.getByLabel('In one sentence, because…').fill('Berms clean the water');
  await isHealthy(page);
  await room.run('POST', '/walk', { action: 'next' });
  await expect(page.getByRole('heading', { name: 'Go to table 3' })).toBeVisible();
  await expect(page.getByLabel('In one sentence, because…')).toHaveValue('Berms clean the water');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText('1 thing is kept and will be sent.')).toBeVisible();
  await page.context().setOffline(false);
  await expect(host.page.getByText('Berms clean the water', { exact: true })).toBeVisible({
    timeout: 30_000,
  });
  const { connections } = await room.run<{ connections: object[] }>('GET', '/connections');
  expect(connections).toMatchObject([
    {
      from: room.tableId(2),
      to: room.tableId(1),
      relation: 'supports',
      text: 'Berms clean the water',
      state: 'proposed',
    },
  ]);

  // The walker takes the poster over; whoever had it walks on.
  await page.getByRole('button', { name: 'Table 1', exact: true }).click();
  await page.getByRole('button', { name: 'I’ll stay with the poster' }).click();
  await expect(stays.page.getByRole('heading', { name: /^Go to table/ })).toBeVisible();
  await room.run('POST', '/report-back', { action: 'start', turnMs: 60_000 });
  await expect(
    stays.page.getByRole('heading', { name: 'Your table reports back now' }),
  ).toBeVisible();
  await expect(host.page.getByRole('heading', { name: 'Listen to table 1' })).toBeVisible();
  await expect(host.page.getByText('Your table is next.')).toBeVisible();
  for (const each of [host, walker, stays]) await each.page.context().close();
});

test('at a poster one reads what connects it, marks it, and finds again what went out late', async ({
  browser,
}) => {
  const drawn = ['Berms clean it', 'Drains carry it', 'Shade cools it', 'Kids watch it', 'مياه'];
  for (const [at, text] of drawn.entries())
    await room.run('POST', '/connections', {
      id: `11111111-1111-4111-8111-11111111111${at}`,
      from: room.tableId(at % 2 === 0 ? 2 : 1),
      to: room.tableId(at % 2 === 0 ? 1 : 2),
      relation: at % 2 === 0 ? 'reinforces' : 'supports',
      text,
    });
  const host = await room.phoneOf(browser, 'Rangi', 2);
  const { page } = await room.phoneOf(browser, 'Hana', 1);
  for (const [name, table] of [
    ['Wiremu', 1],
    ['Tui', 3],
  ] as const)
    await room.seat(name, table);
  await room.run('POST', '/walk', { action: 'start', mode: 'rotation', stops: 2, stopMs: 300_000 });
  const threads = page.getByRole('region', { name: '5 connections' });
  await expect(threads.getByText('this reinforces').first()).toBeVisible();
  await expect(threads.getByText('Kids watch it')).toBeHidden();
  await threads.getByRole('button', { name: 'All 5 connections' }).click();
  await expect(threads.getByText('supports this').first()).toBeVisible();
  await threads.getByRole('button', { name: 'Mark: Kids watch it, 0 marks' }).click();
  await expect(
    threads.getByRole('button', { name: 'Mark: Kids watch it, 1 mark', pressed: true }),
  ).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  await isHealthy(page);

  await page.getByRole('button', { name: 'Question', exact: true }).click();
  await page.getByLabel('What would you like to know?').fill('Who pays?');
  await room.run('POST', '/walk', { action: 'next' });
  await expect(page.getByText('This still goes to table 2.')).toBeVisible();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('Left at table 2 · Towns')).toBeVisible();
  await page.getByText('What you left', { exact: true }).click();
  await expect(page.locator('.tb-own-left')).toContainText('Who pays?');
  await expect(
    host.page.getByRole('button', { name: 'Table 2', exact: true }),
  ).toHaveAccessibleDescription('1 open');
  await isHealthy(page);
  // What the count is about comes first, and the room walks on every tab.
  await host.page.getByRole('button', { name: 'Table 2', exact: true }).click();
  await expect(host.page.getByRole('region', { name: 'Visitors left you' })).toContainText(
    'Who pays?',
  );
  await expect(host.page.getByText('Now: gallery walk')).toBeVisible();
  await expect(host.page.getByText('Now: decide')).toBeHidden();
  await page.getByText('What you left', { exact: true }).click();
  await host.page.getByRole('button', { name: /^Answer.*Who pays/ }).click();
  await host.page.getByLabel('Your answer').fill('Die Stadt.');
  await host.page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.locator('.tb-own-left summary')).toContainText('1, 1 answered');
  await page.getByText('What you left', { exact: true }).click();
  await expect(page.locator('.tb-own-left summary')).not.toContainText('answered');
  await expect(page.locator('.tb-own-left .tb-answer [dir=auto]')).toHaveText('Die Stadt.');

  // A free walk forgets the stops; the phone does not.
  await room.run('POST', '/walk', { action: 'start', mode: 'free', stopMs: 300_000 });
  await page.getByRole('button', { name: 'Poster 2, Towns, seen' }).click();
  await expect(page.getByRole('heading', { name: 'Poster 2' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Poster 3, Birds, seen' })).toBeVisible();
  for (const each of [host.page, page]) await each.context().close();
});

test('a visit to a table that closed keeps its words', async ({ browser }) => {
  const { page } = await room.phoneOf(browser, 'Jonas');
  await room.run('POST', '/walk', { action: 'start', mode: 'free', stopMs: 300_000 });
  await page.getByRole('button', { name: 'Poster 3 Birds' }).click();
  await page.getByRole('button', { name: 'Question', exact: true }).click();
  await page.getByLabel('What would you like to know?').fill('And at night?');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await room.run('POST', `/tables/${room.tableId(3)}/close`);
  await page.context().setOffline(false);
  const refused = page.locator('.ww-refused');
  await expect(refused).toContainText('Your question did not reach table 3. It is closed now.', {
    timeout: 30_000,
  });
  await expect(refused).toContainText('And at night?');
  await page
    .getByRole('button', { name: 'Next', exact: true })
    .or(page.getByRole('button', { name: /^On to/ }))
    .click();
  await expect(page.getByRole('heading', { name: 'Poster 1' })).toBeVisible();
  await isHealthy(page);
  await page.context().close();
});

test('back at the tables: accept, reword and add connections; a late-comer sits down in two taps', async ({
  browser,
  page: late,
}) => {
  const { page, token } = await room.phoneOf(browser, 'Priya', 1);
  const other = await joinByCode(room.wall.origin, room.wall.joinCode, 'Mere');
  await room.run('POST', '/phase', { phase: 'connect' });
  const id = '11111111-1111-4111-8111-111111111111';
  await ask(room.wall.origin, 'POST', `/api/walls/${room.wall.wallId}/connections`, {
    token: other.token,
    body: {
      id,
      from: room.tableId(2),
      to: room.tableId(1),
      relation: 'reinforces',
      text: 'Towns drain into rivers',
    },
  });
  await expect(page.getByText('Towns drain into rivers', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Accept/ }).click();
  await expect(page.getByText('Accepted · by Mere')).toBeVisible();
  await page.getByRole('button', { name: /^Reword/ }).click();
  await page.getByLabel('In one sentence, because…').fill('What towns spill, rivers carry');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Add a connection' }).click();
  await page.getByLabel(/which table\?$/).selectOption({ label: '3 · Birds' });
  await page.getByLabel('In one sentence, because…').fill('Clean rivers feed birds');
  await isHealthy(page);
  await page.getByRole('button', { name: 'Add it' }).click();
  await expect
    .poll(
      async () =>
        (
          await ask<{ connections: object[] }>(
            room.wall.origin,
            'GET',
            `/api/walls/${room.wall.wallId}/connections`,
            { token },
          )
        ).connections,
    )
    .toMatchObject([
      { text: 'What towns spill, rivers carry', state: 'accepted' },
      {
        from: room.tableId(1),
        to: room.tableId(3),
        relation: 'reinforces',
        text: 'Clean rivers feed birds',
        state: 'accepted',
      },
    ]);

  await late.goto(room.link());
  await late.getByRole('button', { name: 'Choose a table' }).first().click();
  await late.getByRole('button', { name: /^Table 2 / }).click();
  await room.sitsAt(late, 2);
  await page.context().close();
});

test('loaded again without a network, walk and connections are as they were last known, and say so', async ({
  browser,
}) => {
  const { page } = await room.phoneOf(browser, 'Hana', 1);
  // Somebody else stays with her poster.
  await room.seat('Wiremu', 1);
  await room.run('POST', '/connections', {
    id: '11111111-1111-4111-8111-111111111119',
    from: room.tableId(2),
    to: room.tableId(1),
    relation: 'reinforces',
    text: 'Berms clean it',
  });
  await room.run('POST', '/walk', { action: 'start', mode: 'free', stopMs: 300_000 });
  const said = page.getByText('Berms clean it', { exact: true });
  await page.getByRole('button', { name: 'Poster 2 Towns' }).click();
  await expect(said).toBeVisible();
  const awayAndBack = async (): Promise<void> => {
    // As where the browser had thrown the page away: from its own store, whatever the network does.
    await page.goto('about:blank');
    await page.context().setOffline(true);
    await page.goBack();
  };
  await awayAndBack();
  await expect(page.getByText(/^You’re offline.*What you see is from \d/)).toBeVisible();
  await expect(page.getByRole('article', { name: 'Poster 2, Towns' })).toBeVisible();
  await expect(said).toBeVisible();
  await page.getByRole('button', { name: 'Question', exact: true }).click();
  await page.getByLabel('What would you like to know?').fill('Who pays?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('1 thing is kept and will be sent.')).toBeVisible();
  await isHealthy(page);
  await page.context().setOffline(false);
  await expect
    .poll(async () => (await room.run<{ visits: object[] }>('GET', '/visits')).visits, {
      timeout: 30_000,
    })
    .toMatchObject([{ text: 'Who pays?' }]);
  await expect(page.getByText(/What you see is from/)).toBeHidden();

  await room.run('POST', '/phase', { phase: 'connect' });
  await expect(said).toBeVisible();
  await awayAndBack();
  await expect(page.getByText(/What you see is from \d/)).toBeVisible();
  await expect(said).toBeVisible();
  await page.context().close();
});
