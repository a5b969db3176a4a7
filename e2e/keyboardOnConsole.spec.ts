import { readFileSync } from 'node:fs';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { Keyboard } from './pages/Keyboard.ts';
import { askWall } from './support/meetingMembers.ts';
import type { SeededMeeting } from './support/seedMeeting.ts';
import { seedWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { joinByCode, newNoteId } from './support/wallApi.ts';
import { atOrigin } from './support/wallLink.ts';
import { beginning, either, said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
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
  await page.getByRole('heading', { name: said('console.needs') }).waitFor();

  await test.step('opens the tables', async () => {
    await keys.press(t('console.next.openTables'));
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
    await keys.press(t('console.table.more.label', { table: 3 }));
    await keys.press(t('console.table.close'));
    await keys.press(t('console.table.close'));
    await expect(page.locator('[data-table="3"]')).toContainText(t('console.table.closed'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect
      .poll(async () => (await keys.focus()).name, 'back where it was opened')
      .toBe(t('console.table.more.label', { table: 3 }));
    await keys.key('Enter');
    await keys.press(t('console.table.reopen'));
    await expect(page.locator('[data-table="3"]')).not.toContainText(t('console.table.closed'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await keys.isSomewhere('once it is open again');
  });

  await test.step('the walk', async () => {
    // Tables without people are no stops.
    await sitDown();
    await expect(page.locator('[data-table="3"]')).toContainText('Ineke');
    await keys.press(t('console.walk.start'));
    await keys.to(beginning(t('console.walk.stops')));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('2');
    await keys.press(t('console.walk.start'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(
      page.getByRole('heading', { name: t('console.walk.heading.stop', { stop: 1, stops: 2 }) }),
    ).toBeVisible();
    await expect
      .poll(async () => (await keys.focus()).name, 'on what comes next')
      .toBe(t('console.next.stop.go'));
    await keys.key('Enter');
    await expect(
      page.getByRole('heading', { name: t('console.walk.heading.stop', { stop: 2, stops: 2 }) }),
    ).toBeVisible();
    await keys.isSomewhere('once at the second stop');
    await keys.press(beginning(t('console.walk.backToStop', { stop: 1 })));
    await expect(
      page.getByRole('heading', { name: t('console.walk.heading.stop', { stop: 1, stops: 2 }) }),
    ).toBeVisible();
    await keys.isSomewhere('once back at the first stop');
    await keys.press(t('console.walk.end'));
    await keys.press(t('console.walk.end'));
    await expect(
      page.getByRole('heading', { name: t('console.walk.heading.stop', { stop: 1, stops: 2 }) }),
    ).toHaveCount(0);
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
    await keys.press(said('console.connections.agreeTo', { text: 'Clean water feeds both' }));
    await expect(
      page.getByRole('button', { name: said('console.connections.agreeTo') }),
    ).toHaveCount(0);
    await keys.isSomewhere('once agreed');
  });

  await test.step('the report-back', async () => {
    await keys.press(t('console.report.choose'));
    await keys.press(t('console.report.earlier', { table: 2 }));
    await expect
      .poll(async () => (await keys.focus()).name, 'stays on the moved table')
      .toBe(t('console.report.earlier', { table: 2 }));
    await keys.press(t('console.report.start'));
    await expect(
      page.getByRole('heading', { name: t('moment.report', { number: 2 }), exact: true }),
    ).toBeVisible();
    await keys.isSomewhere('once it began');
    await keys.press(t('console.next.report.go'));
    await expect(
      page.getByRole('heading', { name: t('moment.report', { number: 1 }), exact: true }),
    ).toBeVisible();
    await keys.press(t('console.report.end'));
    await keys.press(t('console.report.end'));
    await expect(
      page.getByRole('heading', { name: t('console.report'), exact: true }),
    ).toBeVisible();
    await keys.isSomewhere('once it is over');
  });

  await test.step('connect, follow up, and undo', async () => {
    await keys.press(t('console.next.go.connect'));
    await expect(page.locator('[aria-current="step"]')).toContainText(t('step.connect'));
    await keys.isSomewhere('at connect');
    await keys.press(t('console.next.go.follow-up'));
    await expect(page.locator('[aria-current="step"]')).toContainText(t('step.follow-up'));
    await keys.isSomewhere('at the follow-up');
  });

  await test.step('a snapshot, and the report', async () => {
    await keys.press(t('console.snapshot.take'));
    await keys.write(beginning(t('console.snapshot.name')), 'The whole meeting');
    await keys.press(t('console.snapshot.take'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await keys.isSomewhere('once it is taken');
    await keys.to(
      either(
        beginning(t('console.tabs.notes')),
        beginning(t('console.tabs.people')),
        beginning(t('console.tabs.visits')),
        beginning(t('console.tabs.keep')),
      ),
    );
    await keys.key('End');
    await expect(
      page.getByRole('link', {
        name: t('console.snapshot.open.label', { name: 'The whole meeting' }),
      }),
    ).toBeVisible();
    await keys.to(t('console.file.report.md'));
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(readFileSync(await file.path(), 'utf8')).toContain('Clean water feeds both');
    await keys.isSomewhere('once downloaded');
  });
});
