import type { ConnectionView } from '../shared/protocol/tables.ts';
import { askWall, openLink } from './support/meetingMembers.ts';
import { seedMeeting } from './support/seedMeeting.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { newNoteId } from './support/wallApi.ts';
import { either, said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

test('connections are told on the projector, by themselves and where a facilitator leads', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'connect');
  const { connections } = await askWall<{ connections: ConnectionView[] }>(
    wall,
    'GET',
    '/connections',
  );
  const most = [...connections].sort((a, b) => b.marks - a.marks)[0];
  const projector = await openLink(openPage, wall, 'projector', 'gallery?as=projector');
  const desk = await openLink(openPage, wall, 'facilitator', 'console');
  await expect(
    projector.getByRole('img', { name: either(said('gallery.told'), said('gallery.toldThreads')) }),
  ).toBeVisible();

  await test.step('by themselves, the most marked first', async () => {
    await desk.getByRole('button', { name: t('console.connections.tell') }).click();
    const told = projector.locator('.tour-told');
    await expect(told).toContainText(most?.text ?? '');
    await expect(
      projector.getByText(t('gallery.tour.place', { at: 1, all: connections.length })),
    ).toBeVisible();
    await askWall(
      wall,
      'PUT',
      `/connections/${most?.id}`,
      { carry: true, until: 'May' },
      wall.members[0]?.token,
    );
    await expect(told).toContainText(said('gallery.carried.byUntil', { until: 'May' }));
    await desk
      .getByRole('button', { name: t('console.connections.showRoom', { returns: 'room' }) })
      .click();
    await expect(
      projector.getByRole('img', {
        name: either(said('gallery.told'), said('gallery.toldThreads')),
      }),
    ).toBeVisible();
  });

  await test.step('where she leads: a connection, a poster, and the room', async () => {
    await desk.goto(`${server.origin}/w/${wall.wallId}/gallery?as=facilitator`);
    await desk.getByRole('button', { name: t('gallery.lead') }).click();
    await desk.getByRole('button', { name: t('gallery.tellThem') }).click();
    await expect(desk.getByRole('button', { name: t('gallery.tour.goOn') })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    const sentence = desk.locator('.tour-sentence');
    const first = await sentence.textContent();
    await expect(projector.locator('.tour-sentence')).toHaveText(first ?? '');
    await desk.keyboard.press('ArrowRight');
    await expect(sentence).not.toHaveText(first ?? '');
    await expect(projector.locator('.tour-sentence')).toHaveText(
      (await sentence.textContent()) ?? '',
    );
    await desk.getByRole('button', { name: t('gallery.room'), exact: true }).click();
    const room = desk.getByRole('application', {
      name: either(said('gallery.told'), said('gallery.toldThreads')),
    });
    await room.press('ArrowRight');
    await room.press('Enter');
    await room.press('Enter');
    const name = wall.tables[0]?.name ?? '';
    await expect(projector.getByRole('heading', { name, exact: true })).toBeVisible();
    await desk.getByRole('button', { name: t('gallery.room'), exact: true }).click();
    await desk.getByRole('button', { name: t('gallery.lead.is') }).click();
    await expect(
      projector.getByRole('img', {
        name: either(said('gallery.told'), said('gallery.toldThreads')),
      }),
    ).toBeVisible();
  });
});

test('beside a poster that is told stands as much as has room whole; the rest is counted', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'connect');
  const [told, ...others] = wall.tables;
  const long =
    'Without your permits we cannot begin, and without our fields you need none. '.repeat(3);
  for (const { tableId } of others.slice(0, 5)) {
    const id = newNoteId();
    const ends = { from: told?.tableId, to: tableId };
    const text = long.slice(0, 200);
    await askWall(wall, 'POST', '/connections', { id, ...ends, relation: 'supports', text });
  }
  const { connections } = await askWall<{ connections: ConnectionView[] }>(
    wall,
    'GET',
    '/connections',
  );
  const own = connections.filter(({ from, to }) => [from, to].includes(told?.tableId ?? ''));
  await askWall(wall, 'PUT', '/tour', {
    tour: {
      goes: 'presenter',
      lead: newNoteId(),
      connection: null,
      poster: told?.tableId,
      focus: null,
      isHeld: false,
    },
  });
  const page = await openLink(openPage, wall, 'projector', 'gallery?as=projector');
  const beside = page.getByRole('complementary', { name: t('gallery.lands') });
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(async () => {
      const shown = await beside
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading') })
        .count();
      expect(shown).toBeGreaterThan(0);
      const rest = own.length - shown;
      await expect(beside.getByText(t('gallery.moreConnections', { count: rest }))).toBeVisible({
        timeout: 500,
      });
      expect(
        await beside.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight),
      ).toBeLessThanOrEqual(1);
    }).toPass({ timeout: 15_000 });
  }
});

test('before going home: what somebody carries from table to table, and until when', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'follow-up');
  const page = await openLink(openPage, wall, 'projector', 'gallery?as=projector');
  await expect(page.getByRole('heading', { name: t('step.follow-up.title') })).toBeVisible();
  const [from, to] = wall.tables.map(({ tableId }) => tableId);
  const id = newNoteId();
  const text = 'Seedlings for every berm';
  await askWall(wall, 'POST', '/connections', { id, from, to, relation: 'supports', text });
  await askWall(wall, 'PUT', `/connections/${id}`, { carry: true, until: 'the spring meeting' });
  const promise = page.getByRole('listitem').filter({ hasText: text });
  await expect(promise).toContainText('the spring meeting');
  await expect(
    page.getByRole('listitem').filter({
      hasText: either(said('gallery.follow.carries'), t('gallery.follow.somebodyCarries')),
    }),
  ).toHaveCount(1);
});
