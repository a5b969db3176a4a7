import type { ScriptChange } from '../shared/scripts/change/changeScript.ts';
import type { OwnRatings } from '../shared/protocol/ratings.ts';
import type { Script } from '../shared/scripts/script.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { runAxe } from './support/axe.ts';
import { askWall } from './support/meetingMembers.ts';
import { seedWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { PHONE } from './support/threeTables.ts';
import { atOrigin } from './support/wallLink.ts';
import { ask, joinByCode } from './support/wallApi.ts';
import { WORDS, said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

test('a bent run is gone through: groups are rated before they are tables, with a round more, and grouped again', async ({
  page,
  openPage,
}) => {
  const { origin } = server;
  const texts = ['Fence the streams', 'Plant the berms', 'Keep the cats in'] as const;
  const wall = await seedWall(origin, {
    title: 'Aotearoa biodiversity hui',
    people: ['Mere'],
    notes: texts.map((text) => ({ text, color: 'yellow', person: 0 })),
    groups: ['Rivers', 'Towns'].map((name, note) => ({ name, color: 'yellow', notes: [note] })),
  });
  const bend = (change: ScriptChange): Promise<unknown> =>
    askWall(wall, 'POST', '/script', { change });
  const { steps } = await askWall<Script>(wall, 'GET', '/script');
  const tables = steps.find(({ kind }) => kind === 'tables');
  const rounds = tables?.kind === 'tables' ? (tables.rounds ?? []) : [];
  await bend({
    do: 'add-step',
    after: 'group',
    step: {
      id: 'first',
      kind: 'rate',
      title: 'Which first?',
      ask: 'Say how much each would change.',
      minutes: 10,
      of: { kind: 'groups' },
      each: 'all',
      form: [{ id: 'much', kind: 'stars', label: 'How much?' }],
    },
  });
  await bend({
    do: 'add-step',
    after: 'group',
    step: {
      id: 'told',
      kind: 'report-back',
      title: 'What we heard',
      ask: 'One group after the other.',
      of: 'groups',
    },
  });
  const round = { id: 'idea', title: 'One idea each', turn: 'everyone', minutes: 10 };
  await bend({
    do: 'set-step',
    step: 'tables',
    was: { rounds },
    set: { rounds: [...rounds, round] },
  });
  await bend({ do: 'repeat-step', step: 'group', as: 'group-again', after: 'walk' });

  const desk = new ConsolePage(page);
  await desk.open(atOrigin(origin, wall.links.facilitator));
  const phone = await openPage(PHONE);
  const [mere] = wall.people;
  await phone
    .context()
    .addCookies([{ name: `ww_${wall.wallId}_participant`, value: mere?.token ?? '', url: origin }]);
  await phone.goto(`${origin}/j/${wall.joinCode}`);

  await test.step('once the meeting has a start, the console says until when its step goes', async () => {
    await desk.press(t('console.plan.start'));
    await page.getByLabel(t('console.plan.start.label')).press('Enter');
    await expect(page.locator('.now-plan')).toContainText(said('plan.until'));
    await expect(page.locator('.now-plan')).toContainText(t('console.plan.onTime'));
    await expect(page.locator('.run-time').first()).toBeVisible();
  });

  await test.step('each group is told of, on the projector and on phones; one that was emptied is gone past', async () => {
    // The second of the run: one of the same name comes later.
    await page.locator('.run-step').nth(1).click();
    await desk.isAt(t('step.cluster'));
    // The screens may be there before the answer is; until then another move is refused.
    await expect(desk.last).toContainText(t('console.said.went', { step: t('step.cluster') }));
    await page.locator('.next-go').click();
    await desk.isAt('What we heard');
    const screen = await openPage({ viewport: { width: 1920, height: 1080 } });
    await screen.goto(atOrigin(origin, wall.links.projector));
    await expect(screen.getByRole('heading', { name: 'Rivers' })).toBeVisible();
    await expect(screen.locator('.told-rows').filter({ visible: true })).toContainText(texts[0]);
    await expect(screen.locator('.report-queue')).toContainText('Towns');
    await expect(phone.locator('.told-now')).toContainText(texts[0]);
    await expect(page.locator('.report-queue li')).toHaveText([/Rivers/, /Towns/]);
    for (const each of [screen, phone]) expect((await runAxe(each)).found).toEqual([]);
    await desk.press(t('told.nextTurn'));
    for (const each of [screen.locator('.told'), phone.locator('.told-now')])
      await expect(each).toContainText('Towns');
    await expect(phone.locator('.told-now')).toContainText(texts[1]);
    await askWall(wall, 'POST', `/notes/${wall.noteIds[1]}/hide`, {});
    for (const each of [screen, phone])
      await expect(each.getByText(t('told.gone', { of: 'groups' }))).toBeVisible();
    await askWall(wall, 'POST', `/notes/${wall.noteIds[1]}/unhide`, {});
    await expect(screen.locator('.told')).toContainText('Towns');
    await desk.press(t('console.next.report.last.go'));
    // There are no tables yet: the projector shows the wall again.
    await expect(screen).toHaveURL(/\/projector\?/);
    await expect(phone.locator('.now-panel')).toContainText('What we heard');
  });

  await test.step('the groups are rated', async () => {
    await expect(page.locator('#next-title')).toHaveText('Which first?');
    await page.locator('.next-go').click();
    await desk.isAt('Which first?');
    for (const last of [false, true]) {
      await phone
        .getByRole('radio', { name: t('rate.stars', { count: 4, of: 5 }) })
        .check({ force: true });
      await phone.getByRole('button', { name: t(last ? 'rate.finish' : 'rate.next') }).click();
    }
    await expect(
      page.getByRole('heading', { name: t('rate.board.answered', { done: 1, raters: 1 }) }),
    ).toBeVisible();
    for (const name of ['Tom', 'Cy']) {
      const { token } = await joinByCode(origin, wall.joinCode, name);
      const path = `/api/walls/${wall.wallId}/ratings/first`;
      const own = await ask<OwnRatings>(origin, 'GET', path, { token });
      for (const { id } of own.things)
        await ask(origin, 'PUT', `${path}/${id}`, {
          token,
          body: { answers: { much: { value: 5 } } },
        });
    }
  });

  await test.step('they become tables, with the round that was put in', async () => {
    await desk.press(t('console.next.openTables'));
    await desk.isAt(t('step.tables'));
    await expect(page.locator('.board')).toContainText('Rivers');
    await expect(phone.locator('.tb-half')).toContainText('Towns');
    const run = await askWall<Script>(wall, 'GET', '/script');
    expect(JSON.stringify(run.steps.find(({ kind }) => kind === 'tables'))).toContain(round.title);
  });

  await test.step('what all said of the groups stands at their posters', async () => {
    await askWall(wall, 'POST', '/walk', { action: 'start', mode: 'free', stopMs: 60_000 });
    const gallery = await page.context().newPage();
    await gallery.goto(`${origin}/w/${wall.wallId}/gallery?as=facilitator`);
    await gallery.getByRole('button', { name: t('gallery.list'), exact: true }).click();
    const poster = gallery.locator('.list-poster').filter({ hasText: 'Rivers' });
    await expect(poster).toContainText(WORDS.number(4.7));
    await poster.click();
    await expect(gallery.locator('.close-up-marks')).toContainText(said('rate.results.mean'));
    await gallery.close();
    await askWall(wall, 'POST', '/walk', { action: 'end' });
  });

  await test.step('grouped again after the walk, people look at the wall; what comes then is as ever', async () => {
    await desk.goTo(t('step.gallery'));
    await expect(phone.locator('.tb-tabs')).toBeVisible();
    await page.locator('.next-go').click();
    await expect(page.locator('.console-groups')).toContainText('Rivers');
    await expect(phone.locator('.tb-half')).toBeHidden();
    await expect(phone.locator('.now-panel')).toContainText(t('step.cluster.title'));
    await desk.goTo(t('step.connect'));
    await expect(phone.locator('.tb-tabs')).toBeVisible();
    await expect(page.locator('.board')).toContainText('Rivers');
  });
});
