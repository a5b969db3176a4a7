import { expect, test, type Page } from '@playwright/test';
import { LIMITS } from '../shared/model/limits.ts';
import { PhonePage } from './pages/PhonePage.ts';
import { WallPage } from './pages/WallPage.ts';
import { openDocument } from './support/arrangementDocument.ts';
import {
  machineAddress,
  shareServer,
  startServer,
  type SharedServer,
} from './support/startServer.ts';
import { ask, makeWall, type MadeWall } from './support/wallApi.ts';
import { either, said, t } from './support/words.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
test.use(PHONE);

let server: SharedServer;
let wall: MadeWall;
let link: string;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());
test.beforeEach(async () => {
  wall = await makeWall(server.origin, {
    title: 'Aotearoa biodiversity hui',
    prompts: ['Where could we move together?', 'What is in the way?'],
  });
  link = `${server.origin}/j/${wall.joinCode}`;
});

/** As the facilitator. */
const run = <Reply>(method: string, path: string, body?: unknown): Promise<Reply> =>
  ask(server.origin, method, `/api/walls/${wall.wallId}${path}`, {
    token: wall.tokens.facilitator,
    ...(body === undefined ? {} : { body }),
  });

const notesOnWall = async (): Promise<
  { id: string; text: string; prompt?: number; color: string }[]
> =>
  (
    await run<{ notes: { id: string; text: string; prompt?: number; color: string }[] }>(
      'GET',
      '/notes',
    )
  ).notes;
const textsOnWall = async (): Promise<string[]> =>
  (await notesOnWall()).map((note) => note.text).toSorted();

/** Who this phone is, by the cookie it holds. */
const personOf = async (page: Page): Promise<string> => {
  const answer = await page.request.get(`${server.origin}/api/walls/${wall.wallId}/me`, {
    headers: { 'x-weavewall-as': 'participant' },
  });
  return ((await answer.json()) as { personId: string }).personId;
};

test('a note is taken before the script has loaded, and nothing of the next one is lost', async ({
  page,
}) => {
  const phone = new PhonePage(page);
  const release = await phone.openWithoutScripts(link);
  await page
    .getByRole('button', {
      name: either(
        said('phone.form.question', { number: 2 }),
        said('phone.form.questionOf', { number: 2 }),
      ),
    })
    .click();
  await phone.post('Written before anything else arrived', t('paper.pink'));
  await phone.isKept('Written before anything else arrived');
  expect(await textsOnWall()).toEqual([]);
  await phone.paper().pressSequentially('Half a thou');
  release();
  await phone.isOnWall('Written before anything else arrived');
  await expect(phone.paper()).toHaveValue('Half a thou');
  await expect(phone.paper()).toBeFocused();
  await phone.paper().pressSequentially('ght');
  await phone.putButton().click();
  await phone.isOnWall('Half a thought');
  expect(await notesOnWall()).toMatchObject([
    { text: 'Written before anything else arrived', prompt: 1, color: 'pink' },
    { text: 'Half a thought', prompt: 1, color: 'pink' },
  ]);
});

test('notes written offline survive closing the page and go once the network is back', async ({
  page,
  context,
}) => {
  const phone = new PhonePage(page);
  await phone.open(link);
  await phone.post('Posted before');
  await phone.isOnWall('Posted before');
  await phone.setOffline(true);
  const offline = [
    'First without a network',
    'Second without a network',
    'Third without a network',
  ];
  for (const text of offline) {
    await phone.post(text);
    await phone.isKept(text);
  }
  await expect(page.getByText(t('network.offline.notes', { count: 3 }))).toBeVisible();
  await phone.paper().fill('Not put yet');
  await page.close();

  await context.setOffline(false);
  const again = new PhonePage(await context.newPage());
  await again.open(link);
  for (const text of ['Posted before', ...offline]) await again.isOnWall(text);
  await expect(again.paper()).toHaveValue('Not put yet');
  expect((await notesOnWall()).map((note) => note.text)).toEqual(['Posted before', ...offline]);
});

test('an own note can be edited and taken down, and taking it down undone', async ({ page }) => {
  const phone = new PhonePage(page);
  await phone.open(link);
  await phone.post('More trees');
  await phone.isOnWall('More trees');
  await phone.edit('More trees', 'More native trees along rivers');
  await phone.isOnWall('More native trees along rivers');
  await expect.poll(textsOnWall).toEqual(['More native trees along rivers']);

  await phone.takeDown('More native trees');
  await expect(phone.note('More native trees')).toHaveCount(0);
  await page.getByRole('button', { name: t('app.undo') }).click();
  await phone.isOnWall('More native trees along rivers');
  expect(await textsOnWall()).toEqual(['More native trees along rivers']);

  await phone.takeDown('More native trees');
  await expect.poll(textsOnWall, { timeout: 20_000 }).toEqual([]);
  await expect(page.getByText(t('phone.note.takenDown'))).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(t('phone.notes.empty'))).toBeVisible();
});

test('a refused note keeps its text, over a reload too, and can be sent again', async ({
  page,
}) => {
  const phone = new PhonePage(page);
  await phone.open(link);
  await phone.post('Early enough');
  await phone.isOnWall('Early enough');
  await phone.setOffline(true);
  await phone.post('Too late for the wall');
  await run('POST', '/posting', { posting: 'closed' });
  await phone.setOffline(false);
  await expect(phone.note('Too late for the wall')).toContainText(t('refused.note.closed'), {
    timeout: 20_000,
  });
  await page.reload();
  await expect(phone.note('Too late for the wall')).toContainText(t('refused.note.closed'));
  await phone.isOnWall('Early enough');
  await run('POST', '/posting', { posting: 'open' });
  await phone
    .note('Too late for the wall')
    .getByRole('button', { name: t('phone.note.sendAgain') })
    .click();
  await phone.isOnWall('Too late for the wall');
  expect(await textsOnWall()).toEqual(['Early enough', 'Too late for the wall']);
});

test('a refused change says what it throws away, and the note stays', async ({ page }) => {
  const phone = new PhonePage(page);
  await phone.open(link);
  await phone.post('As it was agreed');
  await phone.isOnWall('As it was agreed');
  await phone.setOffline(true);
  await phone.edit('As it was agreed', 'A late second thought');
  await run('POST', '/phase', { phase: 'tables' });
  await phone.setOffline(false);
  await expect(phone.note('A late second thought')).toContainText(t('refused.note.settled'), {
    timeout: 20_000,
  });
  await phone
    .note('A late second thought')
    .getByRole('button', { name: t('phone.note.dropChange') })
    .click();
  await phone.isOnWall('As it was agreed');
  await expect(phone.note('A late second thought')).toHaveCount(0);
});

test('a note that could not be taken down is shown again, with the reason', async ({ page }) => {
  const phone = new PhonePage(page);
  await phone.open(link);
  await phone.post('It stays after all');
  await phone.isOnWall('It stays after all');
  const person = await personOf(page);
  await phone.takeDown('It stays after all');
  await run('DELETE', `/people/${person}`);
  await expect(page.getByRole('heading', { name: t('phone.over.removed.title') })).toBeVisible();
  await expect(phone.note('It stays after all')).toContainText(t('refused.note.stays'), {
    timeout: 20_000,
  });
  await expect(phone.paper()).toBeHidden();
  expect(await textsOnWall()).toEqual(['It stays after all']);
});

test('while posting is closed what was typed stays, and goes once it opens', async ({ page }) => {
  const phone = new PhonePage(page);
  await phone.open(link);
  await expect(page.getByRole('heading', { name: t('phone.notes') })).toBeVisible();
  await phone.paper().fill('Almost done');
  await run('POST', '/posting', { posting: 'closed' });
  await expect(phone.putButton()).toHaveText(t('phone.form.closed'));
  await expect(page.getByText(t('phone.now.closed.only'))).toBeVisible();
  await phone.putButton().click({ force: true });
  await expect(page.getByText(t('phone.form.closedKept'))).toBeVisible();
  await expect(phone.paper()).toHaveValue('Almost done');
  await run('POST', '/posting', { posting: 'open' });
  await expect(phone.putButton()).toHaveText(t('phone.form.put'));
  await phone.putButton().click();
  await phone.isOnWall('Almost done');
});

test('a note that the facilitator takes down is told to its author', async ({ page }) => {
  const phone = new PhonePage(page);
  await phone.open(link);
  await phone.post('Names somebody it should not');
  await phone.isOnWall('Names somebody it should not');
  const [note] = await notesOnWall();
  await run('POST', `/notes/${note?.id}/hide`, {});
  await expect(phone.note('Names somebody it should not')).toContainText(t('phone.note.hidden'));
  await run('POST', `/notes/${note?.id}/unhide`, {});
  await phone.isOnWall('Names somebody it should not');
});

test('whoever offers to help and is accepted can group notes', async ({ browser }) => {
  // Helping works best on a laptop: same page, bigger screen.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const phone = new PhonePage(page);
  await phone.open(link);
  await phone.post('River restoration');
  await phone.post('Wetland planting');
  await phone.isOnWall('Wetland planting');
  await page.getByRole('button', { name: t('phone.help.offer') }).click();
  await expect(page.getByText(t('phone.help.offered'))).toBeVisible();
  await run('POST', `/people/${await personOf(page)}/accept`, {});
  await page.getByRole('link', { name: t('phone.help.openWall') }).click();
  const helper = new WallPage(page);
  await page.waitForFunction(() => window.__wall !== undefined);
  await helper.showsNotes(2);
  await helper.groupByKeyboard(['River restoration', 'Wetland planting'], 'Water');
  await helper.saved();
  const seen = await openDocument(server.origin, wall.wallId, 'arrangement', wall.tokens.projector);
  expect(Object.values(seen.doc.getMap('clusters').toJSON())).toMatchObject([{ name: 'Water' }]);
  seen.close();
  await context.close();
});

test('a code that no wall has is told on the join page; guessing is slowed down', async ({
  page,
}) => {
  // Guesses count for the whole address, so not on the server of the other journeys.
  const guessed = await startServer();
  try {
    const real = await makeWall(guessed.origin, { title: 'Guess me' });
    const wrong = real.joinCode.replace(/.$/, (last) => (last === '2' ? '3' : '2'));
    await page.goto(`${guessed.origin}/j/${wrong}`);
    await expect(page.getByRole('alert')).toContainText(t('join.refused.no-such-code'));
    await expect(page.getByLabel(t('join.code'))).toHaveValue(wrong);
    await page.getByLabel(t('join.code')).fill(real.joinCode);
    await page.getByRole('button', { name: t('join.go') }).click();
    await expect(page.getByText('Guess me').first()).toBeVisible();

    // Many at once: faster than the ceiling refills.
    const guess = async (): Promise<number> => (await fetch(`${guessed.origin}/j/${wrong}`)).status;
    await expect(async () => {
      const answers = await Promise.all(
        Array.from({ length: LIMITS.wrongCodesPerMinutePerAddress }, guess),
      );
      expect(answers).toContain(429);
      // The ceiling refills while a busy machine opens the page: then guess again.
      await page.goto(`${guessed.origin}/j/${wrong}`);
      await expect(page.getByRole('alert')).toContainText(t('join.refused.rate-limited'), {
        timeout: 1_000,
      });
    }).toPass();
    await expect(page.getByLabel(t('join.code'))).toHaveValue(wrong);
  } finally {
    await guessed.stop();
  }
});

test('over plain HTTP at the machine’s address everything works that a phone needs', async ({
  page,
}) => {
  const address = machineAddress();
  test.skip(address === null, 'this machine has no address besides loopback');
  const phone = new PhonePage(page);
  await phone.open(`http://${address}:${server.port}/j/${wall.joinCode}`);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await page.getByLabel(t('phone.name')).fill('Mere');
  await page.getByLabel(t('phone.name')).press('Enter');
  await expect(page.getByText(t('phone.name.posting', { name: 'Mere' }))).toBeVisible();
  await phone.post('Posted over plain HTTP');
  await phone.isOnWall('Posted over plain HTTP');
  await phone.edit('Posted over plain HTTP', 'Edited over plain HTTP');
  await phone.isOnWall('Edited over plain HTTP');
  await phone.setOffline(true);
  await phone.post('Offline over plain HTTP');
  await phone.isKept('Offline over plain HTTP');
  await phone.setOffline(false);
  await phone.isOnWall('Offline over plain HTTP');
  expect(await textsOnWall()).toEqual(['Edited over plain HTTP', 'Offline over plain HTTP']);
});

test('on a phone nothing runs out of the screen, and right-to-left words keep their side', async ({
  page,
}) => {
  const phone = new PhonePage(page);
  await phone.open(link);
  const long = `${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3)} end`;
  await phone.post(long);
  await phone.isOnWall('end');
  await phone.post('الأنهار تربطنا جميعًا');
  await phone.isOnWall('الأنهار');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(
    await phone
      .note('الأنهار')
      .locator('.own-paper')
      .evaluate((paper) => getComputedStyle(paper).direction),
  ).toBe('rtl');
});

test('a note spoilt on its way can be sent again, and nobody is thanked for it', async ({
  page,
}) => {
  const phone = new PhonePage(page);
  await phone.open(link);
  const revs: unknown[] = [];
  await page.route('**/notes/*', async (route) => {
    revs.push((route.request().postDataJSON() as { rev: number }).rev);
    if (revs.length > 1) return route.continue();
    return route.fulfill({
      status: 400,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        code: 'invalid-request',
        title: '',
        detail: 'The request is not in the right form.',
      }),
    });
  });
  await phone.post('Spoilt by a proxy');
  const note = phone.note('Spoilt by a proxy');
  await expect(note).toContainText(t('refused.note.notThrough'));
  await expect(page.locator('#ww-said')).toHaveText(t('phone.form.kept'));
  await note.getByRole('button', { name: t('phone.note.sendAgain') }).click();
  await phone.isOnWall('Spoilt by a proxy');
  expect(revs).toEqual([1, 2]);
  await expect(page.locator('#ww-said')).toHaveText(t('phone.form.thanked'));
  // A second tap of slow hands refuses nothing.
  await phone.putButton().click();
  await expect(page.locator('#ww-said')).toHaveText(t('phone.form.thanked'));
});

test('a note that hangs says that it is kept', async ({ page }) => {
  const phone = new PhonePage(page);
  await phone.open(link);
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/notes/*', async (route) => {
    await held;
    await route.continue();
  });
  await phone.post('On a silent network');
  await expect(phone.note('On a silent network')).toContainText(t('network.slow'), {
    timeout: 12_000,
  });
  answer();
  await phone.isOnWall('On a silent network');
});

test('a new step shows its beginning, unless words are being typed', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 400 });
  const phone = new PhonePage(page);
  await phone.open(link);
  await phone.post('One note');
  await phone.isOnWall('One note');
  await page.evaluate(() => scrollTo(0, 250));
  await run('POST', '/phase', { phase: 'cluster' });
  await expect(page.getByRole('heading', { name: t('step.cluster.title') })).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});
