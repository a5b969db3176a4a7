import { readFileSync } from 'node:fs';
import { distinctNotes } from './demoWalls/distinctNotes.ts';
import { KEPT, PhonePage } from './pages/PhonePage.ts';
import { WallPage } from './pages/WallPage.ts';
import { machineAddress, startServer, type RunningServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { beginning, either, said, t } from './support/words.ts';
import { IS_LONG } from './support/longSuite.ts';

/** Ten a phone with `WW_LONG=1`; what happens at the fourth happens at the tenth. */
const NOTES = IS_LONG ? 60 : 16;
const PHONES = ['Mere Walker', 'Tomasz', 'Ana Lucía', '', 'Priya', 'Søren'].slice(
  0,
  IS_LONG ? 6 : 4,
);
const GROUP_NAMES = [
  'Growing up with nature',
  'Farms that give back',
  'Nature in our towns',
  'Rivers, soil and sea',
  'Cats, pests and poison',
  'Kaitiakitanga',
  'Rules that work',
  'Odd ones out',
].slice(IS_LONG ? 0 : 4);
const [LAST] = GROUP_NAMES.slice(-1);
const PAPERS = [
  t('paper.yellow'),
  t('paper.orange'),
  t('paper.pink'),
  t('paper.green'),
  t('paper.blue'),
  t('paper.white'),
];

const texts = distinctNotes(NOTES);

let server: RunningServer;
let origin: string;

test.beforeAll(async () => {
  server = await startServer();
  // Phones in a venue reach the machine by its address, over plain HTTP: no secure context anywhere in this meeting.
  const address = machineAddress();
  expect(address, 'this machine has an address besides loopback').not.toBeNull();
  origin = `http://${address}:${server.port}`;
});
test.afterAll(() => server.stop());

test('a meeting from the first phone to named groups', async ({ openPage }) => {
  test.skip(!IS_LONG, 'a whole meeting begins so too');
  test.setTimeout(240_000);
  // As most people have it: things move.
  const reducedMotion = 'no-preference';
  const laptop = { viewport: { width: 1440, height: 900 }, reducedMotion } as const;

  const facilitator = await openPage(laptop);
  await facilitator.goto(origin);
  expect(await facilitator.evaluate(() => window.isSecureContext)).toBe(false);
  await facilitator.getByLabel(t('start.name')).fill('Aotearoa biodiversity hui');
  await facilitator.getByText(t('start.reveal.later')).click();
  await facilitator.getByRole('button', { name: t('start.submit') }).click();
  await expect(facilitator.getByRole('heading', { name: t('ready.title') })).toBeVisible();
  const link = (role: string) =>
    facilitator
      .locator(`a[data-role="${role}"]`)
      .getAttribute('href')
      .then((href) => href ?? '');
  const links = {
    participant: await link('participant'),
    volunteer: await link('volunteer'),
    projector: await link('projector'),
  };
  const code = (await facilitator.getByTestId('join-code').innerText()).trim();
  expect(links.participant.startsWith(origin)).toBe(true);
  await facilitator.getByRole('link', { name: t('ready.console') }).click();
  await expect(facilitator.getByText(t('step.gather.title')).first()).toBeVisible();
  expect(facilitator.url()).not.toContain('key=');

  const projector = new WallPage(
    await openPage({ viewport: { width: 1920, height: 1080 }, reducedMotion }),
  );
  await projector.open(links.projector);
  await expect(projector.page.getByText(code).first()).toBeVisible();
  const mouse = new WallPage(await openPage(laptop));
  await mouse.open(links.volunteer);
  const touch = new WallPage(await openPage({ ...laptop, hasTouch: true }));
  await touch.open(links.volunteer);

  const phones: PhonePage[] = [];
  for (const [index, name] of PHONES.entries()) {
    const phone = new PhonePage(
      await openPage({
        viewport: { width: 390, height: 844 },
        isMobile: true,
        hasTouch: true,
        reducedMotion,
      }),
    );
    if (index === 0) {
      await phone.open(`${origin}/join`);
      await phone.page.getByLabel(t('join.code')).fill(code.toLowerCase());
      await phone.page.getByRole('button', { name: t('join.go') }).click();
    } else await phone.open(links.participant);
    if (name) {
      await phone.page.getByLabel(t('phone.name')).fill(name);
      await phone.page.getByLabel(t('phone.name')).press('Enter');
    }
    phones.push(phone);
  }

  await test.step('real notes, one phone without a network in between', async () => {
    await Promise.all(
      phones.map(async (phone, index) => {
        const own = texts.filter((_, at) => at % phones.length === index);
        for (const [at, text] of own.entries()) {
          const offline = index === 2 && at >= 1 && at < 4;
          if (index === 2 && at === 1) await phone.page.context().setOffline(true);
          await phone.post(text, PAPERS[at % PAPERS.length]);
          if (offline) await expect(phone.note(text)).toContainText(KEPT);
          if (index === 2 && at === 3) await phone.page.context().setOffline(false);
        }
        for (const text of own) await phone.isOnWall(text);
      }),
    );
  });

  await test.step('until the reveal nobody but the facilitator reads them', async () => {
    for (const wall of [projector, mouse, touch]) {
      await expect(wall.page.getByText(new RegExp(String(NOTES))).first()).toBeVisible();
      expect(await wall.notes()).toEqual([]);
      expect(await wall.page.content()).not.toContain(texts[0]?.slice(0, 20));
    }
    await facilitator.getByRole('button', { name: t('console.next.reveal.go') }).click();
    await facilitator
      .getByRole('dialog')
      .getByRole('button', { name: t('console.next.reveal.go') })
      .click();
    await Promise.all([projector, mouse, touch].map((wall) => wall.showsNotes(NOTES)));
  });

  await test.step('the server dies mid-meeting, a phone posts meanwhile, and nothing is lost', async () => {
    await server.kill();
    const late = 'A thought while the server was away';
    await phones.at(-1)?.post(late);
    await expect(phones.at(-1)?.note(late) ?? projector.page.locator('x')).toContainText(KEPT);
    await server.restart();
    await phones.at(-1)?.isOnWall(late);
    await Promise.all([projector, mouse, touch].map((wall) => wall.showsNotes(NOTES + 1)));
    await phones
      .at(-1)
      ?.note(late)
      .getByRole('button', { name: said('console.takeDown.label') })
      .first()
      .click();
    await expect
      .poll(async () => (await projector.notes()).length, { timeout: 20_000 })
      .toBe(NOTES);
  });

  await facilitator.getByRole('button', { name: t('console.next.go.cluster') }).click();
  await expect(projector.page.getByText(t('step.cluster.title')).first()).toBeVisible();

  await test.step('two volunteers make named groups, by mouse, by touch and by keyboard', async () => {
    const ids = (await mouse.notes()).map((note) => note.id);
    const byText = new Map((await mouse.notes()).map((note) => [note.id, note.text]));
    const part = (group: number) =>
      ids.slice(
        Math.floor((group * NOTES) / GROUP_NAMES.length),
        Math.floor(((group + 1) * NOTES) / GROUP_NAMES.length),
      );
    const name = (group: number) => GROUP_NAMES[group] ?? '';
    await Promise.all([
      (async () => {
        await mouse.fit();
        await mouse.groupByMouse(part(0), name(0));
        await mouse.fit();
        const [first = '', second = '', ...rest] = part(1);
        await mouse.dropTogether(first, second, name(1));
        const made = (await mouse.clusters()).find((cluster) => cluster.name === name(1));
        await mouse.fit();
        for (const id of rest) await mouse.dragIntoGroup(id, made?.id ?? '');
        if (IS_LONG) {
          await mouse.fit();
          await mouse.groupByMouse(part(4), name(4));
        }
      })(),
      (async () => {
        await touch.fit();
        await touch.groupByTouch(part(2).slice(0, -1), name(2));
        const made = (await touch.clusters()).find((cluster) => cluster.name === name(2));
        await touch.fit();
        await touch.touchDragIntoGroup(part(2).at(-1) ?? '', made?.id ?? '');
        if (IS_LONG) {
          await touch.fit();
          await touch.groupByTouch(part(5), name(5));
        }
      })(),
    ]);
    for (const group of IS_LONG ? [3, 6, 7] : [3])
      await mouse.groupByKeyboard(
        part(group).map((id) => byText.get(id) ?? ''),
        name(group),
      );
    await mouse.saved();
    await touch.saved();
    for (const wall of [projector, mouse, touch]) {
      await expect
        .poll(async () => (await wall.clusters()).map((cluster) => cluster.name).toSorted(), {
          timeout: 15_000,
        })
        .toEqual(GROUP_NAMES.toSorted());
      await expect.poll(async () => (await wall.loose()).length).toBe(0);
    }
  });

  await test.step('undo takes back my own step only', async () => {
    const before = (await touch.clusters()).length;
    await mouse.page
      .getByRole('button', { name: either(t('undo.undo.none'), said('undo.undo')) })
      .first()
      .click();
    await expect
      .poll(async () => (await touch.clusters()).filter((cluster) => cluster.name === LAST).length)
      .toBe(0);
    expect((await touch.clusters()).length).toBeGreaterThanOrEqual(before - 1);
    await mouse.page.keyboard.press('Control+Shift+z');
    await expect
      .poll(async () => (await touch.clusters()).filter((cluster) => cluster.name === LAST).length)
      .toBe(1);
  });

  await test.step('the wall is kept: a snapshot to look at, the notes as a table, the wall as a picture', async () => {
    await facilitator.getByRole('tab', { name: beginning(t('console.tabs.keep')) }).click();
    await facilitator.getByRole('textbox', { name: t('console.snapshot.name') }).fill('All groups');
    await facilitator
      .getByRole('button', { name: t('console.snapshot.take') })
      .first()
      .click();
    const [csv] = await Promise.all([
      facilitator.waitForEvent('download'),
      facilitator
        .getByRole('link', { name: t('console.file.notes.csv') })
        .first()
        .click(),
    ]);
    const table = readFileSync(await csv.path(), 'utf8');
    for (const group of GROUP_NAMES) expect(table).toContain(group);
    expect(table.split('\r\n').length).toBeGreaterThan(NOTES);
    const [png] = await Promise.all([
      facilitator.waitForEvent('download'),
      facilitator
        .getByRole('link', { name: t('console.file.wall.png') })
        .first()
        .click(),
    ]);
    expect(
      readFileSync(await png.path())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    const [opened] = await Promise.all([
      facilitator.context().waitForEvent('page'),
      facilitator
        .getByRole('link', { name: t('console.snapshot.open.label', { name: 'All groups' }) })
        .click(),
    ]);
    const snapshot = new WallPage(opened);
    await snapshot.showsNotes(NOTES);
    expect((await snapshot.clusters()).length).toBe(GROUP_NAMES.length);
  });
});
