import type { Page } from '@playwright/test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { BIODIVERSITY } from './demoWalls/biodiversityNotes.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { GalleryOnLaptop } from './pages/GalleryOnLaptop.ts';
import { PhonePage } from './pages/PhonePage.ts';
import { SheetPage } from './pages/SheetPage.ts';
import { TablesOnPhone } from './pages/TablesOnPhone.ts';
import { WallPage } from './pages/WallPage.ts';
import { IS_LONG } from './support/longSuite.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { download } from './support/download.ts';
import { expect, test } from './support/test.ts';
import { atOrigin } from './support/wallLink.ts';
import { WORDS, beginning, said, t } from './support/words.ts';

const TITLE = 'Aotearoa biodiversity call';
const TABLES = ['Growing up with nature', 'Farms that give back', 'Rivers, soil and sea'] as const;
const NAMES = ['Mere Walker', 'Tomasz Nowak', 'Ana Lucía Vega', 'Hemi Parata'] as const;
const LATE = 'Priya Shah';
const NOTES_EACH = 3;
const texts = [
  ...new Map(
    BIODIVERSITY.groups
      .flatMap((group) => group.texts.slice(0, 4))
      .map((text) => [text.slice(0, 40), text]),
  ).values(),
].slice(0, NAMES.length * NOTES_EACH);

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

const watch = (page: Page): Page =>
  page.on('pageerror', (error) => expect(error, 'no script fails').toBeUndefined());

test('a whole meeting on a call, on laptops only, from the start page to the report', async ({
  openPage,
}) => {
  test.skip(!IS_LONG, 'its steps have journeys of their own');
  test.setTimeout(420_000);
  expect(texts).toHaveLength(NAMES.length * NOTES_EACH);

  const facilitator = await openPage();
  await facilitator.goto(server.origin);
  await facilitator.getByLabel(t('start.name')).fill(TITLE);
  await facilitator.getByRole('button', { name: t('start.submit') }).click();
  const code = (await facilitator.getByTestId('join-code').innerText()).trim();
  const helping = atOrigin(
    server.origin,
    (await facilitator.locator('a[data-role="volunteer"]').getAttribute('href')) ?? '',
  );
  await facilitator.getByRole('link', { name: t('ready.console') }).click();
  const desk = new ConsolePage(facilitator);
  await expect(facilitator.getByText(t('step.gather.title')).first()).toBeVisible();

  /** Somebody opens the start page she was told, types the code and her name. */
  const join = async (name: string, sees: string): Promise<Page> => {
    const page = await openPage();
    await page.goto(`${server.origin}/join`);
    await page.getByLabel(t('join.code')).fill(code.toLowerCase());
    await page.getByRole('button', { name: t('join.go') }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: sees }).locator('visible=true'),
    ).toBeVisible();
    const field = page.getByLabel(t('phone.name')).locator('visible=true');
    await field.fill(name);
    await field.press('Enter');
    await expect(field).toHaveCount(0);
    return page;
  };
  const pages: Page[] = [];
  for (const name of NAMES)
    pages.push(await join(name, t('activity.leverage-points.prompt.focus')));
  const [mere, tomasz, ana, hemi] = pages as [Page, Page, Page, Page];
  const helper = new WallPage(await openPage());
  await helper.open(helping);

  await test.step('notes from four laptops', async () => {
    await Promise.all(
      pages.map(async (page, index) => {
        const phone = new PhonePage(page);
        const own = texts.filter((_, each) => each % pages.length === index);
        for (const text of own) await phone.post(text);
        for (const text of own) await phone.isOnWall(text);
      }),
    );
    await helper.showsNotes(texts.length);
  });

  await test.step('the helper makes three named groups', async () => {
    await desk.press(t('console.next.go.cluster'));
    const ids = (await helper.notes()).map((note) => note.id);
    for (const [index, name] of TABLES.entries()) {
      await helper.fit();
      await helper.groupByMouse(ids.slice(index * 4, index * 4 + 4), name);
    }
    await helper.saved();
  });

  let shared = new GalleryOnLaptop(facilitator);
  let named: string[] = [];
  await test.step('the tables open, and the facilitator shares the list of them', async () => {
    await desk.press(t('console.next.openTables'));
    await expect(facilitator.locator('[data-table]')).toHaveCount(TABLES.length);
    named = await facilitator.locator('[data-table] h3 [dir="auto"]').allInnerTexts();
    expect(named.toSorted()).toEqual(TABLES.toSorted());
    const [opened] = await Promise.all([
      facilitator.context().waitForEvent('page'),
      facilitator.getByRole('link', { name: t('console.openGallery') }).click(),
    ]);
    shared = new GalleryOnLaptop(watch(opened));
    await expect(opened.getByRole('heading', { name: t('step.tables.title') })).toBeVisible();
    for (const name of named) await expect(opened.getByText(name)).toBeVisible();
  });
  const nameOf = (number: number): string => named[number - 1] ?? '';

  await test.step('people type the number; the facilitator copies the breakout list and moves a late-comer', async () => {
    for (const [page, number] of [
      [mere, 1],
      [tomasz, 1],
      [ana, 2],
      [hemi, 3],
    ] as const)
      await new TablesOnPhone(page).chooseByNumber(number, nameOf(number));
    await expect(shared.page.getByRole('listitem').filter({ hasText: nameOf(1) })).toContainText(
      t('gallery.here', { count: 2 }),
    );
    const late = await join(LATE, t('table.choose'));
    pages.push(late);
    await facilitator
      .locator('.board-unplaced')
      .getByRole('button', { name: new RegExp(LATE) })
      .click();
    await facilitator
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(nameOf(2)) })
      .click();
    await new TablesOnPhone(late).sitsAt(nameOf(2));
    // Her phone may know it before the console does.
    await expect(
      facilitator.locator('.board-unplaced').getByRole('button', { name: new RegExp(LATE) }),
    ).toHaveCount(0);
    await desk.press(t('console.breakout'));
    await desk.answer(t('console.breakout.copy'));
    await expect(
      facilitator.getByRole('dialog').getByRole('button', { name: t('design.copy.copied') }),
    ).toBeVisible();
    const chat = await facilitator.context().newPage();
    await chat.setContent('<textarea aria-label="Chat of the call"></textarea>');
    await chat.getByLabel('Chat of the call').focus();
    await chat.keyboard.press('ControlOrMeta+V');
    const copied = await chat.getByLabel('Chat of the call').inputValue();
    await chat.close();
    expect(copied.split('\n')).toHaveLength(TABLES.length);
    for (const [number, names] of [
      [1, ['Mere Walker', 'Tomasz Nowak']],
      [2, ['Ana Lucía Vega', LATE]],
      [3, ['Hemi Parata']],
    ] as const) {
      const line = copied.split('\n')[number - 1] ?? '';
      expect(line.startsWith(`${number} – ${nameOf(number)}: `)).toBe(true);
      for (const name of names) expect(line).toContain(name);
    }
    await facilitator.keyboard.press('Escape');
  });
  const priya = pages[4] as Page;

  const sheetOf = async (page: Page): Promise<SheetPage> => {
    await page.getByRole('link', { name: t('phone.table.sheet') }).click();
    const sheet = new SheetPage(page);
    await sheet.isOpen();
    return sheet;
  };
  await test.step('each table writes its sheet; two write on one, one of them without a network in between', async () => {
    const [one, two] = [await sheetOf(mere), await sheetOf(tomasz)];
    await Promise.all([
      one.write(1, 'School is the one door every family walks through.'),
      two.write(2, 'Tomasz: runs the weekend walks.'),
    ]);
    await tomasz.context().setOffline(true);
    await two.write(3, 'Half of them; written with no network.');
    await one.write(5, 'A bus and a warm hall.');
    await one.saved();
    await tomasz.context().setOffline(false);
    for (const sheet of [one, two]) {
      for (const words of [
        'School is the one door',
        'runs the weekend walks',
        'written with no network',
        'A bus and a warm hall',
      ])
        await expect(sheet.text()).toContainText(words, { timeout: 30_000 });
      await sheet.saved();
      expect(
        (await sheet.text().innerText()).split('School is the one door').length,
        'nothing twice',
      ).toBe(2);
    }
    for (const [page, words] of [
      [ana, 'Farms hold most of the land.'],
      [hemi, 'Water joins everything else.'],
    ] as const) {
      const sheet = await sheetOf(page);
      await sheet.write(1, words);
      await sheet.saved();
    }
    await sheetOf(priya);
  });

  await test.step('roles with a liaison, another session, and who is in: all beside the sheet', async () => {
    await new SheetPage(mere).take('facilitator');
    await new SheetPage(tomasz).take('note-taker');
    for (const page of [mere, ana, hemi]) await new SheetPage(page).take('reporter');
    await new SheetPage(mere).decide({
      again: 'yes',
      kind: 'activator',
    });
    await new SheetPage(tomasz).decide({ kind: 'supporter' });
    await new SheetPage(ana).decide({
      again: 'yes',
      kind: 'activator',
    });
    await new SheetPage(priya).decide({ kind: 'observer' });
    await new SheetPage(hemi).decide({
      again: 'no',
      kind: 'supporter',
    });
    await expect(facilitator.locator('[data-table="1"]')).toContainText(
      WORDS.list(
        [t('console.table.activator', { count: 1 }), t('console.table.supporter', { count: 1 })],
        'unit',
      ),
    );
    await expect(facilitator.locator('[data-table="2"]')).toContainText(
      WORDS.list(
        [t('console.table.activator', { count: 1 }), t('console.table.observer', { count: 1 })],
        'unit',
      ),
    );
  });

  await test.step('a free walk on the gallery page, reached from the sheet and from one’s own page', async () => {
    await desk.press(t('console.walk.start'));
    await facilitator.getByRole('radio', { name: beginning(t('console.walk.mode.free')) }).check();
    await desk.answer(t('console.walk.start'));
    await expect(shared.page.getByRole('heading', { name: t('step.gallery.title') })).toBeVisible();
    for (const page of [mere, tomasz, ana])
      await page.getByRole('link', { name: t('sheet.gallery'), exact: true }).click();
    for (const page of [hemi, priya]) {
      await page.getByRole('link', { name: t('app.home.participant') }).click();
      await page.getByRole('link', { name: t('phone.room.open') }).click();
    }
    const walkers = [mere, tomasz, ana, hemi, priya].map((page) => new GalleryOnLaptop(page));
    const [first, second, third, fourth, fifth] = walkers as [
      GalleryOnLaptop,
      GalleryOnLaptop,
      GalleryOnLaptop,
      GalleryOnLaptop,
      GalleryOnLaptop,
    ];
    await second.openPoster(nameOf(2));
    await expect(second.page.getByText('Farms hold most of the land.')).toBeVisible();
    await second.ask('Who pays in year two?');
    await fifth.openPoster(nameOf(1));
    await fifth.connect('Children bring their parents to the farm', 'supports');
    await fourth.openPoster(nameOf(1));
    await fourth.mightJoin();
    await third.openPoster(nameOf(2));
    await third.answer('Who pays in year two?', 'The co-op, if it joins.');
    await expect(second.page.getByText('The co-op, if it joins.')).toBeVisible();
    await first.openPoster(nameOf(1));
    await first.hangs('Children bring their parents to the farm');
  });

  await test.step('each table reports, its poster on the shared screen', async () => {
    await desk.press(t('console.report.choose'));
    await desk.answer(t('console.report.start'));
    await shared.showsPoster(nameOf(1));
    await expect(shared.page.getByText(t('moment.turn', { turn: 1, turns: 3 }))).toBeVisible();
    await expect(
      shared.page.getByRole('complementary', { name: t('gallery.report.who') }),
    ).toContainText(nameOf(2));
    await mere.getByRole('button', { name: t('gallery.reporting.follow') }).click();
    await expect(mere.getByText(t('moment.turn', { turn: 1, turns: 3 }))).toBeVisible();
    await expect(mere.getByRole('button', { name: t('gallery.report.nextTable') })).toHaveCount(0);
    // Both of her windows lead on: the one she shares, and the console.
    await shared.press(t('gallery.report.nextTable'));
    await shared.showsPoster(nameOf(2));
    await expect(
      facilitator.getByRole('heading', { name: t('console.next.report', { table: 3 }) }),
    ).toBeVisible();
    await desk.press(t('console.next.report.go'));
    await shared.showsPoster(nameOf(3));
    await expect(mere.getByText(t('moment.turn', { turn: 3, turns: 3 }))).toBeVisible();
    await shared.press(t('gallery.report.finish'));
    await expect(shared.page.getByRole('heading', { name: t('step.gallery.title') })).toBeVisible();
  });

  await test.step('connections as a whole group, by the form on the gallery page', async () => {
    await desk.press(t('console.next.go.connect'));
    await expect(shared.page.getByRole('heading', { name: t('step.connect.title') })).toBeVisible();
    await shared.addConnection(3, 2, 'supports', 'Clean streams start at the fence');
    await shared.addConnection(2, 1, 'reinforces', 'A farm is a classroom');
    await new GalleryOnLaptop(ana).showList();
    await new GalleryOnLaptop(ana).addConnection(3, 1, 'supports', 'Every school has a stream');
    await shared.showList();
    const proposed = shared.page.getByRole('row').filter({ hasText: 'Every school has a stream' });
    await expect(proposed).toContainText(t('gallery.state.proposed'));
    await proposed.getByRole('button', { name: said('visit.accept') }).click();
    await expect(
      ana.getByRole('row').filter({ hasText: 'Every school has a stream' }),
    ).not.toContainText(t('gallery.state.proposed'));
    await expect(
      ana.getByRole('row').filter({ hasText: 'Clean streams start at the fence' }),
    ).toBeVisible();
    await expect(
      shared.page.getByRole('heading', { name: t('gallery.connections', { count: 4 }) }),
    ).toBeVisible();
  });

  await test.step('who does what next, on the shared screen and on one’s own page', async () => {
    await desk.press(t('console.next.go.follow-up'));
    await expect(
      shared.page.getByRole('heading', { name: t('step.follow-up.title') }),
    ).toBeVisible();
    const row = (number: number) =>
      shared.page.getByRole('listitem').filter({ hasText: nameOf(number) });
    await expect(row(1)).toContainText(
      t('gallery.follow.named', { count: 1, names: 'Mere Walker' }),
    );
    await expect(row(1)).toContainText(t('gallery.follow.again.yes'));
    await expect(row(3)).toContainText(t('gallery.follow.again.no'));
    await hemi.getByRole('link', { name: t('app.home.participant') }).click();
    await expect(hemi.getByRole('heading', { name: t('phone.followUp.rests') })).toBeVisible();
    await expect(hemi.getByText(t('phone.followUp.mightJoin'), { exact: true })).toBeVisible();
  });

  await test.step('everything is kept: a snapshot, the report, who is in, and the graph', async () => {
    await desk.openTab('keep');
    await facilitator.getByLabel(t('console.snapshot.name')).fill('The whole call');
    await facilitator
      .getByRole('tabpanel')
      .getByRole('button', { name: t('console.snapshot.take') })
      .click();
    await expect(
      facilitator.getByRole('link', {
        name: t('console.snapshot.open.label', { name: 'The whole call' }),
      }),
    ).toBeVisible();
    const pdf = await PDFDocument.load(await download(facilitator, t('console.file.report.pdf')));
    expect(pdf.getPageCount()).toBeGreaterThanOrEqual(TABLES.length + 2);
    expect(pdf.getTitle()).toContain(TITLE);
    const report = (await download(facilitator, t('console.file.report.md')))
      .toString()
      .replaceAll('\\', '');
    const said = [
      'School is the one door',
      'written with no network',
      'Farms hold most of the land',
      'Water joins everything else',
      'Who pays in year two?',
      'The co-op, if it joins',
      'Children bring their parents',
      'Clean streams start at the fence',
      'A farm is a classroom',
      'Every school has a stream',
    ];
    for (const words of [...TABLES, ...said]) expect(report).toContain(words);
    const roster = (await download(facilitator, t('console.file.roster.csv'))).toString();
    for (const name of [...NAMES, LATE]) expect(roster).toContain(name);
    const graph = (await download(facilitator, t('console.file.graph.graphml'))).toString();
    expect(graph.match(/<edge /g)).toHaveLength(4);
    expect(graph.match(/<node /g)).toHaveLength(TABLES.length);
  });
});
