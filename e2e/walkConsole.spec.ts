import { readFile } from 'node:fs/promises';
import type { Session } from '../shared/model/session.ts';
import type { TableRow } from '../shared/model/table.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { askWall } from './support/meetingMembers.ts';
import { openTables, sessionOf } from './support/openTables.ts';
import { seedWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { joinByCode, newNoteId } from './support/wallApi.ts';
import { atOrigin, wallLink } from './support/wallLink.ts';
import { beginning, said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
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
    await desk.press(t('console.walk.start'));
    await page.getByText(t('console.walk.hosts')).click();
    await expect(page.getByRole('dialog')).toContainText(
      t('console.hosts.reporterStays', { name: 'Host 1' }),
    );
    await page.getByLabel(t('console.walk.stops')).fill('99');
    await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    await expect(
      page.getByRole('dialog').getByRole('button', { name: t('console.walk.start') }),
    ).toBeDisabled();
    await page.getByLabel(t('console.walk.stops')).fill('3');
    await page.getByLabel(t('console.walk.minutes.each')).fill('5');
    await expect(page.getByRole('dialog')).toContainText(
      t('console.walk.length.rotation', { stops: 3, minutes: 5, all: 15 }),
    );
    await desk.answer(t('console.walk.start'));
    await desk.isAt(t('step.gallery'));
    expect(await walkOf()).toEqual({
      mode: 'rotation',
      stops: 3,
      stopMs: 300_000,
      stop: 0,
      swapAt: 1,
    });
    await expect(page.getByRole('list', { name: t('console.hosts') })).toContainText('Host 1');
  });

  await test.step('taken back, it is as if it had not begun', async () => {
    await desk.undo();
    await desk.isAt(t('step.tables'));
    await expect.poll(walkOf).toBeNull();
    await desk.press(t('console.walk.start'));
    await desk.answer(t('console.walk.start'));
    await expect.poll(async () => (await walkOf())?.stop).toBe(0);
  });

  await test.step('on, and back', async () => {
    await desk.press(t('console.next.stop.go'));
    await expect(
      page.getByRole('heading', { name: t('console.walk.heading.stop', { stop: 2, stops: 3 }) }),
    ).toBeVisible();
    await desk.press(t('console.walk.backToStop', { stop: 1 }));
    await expect.poll(async () => (await walkOf())?.stop).toBe(0);
    await desk.press(t('console.next.stop.go'));
    await expect.poll(async () => (await walkOf())?.stop).toBe(1);
    await desk.press(t('console.next.stop.go'));
    await expect(
      page.getByRole('heading', { name: t('console.next.title.connect') }),
    ).toBeVisible();
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
    await page.getByRole('tab', { name: beginning(t('console.tabs.visits')) }).click();
    await page
      .getByRole('button', { name: t('console.visits.answer.label', { question: 'Who pays?' }) })
      .click();
    await page.getByLabel(t('console.visits.answer.field')).fill('The council, first year');
    await page.keyboard.press('Enter');
    await expect(page.locator(`[data-visit="${question}"]`)).toContainText(
      'The council, first year',
    );
    await page
      .getByRole('button', {
        name: t('console.connections.agreeTo', { text: 'Clean water feeds both' }),
      })
      .click();
    await expect(
      page.getByRole('button', { name: said('console.connections.agreeTo') }),
    ).toHaveCount(0);
    await page
      .locator(`[data-visit="${question}"]`)
      .getByRole('button', { name: said('console.takeDown.label') })
      .click();
    await desk.answer(t('console.visits.takeDown.go'));
    await expect(page.locator(`[data-visit="${question}"]`)).toHaveCount(0);
  });

  await test.step('tables report back in a chosen order', async () => {
    await desk.press(t('console.report.choose'));
    await page
      .getByRole('button', { name: t('console.report.earlier', { table: 2 }) })
      .press('Enter');
    for (const table of tables.slice(3))
      await page
        .getByRole('dialog')
        .getByRole('checkbox', { name: new RegExp(`^${table.number} ?`) })
        .uncheck();
    await page.getByLabel(t('console.report.minutes')).fill('1');
    await desk.answer(t('console.report.start'));
    await expect(
      page.getByRole('heading', { name: t('moment.report', { number: 2 }), exact: true }),
    ).toBeVisible();
    const [one, two, three] = tables as [TableRow, TableRow, TableRow];
    expect((await sessionOf(wall)).reportBack).toEqual({
      queue: [two.tableId, one.tableId, three.tableId],
      index: 0,
      turnMs: 60_000,
    });
    await desk.press(t('console.next.report.go'));
    await expect(
      page.getByRole('heading', { name: t('moment.report', { number: 1 }), exact: true }),
    ).toBeVisible();
    await desk.undo();
    await expect(
      page.getByRole('heading', { name: t('moment.report', { number: 2 }), exact: true }),
    ).toBeVisible();
    await desk.press(t('console.next.report.go'));
    await expect(
      page.getByRole('heading', { name: t('console.next.report', { table: 3 }) }),
    ).toBeVisible();
    await desk.press(t('console.next.report.go'));
    await desk.press(t('console.next.report.last.go'));
    await expect.poll(async () => (await sessionOf(wall)).reportBack).toBeNull();
  });

  await test.step('connecting ends the walk; taken back, the walk is where it was', async () => {
    const walk = await walkOf();
    await desk.press(t('console.next.go.connect'));
    await desk.isAt(t('step.connect'));
    await expect(desk.last).toContainText(t('console.said.went', { step: t('step.connect') }));
    await expect.poll(walkOf).toBeNull();
    await desk.undo();
    await expect.poll(walkOf).toEqual(walk);
    await desk.press(t('console.next.go.connect'));
    await expect.poll(walkOf).toBeNull();
    await desk.press(t('console.next.go.follow-up'));
    await desk.isAt(t('step.follow-up'));
  });

  await test.step('the projector shows the gallery', async () => {
    const projector = await openPage({ viewport: { width: 1920, height: 1080 } });
    await projector.goto(wallLink(wall, 'projector'));
    await projector.waitForURL(/\/gallery\?as=projector/);
  });

  await test.step('everything can be taken along, of now and of a snapshot', async () => {
    await desk.openTab('keep');
    await page.getByLabel(t('console.snapshot.name')).fill('At the end');
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: t('console.snapshot.take') })
      .click();
    await page.getByText(t('console.snapshot.more', { name: 'At the end' })).click();
    for (const named of [
      (file: string) => file,
      (file: string) => t('console.file.ofSnapshot', { file, name: 'At the end' }),
    ]) {
      for (const [words, start] of [
        [t('console.file.report.pdf'), '%PDF'],
        [t('console.file.report.md'), '#'],
        [t('console.file.roster.csv'), ''],
        [t('console.file.graph.graphml'), '<?xml'],
      ] as const) {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: named(words), exact: true }).click(),
        ]);
        const content = await readFile(await file.path());
        expect(
          content
            .subarray(0, 40)
            .toString('latin1')
            .replace(/^\u00ef\u00bb\u00bf/, ''),
          named(words),
        ).toContain(start);
        expect(content.length).toBeGreaterThan(20);
      }
    }
  });
});
