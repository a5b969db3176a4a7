import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { isHealthy, PHONE, ThreeTables } from './support/threeTables.ts';
import { ask, joinByCode } from './support/wallApi.ts';
import { beginning, either, said, t } from './support/words.ts';

test.use(PHONE);

let server: SharedServer;
let room: ThreeTables;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());
test.beforeEach(async () => {
  room = await ThreeTables.open(server.origin);
});

test('the walk: go to a poster, leave one of each, the host answers; words outlive the next stop', async ({
  openPage,
}) => {
  const host = await room.phoneOf(openPage, 'Rangi', 2);
  const walker = await room.phoneOf(openPage, 'Hana', 1);
  const stays = await room.phoneOf(openPage, 'Wiremu', 1);
  // A table where nobody sits is no stop.
  await room.seat('Tui', 3);
  await room.run('POST', '/walk', { action: 'start', mode: 'rotation', stops: 2, stopMs: 300_000 });
  await expect(host.page.getByRole('heading', { name: t('phone.host.now') })).toBeVisible();
  await expect(stays.page.getByRole('heading', { name: t('phone.host.now') })).toBeVisible();
  const { page } = walker;
  await expect(
    page.getByRole('heading', { name: t('phone.walk.goTo', { number: '2' }) }),
  ).toBeVisible();
  await expect(page.getByText(t('phone.walk.next', { number: '3', name: 'Birds' }))).toBeVisible();
  await expect(
    page.getByRole('article', { name: t('poster.read', { number: '2', name: 'Towns' }) }),
  ).toBeVisible();
  await isHealthy(page);

  await page.getByRole('button', { name: t('phone.leave.question'), exact: true }).click();
  await page.getByLabel(t('phone.leave.question.label')).fill('Who waters them?');
  await page.getByRole('button', { name: t('phone.leave.question.send'), exact: true }).click();
  await expect(host.page.getByText(t('left.openQuestions', { count: 1 }))).toBeVisible();
  await host.page.getByRole('button', { name: said('phone.answer.give') }).click();
  await host.page.getByLabel(t('phone.answer')).fill('The neighbours do.');
  await isHealthy(host.page);
  await host.page.getByRole('button', { name: t('phone.answer.send') }).click();
  await expect(page.getByText('The neighbours do.')).toBeVisible();

  await page.getByRole('button', { name: t('phone.leave.join') }).click();
  await page.getByRole('button', { name: t('phone.leave.join.send') }).click();
  await expect(host.page.getByText(t('visit.mightJoin', { name: 'Hana' }))).toBeVisible();

  await page.getByRole('button', { name: t('phone.leave.connection'), exact: true }).click();
  await page.getByRole('radio', { name: beginning(t('relation.supports')) }).check();
  await page.getByLabel(t('phone.leave.connection.label')).fill('Berms clean the water');
  await isHealthy(page);
  await room.run('POST', '/walk', { action: 'next' });
  await expect(
    page.getByRole('heading', { name: t('phone.walk.goTo', { number: '3' }) }),
  ).toBeVisible();
  await expect(page.getByLabel(t('phone.leave.connection.label'))).toHaveValue(
    'Berms clean the water',
  );
  await page.context().setOffline(true);
  await page.getByRole('button', { name: t('phone.leave.connection.send'), exact: true }).click();
  await expect(page.getByText(t('network.offline.taps', { count: 1 }))).toBeVisible();
  await page.context().setOffline(false);
  await expect(host.page.getByText('Berms clean the water', { exact: true })).toBeVisible({
    timeout: 30_000,
  });
  const { connections } = await room.run<{ connections: object[] }>('GET', '/connections');
  expect(connections).toMatchObject([
    {
      from: room.tableId(2),
      to: room.tableId(1),
      relation: 'supports',
      text: 'Berms clean the water',
      state: 'proposed',
    },
  ]);

  // The walker takes the poster over; whoever had it walks on.
  await page
    .getByRole('button', { name: t('table.numbered', { number: '1' }), exact: true })
    .click();
  await page.getByRole('button', { name: t('phone.host.take') }).click();
  await expect(stays.page.getByRole('heading', { name: said('phone.walk.goTo') })).toBeVisible();
  await room.run('POST', '/report-back', { action: 'start', turnMs: 60_000 });
  await expect(stays.page.getByRole('heading', { name: t('phone.report.own') })).toBeVisible();
  await expect(
    host.page.getByRole('heading', { name: t('phone.report.listen', { number: '1' }) }),
  ).toBeVisible();
  await expect(host.page.getByText(t('phone.report.ownNext'))).toBeVisible();
});

test('at a poster one reads what connects it, marks it, and finds again what went out late', async ({
  openPage,
}) => {
  const drawn = ['Berms clean it', 'Drains carry it', 'Shade cools it', 'Kids watch it', 'مياه'];
  for (const [at, text] of drawn.entries())
    await room.run('POST', '/connections', {
      id: `11111111-1111-4111-8111-11111111111${at}`,
      from: room.tableId(at % 2 === 0 ? 2 : 1),
      to: room.tableId(at % 2 === 0 ? 1 : 2),
      relation: at % 2 === 0 ? 'reinforces' : 'supports',
      text,
    });
  const host = await room.phoneOf(openPage, 'Rangi', 2);
  const { page } = await room.phoneOf(openPage, 'Hana', 1);
  for (const [name, table] of [
    ['Wiremu', 1],
    ['Tui', 3],
  ] as const)
    await room.seat(name, table);
  await room.run('POST', '/walk', { action: 'start', mode: 'rotation', stops: 2, stopMs: 300_000 });
  const threads = page.getByRole('region', { name: t('phone.threads.count', { count: 5 }) });
  await expect(
    threads.getByText(t('phone.strand.from', { relation: 'reinforces' })).first(),
  ).toBeVisible();
  await expect(threads.getByText('Kids watch it')).toBeHidden();
  await threads.getByRole('button', { name: t('phone.threads.all', { count: 5 }) }).click();
  await expect(
    threads.getByText(t('phone.strand.to', { relation: 'supports' })).first(),
  ).toBeVisible();
  await threads
    .getByRole('button', { name: t('phone.thread.mark', { marks: 0, text: 'Kids watch it' }) })
    .click();
  await expect(
    threads.getByRole('button', {
      name: t('phone.thread.mark', { marks: 1, text: 'Kids watch it' }),
      pressed: true,
    }),
  ).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  await isHealthy(page);

  await page.getByRole('button', { name: t('phone.leave.question'), exact: true }).click();
  await page.getByLabel(t('phone.leave.question.label')).fill('Who pays?');
  await room.run('POST', '/walk', { action: 'next' });
  await expect(page.getByText(said('phone.leave.moved'))).toBeVisible();
  await page.getByRole('button', { name: t('phone.leave.question.send'), exact: true }).click();
  await expect(page.getByText(t('phone.left.at', { number: '2', name: 'Towns' }))).toBeVisible();
  await page.getByText(t('phone.left'), { exact: true }).click();
  await expect(page.locator('.tb-own-left')).toContainText('Who pays?');
  await expect(
    host.page.getByRole('button', { name: t('table.numbered', { number: '2' }), exact: true }),
  ).toHaveAccessibleDescription(t('phone.tab.waiting', { count: 1 }));
  await isHealthy(page);
  // What the count is about comes first, and the room walks on every tab.
  await host.page
    .getByRole('button', { name: t('table.numbered', { number: '2' }), exact: true })
    .click();
  await expect(host.page.getByRole('region', { name: t('phone.received') })).toContainText(
    'Who pays?',
  );
  await expect(host.page.getByText(t('phone.now.gallery'))).toBeVisible();
  await expect(host.page.getByText(t('phone.table.now.decide'))).toBeHidden();
  await page.getByText(t('phone.left'), { exact: true }).click();
  await host.page
    .getByRole('button', { name: said('phone.answer.give', { question: 'Who pays?' }) })
    .click();
  await host.page.getByLabel(t('phone.answer')).fill('Die Stadt.');
  await host.page.getByRole('button', { name: t('phone.answer.send') }).click();
  await expect(page.locator('.tb-own-left summary')).toContainText(
    t('left.answered', { count: 1, answered: 1 }),
  );
  await page.getByText(t('phone.left'), { exact: true }).click();
  await expect(page.locator('.tb-own-left summary')).not.toContainText(said('left.answered'));
  await expect(page.locator('.tb-own-left .tb-answer [dir=auto]')).toHaveText('Die Stadt.');

  // A free walk forgets the stops; the phone does not.
  await room.run('POST', '/walk', { action: 'start', mode: 'free', stopMs: 300_000 });
  await page
    .getByRole('button', {
      name: t('phone.plan.poster', { is: 'seen', number: '2', name: 'Towns' }),
    })
    .click();
  await expect(
    page.getByRole('heading', { name: t('phone.walk.poster', { number: '2' }) }),
  ).toBeFocused();
  await page.reload();
  await expect(
    page.getByRole('button', {
      name: t('phone.plan.poster', { is: 'seen', number: '3', name: 'Birds' }),
    }),
  ).toBeVisible();
});

test('a visit to a table that closed keeps its words', async ({ openPage }) => {
  const { page } = await room.phoneOf(openPage, 'Jonas');
  await room.run('POST', '/walk', { action: 'start', mode: 'free', stopMs: 300_000 });
  await page
    .getByRole('button', { name: `${t('phone.walk.poster', { number: '3' })} Birds` })
    .click();
  await page.getByRole('button', { name: t('phone.leave.question'), exact: true }).click();
  await page.getByLabel(t('phone.leave.question.label')).fill('And at night?');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: t('phone.leave.question.send'), exact: true }).click();
  await room.run('POST', `/tables/${room.tableId(3)}/close`);
  await page.context().setOffline(false);
  const refused = page.locator('.ww-refused');
  await expect(refused).toContainText(t('refused.undone.question', { known: 'yes', number: 3 }), {
    timeout: 30_000,
  });
  await expect(refused).toContainText('And at night?');
  await page.getByRole('button', { name: said('phone.walk.on') }).click();
  await expect(
    page.getByRole('heading', { name: t('phone.walk.poster', { number: '1' }) }),
  ).toBeVisible();
  await isHealthy(page);
});

test('back at the tables: accept, reword and add connections; a late-comer sits down in two taps', async ({
  openPage,
  page: late,
}) => {
  const { page, token } = await room.phoneOf(openPage, 'Priya', 1);
  const other = await joinByCode(room.wall.origin, room.wall.joinCode, 'Mere');
  await room.run('POST', '/phase', { phase: 'connect' });
  const id = '11111111-1111-4111-8111-111111111111';
  await ask(room.wall.origin, 'POST', `/api/walls/${room.wall.wallId}/connections`, {
    token: other.token,
    body: {
      id,
      from: room.tableId(2),
      to: room.tableId(1),
      relation: 'reinforces',
      text: 'Towns drain into rivers',
    },
  });
  await expect(page.getByText('Towns drain into rivers', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: said('phone.thread.accept') }).click();
  await expect(page.getByText(t('phone.thread.accepted'))).toBeVisible();
  await page.getByRole('button', { name: said('phone.thread.reword') }).click();
  await page.getByLabel(t('phone.leave.connection.label')).fill('What towns spill, rivers carry');
  await page.getByRole('button', { name: t('app.save'), exact: true }).click();
  await page.getByRole('button', { name: t('phone.threads.add') }).click();
  await page.getByLabel(said('phone.threads.which')).selectOption({ label: '3 · Birds' });
  await page.getByLabel(t('phone.leave.connection.label')).fill('Clean rivers feed birds');
  await isHealthy(page);
  await page.getByRole('button', { name: t('phone.threads.submit') }).click();
  await expect
    .poll(
      async () =>
        (
          await ask<{ connections: object[] }>(
            room.wall.origin,
            'GET',
            `/api/walls/${room.wall.wallId}/connections`,
            { token },
          )
        ).connections,
    )
    .toMatchObject([
      { text: 'What towns spill, rivers carry', state: 'accepted' },
      {
        from: room.tableId(1),
        to: room.tableId(3),
        relation: 'reinforces',
        text: 'Clean rivers feed birds',
        state: 'accepted',
      },
    ]);

  await late.goto(room.link());
  await late
    .getByRole('button', { name: t('table.choose') })
    .first()
    .click();
  await late.getByRole('button', { name: beginning(t('table.numbered', { number: '2' })) }).click();
  await room.sitsAt(late, 2);
});

test('loaded again without a network, walk and connections are as they were last known, and say so', async ({
  openPage,
}) => {
  const { page } = await room.phoneOf(openPage, 'Hana', 1);
  // Somebody else stays with her poster.
  await room.seat('Wiremu', 1);
  await room.run('POST', '/connections', {
    id: '11111111-1111-4111-8111-111111111119',
    from: room.tableId(2),
    to: room.tableId(1),
    relation: 'reinforces',
    text: 'Berms clean it',
  });
  await room.run('POST', '/walk', { action: 'start', mode: 'free', stopMs: 300_000 });
  const kept = page.getByText('Berms clean it', { exact: true });
  await page
    .getByRole('button', { name: `${t('phone.walk.poster', { number: '2' })} Towns` })
    .click();
  await expect(kept).toBeVisible();
  const awayAndBack = async (): Promise<void> => {
    // As where the browser had thrown the page away: from its own store, whatever the network does.
    await page.goto('about:blank');
    await page.context().setOffline(true);
    await page.goBack();
  };
  await awayAndBack();
  await expect(page.getByText(said('network.lastKnown'))).toBeVisible();
  await expect(
    page.getByRole('article', { name: t('poster.read', { number: '2', name: 'Towns' }) }),
  ).toBeVisible();
  await expect(kept).toBeVisible();
  await page.getByRole('button', { name: t('phone.leave.question'), exact: true }).click();
  await page.getByLabel(t('phone.leave.question.label')).fill('Who pays?');
  await page.getByRole('button', { name: t('phone.leave.question.send'), exact: true }).click();
  await expect(page.getByText(t('network.offline.taps', { count: 1 }))).toBeVisible();
  await isHealthy(page);
  await page.context().setOffline(false);
  await expect
    .poll(async () => (await room.run<{ visits: object[] }>('GET', '/visits')).visits, {
      timeout: 30_000,
    })
    .toMatchObject([{ text: 'Who pays?' }]);
  await expect(
    page.getByText(either(said('network.lastKnown'), said('network.asking'))),
  ).toBeHidden();

  await room.run('POST', '/phase', { phase: 'connect' });
  await expect(page.getByRole('heading', { name: t('phone.connect'), exact: true })).toBeVisible();
  await expect(kept).toBeVisible();
  await awayAndBack();
  await expect(
    page.getByText(either(said('network.lastKnown'), said('network.asking'))),
  ).toBeVisible();
  await expect(kept).toBeVisible();
});
