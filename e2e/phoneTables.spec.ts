import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Browser, type Page } from '@playwright/test';
import type { TableRow } from '../shared/model/table.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { ask, joinByCode } from './support/wallApi.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
test.use(PHONE);

let server: RunningServer;
let wall: SeededWall;
let tables: TableRow[];
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());
test.beforeEach(async () => {
  wall = await seedWall(server.origin, {
    title: 'Aotearoa biodiversity hui',
    people: ['Mere'],
    notes: ['Fence the streams', 'Plant the berms', 'Keep the cats in'].map((text) => ({
      text,
      color: 'yellow',
      person: 0,
    })),
    groups: [
      ['Rivers', 0],
      ['Towns', 1],
      ['Birds', 2],
    ].map(([name, note]) => ({ name: String(name), color: 'yellow', notes: [Number(note)] })),
  });
  ({ tables } = await run<{ tables: TableRow[] }>('POST', '/tables'));
});

/** As the facilitator. */
const run = <Reply>(method: string, path: string, body: unknown = {}): Promise<Reply> =>
  ask(server.origin, method, `/api/walls/${wall.wallId}${path}`, {
    token: wall.tokens.facilitator,
    ...(method === 'GET' ? {} : { body }),
  });
const numbered = (number: number): TableRow => {
  const table = tables.find((each) => each.number === number);
  if (!table) throw new Error(`there is no table ${number}`);
  return table;
};
const tableId = (number: number): string => numbered(number).tableId;
const link = (number?: number): string =>
  `${server.origin}/j/${wall.joinCode}${number === undefined ? '' : `/${number}`}`;

/** A phone of its own, already somebody with that name, sitting at that table. */
async function phoneOf(
  browser: Browser,
  name: string,
  table?: number,
): Promise<{ page: Page; id: string; token: string }> {
  const { participantId: id, token } = await joinByCode(server.origin, wall.joinCode, name);
  if (table !== undefined)
    await ask(server.origin, 'PUT', `/api/walls/${wall.wallId}/people/me`, {
      token,
      body: { table: tableId(table) },
    });
  const context = await browser.newContext(PHONE);
  await context.addCookies([
    { name: `ww_${wall.wallId}_participant`, value: token, url: server.origin },
  ]);
  const page = await context.newPage();
  await page.goto(link());
  await expect(page.locator('.tb-half')).toBeVisible();
  return { page, id, token };
}

const sitsAt = async (page: Page, number: number): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1, name: numbered(number).name })).toBeVisible();
  await expect(page.locator('.tb-tent-number')).toHaveText(`Table ${number}`);
};
const seated = async (): Promise<Record<string, number>> => {
  const { counts } = await run<{ counts: { seated?: Record<string, number> } }>('GET', '/me');
  return Object.fromEntries(
    tables.map(({ tableId: id, number }) => [number, counts.seated?.[id] ?? 0]),
  );
};
const isHealthy = async (page: Page): Promise<void> => {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'] }),
  );
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  ).toEqual([]);
  const width = page.viewportSize()?.width ?? 0;
  const wide = await page.evaluate(
    (limit) =>
      [...document.querySelectorAll('.tb-half *, #ww-own *, form *')]
        .filter(
          (each) =>
            each.getBoundingClientRect().right > limit + 1 &&
            each.closest('.ww-visually-hidden') === null,
        )
        .map((each) => each.outerHTML.slice(0, 120)),
    width,
  );
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth),
    wide.join('\n'),
  ).toBeLessThanOrEqual(width);
};

test('a table is chosen from the list, by its number and by its own link, and changed any time', async ({
  page,
}) => {
  await page.goto(link());
  await expect(page.getByRole('heading', { name: 'Choose a table' })).toBeVisible();
  await isHealthy(page);
  await page.getByRole('button', { name: /^Table 1 / }).click();
  await sitsAt(page, 1);
  await expect.poll(seated).toEqual({ 1: 1, 2: 0, 3: 0 });

  await page.getByRole('button', { name: 'Change table' }).click();
  await page.getByLabel('Number on the table').fill('9');
  await page.getByRole('button', { name: 'Sit down', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'There is no table 9.' })).toBeVisible();
  await page.getByLabel('Number on the table').fill('2');
  await page.getByLabel('Number on the table').press('Enter');
  await sitsAt(page, 2);
  await expect.poll(seated).toEqual({ 1: 0, 2: 1, 3: 0 });

  await page.goto(link(3));
  await expect(page.getByText('You sit at table 2 now.')).toBeVisible();
  await isHealthy(page);
  await page.getByRole('button', { name: 'Sit down here' }).click();
  await sitsAt(page, 3);
  await expect.poll(seated).toEqual({ 1: 0, 2: 0, 3: 1 });
  expect(new URL(page.url()).pathname).toBe(`/j/${wall.joinCode}`);
  await page.reload();
  await sitsAt(page, 3);
});

test('people introduce themselves in turn, take roles and decide', async ({ browser }) => {
  const lena = await phoneOf(browser, 'Lena Kraus', 1);
  const hana = await phoneOf(browser, 'Hana Tui', 1);
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
    `/w/${wall.wallId}/table/${tableId(1)}?as=participant`,
  );
  await lena.page.getByRole('button', { name: 'Roles' }).click();
  await lena.page.getByRole('button', { name: 'Take over as note-taker' }).click();
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
    server.origin,
    'GET',
    `/api/walls/${wall.wallId}/me`,
    { token: hana.token },
  );
  expect(person).toMatchObject({
    commitments: { [tableId(1)]: 'activator' },
    contact: { text: 'hana@example.org', shownTo: 'table' },
  });

  await run('POST', '/phase', { phase: 'follow-up' });
  await expect(lena.page.getByRole('heading', { name: 'You meet again' })).toBeVisible();
  await expect(lena.page.getByText('hana@example.org')).toBeVisible();
  await expect(lena.page.getByText('Activators: Hana Tui')).toBeVisible();
  await isHealthy(lena.page);
  for (const { page } of [lena, hana]) await page.context().close();
});

test('without a network a new table, marks and a decision are kept and sent later', async ({
  browser,
}) => {
  const { page, token } = await phoneOf(browser, 'Oskar', 1);
  await expect(page.getByRole('heading', { name: 'You’re the first here' })).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText('You’re offline. What you tap is kept on this phone.')).toBeVisible();
  await page.getByRole('button', { name: 'Decide' }).click();
  await page.getByRole('radio', { name: /^Supporter/ }).check();
  await expect(page.getByText('Kept on this phone until you’re online.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Change table' }).click();
  await page.getByRole('button', { name: /^Table 3 / }).click();
  await sitsAt(page, 3);
  await expect(page.getByText('You’re offline. 2 things are kept and will be sent.')).toBeVisible();
  expect(await seated()).toEqual({ 1: 1, 2: 0, 3: 0 });
  await page.context().setOffline(false);
  await expect.poll(seated, { timeout: 30_000 }).toEqual({ 1: 0, 2: 0, 3: 1 });
  await sitsAt(page, 3);
  await expect
    .poll(
      async () =>
        (
          await ask<{ person: object }>(server.origin, 'GET', `/api/walls/${wall.wallId}/me`, {
            token,
          })
        ).person,
    )
    .toMatchObject({ table: tableId(3), commitments: { [tableId(1)]: 'supporter' } });
  await page.context().close();
});

test('a table that closes meanwhile says so, and the person stays where she sat', async ({
  browser,
}) => {
  const { page } = await phoneOf(browser, 'Ineke', 1);
  await page.getByRole('button', { name: 'Change table' }).click();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: /^Table 2 / }).click();
  await run('POST', `/tables/${tableId(2)}/close`);
  await page.context().setOffline(false);
  await expect(page.getByText('You could not sit down at table 2. It is closed now.')).toBeVisible({
    timeout: 30_000,
  });
  await sitsAt(page, 1);
  await isHealthy(page);
  await page.getByRole('button', { name: 'All right' }).click();
  await page.goto(link(2));
  await expect(page.getByRole('heading', { name: 'Table 2 is closed' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay at table 1' }).click();
  await sitsAt(page, 1);
  await page.context().close();
});

test('the walk: go to a poster, leave one of each, the host answers; words outlive the next stop', async ({
  browser,
}) => {
  const host = await phoneOf(browser, 'Rangi', 2);
  const walker = await phoneOf(browser, 'Hana', 1);
  const stays = await phoneOf(browser, 'Wiremu', 1);
  await run('POST', '/walk', { action: 'start', mode: 'rotation', stops: 2, stopMs: 300_000 });
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
  await run('POST', '/walk', { action: 'next' });
  await expect(page.getByRole('heading', { name: 'Go to table 3' })).toBeVisible();
  await expect(page.getByLabel('In one sentence, because…')).toHaveValue('Berms clean the water');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText('1 thing is kept and will be sent.')).toBeVisible();
  await page.context().setOffline(false);
  await expect(host.page.getByText('Berms clean the water')).toBeVisible({ timeout: 30_000 });
  const { connections } = await run<{ connections: object[] }>('GET', '/connections');
  expect(connections).toMatchObject([
    {
      from: tableId(2),
      to: tableId(1),
      relation: 'supports',
      text: 'Berms clean the water',
      state: 'proposed',
    },
  ]);

  // The walker takes the poster over; whoever had it walks on.
  await page.getByRole('button', { name: 'Table 1', exact: true }).click();
  await page.getByRole('button', { name: 'I’ll stay with the poster' }).click();
  await expect(stays.page.getByRole('heading', { name: /^Go to table/ })).toBeVisible();
  await run('POST', '/report-back', { action: 'start', turnMs: 60_000 });
  await expect(
    stays.page.getByRole('heading', { name: 'Your table reports back now' }),
  ).toBeVisible();
  await expect(host.page.getByRole('heading', { name: 'Listen to table 1' })).toBeVisible();
  await expect(host.page.getByText('Your table is next.')).toBeVisible();
  for (const each of [host, walker, stays]) await each.page.context().close();
});

test('a visit to a table that closed keeps its words', async ({ browser }) => {
  const { page } = await phoneOf(browser, 'Jonas');
  await run('POST', '/walk', { action: 'start', mode: 'free', stopMs: 300_000 });
  await page.getByRole('button', { name: /^Poster 3/ }).click();
  await page.getByRole('button', { name: 'Question', exact: true }).click();
  await page.getByLabel('What would you like to know?').fill('And at night?');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await run('POST', `/tables/${tableId(3)}/close`);
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
  const { page, token } = await phoneOf(browser, 'Priya', 1);
  const other = await joinByCode(server.origin, wall.joinCode, 'Mere');
  await run('POST', '/phase', { phase: 'connect' });
  const id = '11111111-1111-4111-8111-111111111111';
  await ask(server.origin, 'POST', `/api/walls/${wall.wallId}/connections`, {
    token: other.token,
    body: {
      id,
      from: tableId(2),
      to: tableId(1),
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
            server.origin,
            'GET',
            `/api/walls/${wall.wallId}/connections`,
            { token },
          )
        ).connections,
    )
    .toMatchObject([
      { text: 'What towns spill, rivers carry', state: 'accepted' },
      {
        from: tableId(1),
        to: tableId(3),
        relation: 'reinforces',
        text: 'Clean rivers feed birds',
        state: 'accepted',
      },
    ]);

  await late.goto(link());
  await late.getByRole('button', { name: 'Choose a table' }).first().click();
  await late.getByRole('button', { name: /^Table 2 / }).click();
  await sitsAt(late, 2);
  await page.context().close();
});

test('notes fold away and stay within reach; narrow phones, long and right-to-left names fit', async ({
  browser,
}) => {
  await run('PUT', `/people/${(await phoneOf(browser, 'محمد عبد الرحمن', 1)).id}`, {
    table: tableId(1),
  });
  const { page } = await phoneOf(
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
