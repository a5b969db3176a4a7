import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { problem } from '../shared/model/problems.ts';
import type { Session } from '../shared/model/session.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { ApiError, ask, joinByCode, postNote } from './support/wallApi.ts';
import { atOrigin } from './support/wallLink.ts';
import { LANGUAGE, WORDS, beginning, said, t } from './support/words.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

const sessionOf = async (wall: SeededWall): Promise<Session> =>
  (
    await ask<{ session: Session }>(server.origin, 'GET', `/api/walls/${wall.wallId}/me`, {
      token: wall.tokens.facilitator,
    })
  ).session;

/** Texts that the holder of the token may read. */
const readableBy = async (wall: SeededWall, token: string): Promise<string[]> =>
  (
    await ask<{ notes: { text: string }[] }>(
      server.origin,
      'GET',
      `/api/walls/${wall.wallId}/notes`,
      { token },
    )
  ).notes.map((note) => note.text);

/** The link as opened on this machine, whatever address the server prints. */

const statusOf = (asked: Promise<unknown>): Promise<number> =>
  asked.then(
    () => 200,
    (error: unknown) => (error instanceof ApiError ? error.status : 0),
  );

test('steps, the reveal, the clock and posting', async ({ page }) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.private);
  const guest = await joinByCode(server.origin, wall.joinCode, 'Guest');
  const desk = new ConsolePage(page);
  await desk.open(atOrigin(server.origin, wall.links.facilitator));
  expect(page.url()).not.toContain('#');

  await test.step('before the reveal it is the next thing, and asks first', async () => {
    expect(await readableBy(wall, guest.token)).toEqual([]);
    await expect(page.getByRole('heading', { name: t('console.next.reveal') })).toBeVisible();
    await desk.press(t('console.next.reveal.go'));
    await expect(page.getByRole('dialog')).toContainText(said('console.next.reveal.text'));
    await desk.answer(t('app.notNow'));
    expect((await sessionOf(wall)).revealed).toBe(false);
    await desk.press(t('console.next.reveal.go'));
    await desk.answer(t('console.next.reveal.go'));
    await expect(
      page.getByRole('heading', { name: t('console.next.title.cluster') }),
    ).toBeVisible();
    expect((await readableBy(wall, guest.token)).length).toBe(DEMO_WALLS.private.notes.length);
  });

  await test.step('forward, back by undo, and to any step', async () => {
    await desk.press(t('console.next.go.cluster'));
    await desk.isAt(t('step.cluster'));
    expect((await sessionOf(wall)).phase).toBe('cluster');
    await desk.undo();
    await desk.isAt(t('step.gather'));
    await desk.goTo(t('step.connect'));
    await desk.goTo(t('step.cluster'));
    await expect.poll(async () => (await sessionOf(wall)).phase).toBe('cluster');
  });

  await test.step('the clock', async () => {
    await desk.press(t('console.clock.start', { minutes: 10 }));
    await expect(page.getByRole('timer')).toContainText(/9:\d\d|10:00/);
    await desk.press(t('console.clock.add', { minutes: 1 }));
    await expect.poll(async () => (await sessionOf(wall)).timer?.totalMs).toBe(11 * 60_000);
    await desk.press(t('console.clock.pause'));
    await expect(page.getByRole('timer')).toContainText(said('design.clock.paused'));
    await desk.press(t('console.clock.resume'));
    await expect.poll(async () => (await sessionOf(wall)).timer?.state).toBe('running');
    await desk.press(t('console.clock.stop'));
    await expect(desk.button(t('console.clock.start', { minutes: 5 }))).toBeVisible();
    expect((await sessionOf(wall)).timer).toBeNull();
  });

  await test.step('posting', async () => {
    await desk.press(t('console.posting.close'));
    await expect(desk.last).toContainText(t('console.said.postingClosed'));
    expect(
      await statusOf(postNote(server.origin, wall.wallId, guest.token, { text: 'Too late' })),
    ).toBe(403);
    await desk.undo();
    await expect(desk.button(t('console.posting.close'))).toBeVisible();
    expect(
      await statusOf(postNote(server.origin, wall.wallId, guest.token, { text: 'In time' })),
    ).toBe(200);
  });
});

test('offers, notes taken down, the lock, and showing somebody out', async ({ page }) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.clustered);
  const [aroha, jonas, rude] = await Promise.all(
    ['Aroha', 'Jonas', 'Rude'].map((name) => joinByCode(server.origin, wall.joinCode, name)),
  );
  if (!aroha || !jonas || !rude) throw new Error('nobody joined');
  const desk = new ConsolePage(page);
  await desk.open(atOrigin(server.origin, wall.links.facilitator));
  const roleOf = async (token: string): Promise<string> =>
    (
      await ask<{ person: { role: string } }>(
        server.origin,
        'GET',
        `/api/walls/${wall.wallId}/me`,
        { token },
      )
    ).person.role;
  const offer = (token: string): Promise<unknown> =>
    ask(server.origin, 'PUT', `/api/walls/${wall.wallId}/people/me`, {
      token,
      body: { offer: true },
    });

  await test.step('two offers are let in at once; a third waits, and is let in after all', async () => {
    await offer(aroha.token);
    await offer(jonas.token);
    await desk.press(t('console.needs.offers.accept', { count: 2 }));
    await expect
      .poll(() => Promise.all([roleOf(aroha.token), roleOf(jonas.token)]))
      .toEqual(['volunteer', 'volunteer']);
    await offer(rude.token);
    await expect(page.getByRole('heading', { name: 'Rude' })).toBeVisible();
    await desk.press(t('console.needs.offers.decline'));
    await expect(desk.last).toContainText(t('console.said.declined', { names: 'Rude' }));
    expect(await roleOf(rude.token)).toBe('participant');
    await desk.undo();
    await expect.poll(() => roleOf(rude.token)).toBe('volunteer');
  });

  await test.step('a note is found, taken down for everyone, and put back', async () => {
    const text = 'Something nobody should read aloud';
    const id = await postNote(server.origin, wall.wallId, rude.token, { text });
    await page.getByLabel(t('console.notes.search')).fill('NOBODY aloud');
    await desk
      .note(id)
      .getByRole('button', { name: said('console.takeDown.label') })
      .click();
    await expect(desk.note(id)).toContainText(t('console.notes.isDown'));
    expect(await readableBy(wall, aroha.token)).not.toContain(text);
    await desk
      .note(id)
      .getByRole('button', { name: said('console.putBack.label') })
      .click();
    await expect.poll(() => readableBy(wall, aroha.token)).toContain(text);
    await desk.undo();
    await expect.poll(() => readableBy(wall, aroha.token)).not.toContain(text);
  });

  await test.step('the lock, and its undo', async () => {
    await desk.press(t('console.lock'));
    await expect(desk.button(t('console.unlock')).first()).toBeVisible();
    expect((await sessionOf(wall)).locked).toBe(true);
    await desk.undo();
    await expect(desk.button(t('console.lock'))).toBeVisible();
    expect((await sessionOf(wall)).locked).toBe(false);
  });

  await test.step('somebody is shown out, after a question that says what it means', async () => {
    await desk.openTab('people');
    await desk
      .person(rude.participantId)
      .getByRole('button', { name: said('console.person.remove.label') })
      .click();
    await expect(page.getByRole('dialog')).toContainText(t('console.remove.text'));
    await desk.answer(t('console.remove'));
    await expect(desk.person(rude.participantId)).toContainText(t('console.person.removed'));
    expect(
      await statusOf(
        ask(server.origin, 'GET', `/api/walls/${wall.wallId}/me`, { token: rude.token }),
      ),
    ).toBe(403);
  });
});

test('what is kept: title, questions, snapshots, downloads, and the end', async ({
  page,
  context,
}) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.clustered);
  const desk = new ConsolePage(page);
  await desk.open(atOrigin(server.origin, wall.links.facilitator));

  await test.step('title and questions are edited; names only become more private', async () => {
    await page.getByRole('button', { name: said('console.title.rename') }).click();
    await page.getByLabel(t('console.title')).fill('Hui, second day');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Hui, second day');
    await desk.press(t('run.open'));
    await desk.openInRun(t('step.gather.title'));
    await desk.lineOfRun(t('run.set.prompts'), 1).fill('What does the river need?');
    await page.keyboard.press('Tab');
    await expect(desk.last).toContainText(t('step.gather.title'));
    await desk.press(t('run.done'));
    await desk.press(t('console.settings'));
    await page.getByRole('radio', { name: beginning(t('start.names.first')) }).check();
    await desk.answer(t('app.save'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const { prompts, settings } = await sessionOf(wall);
    expect([prompts[0], settings.names]).toEqual(['What does the river need?', 'first']);
    await desk.press(t('console.settings'));
    await expect(
      page.getByRole('radio', { name: beginning(t('start.names.named')) }),
    ).toBeDisabled();
    await page.keyboard.press('Escape');
  });

  await test.step('the projector opens with a right of its own', async () => {
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      desk.press(t('console.projector')),
    ]);
    await opened.waitForURL(/\/projector/);
    await opened.close();
  });

  await test.step('a snapshot under a name opens for reading', async () => {
    await desk.openTab('keep');
    await page.getByLabel(t('console.snapshot.name')).fill('Before lunch');
    await desk.press(t('console.snapshot.take'));
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      page
        .getByRole('link', { name: t('console.snapshot.open.label', { name: 'Before lunch' }) })
        .click(),
    ]);
    await expect(opened.getByText('Before lunch').first()).toBeVisible();
    await opened.close();
  });

  await test.step('one snapshot is deleted, after a question that names it; the others stay', async () => {
    await page.getByLabel(t('console.snapshot.name')).fill('By mistake');
    await desk.press(t('console.snapshot.take'));
    await page.getByText(t('console.snapshot.more', { name: 'By mistake' })).click();
    await desk.press(t('console.snapshot.delete.label', { name: 'By mistake' }));
    await expect(page.getByRole('dialog')).toContainText('“By mistake”');
    await expect(page.getByRole('dialog')).toContainText(said('console.snapshot.delete.text'));
    await desk.answer(t('app.notNow'));
    await desk.press(t('console.snapshot.delete.label', { name: 'By mistake' }));
    await desk.answer(t('console.delete.forGood'));
    await expect(desk.last).toContainText(t('console.snapshot.deleted', { name: 'By mistake' }));
    await expect(
      page.getByRole('list', { name: t('console.snapshots') }).getByRole('listitem'),
    ).toHaveText([/Before lunch/]);
    // What had the focus went with it.
    await expect(page.locator(':focus')).toHaveCount(1);
  });

  await test.step('downloads, in the language that was chosen for them', async () => {
    const language = page.getByLabel(t('console.file.language'));
    await language.selectOption('de');
    await page.reload();
    await expect(language).toHaveValue('de');
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t('console.file.notes.csv') }).click(),
    ]);
    const rows = await readFile(await csv.path(), 'utf8');
    expect(csv.suggestedFilename()).toMatch(/ Zettel\.csv$/);
    await language.selectOption(LANGUAGE);
    expect(rows).toContain(DEMO_WALLS.clustered.groups[0]?.name);
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t('console.file.wall.png') }).click(),
    ]);
    expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe('PNG');

    // One that was not made says why; the plain link would only show a failed download.
    const refused = problem(WORDS, 'busy', { why: 'late' });
    await page.route('**/export/wall.svg*', (route) =>
      route.fulfill({ status: refused.status, json: refused }),
    );
    await page.getByRole('link', { name: t('console.file.wall.svg') }).click();
    await expect(desk.last).toHaveText(t('problem.busy', { why: 'late' }));
    await page.unroute('**/export/wall.svg*');
  });

  await test.step('without the server it says so, holds still, and comes back', async () => {
    await desk.button(t('console.lock')).focus();
    await server.kill();
    await expect(page.getByText(t('network.offline.desk'), { exact: false }).first()).toBeVisible();
    await expect(desk.button(t('console.lock'))).toBeDisabled();
    // Whoever steers by keyboard stays where she is, and hears why a press does nothing.
    await expect(desk.button(t('console.lock'))).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('.ww-held')).toHaveText(t('network.offline.desk'));
    await server.restart();
    await expect(desk.button(t('console.lock'))).toBeEnabled({ timeout: 30_000 });
    await expect(desk.button(t('console.lock'))).toBeFocused();
  });

  await test.step('the wall is deleted only for its typed title', async () => {
    await desk.press(t('console.keep.delete'));
    await page.getByRole('dialog').getByLabel(t('console.title')).fill('Hui');
    await expect(desk.button(t('console.delete.forGood'))).toBeDisabled();
    await page.getByRole('dialog').getByLabel(t('console.title')).fill('Hui, second day');
    await desk.answer(t('console.delete.forGood'));
    await expect(page.getByRole('heading', { name: t('console.deleted.title') })).toBeVisible();
    expect(await statusOf(sessionOf(wall))).toBe(401);
  });
});

test('a link without its key is refused in words', async ({ page }) => {
  const wall = await seedWall(server.origin, DEMO_WALLS.empty);
  await page.goto(`${server.origin}/w/${wall.wallId}/console`);
  await expect(
    page.getByRole('heading', { name: t('door.shut', { what: 'console' }) }),
  ).toBeVisible();
  await page.goto('about:blank');
  await page.goto(`${server.origin}/w/${wall.wallId}/console#key=wrong`);
  await expect(
    page.getByRole('heading', { name: t('door.shut', { what: 'console' }) }),
  ).toBeVisible();
});
