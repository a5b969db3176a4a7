import type { ScriptChange } from '../shared/scripts/change/changeScript.ts';
import type { Script } from '../shared/scripts/script.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { askWall } from './support/meetingMembers.ts';
import { seedWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { PHONE } from './support/threeTables.ts';
import { atOrigin } from './support/wallLink.ts';
import { said, t } from './support/words.ts';

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
  const texts = ['Fence the streams', 'Plant the berms', 'Keep the cats in'];
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

  await test.step('the groups are rated', async () => {
    // The second of the run: one of the same name comes later.
    await page.locator('.run-step').nth(1).click();
    await desk.isAt(t('step.cluster'));
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
  });

  await test.step('they become tables, with the round that was put in', async () => {
    await desk.press(t('console.next.openTables'));
    await desk.isAt(t('step.tables'));
    await expect(page.locator('.board')).toContainText('Rivers');
    await expect(phone.locator('.tb-half')).toContainText('Towns');
    const run = await askWall<Script>(wall, 'GET', '/script');
    expect(JSON.stringify(run.steps.find(({ kind }) => kind === 'tables'))).toContain(round.title);
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
