import { readFile } from 'node:fs/promises';
import type { Session } from '../shared/model/session.ts';
import type { TableRow } from '../shared/model/table.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { askWall } from './support/meetingMembers.ts';
import { openTables, sessionOf } from './support/openTables.ts';
import { seedWall } from './support/seedWall.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { joinByCode, newNoteId } from './support/wallApi.ts';
import { atOrigin, wallLink } from './support/wallLink.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

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
        await askWall(wall, 'PUT', '/people/me', { table: table.tableId }, person.token);
        if (name.startsWith('Host'))
          await askWall(wall, 'PUT', '/people/me', { duties: ['reporter'] }, person.token);
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
    await askWall(
      wall,
      'POST',
      '/visits',
      {
        id: question,
        table: two.tableId,
        kind: 'question',
        text: 'Who pays?',
      },
      walker.token,
    );
    await askWall(
      wall,
      'POST',
      '/visits',
      {
        id: thread,
        table: two.tableId,
        kind: 'connection',
        text: 'Clean water feeds both',
        toTable: three.tableId,
        relation: 'supports',
      },
      walker.token,
    );
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
