import { readFileSync } from 'node:fs';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { Keyboard } from './pages/Keyboard.ts';
import { askWall } from './support/meetingMembers.ts';
import type { SeededMeeting } from './support/seedMeeting.ts';
import { seedWall } from './support/seedWall.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { joinByCode, newNoteId } from './support/wallApi.ts';
import { atOrigin } from './support/wallLink.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

test('by keyboard alone: the console from opening the tables to the report', async ({
  openPage,
}) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.clustered);
  await askWall(wall, 'POST', '/phase', { phase: 'cluster' });
  const people = await Promise.all(
    ['Aroha', 'Jonas', 'Ineke'].map((name) => joinByCode(server.origin, wall.joinCode, name)),
  );
  const page = await openPage();
  const keys = new Keyboard(page);
  await page.goto(atOrigin(wall.origin, wall.links.facilitator));
  await page.getByRole('heading', { name: 'Who needs me' }).waitFor();

  await test.step('opens the tables', async () => {
    await keys.press('Open the tables');
    await expect(page.locator('.table-card').first()).toBeVisible();
    await keys.isSomewhere('once the tables are open');
  });

  const { session } = await askWall<{ session: { tables: SeededMeeting['tables'] } }>(
    wall,
    'GET',
    '/me',
  );
  /** One at each of the first three tables. */
  const sitDown = async (): Promise<void> => {
    for (const [index, person] of people.entries())
      await askWall(
        wall,
        'PUT',
        '/people/me',
        { table: session.tables[index]?.tableId },
        person.token,
      );
  };
  await test.step('people sit down, and one is moved', async () => {
    await sitDown();
    await expect(page.locator('[data-table="1"]')).toContainText('Aroha');
    await keys.press(/^Aroha/);
    await keys.press(/^2 ?/);
    await expect(page.locator('[data-table="2"]')).toContainText('Aroha');
    await expect.poll(async () => (await keys.focus()).name).toMatch(/^Aroha/);
  });

  await test.step('a table is closed, and opened again', async () => {
    await keys.press('More about table 3');
    await keys.press('Close the table');
    await keys.press('Close the table');
    await expect(page.locator('[data-table="3"]')).toContainText('Closed.');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect
      .poll(async () => (await keys.focus()).name, 'back where it was opened')
      .toBe('More about table 3');
    await keys.key('Enter');
    await keys.press('Open the table again');
    await expect(page.locator('[data-table="3"]')).not.toContainText('Closed.');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await keys.isSomewhere('once it is open again');
  });

  await test.step('the walk', async () => {
    // Tables without people are no stops.
    await sitDown();
    await expect(page.locator('[data-table="3"]')).toContainText('Ineke');
    await keys.press('Start the walk');
    await keys.to(/^Stops for each/);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('2');
    await keys.press('Start the walk');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Gallery walk: stop 1 of 2' })).toBeVisible();
    await expect
      .poll(async () => (await keys.focus()).name, 'on what comes next')
      .toBe('Next stop');
    await keys.key('Enter');
    await expect(page.getByRole('heading', { name: 'Gallery walk: stop 2 of 2' })).toBeVisible();
    await keys.isSomewhere('once at the second stop');
    await keys.press(/^Back to stop 1/);
    await expect(page.getByRole('heading', { name: 'Gallery walk: stop 1 of 2' })).toBeVisible();
    await keys.isSomewhere('once back at the first stop');
    await keys.press('End the walk');
    await keys.press('End the walk');
    await expect(page.getByRole('heading', { name: /stop 1 of 2/ })).toHaveCount(0);
    await keys.isSomewhere('once the walk is over');
  });

  await test.step('a connection waits for a yes', async () => {
    await askWall(
      wall,
      'POST',
      '/connections',
      {
        id: newNoteId(),
        from: session.tables[0]?.tableId,
        to: session.tables[1]?.tableId,
        relation: 'supports',
        text: 'Clean water feeds both',
      },
      people[2]?.token,
    );
    await keys.press(/^Agree for the tables: Clean water/);
    await expect(page.getByRole('button', { name: /^Agree for the tables/ })).toHaveCount(0);
    await keys.isSomewhere('once agreed');
  });

  await test.step('the report-back', async () => {
    await keys.press('Choose the order');
    await keys.press('Table 2 earlier');
    await expect
      .poll(async () => (await keys.focus()).name, 'stays on the moved table')
      .toBe('Table 2 earlier');
    await keys.press('Start the report-back');
    await expect(
      page.getByRole('heading', { name: 'Table 2 reports back', exact: true }),
    ).toBeVisible();
    await keys.isSomewhere('once it began');
    await keys.press('Next table');
    await expect(
      page.getByRole('heading', { name: 'Table 1 reports back', exact: true }),
    ).toBeVisible();
    await keys.press('End the report-back');
    await keys.press('End the report-back');
    await expect(page.getByRole('heading', { name: 'Report back', exact: true })).toBeVisible();
    await keys.isSomewhere('once it is over');
  });

  await test.step('connect, follow up, and undo', async () => {
    await keys.press('Start connecting');
    await expect(page.locator('[aria-current="step"]')).toContainText('Connect');
    await keys.isSomewhere('at connect');
    await keys.press('Start the follow-up');
    await expect(page.locator('[aria-current="step"]')).toContainText('Follow up');
    await keys.isSomewhere('at the follow-up');
  });

  await test.step('a snapshot, and the report', async () => {
    await keys.press('Take a snapshot');
    await keys.write(/^Name of the snapshot/, 'The whole meeting');
    await keys.press('Take a snapshot');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await keys.isSomewhere('once it is taken');
    await keys.to(/^Notes|^People|^Visits|^Keep/);
    await keys.key('End');
    await expect(
      page.getByRole('link', { name: 'Open snapshot: The whole meeting' }),
    ).toBeVisible();
    await keys.to('Report as text (Markdown)');
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(readFileSync(await file.path(), 'utf8')).toContain('Clean water feeds both');
    await keys.isSomewhere('once downloaded');
  });
});
