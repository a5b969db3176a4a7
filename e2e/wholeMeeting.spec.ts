import { PDFDocument } from '@cantoo/pdf-lib';
import { distinctNotes } from './demoWalls/distinctNotes.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { PhonePage } from './pages/PhonePage.ts';
import { SheetPage } from './pages/SheetPage.ts';
import { TablesOnPhone } from './pages/TablesOnPhone.ts';
import { WallPage } from './pages/WallPage.ts';
import { machineAddress, startServer, type RunningServer } from './support/startServer.ts';
import { download } from './support/download.ts';
import { expect, test } from './support/test.ts';
import { atOrigin } from './support/wallLink.ts';
import { WORDS, either, said, t } from './support/words.ts';
import { IS_LONG } from './support/longSuite.ts';

const TABLES = [
  'Growing up with nature',
  'Farms that give back',
  'Rivers, soil and sea',
  'Rules that work',
].slice(0, IS_LONG ? 4 : 3);
const COUNT = TABLES.length;
const EACH = TABLES.map((_, index) => index);
const NUMBERS = EACH.map((index) => index + 1);
/** Three at the first table, which writes together; with `WW_LONG=1` at every one of four. */
const PEOPLE = IS_LONG ? 12 : 7;
/** How many sit at a table, by its number: in turns. */
const seatedAt = (number: number): number => Math.ceil((PEOPLE - number + 1) / COUNT);
const NAMES = [
  'Mere Walker',
  'Tomasz',
  'Ana Lucía',
  'Hemi',
  'Priya',
  'Søren',
  'Wiremu',
  'Hana',
  'Oskar',
  'Ineke',
  'Rangi',
  'Lena',
].slice(0, PEOPLE);
const NOTES = 6 * COUNT;
const texts = distinctNotes(NOTES);
/** Every poster but one's own. */
const STOPS = COUNT - 1;
/** One of a table stays, the others leave something at each stop: a connection, a question, her name, in turns. */
const VISITS = (PEOPLE - COUNT) * STOPS;
const THREADS = Math.min(6, Math.floor(VISITS / 3));

let server: RunningServer;
let origin: string;
test.beforeAll(async () => {
  server = await startServer();
  // As in a venue: by the machine's address over plain HTTP, no secure context anywhere in this meeting.
  const address = machineAddress();
  expect(address, 'this machine has an address besides loopback').not.toBeNull();
  origin = `http://${address}:${server.port}`;
});
test.afterAll(() => server.stop());

test('a whole meeting in a room, from the start page to the report', async ({ openPage }) => {
  test.setTimeout(420_000);

  const facilitator = await openPage();
  await facilitator.goto(origin);
  expect(await facilitator.evaluate(() => window.isSecureContext)).toBe(false);
  await facilitator.getByLabel(t('start.name')).fill('Aotearoa biodiversity hui');
  await facilitator.getByRole('button', { name: t('start.submit') }).click();
  const link = async (role: string): Promise<string> =>
    atOrigin(
      origin,
      (await facilitator.locator(`a[data-role="${role}"]`).getAttribute('href')) ?? '',
    );
  const links = {
    participant: await link('participant'),
    volunteer: await link('volunteer'),
    projector: await link('projector'),
  };
  await facilitator.getByRole('link', { name: t('ready.console') }).click();
  const desk = new ConsolePage(facilitator);
  await expect(facilitator.getByText(t('step.gather.title')).first()).toBeVisible();

  const projector = new WallPage(await openPage({ viewport: { width: 1920, height: 1080 } }));
  await projector.open(links.projector);
  const helpers = [new WallPage(await openPage()), new WallPage(await openPage())] as const;
  for (const helper of helpers) await helper.open(links.volunteer);
  const phones: PhonePage[] = [];
  for (const name of NAMES) {
    const phone = new PhonePage(
      await openPage({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }),
    );
    await phone.open(links.participant);
    await phone.page.getByLabel(t('phone.name')).fill(name);
    await phone.page.getByLabel(t('phone.name')).press('Enter');
    phones.push(phone);
  }
  const tables = phones.map((phone) => new TablesOnPhone(phone.page));
  const at = <T>(list: readonly T[], index: number): T => list[index] as T;

  await test.step('real notes from phones', async () => {
    await Promise.all(
      phones.map(async (phone, index) => {
        const own = texts.filter((_, each) => each % phones.length === index);
        for (const text of own) await phone.post(text);
        for (const text of own) await phone.isOnWall(text);
      }),
    );
    await projector.showsNotes(NOTES);
  });

  await test.step('two volunteers make named groups', async () => {
    await desk.press(t('console.next.go.cluster'));
    const ids = (await helpers[0].notes()).map((note) => note.id);
    const size = NOTES / TABLES.length;
    const part = (group: number): string[] => ids.slice(group * size, group * size + size);
    await Promise.all(
      helpers.map(async (helper, index) => {
        for (const group of EACH.filter((each) => each % 2 === index)) {
          await helper.fit();
          await helper.groupByMouse(part(group), at(TABLES, group));
        }
        await helper.saved();
      }),
    );
    await expect
      .poll(async () => (await projector.clusters()).map((cluster) => cluster.name).toSorted())
      .toEqual(TABLES.toSorted());
  });

  /** Tables by number, as the console numbers them: reading order is the volunteers' doing. */
  let named: string[] = [];
  await test.step('one press opens a table for each, and everybody sits down: from the list, by number, by the tent’s link', async () => {
    await expect(
      facilitator.getByText(t('console.next.openTables.become', { count: COUNT })),
    ).toBeVisible();
    await desk.press(t('console.next.openTables'));
    await expect(facilitator.locator('[data-table]')).toHaveCount(COUNT);
    named = await facilitator.locator('[data-table] h3 [dir="auto"]').allInnerTexts();
    expect(named.toSorted()).toEqual(TABLES.toSorted());
    await expect(projector.page).toHaveURL(/\/gallery\?as=projector/);
    for (const name of named) await expect(projector.page.getByText(name).first()).toBeVisible();
    for (const [index, phone] of tables.entries()) {
      const number = (index % COUNT) + 1;
      const name = at(named, number - 1);
      if (index < COUNT) await phone.chooseFromList(name);
      else if (index < 2 * COUNT) await phone.chooseByNumber(number, name);
      else {
        await phone.page.goto(`${links.participant}/${number}`);
        await phone.takeOffer(name);
      }
    }
    for (const number of NUMBERS)
      await expect(facilitator.locator(`[data-table="${number}"]`)).toContainText(
        t('console.people.count', { count: seatedAt(number) }),
      );
  });

  await test.step('introductions and roles', async () => {
    for (const phone of tables) await phone.spoken();
    for (const index of EACH) {
      await at(tables, index).step('roles');
      await at(tables, index).press(t('duty.facilitator.take'));
      await at(tables, index + COUNT).step('roles');
      await at(tables, index + COUNT).press(t('duty.note-taker.take'));
      const reporter = tables[index + 2 * COUNT];
      await reporter?.step('roles');
      await reporter?.press(t('duty.reporter.take'));
    }
    for (const number of NUMBERS)
      await expect(facilitator.locator(`[data-table="${number}"]`)).toContainText(
        t('console.table.allIntroduced'),
      );
    await expect(at(tables, 0).page.getByText(t('duty.note-taker.does')).first()).toBeVisible();
  });

  const sheets: SheetPage[] = [];
  await test.step('the sheet of table 1 typed by three at once, one of them offline in between, and the server dies meanwhile', async () => {
    const number = named.indexOf(at(named, 0)) + 1;
    for (let index = number - 1; index < tables.length; index += COUNT) {
      await at(tables, index)
        .page.getByRole('link', { name: t('phone.table.sheet') })
        .click();
      const sheet = new SheetPage(at(tables, index).page);
      await sheet.isOpen();
      sheets.push(sheet);
    }
    const [one, two, three] = sheets as [SheetPage, SheetPage, SheetPage];
    await Promise.all([
      one.write(1, 'Water joins everything else on the wall.'),
      two.write(2, 'Priya: knows the co-op.'),
      three.write(3, 'Not yet; Ineke will call.'),
    ]);
    await three.page.context().setOffline(true);
    await three.write(4, 'Written with no network.');
    await one.write(5, 'One map of who looks after what.');
    await one.saved();
    await server.kill();
    await two.write(2, ' And the port.');
    await server.restart();
    await three.page.context().setOffline(false);
    for (const sheet of sheets) {
      for (const words of [
        'Water joins everything',
        'Priya: knows the co-op. And the port.',
        'Not yet; Ineke will call.',
        'Written with no network.',
        'One map of who looks',
      ])
        await expect(sheet.text()).toContainText(words, { timeout: 30_000 });
      await sheet.saved();
      // Once each: nothing was doubled by the way back.
      expect((await sheet.text().innerText()).split('Water joins everything').length).toBe(2);
    }
    for (const sheet of sheets) await sheet.page.goBack();
  });

  await test.step('other tables write their sheets, and each decides', async () => {
    for (const index of EACH.slice(1)) {
      const phone = at(tables, index).page;
      await phone.getByRole('link', { name: t('phone.table.sheet') }).click();
      const sheet = new SheetPage(phone);
      await sheet.isOpen();
      await sheet.write(1, `What table ${index + 1} found matters.`);
      await sheet.saved();
      await phone.goBack();
    }
    const kinds = ['activator', 'supporter', 'observer'] as const;
    for (const [index, phone] of tables.entries()) {
      await phone.page.getByRole('heading', { name: t('phone.members') }).waitFor();
      await phone.decide({
        kind: at(kinds, Math.floor(index / COUNT)),
        ...(index < COUNT ? ({ again: index === COUNT - 1 ? 'no' : 'yes' } as const) : {}),
      });
    }
    await at(tables, 0).giveContact('mere@example.org');
    for (const number of NUMBERS)
      await expect(facilitator.locator(`[data-table="${number}"]`)).toContainText(
        WORDS.list(
          [
            t('console.table.activator', { count: 1 }),
            t('console.table.supporter', { count: 1 }),
            ...(seatedAt(number) > 2 ? [t('console.table.observer', { count: 1 })] : []),
          ],
          'unit',
        ),
      );
  });

  const asked: string[] = [];
  await test.step('a walk with stops: hosts stay, everyone else sees every other poster and leaves something at each', async () => {
    await desk.press(t('console.walk.start'));
    await facilitator.getByRole('dialog').getByLabel(t('console.walk.stops')).fill(String(STOPS));
    // Else not everybody who begins as a walker sees all.
    await facilitator.getByRole('dialog').getByLabel(t('console.walk.swap')).uncheck();
    await desk.answer(t('console.walk.start'));
    await expect(
      facilitator.getByRole('heading', {
        name: t('console.walk.heading.stop', { stop: 1, stops: STOPS }),
      }),
    ).toBeVisible();
    let left = 0;
    let threads = 0;
    const seen = new Map<number, number[]>();
    for (let stop = 0; stop < STOPS; stop += 1) {
      for (const [index, phone] of tables.entries()) {
        await expect(
          phone.page
            .getByText(
              either(t('phone.walk.stop', { stop: stop + 1, stops: STOPS }), t('phone.host.now')),
            )
            .first(),
        ).toBeVisible();
        const number = await phone.goesTo();
        if (number === null) continue;
        expect(number, 'never her own poster').not.toBe((index % COUNT) + 1);
        seen.set(index, [...(seen.get(index) ?? []), number]);
        if (left >= VISITS) continue;
        const kind = left % 3;
        if (kind === 0 && threads < THREADS) {
          await phone.connect(
            `Thread ${left} from ${at(NAMES, index)}`,
            left % 2 ? 'supports' : 'reinforces',
          );
          threads += 1;
        } else if (kind === 1) {
          asked.push(`Question ${left} from ${at(NAMES, index)}?`);
          await phone.ask(asked.at(-1) ?? '');
        } else await phone.mightJoin();
        left += 1;
      }
      if (stop === 0) {
        // Hosts hear what was asked, and answer.
        const hosts: TablesOnPhone[] = [];
        for (const phone of tables) if ((await phone.goesTo()) === null) hosts.push(phone);
        expect(hosts).toHaveLength(COUNT);
        const question = at(asked, 0);
        let asking: TablesOnPhone | undefined;
        await expect
          .poll(async () => {
            for (const host of hosts) if ((await host.item(question).count()) > 0) asking = host;
            return asking !== undefined;
          }, 'the one whose poster it is hears it')
          .toBe(true);
        await asking?.answer(question, 'We think so.');
      }
      if (stop < STOPS - 1) await desk.press(t('console.next.stop.go'));
    }
    expect(left).toBe(VISITS);
    expect(threads).toBe(THREADS);
    expect(seen.size).toBe(tables.length - COUNT);
    for (const stops of seen.values()) expect(new Set(stops).size).toBe(STOPS);
  });

  await test.step('back at the tables: threads are accepted and two more are drawn', async () => {
    await desk.press(t('console.next.go.connect'));
    for (const phone of tables)
      await expect(phone.page.getByRole('heading', { name: t('phone.connect') })).toBeVisible();
    for (const index of [0, 1]) {
      const { page } = at(tables, index);
      await page.getByRole('button', { name: t('phone.threads.add') }).click();
      await page
        .getByRole('combobox')
        .last()
        .selectOption({ index: index === 0 ? 2 : 1 });
      await page.getByLabel(t('phone.leave.connection.label')).fill(`Drawn at table ${index + 1}`);
      await page
        .getByRole('button', { name: t('phone.threads.submit') })
        .last()
        .click();
      await expect(page.getByText(`Drawn at table ${index + 1}`).first()).toBeVisible();
    }
    await expect(
      facilitator.getByText(said('console.connections.count', { count: THREADS + 2 })).first(),
    ).toBeVisible();
    // Others may come meanwhile: this one is accepted.
    const accept = at(tables, 0).page.getByRole('button', { name: said('phone.thread.accept') });
    const one = accept.filter({ hasText: (await accept.first().textContent()) ?? '' });
    await expect(one).toHaveCount(1);
    await one.click();
    await expect(one).toHaveCount(0);
  });

  await test.step('tables report back, with their poster on the projector', async () => {
    await desk.press(t('console.report.choose'));
    await desk.answer(t('console.report.start'));
    await expect(projector.page.getByRole('heading', { name: at(named, 0) }).first()).toBeVisible();
    await desk.press(t('console.next.report.go'));
    await expect(projector.page.getByRole('heading', { name: at(named, 1) }).first()).toBeVisible();
    await desk.press(t('console.report.end'));
    await desk.answer(t('console.report.end'));
    await desk.press(t('console.next.go.follow-up'));
    await expect(at(tables, 0).page.getByText(t('phone.followUp.now'))).toBeVisible();
  });

  await test.step('everything is kept: a snapshot, a report with a page for each table, roster and graph', async () => {
    await desk.openTab('keep');
    await facilitator
      .getByRole('textbox', { name: t('console.snapshot.name') })
      .fill('The whole meeting');
    await facilitator
      .getByRole('tabpanel')
      .getByRole('button', { name: t('console.snapshot.take') })
      .click();
    await expect(
      facilitator.getByRole('link', {
        name: t('console.snapshot.open.label', { name: 'The whole meeting' }),
      }),
    ).toBeVisible();
    const [kept] = await Promise.all([
      facilitator.context().waitForEvent('page'),
      facilitator
        .getByRole('link', {
          name: t('console.snapshot.open.label', { name: 'The whole meeting' }),
        })
        .click(),
    ]);
    await new WallPage(kept).showsNotes(NOTES);
    const [posters] = await Promise.all([
      kept.context().waitForEvent('page'),
      kept.getByRole('link', { name: t('wall.posters') }).click(),
    ]);
    await expect(posters.getByText('Water joins everything').first()).toBeVisible();
    for (const name of TABLES) await expect(posters.getByText(name).first()).toBeVisible();
    const pdf = await PDFDocument.load(await download(facilitator, t('console.file.report.pdf')));
    expect(pdf.getPageCount()).toBeGreaterThanOrEqual(COUNT + 2);
    expect(pdf.getTitle()).toContain('Aotearoa biodiversity hui');
    const report = (await download(facilitator, t('console.file.report.md'))).toString();
    for (const words of [
      ...TABLES,
      'Water joins everything',
      'Written with no network',
      'And the port',
      'Drawn at table 1',
      'We think so',
    ])
      expect(report).toContain(words);
    for (const question of asked) expect(report.replaceAll('\\', '')).toContain(question);
    const roster = (await download(facilitator, t('console.file.roster.csv'))).toString();
    for (const name of NAMES) expect(roster).toContain(name);
    expect(roster).toContain('mere@example.org');
    const graph = (await download(facilitator, t('console.file.graph.graphml'))).toString();
    expect(graph.match(/<edge /g)).toHaveLength(THREADS + 2);
    expect(graph.match(/<node /g)).toHaveLength(COUNT);
  });
});
