import type { Page } from '@playwright/test';
import { hang } from '../shared/gallery/hang.ts';
import { openHooks } from '../shared/gallery/hooks.ts';
import type { ConnectionView, TableVisit } from '../shared/protocol/tables.ts';
import { askWall, openLink, personOf, signIn, walkersOf } from './support/meetingMembers.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test, type OpenPage } from './support/test.ts';
import { newNoteId } from './support/wallApi.ts';
import { beginning, either, said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

const visitsOf = async (wall: SeededMeeting): Promise<TableVisit[]> =>
  (await askWall<{ visits: TableVisit[] }>(wall, 'GET', '/visits')).visits;
const connectionsOf = async (wall: SeededMeeting): Promise<ConnectionView[]> =>
  (await askWall<{ connections: ConnectionView[] }>(wall, 'GET', '/connections')).connections;
const tableName = (wall: SeededMeeting, tableId: string | undefined): string =>
  wall.tables.find((table) => table.tableId === tableId)?.name ?? '';

/** The gallery as one of the people who sat down, on a laptop. */
async function openAs(openPage: OpenPage, wall: SeededMeeting, member: number): Promise<Page> {
  const page = await openPage();
  await signIn(page, wall, member);
  await page.goto(`${server.origin}/w/${wall.wallId}/gallery?as=participant`);
  return page;
}

test('a rotation: each kind of visit arrives and is answered, offline too', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'tables');
  await askWall(wall, 'POST', '/walk', {
    action: 'start',
    mode: 'rotation',
    stops: 3,
    stopMs: 240_000,
  });
  const { walker, host } = await walkersOf(wall);
  const stops = (await personOf(wall, walker)).stops ?? [];
  const [visitor, stays] = [
    await openAs(openPage, wall, walker),
    await openAs(openPage, wall, host),
  ];

  await expect(
    visitor.getByRole('heading', { name: tableName(wall, stops[0]), exact: true }),
  ).toBeVisible();
  await expect(
    visitor.getByText(t('gallery.poster.ofYours', { at: 1, all: stops.length }), { exact: true }),
  ).toBeVisible();
  await expect(
    visitor.getByRole('button', { name: beginning(t('gallery.stop.next')) }),
  ).toContainText(tableName(wall, stops[1]));
  await expect(stays.getByText(t('gallery.host.you'))).toBeVisible();

  await visitor.getByRole('button', { name: beginning(t('gallery.act.question')) }).click();
  await visitor.getByLabel(t('gallery.act.question.field')).fill('Who pays after year one?');
  await visitor.getByRole('button', { name: t('gallery.act.question.send') }).click();
  const asked = stays.getByRole('article').filter({ hasText: 'Who pays after year one?' });
  await expect(asked).toBeVisible();
  await asked.getByRole('button', { name: t('visit.answer.send'), exact: true }).click();
  await asked.getByLabel(t('visit.answer.field')).fill('The schools’ trust.');
  await asked.getByRole('button', { name: t('visit.answer.send'), exact: true }).click();
  await expect(visitor.getByText('The schools’ trust.')).toBeVisible();

  await visitor.getByRole('button', { name: beginning(t('gallery.act.join')) }).click();
  await expect(
    visitor.getByRole('button', { name: beginning(t('gallery.act.join.is')) }),
  ).toHaveAttribute('aria-pressed', 'true');
  await expect(stays.getByText(said('gallery.visits.mightJoinNamed')).first()).toBeVisible();

  await visitor.context().setOffline(true);
  await visitor.getByRole('button', { name: beginning(t('gallery.act.connection')) }).click();
  await visitor.getByRole('radio', { name: beginning(t('relation.supports.does')) }).check();
  await visitor.getByLabel(t('gallery.connection.because')).fill('Both need the same water');
  await visitor.getByRole('button', { name: t('gallery.act.connection.send') }).click();
  await expect(visitor.getByText(t('network.keptHere.network')).first()).toBeVisible();
  expect(
    (await visitsOf(wall)).some(
      (visit) => visit.kind === 'connection' && visit.text === 'Both need the same water',
    ),
  ).toBe(false);
  await visitor.context().setOffline(false);
  await expect
    .poll(async () =>
      (await connectionsOf(wall)).find((each) => each.text === 'Both need the same water'),
    )
    .toMatchObject({
      from: stops[0],
      to: (await personOf(wall, walker)).table,
      relation: 'supports',
      state: 'proposed',
    });
  await expect(stays.getByText('Both need the same water', { exact: true })).toBeVisible();
  await expect(visitor.getByText(t('network.keptHere.network'))).toHaveCount(0);

  await askWall(wall, 'POST', '/walk', { action: 'next' });
  await expect(
    visitor.getByRole('heading', { name: tableName(wall, stops[1]), exact: true }),
  ).toBeVisible();
  await expect(
    visitor.getByText(t('gallery.poster.ofYours', { at: 2, all: stops.length }), { exact: true }),
  ).toBeVisible();
});

test('what was said offline survives a reload, and a closed table says no', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'gallery');
  const { walker } = await walkersOf(wall);
  const visitor = await openAs(openPage, wall, walker);
  const now = (await personOf(wall, walker)).stops?.[0] ?? '';
  await visitor.getByRole('button', { name: beginning(t('gallery.act.question')) }).click();
  await visitor.getByLabel(t('gallery.act.question.field')).fill('Is anybody there?');
  await visitor.route('**/api/**', (route) => route.abort());
  await visitor.getByRole('button', { name: t('gallery.act.question.send') }).click();
  await expect(visitor.getByText(t('network.keptHere.network'))).toBeVisible();
  await askWall(wall, 'POST', `/tables/${now}/close`, {});
  await visitor.unroute('**/api/**');
  await visitor.reload();
  await expect(visitor.getByText(said('refused.undone.question'))).toBeVisible();
  await visitor.getByRole('button', { name: t('app.throwAway') }).click();
  await expect(visitor.getByText('Is anybody there?')).toHaveCount(0);
});

test('threads by drag and by form; accept, reword, mark, take away', async ({ openPage }) => {
  const wall = await seedMeeting(server.origin, 'connect', await demoWithoutVisits());
  const member = 0;
  const me = await personOf(wall, member);
  const page = await openAs(openPage, wall, member);
  const stage = page.getByRole('application', {
    name: either(said('gallery.told'), said('gallery.toldThreads')),
  });
  await expect(page.getByText(t('gallery.none'))).toBeVisible();

  await test.step('drag from poster to poster', async () => {
    const box = await stage.boundingBox();
    if (!box) throw new Error('the room is not there');
    const ids = wall.tables.map(({ tableId }) => tableId);
    const room = hang(openHooks(ids, true), wall.tables, { ...box, smallest: 14 });
    const middle = (index: number): [number, number] => {
      const poster = room.posters[index];
      if (!poster) throw new Error('no such poster');
      return [box.x + poster.x + poster.width / 2, box.y + poster.y + poster.height / 2];
    };
    await page.mouse.move(...middle(0));
    await page.mouse.down();
    await page.mouse.move(...middle(3), { steps: 8 });
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: t('gallery.connection.add') });
    await expect(dialog.getByLabel(t('gallery.connection.from'))).toHaveValue(
      wall.tables[0]?.tableId ?? '',
    );
    await expect(dialog.getByLabel(t('gallery.connection.to'))).toHaveValue(
      wall.tables[3]?.tableId ?? '',
    );
    await dialog.getByRole('radio', { name: beginning(t('relation.supports.does')) }).check();
    await dialog.getByLabel(t('gallery.connection.because')).fill('Dragged across the floor');
    await dialog.getByRole('button', { name: t('gallery.connection.hang') }).click();
    await expect
      .poll(async () =>
        (await connectionsOf(wall)).map(({ from, to, relation, text }) => [
          from,
          to,
          relation,
          text,
        ]),
      )
      .toEqual([
        [wall.tables[0]?.tableId, wall.tables[3]?.tableId, 'supports', 'Dragged across the floor'],
      ]);
    await expect(
      page.getByRole('status').filter({ hasText: t('gallery.connections', { count: 1 }) }),
    ).toBeVisible();
    // Its poster looked at, its sentence is told.
    await page.mouse.click(...middle(0));
    await stage.press('ArrowDown');
    await expect(page.getByRole('region', { name: t('gallery.pair') })).toContainText(
      'Dragged across the floor',
    );
  });

  await test.step('by form', async () => {
    await page.getByRole('button', { name: t('gallery.list'), exact: true }).click();
    await page.getByRole('button', { name: t('gallery.connection.add') }).click();
    const dialog = page.getByRole('dialog', { name: t('gallery.connection.add') });
    await dialog.getByLabel(t('gallery.connection.from')).selectOption({ index: 5 });
    await dialog.getByLabel(t('gallery.connection.to')).selectOption({ index: 7 });
    await expect(dialog.getByText(t('gallery.connection.proposal'))).toBeVisible();
    await dialog.getByLabel(t('gallery.connection.because')).fill('By the form');
    await dialog.getByRole('button', { name: t('gallery.connection.hang') }).click();
    await expect(page.getByRole('row').filter({ hasText: 'By the form' })).toContainText(
      t('gallery.state.proposed'),
    );
  });

  await test.step('accept, reword, mark, take away', async () => {
    const desk = await openLink(openPage, wall, 'facilitator', 'gallery?as=facilitator');
    await desk.getByRole('button', { name: t('gallery.list'), exact: true }).click();
    const row = desk.getByRole('row').filter({ hasText: 'By the form' });
    await row.getByRole('button', { name: said('visit.accept') }).click();
    await expect(row).not.toContainText(t('gallery.state.proposed'));
    await expect(
      page.getByRole('status').filter({ hasText: t('gallery.news.accepted', { count: 1 }) }),
    ).toHaveCount(1);
    await row
      .getByRole('button', {
        name: said('gallery.row.mark'),
      })
      .click();
    await expect
      .poll(
        async () => (await connectionsOf(wall)).find(({ text }) => text === 'By the form')?.marks,
      )
      .toBe(1);
    await row.getByRole('button', { name: 'By the form', exact: true }).click();
    await desk
      .getByRole('button', {
        name: said('gallery.connection.rewordThis', { sentence: 'By the form' }),
      })
      .click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel(t('gallery.connection.because')).fill('In other words');
    await dialog.getByRole('button', { name: t('gallery.connection.save') }).click();
    await expect(page.getByRole('row').filter({ hasText: 'In other words' })).toBeVisible();
    await desk
      .getByRole('button', {
        name: said('gallery.connection.rewordThis', { sentence: 'In other words' }),
      })
      .click();
    await dialog.getByRole('button', { name: t('gallery.connection.takeAway') }).click();
    await expect(page.getByRole('row').filter({ hasText: 'In other words' })).toHaveCount(0);
    expect(me.table).toBe(wall.tables[0]?.tableId);
    await desk.close();
  });

  await test.step('in the matrix: two that say the same become one, and N adds one', async () => {
    const [, from = '', to = ''] = wall.tables.map(({ tableId }) => tableId);
    for (const [index, text] of ['Water runs down.', 'water runs down'].entries())
      await askWall(
        wall,
        'POST',
        '/connections',
        { id: newNoteId(), from, to, relation: 'reinforces', text },
        wall.members[index]?.token,
      );
    const desk = await openLink(openPage, wall, 'facilitator', 'gallery?as=facilitator');
    await desk.getByRole('button', { name: t('gallery.list'), exact: true }).click();
    const cell = desk.getByRole('gridcell', { name: said('gallery.matrix.many', { count: 2 }) });
    await cell.press('Enter');
    await expect(desk.getByRole('button', { name: 'Water runs down.', exact: true })).toBeFocused();
    await desk.keyboard.press('Enter');
    await desk
      .getByRole('button', { name: either(said('gallery.same'), said('gallery.same.read')) })
      .click();
    await desk.getByRole('button', { name: t('gallery.same.yes') }).click();
    await expect(
      desk.getByRole('gridcell', {
        name: said('gallery.matrix.one', { sentence: 'Water runs down.' }),
      }),
    ).toBeVisible();
    await expect
      .poll(async () =>
        (await connectionsOf(wall))
          .filter((each) => each.from === from && each.to === to)
          .map(({ text, alsoBy }) => [text, alsoBy?.length]),
      )
      .toEqual([['Water runs down.', 1]]);
    await desk.locator('.matrix-name[data-from]').nth(1).press('ArrowRight');
    await desk.keyboard.press('n');
    const dialog = desk.getByRole('dialog', { name: t('gallery.connection.add') });
    await expect(dialog.getByLabel(t('gallery.connection.from'))).toHaveValue(from);
    await expect(dialog.getByLabel(t('gallery.connection.to'))).toHaveValue(
      wall.tables[0]?.tableId ?? '',
    );
  });
});

test('the projector follows: tables, room, report-back, who does what next, and back to the wall', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'tables');
  const page = await openLink(openPage, wall, 'projector', 'gallery?as=projector');
  await expect(page.getByRole('heading', { name: t('step.tables.title') })).toBeVisible();
  await expect(
    page.getByRole('listitem').filter({ hasText: tableName(wall, wall.tables[0]?.tableId) }),
  ).toContainText(said('gallery.here'));
  await askWall(wall, 'POST', '/walk', {
    action: 'start',
    mode: 'rotation',
    stops: 2,
    stopMs: 60_000,
  });
  await expect(page.getByText(t('moment.stop', { stop: 1, stops: 2 }))).toBeVisible();
  const queue = [wall.tables[2]?.tableId, wall.tables[0]?.tableId];
  await askWall(wall, 'POST', '/report-back', { action: 'start', queue, turnMs: 120_000 });
  await expect(
    page.getByRole('heading', { name: tableName(wall, queue[0]), exact: true }),
  ).toBeVisible();
  await expect(page.getByRole('complementary')).toContainText(tableName(wall, queue[1]));
  await expect(page.getByRole('timer')).toBeVisible();
  await askWall(wall, 'POST', '/report-back', { action: 'end' });
  await askWall(wall, 'POST', '/phase', { phase: 'follow-up' });
  await expect(page.getByRole('heading', { name: t('step.follow-up.title') })).toBeVisible();
  await askWall(wall, 'POST', '/phase', { phase: 'cluster' });
  await page.waitForURL(/\/projector/);
});

test('walking freely: where one stands is told, and the room shows it', async ({ openPage }) => {
  const wall = await seedMeeting(server.origin, 'tables');
  await askWall(wall, 'POST', '/walk', { action: 'start', mode: 'free', stopMs: 600_000 });
  const people = await Promise.all(wall.members.map((_, index) => personOf(wall, index)));
  const walker = people.findIndex((person) => person.table !== undefined && person.host !== true);
  const page = await openAs(openPage, wall, walker);
  await page.getByRole('button', { name: t('gallery.list'), exact: true }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: tableName(wall, wall.tables[4]?.tableId) })
    .getByRole('button')
    .click();
  await expect
    .poll(async () => (await personOf(wall, walker)).standing)
    .toBe(wall.tables[4]?.tableId);
  await page.getByRole('button', { name: beginning(t('gallery.stop.poster')) }).click();
  await expect
    .poll(async () => (await personOf(wall, walker)).standing)
    .toBe(wall.tables[5]?.tableId);
  await page.goBack();
  await expect(
    page.getByText(t('gallery.poster.of', { at: 5, all: 8 }), { exact: true }),
  ).toBeVisible();
});

test('a connection that the server will not take is said in the room, with its words', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'connect');
  const page = await openAs(openPage, wall, 0);
  await page.getByRole('button', { name: t('gallery.connection.add') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('gallery.connection.to')).selectOption(wall.tables[6]?.tableId ?? '');
  await dialog.getByLabel(t('gallery.connection.because')).fill('Too late for that table');
  await page.route('**/api/**', (route) => route.abort());
  await dialog.getByRole('button', { name: t('gallery.connection.hang') }).click();
  await askWall(wall, 'POST', `/tables/${wall.tables[6]?.tableId}/close`, {});
  await page.unroute('**/api/**');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Too late for that table');
  await page.getByRole('button', { name: t('app.throwAway') }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('before the gallery opens, its door says so', async ({ openPage }) => {
  const wall = await seedMeeting(server.origin, 'tables');
  const page = await openAs(openPage, wall, 0);
  await expect(page.getByRole('heading', { name: t('gallery.notOpen') })).toBeVisible();
  await expect(page.getByRole('link', { name: t('gallery.notOpen.back') })).toHaveAttribute(
    'href',
    new RegExp(wall.tables[0]?.tableId ?? '-'),
  );
});

/** The demo meeting with its people and sheets, and nothing left in the gallery. */
async function demoWithoutVisits() {
  const { DEMO_MEETING } = await import('./demoWalls/demoMeeting.ts');
  return { ...DEMO_MEETING, visits: [] };
}
