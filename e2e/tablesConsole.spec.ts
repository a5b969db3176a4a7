import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { Session } from '../shared/model/session.ts';
import type { TableRow } from '../shared/model/table.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { WallPage } from './pages/WallPage.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { ask, joinByCode, newNoteId } from './support/wallApi.ts';
import { atOrigin, wallLink } from './support/wallLink.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

const api = <Answer = object>(
  wall: SeededWall,
  method: string,
  path: string,
  token: string,
  body?: unknown,
): Promise<Answer> =>
  ask<Answer>(server.origin, method, `/api/walls/${wall.wallId}${path}`, {
    token,
    ...(body === undefined ? {} : { body }),
  });
const sessionOf = async (wall: SeededWall): Promise<Session> =>
  (await api<{ session: Session }>(wall, 'GET', '/me', wall.tokens.facilitator)).session;
const seatOf = async (wall: SeededWall, token: string): Promise<string | null> =>
  (await api<{ person: { table?: string } }>(wall, 'GET', '/me', token)).person.table ?? null;

/** The board of tables on the console. */
const tableCard = (page: Page, number: number): Locator => page.locator(`[data-table="${number}"]`);
const chip = (within: Page | Locator, person: string): Locator =>
  within.locator(`[data-person-chip="${person}"]`);

async function openTables(wall: SeededWall): Promise<TableRow[]> {
  await api(wall, 'POST', '/phase', wall.tokens.facilitator, { phase: 'cluster' });
  return (await api<{ tables: TableRow[] }>(wall, 'POST', '/tables', wall.tokens.facilitator, {}))
    .tables;
}

test('two facilitators open the tables at once, and the groups wear the tables’ numbers', async ({
  openPage,
}) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.clustered);
  await api(wall, 'POST', '/phase', wall.tokens.facilitator, { phase: 'cluster' });
  const desks = await Promise.all(
    [1, 2].map(async () => {
      const desk = new ConsolePage(await openPage());
      await desk.open(atOrigin(server.origin, wall.links.facilitator));
      return desk;
    }),
  );
  const groups = DEMO_WALLS.clustered.groups.length;
  const [first, second] = desks as [ConsolePage, ConsolePage];
  await expect(first.page.locator('#next-consequence')).toContainText(
    `${groups} groups become ${groups} tables.`,
  );
  await Promise.all(desks.map((desk) => desk.press('Open the tables')));
  for (const desk of desks) {
    await desk.isAt('Tables');
    await expect(desk.page.locator('.table-card')).toHaveCount(groups);
  }
  // Whose press came first opened them; the other finds them open.
  await expect
    .poll(async () =>
      (await Promise.all(desks.map((desk) => desk.last.innerText()))).some((words) =>
        words.includes(`You opened ${groups} tables`),
      ),
    )
    .toBe(true);
  const { tables, phase } = await sessionOf(wall);
  expect(phase).toBe('tables');
  expect(tables.map((table) => table.number)).toEqual(
    Array.from({ length: groups }, (_, index) => index + 1),
  );

  await test.step('on the wall each group wears its table’s number, and the projector goes to the gallery', async () => {
    const wallPage = new WallPage(await openPage());
    await wallPage.open(wallLink(wall, 'volunteer'));
    await expect
      .poll(
        async () =>
          new Map((await wallPage.clusters()).map((cluster) => [cluster.id, cluster.number])),
      )
      .toEqual(new Map(tables.map((table) => [table.clusterId, table.number])));
    await wallPage.page.goto(wallLink(wall, 'projector'));
    await wallPage.page.waitForURL(/\/gallery\?as=projector/);
    await wallPage.page.context().close();
  });

  await test.step('going back keeps the tables, and the way there again opens nothing twice', async () => {
    await first.undo();
    await first.isAt('Group');
    await expect(first.button('Go to the tables')).toBeVisible();
    await first.press('Go to the tables');
    await second.isAt('Tables');
    expect((await sessionOf(wall)).tables).toEqual(tables);
  });

  await test.step('the questions of sheets to come can still be changed', async () => {
    await first.press('Edit the questions');
    await first.page.getByLabel('Sheet question 1', { exact: true }).fill('Why here, why now?');
    await first.page.getByRole('button', { name: 'Take away sheet question 2' }).click();
    await first.answer('Save');
    await expect(first.page.getByRole('dialog')).toHaveCount(0);
    const { sheetQuestions } = await sessionOf(wall);
    expect(sheetQuestions[0]).toBe('Why here, why now?');
    expect(sheetQuestions).toHaveLength(4);
  });
  await Promise.all(desks.map((desk) => desk.page.context().close()));
});

test('people are moved by dragging and by keyboard, a table is closed, and all of it can be taken back', async ({
  page,
}) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.clustered);
  const tables = await openTables(wall);
  const [one, two, three] = tables as [TableRow, TableRow, TableRow];
  const [aroha, jonas] = await Promise.all(
    ['Aroha', 'Jonas'].map((name) => joinByCode(server.origin, wall.joinCode, name)),
  );
  if (!aroha || !jonas) throw new Error('nobody joined');
  await page.setViewportSize({ width: 1440, height: 1400 });
  const desk = new ConsolePage(page);
  await desk.open(atOrigin(server.origin, wall.links.facilitator));

  await test.step('by dragging', async () => {
    await chip(page.locator('.board-unplaced'), aroha.participantId).dragTo(tableCard(page, 1));
    await expect(chip(tableCard(page, 1), aroha.participantId)).toBeVisible();
    expect(await seatOf(wall, aroha.token)).toBe(one.tableId);
    await expect(desk.last).toContainText('You moved Aroha to table 1');
    await desk.undo();
    await expect(chip(page.locator('.board-unplaced'), aroha.participantId)).toBeVisible();
    expect(await seatOf(wall, aroha.token)).toBeNull();
    await chip(page, aroha.participantId).dragTo(tableCard(page, 2));
    await expect.poll(() => seatOf(wall, aroha.token)).toBe(two.tableId);
  });

  await test.step('by keyboard alone, and the keyboard follows the person', async () => {
    await chip(page, jonas.participantId).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Move Jonas to…' })).toBeVisible();
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Tab');
    await expect(
      page.getByRole('dialog').getByRole('button', { name: new RegExp(`^3 ?${three.name}`) }),
    ).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(chip(tableCard(page, 3), jonas.participantId)).toBeFocused();
    expect(await seatOf(wall, jonas.token)).toBe(three.tableId);
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^No table/ })
      .press('Enter');
    await expect(chip(page.locator('.board-unplaced'), jonas.participantId)).toBeFocused();
    expect(await seatOf(wall, jonas.token)).toBeNull();
  });

  await test.step('a phone’s own choice shows at once, with duties and commitment', async () => {
    await api(wall, 'PUT', '/people/me', jonas.token, { table: two.tableId });
    await api(wall, 'PUT', '/people/me', jonas.token, {
      duties: ['note-taker'],
      commitment: { table: two.tableId, kind: 'activator' },
    });
    await api(wall, 'PUT', `/tables/${two.tableId}`, jonas.token, {
      again: 'yes',
      spoken: { person: jonas.participantId, spoken: true },
    });
    await expect(chip(tableCard(page, 2), jonas.participantId)).toContainText('takes notes');
    await expect(tableCard(page, 2)).toContainText('1 of 2 introduced · Another session');
    await expect(tableCard(page, 2)).toContainText('1 activator');
  });

  await test.step('the list for breakout rooms and the ways to a table', async () => {
    await desk.press('Breakout list');
    await expect(page.getByRole('textbox', { name: 'Breakout list' })).toHaveValue(
      new RegExp(`2 – ${two.name}: Jonas, Aroha`),
    );
    await page.keyboard.press('Escape');
    await desk.press('More about table 2');
    await expect(page.getByLabel('Link to table 2 for phones')).toHaveValue(
      new RegExp(`/j/${wall.joinCode}/2$`),
    );
    await expect(page.getByRole('dialog').getByRole('link', { name: 'Tent' })).toHaveAttribute(
      'href',
      new RegExp(`print\\?what=tents&table=${two.tableId}&size=a4`),
    );
  });

  await test.step('a table is closed after a question that says what it means; undo seats its people again', async () => {
    await desk.answer('Close the table');
    await expect(page.getByRole('dialog')).toContainText(
      '2 people there are free to choose another table.',
    );
    await desk.answer('Close the table');
    await expect(tableCard(page, 2)).toContainText('Closed.');
    await expect(chip(page.locator('.board-unplaced'), jonas.participantId)).toBeVisible();
    expect((await sessionOf(wall)).tables[1]?.state).toBe('closed');
    await desk.undo();
    await expect(chip(tableCard(page, 2), jonas.participantId)).toBeVisible();
    await expect(chip(tableCard(page, 2), aroha.participantId)).toBeVisible();
    expect((await sessionOf(wall)).tables[1]?.state).toBeUndefined();
  });
});

test('the walk, the report-back, what visitors leave, and the files', async ({
  page,
  openPage,
}) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.clustered);
  const tables = await openTables(wall);
  const people = await Promise.all(
    tables.flatMap((table, index) =>
      [`Host ${index + 1}`, `Walker ${index + 1}`].map(async (name) => {
        const person = await joinByCode(server.origin, wall.joinCode, name);
        await api(wall, 'PUT', '/people/me', person.token, { table: table.tableId });
        if (name.startsWith('Host'))
          await api(wall, 'PUT', '/people/me', person.token, { duties: ['reporter'] });
        return { ...person, name, table };
      }),
    ),
  );
  const walker = people.find((person) => person.name === 'Walker 1');
  if (!walker) throw new Error('nobody walks');
  await page.setViewportSize({ width: 1440, height: 1400 });
  const desk = new ConsolePage(page);
  await desk.open(atOrigin(server.origin, wall.links.facilitator));
  const walkOf = async (): Promise<Session['walk']> => (await sessionOf(wall)).walk;

  await test.step('starting asks how, and says who stays', async () => {
    await desk.press('Start the walk');
    await page.getByText('Who stays with each poster').click();
    await expect(page.getByRole('dialog')).toContainText('Host 1 stays, who reports back');
    await page.getByLabel('Stops for each').fill('99');
    await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    await expect(
      page.getByRole('dialog').getByRole('button', { name: 'Start the walk' }),
    ).toBeDisabled();
    await page.getByLabel('Stops for each').fill('3');
    await page.getByLabel('Minutes at each').fill('5');
    await expect(page.getByRole('dialog')).toContainText(
      '3 stops of 5 minutes: 15 minutes in all.',
    );
    await desk.answer('Start the walk');
    await desk.isAt('Gallery walk');
    expect(await walkOf()).toEqual({
      mode: 'rotation',
      stops: 3,
      stopMs: 300_000,
      stop: 0,
      swapAt: 1,
    });
    await expect(page.getByRole('list', { name: 'Hosts' })).toContainText('Host 1');
  });

  await test.step('taken back, it is as if it had not begun', async () => {
    await desk.undo();
    await desk.isAt('Tables');
    await expect.poll(walkOf).toBeNull();
    await desk.press('Start the walk');
    await desk.answer('Start the walk');
    await expect.poll(async () => (await walkOf())?.stop).toBe(0);
  });

  await test.step('on, and back', async () => {
    await desk.press('Next stop');
    await expect(page.getByRole('heading', { name: 'Gallery walk: stop 2 of 3' })).toBeVisible();
    await desk.press('Back to stop 1');
    await expect.poll(async () => (await walkOf())?.stop).toBe(0);
    await desk.press('Next stop');
    await expect.poll(async () => (await walkOf())?.stop).toBe(1);
    await desk.press('Next stop');
    await expect(page.getByRole('heading', { name: 'Next: connect' })).toBeVisible();
  });

  await test.step('a question is answered for the table, a connection agreed to, a visit taken down', async () => {
    const [, two, three] = tables as [TableRow, TableRow, TableRow];
    const question = newNoteId();
    const thread = newNoteId();
    await api(wall, 'POST', '/visits', walker.token, {
      id: question,
      table: two.tableId,
      kind: 'question',
      text: 'Who pays?',
    });
    await api(wall, 'POST', '/visits', walker.token, {
      id: thread,
      table: two.tableId,
      kind: 'connection',
      text: 'Clean water feeds both',
      toTable: three.tableId,
      relation: 'supports',
    });
    await page.getByRole('tab', { name: /^Visits/ }).click();
    await page.getByRole('button', { name: 'Answer for the table: Who pays?' }).click();
    await page.getByLabel('Answer for the table').fill('The council, first year');
    await page.keyboard.press('Enter');
    await expect(page.locator(`[data-visit="${question}"]`)).toContainText(
      'The council, first year',
    );
    await page
      .getByRole('button', { name: 'Agree for the tables: Clean water feeds both' })
      .click();
    await expect(page.getByRole('button', { name: /^Agree for the tables/ })).toHaveCount(0);
    await page
      .locator(`[data-visit="${question}"]`)
      .getByRole('button', { name: /^Take down/ })
      .click();
    await desk.answer('Take it down');
    await expect(page.locator(`[data-visit="${question}"]`)).toHaveCount(0);
  });

  await test.step('tables report back in a chosen order', async () => {
    await desk.press('Choose the order');
    await page.getByRole('button', { name: 'Table 2 earlier' }).press('Enter');
    for (const table of tables.slice(3))
      await page
        .getByRole('dialog')
        .getByRole('checkbox', { name: new RegExp(`^${table.number} ?`) })
        .uncheck();
    await page.getByLabel('Minutes each').fill('1');
    await desk.answer('Start the report-back');
    await expect(
      page.getByRole('heading', { name: 'Table 2 reports back', exact: true }),
    ).toBeVisible();
    const [one, two, three] = tables as [TableRow, TableRow, TableRow];
    expect((await sessionOf(wall)).reportBack).toEqual({
      queue: [two.tableId, one.tableId, three.tableId],
      index: 0,
      turnMs: 60_000,
    });
    await desk.press('Next table');
    await expect(
      page.getByRole('heading', { name: 'Table 1 reports back', exact: true }),
    ).toBeVisible();
    await desk.undo();
    await expect(
      page.getByRole('heading', { name: 'Table 2 reports back', exact: true }),
    ).toBeVisible();
    await desk.press('Next table');
    await expect(page.getByRole('heading', { name: 'Next: table 3 reports back' })).toBeVisible();
    await desk.press('Next table');
    await desk.press('Finish');
    await expect.poll(async () => (await sessionOf(wall)).reportBack).toBeNull();
  });

  await test.step('connecting ends the walk; taken back, the walk is where it was', async () => {
    const walk = await walkOf();
    await desk.press('Start connecting');
    await desk.isAt('Connect');
    await expect(desk.last).toContainText('You went to “Connect”');
    await expect.poll(walkOf).toBeNull();
    await desk.undo();
    await expect.poll(walkOf).toEqual(walk);
    await desk.press('Start connecting');
    await expect.poll(walkOf).toBeNull();
    await desk.press('Start the follow-up');
    await desk.isAt('Follow up');
  });

  await test.step('the projector shows the gallery', async () => {
    const projector = await openPage({ viewport: { width: 1920, height: 1080 } });
    await projector.goto(wallLink(wall, 'projector'));
    await projector.waitForURL(/\/gallery\?as=projector/);
  });

  await test.step('everything can be taken along, of now and of a snapshot', async () => {
    await desk.openTab('Keep');
    await page.getByLabel('Name of the snapshot').fill('At the end');
    await page.getByRole('tabpanel').getByRole('button', { name: 'Take a snapshot' }).click();
    await page.getByText('More about snapshot At the end').click();
    for (const suffix of ['', ', snapshot At the end']) {
      for (const [words, start] of [
        ['Report (PDF)', '%PDF'],
        ['Report as text (Markdown)', '#'],
        ['Who is in, by commitment (CSV)', ''],
        ['Connections as a graph (GraphML)', '<?xml'],
      ] as const) {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: `${words}${suffix}`, exact: true }).click(),
        ]);
        const content = await readFile(await file.path());
        expect(
          content
            .subarray(0, 40)
            .toString('latin1')
            .replace(/^\u00ef\u00bb\u00bf/, ''),
          `${words}${suffix}`,
        ).toContain(start);
        expect(content.length).toBeGreaterThan(20);
      }
    }
  });
});
