import type { Locator, Page } from '@playwright/test';
import type { TableRow } from '../shared/model/table.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { WallPage } from './pages/WallPage.ts';
import { askWall } from './support/meetingMembers.ts';
import { openTables, sessionOf } from './support/openTables.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { joinByCode } from './support/wallApi.ts';
import { atOrigin, wallLink } from './support/wallLink.ts';
import { either, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

const seatOf = async (wall: SeededWall, token: string): Promise<string | null> =>
  (await askWall<{ person: { table?: string } }>(wall, 'GET', '/me', undefined, token)).person
    .table ?? null;

/** The board of tables on the console. */
const tableCard = (page: Page, number: number): Locator => page.locator(`[data-table="${number}"]`);
const chip = (within: Page | Locator, person: string): Locator =>
  within.locator(`[data-person-chip="${person}"]`);

test('two facilitators open the tables at once, and the groups wear the tables’ numbers', async ({
  openPage,
}) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.clustered);
  await askWall(wall, 'POST', '/phase', { phase: 'cluster' });
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
    t('console.next.openTables.become', { count: groups }),
  );
  await Promise.all(desks.map((desk) => desk.press(t('console.next.openTables'))));
  for (const desk of desks) {
    await desk.isAt(t('step.tables'));
    await expect(desk.page.locator('.table-card')).toHaveCount(groups);
  }
  // Whose press came first opened them; the other finds them open.
  await expect
    .poll(async () =>
      (await Promise.all(desks.map((desk) => desk.last.innerText()))).some((words) =>
        words.includes(t('console.said.tablesOpened', { count: groups })),
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
    // Who opened them is offered to take that back.
    const offered = (): Promise<number[]> =>
      Promise.all(desks.map((desk) => desk.last.getByRole('button').count()));
    await expect.poll(offered).toContain(1);
    await desks[(await offered()).indexOf(1)]?.undo();
    await first.isAt(t('step.cluster'));
    await expect(first.button(t('console.next.go.tables'))).toBeVisible();
    await first.press(t('console.next.go.tables'));
    await second.isAt(t('step.tables'));
    expect((await sessionOf(wall)).tables).toEqual(tables);
  });

  await test.step('the questions of sheets to come can still be changed', async () => {
    await first.press(t('run.open'));
    await first.page
      .getByRole('group', { name: t('run.set.questions'), exact: true })
      .getByRole('button', { name: t('run.line.remove', { number: 2 }) })
      .click();
    await first.lineOfRun(t('run.set.questions'), 1).fill('Why here, why now?');
    await first.page.keyboard.press('Tab');
    await first.press(t('run.done'));
    await expect
      .poll(async () => (await sessionOf(wall)).sheetQuestions)
      .toEqual(['Why here, why now?', expect.anything(), expect.anything(), expect.anything()]);
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
    await expect(desk.last).toContainText(t('console.said.seated', { name: 'Aroha', table: 1 }));
    await desk.undo();
    await expect(chip(page.locator('.board-unplaced'), aroha.participantId)).toBeVisible();
    expect(await seatOf(wall, aroha.token)).toBeNull();
    await chip(page, aroha.participantId).dragTo(tableCard(page, 2));
    await expect.poll(() => seatOf(wall, aroha.token)).toBe(two.tableId);
  });

  await test.step('by keyboard alone, and the keyboard follows the person', async () => {
    await chip(page, jonas.participantId).focus();
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('dialog', { name: t('console.move.title', { name: 'Jonas' }) }),
    ).toBeVisible();
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
      .getByRole('button', { name: t('console.move.none') })
      .press('Enter');
    await expect(chip(page.locator('.board-unplaced'), jonas.participantId)).toBeFocused();
    expect(await seatOf(wall, jonas.token)).toBeNull();
  });

  await test.step('a phone’s own choice shows at once, with duties and commitment', async () => {
    await askWall(wall, 'PUT', '/people/me', { table: two.tableId }, jonas.token);
    await askWall(
      wall,
      'PUT',
      '/people/me',
      {
        duties: ['note-taker'],
        commitment: { table: two.tableId, kind: 'activator' },
      },
      jonas.token,
    );
    await askWall(
      wall,
      'PUT',
      `/tables/${two.tableId}`,
      {
        again: 'yes',
        spoken: { person: jonas.participantId, spoken: true },
      },
      jonas.token,
    );
    await expect(chip(tableCard(page, 2), jonas.participantId)).toContainText(
      t('duty.note-taker.does'),
    );
    await expect(tableCard(page, 2)).toContainText(
      t('console.table.introduced', { spoken: 1, here: 2 }),
    );
    await expect(tableCard(page, 2)).toContainText(t('console.table.again.yes'));
    await expect(tableCard(page, 2)).toContainText(t('console.table.activator', { count: 1 }));
  });

  await test.step('the list for breakout rooms and the ways to a table', async () => {
    await desk.press(t('console.breakout'));
    await expect(page.getByRole('textbox', { name: t('console.breakout') })).toHaveValue(
      either(t('console.breakout.table', { table: 2, name: two.name, people: 'Jonas, Aroha' })),
    );
    await page.keyboard.press('Escape');
    await desk.press(t('console.table.more.label', { table: 2 }));
    await expect(page.getByLabel(t('console.table.link', { table: 2 }))).toHaveValue(
      new RegExp(`/j/${wall.joinCode}/2$`),
    );
    await expect(
      page.getByRole('dialog').getByRole('link', { name: t('console.print.one.tents') }),
    ).toHaveAttribute('href', new RegExp(`print\\?what=tents&table=${two.tableId}&size=a4`));
  });

  await test.step('a table is closed after a question that says what it means; undo seats its people again', async () => {
    await desk.answer(t('console.table.close'));
    await expect(page.getByRole('dialog')).toContainText(
      t('console.table.close.text', { count: 2 }),
    );
    await desk.answer(t('console.table.close'));
    await expect(tableCard(page, 2)).toContainText(t('console.table.closed'));
    await expect(chip(page.locator('.board-unplaced'), jonas.participantId)).toBeVisible();
    expect((await sessionOf(wall)).tables[1]?.state).toBe('closed');
    await desk.undo();
    await expect(chip(tableCard(page, 2), jonas.participantId)).toBeVisible();
    await expect(chip(tableCard(page, 2), aroha.participantId)).toBeVisible();
    expect((await sessionOf(wall)).tables[1]?.state).toBeUndefined();
  });
});
