import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { isHealthy, PHONE, ThreeTables } from './support/threeTables.ts';
import { ask } from './support/wallApi.ts';
import { WORDS, beginning, either, said, t } from './support/words.ts';

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

test('a table is chosen from the list, by its number and by its own link, and changed any time', async ({
  page,
}) => {
  await page.goto(room.link());
  await expect(page.getByRole('heading', { name: t('table.choose') })).toBeVisible();
  await isHealthy(page);
  await page.getByRole('button', { name: beginning(t('table.numbered', { number: '1' })) }).click();
  await room.sitsAt(page, 1);
  await expect.poll(() => room.seated()).toEqual({ 1: 1, 2: 0, 3: 0 });

  await page.getByRole('button', { name: t('table.change') }).click();
  await page.getByLabel(t('phone.number.table')).fill('9');
  await page.getByRole('button', { name: t('phone.choose.sit'), exact: true }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: t('phone.number.table.none', { number: '9' }) }),
  ).toBeVisible();
  await page.getByLabel(t('phone.number.table')).fill('2');
  await page.getByLabel(t('phone.number.table')).press('Enter');
  await room.sitsAt(page, 2);
  await expect.poll(() => room.seated()).toEqual({ 1: 0, 2: 1, 3: 0 });

  await page.goto(room.link(3));
  await expect(page.getByText(t('phone.offer.own', { number: 2 }))).toBeVisible();
  await isHealthy(page);
  await page.getByRole('button', { name: t('sheet.sit.here.down') }).click();
  await room.sitsAt(page, 3);
  await expect.poll(() => room.seated()).toEqual({ 1: 0, 2: 0, 3: 1 });
  expect(new URL(page.url()).pathname).toBe(`/j/${room.wall.joinCode}`);
  await page.reload();
  await room.sitsAt(page, 3);
});

test('people introduce themselves in turn, take roles and decide', async ({ openPage }) => {
  const lena = await room.phoneOf(openPage, 'Lena Kraus', 1);
  const hana = await room.phoneOf(openPage, 'Hana Tui', 1);
  await expect(
    lena.page.getByRole('heading', { name: t('phone.intro.yoursNamed', { name: 'Lena' }) }),
  ).toBeVisible();
  await expect(
    hana.page.getByRole('heading', { name: t('phone.intro.next', { name: 'Lena' }) }),
  ).toBeVisible();
  await lena.page.getByRole('button', { name: t('phone.intro.spoken') }).click();
  await expect(
    hana.page.getByRole('heading', { name: t('phone.intro.yoursNamed', { name: 'Hana' }) }),
  ).toBeVisible();
  await expect(
    hana.page.getByText(t('phone.members.count', { spoken: 1, people: 2 })),
  ).toBeVisible();
  // Somebody else may mark it, and take it back.
  await lena.page
    .getByRole('button', { name: said('phone.members.now', { name: 'Hana Tui' }) })
    .click();
  await expect(hana.page.getByRole('heading', { name: t('phone.roles.who') })).toBeVisible();

  await hana.page.getByRole('button', { name: t('duty.note-taker.take') }).click();
  await expect(
    lena.page.getByText(t('phone.roles.held.note-taker', { name: 'Hana Tui' })),
  ).toBeVisible();
  await lena.page.getByRole('button', { name: t('duty.facilitator.take') }).click();
  await expect(hana.page.getByRole('heading', { name: t('phone.talk') })).toBeVisible();
  await isHealthy(hana.page);
  await expect(hana.page.getByRole('link', { name: t('phone.table.sheet') })).toHaveAttribute(
    'href',
    `/w/${room.wall.wallId}/table/${room.tableId(1)}?as=participant`,
  );
  await lena.page.getByRole('button', { name: t('phone.table.step.roles') }).click();
  await lena.page
    .getByRole('button', { name: t('sheet.roles.takeOver.note-taker', { name: 'Hana' }) })
    .click();
  await expect(hana.page.getByText(t('duty.note-taker.does'))).toHaveCount(1);
  await expect(hana.page.locator('.tb-member', { hasText: 'Lena' })).toContainText(
    WORDS.list([t('duty.facilitator.does'), t('duty.note-taker.does')], 'unit'),
  );

  await hana.page.getByRole('button', { name: t('phone.table.step.decide') }).click();
  await hana.page.getByRole('radio', { name: t('decide.again.yes') }).check();
  await hana.page.getByRole('radio', { name: beginning(t('commitment.activator')) }).check();
  await hana.page.getByRole('button', { name: t('contact.add') }).click();
  await hana.page.getByLabel(t('contact.label')).fill('hana@example.org');
  await expect(hana.page.getByText(t('contact.unsaved'))).toBeVisible();
  await hana.page.getByRole('radio', { name: t('contact.readers.table') }).check();
  await hana.page.getByRole('button', { name: t('contact.keep') }).click();
  await expect(
    hana.page.getByText(
      `${t('phone.decide.again', { again: 'yes' })} ${t('commitment.activator.you')}`,
    ),
  ).toBeVisible();
  await isHealthy(hana.page);
  await expect(lena.page.getByRole('heading', { name: t('decide.part') })).toBeVisible();
  const { person } = await ask<{ person: object }>(
    room.wall.origin,
    'GET',
    `/api/walls/${room.wall.wallId}/me`,
    { token: hana.token },
  );
  expect(person).toMatchObject({
    commitments: { [room.tableId(1)]: 'activator' },
    contact: { text: 'hana@example.org', shownTo: 'table' },
  });

  await room.run('POST', '/phase', { phase: 'follow-up' });
  await expect(lena.page.getByRole('heading', { name: t('phone.followUp.again') })).toBeVisible();
  await expect(lena.page.getByText('hana@example.org')).toBeVisible();
  await expect(
    lena.page.getByText(t('phone.followUp.activators', { names: 'Hana Tui' })),
  ).toBeVisible();
  await isHealthy(lena.page);
});

test('without a network a new table, marks and a decision are kept and sent later', async ({
  openPage,
}) => {
  const { page, token } = await room.phoneOf(openPage, 'Oskar', 1);
  await expect(page.getByRole('heading', { name: t('phone.intro.first') })).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText(t('network.offline.taps', { count: 0 }))).toBeVisible();
  await page.getByRole('button', { name: t('phone.table.step.decide') }).click();
  await page.getByRole('radio', { name: beginning(t('commitment.supporter')) }).check();
  await expect(page.getByText(t('network.kept.network')).first()).toBeVisible();
  await page.getByRole('button', { name: t('table.change') }).click();
  await page.getByRole('button', { name: beginning(t('table.numbered', { number: '3' })) }).click();
  await room.sitsAt(page, 3);
  await expect(page.getByText(t('network.offline.taps', { count: 2 }))).toBeVisible();
  expect(await room.seated()).toEqual({ 1: 1, 2: 0, 3: 0 });
  await page.context().setOffline(false);
  await expect.poll(() => room.seated(), { timeout: 30_000 }).toEqual({ 1: 0, 2: 0, 3: 1 });
  await room.sitsAt(page, 3);
  await expect
    .poll(
      async () =>
        (
          await ask<{ person: object }>(
            room.wall.origin,
            'GET',
            `/api/walls/${room.wall.wallId}/me`,
            {
              token,
            },
          )
        ).person,
    )
    .toMatchObject({ table: room.tableId(3), commitments: { [room.tableId(1)]: 'supporter' } });
});

test('a table that closes meanwhile says so, and the person stays where she sat', async ({
  openPage,
}) => {
  const { page } = await room.phoneOf(openPage, 'Ineke', 1);
  await page.getByRole('button', { name: t('table.change') }).click();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: beginning(t('table.numbered', { number: '2' })) }).click();
  await room.run('POST', `/tables/${room.tableId(2)}/close`);
  await page.context().setOffline(false);
  await expect(page.getByText(t('refused.undone.seat', { known: 'yes', number: 2 }))).toBeVisible({
    timeout: 30_000,
  });
  await room.sitsAt(page, 1);
  await isHealthy(page);
  await page.getByRole('button', { name: t('app.allRight') }).click();
  await page.goto(room.link(2));
  await expect(
    page.getByRole('heading', { name: t('phone.offer.closed', { number: '2' }) }),
  ).toBeVisible();
  await page.getByRole('button', { name: t('phone.choose.stay', { number: '1' }) }).click();
  await room.sitsAt(page, 1);
});

test('a seat that others change is told once, one’s own choice is not', async ({ openPage }) => {
  const { page, id } = await room.phoneOf(openPage, 'Noor', 1);
  await room.sitsAt(page, 1);
  await expect(
    page.getByText(either(said('seat.now'), said('seat.left'), said('seat.none'))),
  ).toBeHidden();
  await room.run('PUT', `/people/${id}`, { table: room.tableId(3) });
  const moved = page.getByText(t('seat.now', { number: 3 }));
  await expect(moved).toBeVisible();
  await isHealthy(page);
  await page.reload();
  await expect(moved).toBeVisible();
  await page.getByRole('button', { name: t('app.allRight') }).click();
  await expect(moved).toBeHidden();
  await page.getByRole('button', { name: t('table.change') }).click();
  await page.getByRole('button', { name: beginning(t('table.numbered', { number: '2' })) }).click();
  await room.sitsAt(page, 2);
  await expect(
    page.getByText(either(said('seat.now'), said('seat.left'), said('seat.none'))),
  ).toBeHidden();
  await room.run('POST', `/tables/${room.tableId(2)}/close`);
  const closed = page.getByText(t('seat.closed', { number: 2 }));
  await expect(closed).toBeVisible();
  await page.getByRole('button', { name: beginning(t('table.numbered', { number: '1' })) }).click();
  await room.sitsAt(page, 1);
  await expect(closed).toBeHidden();
});

test('notes fold away and stay within reach; narrow phones, long and right-to-left names fit', async ({
  openPage,
}) => {
  await room.run('PUT', `/people/${(await room.phoneOf(openPage, 'محمد عبد الرحمن', 1)).id}`, {
    table: room.tableId(1),
  });
  const { page } = await room.phoneOf(
    openPage,
    'Donaudampfschifffahrtsgesellschaftskapitän Max Oberste',
    1,
  );
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(page.locator('#ww-text')).toBeHidden();
  await isHealthy(page);
  for (const step of [
    t('phone.table.step.roles'),
    t('phone.table.step.talk'),
    t('phone.table.step.decide'),
  ]) {
    await page.getByRole('button', { name: step, exact: true }).click();
    await isHealthy(page);
  }
  await page.getByRole('button', { name: said('phone.notes.fold') }).click();
  await page.locator('#ww-text').fill('One more thought');
  await page.getByRole('button', { name: t('phone.form.put') }).click();
  await expect(page.locator('#ww-own li', { hasText: 'One more thought' })).toContainText(
    t('phone.note.onWall'),
  );
  await isHealthy(page);
});
