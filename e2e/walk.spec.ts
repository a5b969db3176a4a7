import { DEMO_MEETING } from './demoWalls/demoMeeting.ts';
import { askWall, openLink, personOf, signIn } from './support/meetingMembers.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { newNoteId } from './support/wallApi.ts';
import { said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** Somebody who stays with the poster of a table with others, and who walks from there. */
async function hostOf(wall: SeededMeeting): Promise<{ host: number; walkers: number[] }> {
  const people = await Promise.all(wall.members.map((_, member) => personOf(wall, member)));
  const besides = (table: string | undefined): number[] =>
    people.flatMap((person, at) => (person.table === table && !person.host ? [at] : []));
  const host = people.findIndex((person) => person.host && besides(person.table).length > 0);
  return { host, walkers: besides(people[host]?.table) };
}

const endsSoon = (wall: SeededMeeting): Promise<unknown> =>
  askWall(wall, 'POST', '/timer', { action: 'start', ms: 500 });

test('time’s up: one press sends everybody on and swaps hosts; then it goes on by itself', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'tables');
  const desk = await openLink(openPage, wall, 'facilitator', 'console');
  await desk.getByRole('button', { name: t('console.walk.start'), exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByLabel(t('console.walk.swap'))).toBeChecked();
  await expect(dialog.getByLabel(t('console.walk.own'))).not.toBeChecked();
  await dialog.getByRole('button', { name: t('console.walk.start') }).click();
  await expect(desk.getByText(t('console.walk.swaps', { stop: 2 }))).toBeVisible();

  const { host, walkers } = await hostOf(wall);
  const phone = await openPage(PHONE);
  await signIn(phone, wall, host);
  await phone.goto(`${server.origin}/j/${wall.joinCode}`);
  await expect(phone.getByText(t('phone.host.swap', { stop: 2 }))).toBeVisible();
  const projector = await openLink(openPage, wall, 'projector', 'gallery?as=projector');
  await expect(
    projector.getByText(t('moment.stop', { stop: 1, stops: 3 }), { exact: true }),
  ).toBeVisible();

  await endsSoon(wall);
  const needs = desk.locator('[data-need="time-up"]');
  await expect(needs.getByRole('heading')).toHaveText(t('console.needs.timeUp'));
  await expect(projector.getByText(t('moment.stop.over', { stop: 1, stops: 3 }))).toBeVisible();
  await needs.getByRole('button', { name: t('console.next.stop.go') }).click();
  await expect(needs).toHaveCount(0);
  await expect(phone.getByText(t('phone.walk.stop', { stop: 2, stops: 3 }))).toBeVisible();
  const rows = await Promise.all(walkers.map((member) => personOf(wall, member)));
  const next = walkers[rows.findIndex((row) => row.host)] as number;
  const relieved = await openPage(PHONE);
  await signIn(relieved, wall, next);
  await relieved.goto(`${server.origin}/j/${wall.joinCode}`);
  await expect(relieved.getByRole('heading', { name: t('phone.host.turn') })).toBeVisible();

  await desk.getByRole('button', { name: t('console.walk.letGo') }).click();
  await expect(desk.getByText(t('console.walk.onItsOwn')).first()).toBeVisible();
  await endsSoon(wall);
  await expect(phone.getByText(t('phone.walk.stop', { stop: 3, stops: 3 }))).toBeVisible();
  await expect(
    desk.getByRole('heading', { name: t('console.walk.heading.stop', { stop: 3, stops: 3 }) }),
  ).toBeVisible();
});

test('what visitors left: hosts accept in the walk, the table decides in Connect, visitors see where it ended', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'tables', { ...DEMO_MEETING, visits: [] });
  await askWall(wall, 'POST', '/walk', {
    action: 'start',
    mode: 'rotation',
    stops: 2,
    stopMs: 600_000,
  });
  const { host, walkers } = await hostOf(wall);
  const own = (await personOf(wall, host)).table ?? '';
  const people = await Promise.all(wall.members.map((_, member) => personOf(wall, member)));
  const visitor = people.findIndex(({ stops, table }) => stops && table !== own);
  const other = people[visitor]?.table ?? '';
  const leave = (text: string, part: object): Promise<unknown> =>
    askWall(
      wall,
      'POST',
      '/visits',
      { id: newNoteId(), table: own, text, ...part },
      wall.members[visitor]?.token,
    );
  const toHers = { kind: 'connection', toTable: other, relation: 'supports' };
  const stays = await openPage(PHONE);
  await signIn(stays, wall, host);
  await stays.goto(`${server.origin}/j/${wall.joinCode}`);
  await expect(stays.getByText(t('left.nothing'))).toBeVisible();
  await leave('Who pays after year one?', { kind: 'question' });
  await leave('It feeds our nursery', toHers);
  await expect(stays.getByText(t('left.open', { questions: 1, connections: 1 }))).toBeVisible();
  await stays.getByRole('button', { name: said('visit.accept') }).click();
  await expect(stays.getByText(t('left.openQuestions', { count: 1 }))).toBeVisible();
  await leave('It feeds  our nursery.', toHers);

  // Back at the table, on the sheet's page of somebody else there.
  await askWall(wall, 'POST', '/phase', { phase: 'connect' });
  await expect(stays.getByRole('heading', { name: t('gallery.visits') })).toBeVisible();
  const sheet = await openPage();
  await signIn(sheet, wall, walkers[0] as number);
  await sheet.goto(`${server.origin}/w/${wall.wallId}/table/${own}?as=participant`);
  const panel = sheet.getByRole('region', { name: said('sheet.left') });
  await expect(panel).toContainText(t('left.open', { questions: 1, connections: 1 }));
  await panel.getByRole('button', { name: said('sheet.left.answer.write') }).click();
  await panel.getByLabel(t('visit.answer.field')).fill('The council, we hope.');
  await panel.getByRole('button', { name: t('visit.answer.send'), exact: true }).click();
  await expect(panel).toContainText(t('left.openConnections', { count: 1 }));
  await expect(panel).toContainText(said('sheet.left.same'));
  await panel.getByRole('button', { name: said('sheet.left.makeOne') }).click();
  await expect(panel).toContainText(t('left.inAll', { count: 3 }));

  const page = await openPage(PHONE);
  await signIn(page, wall, visitor);
  await page.goto(`${server.origin}/j/${wall.joinCode}`);
  const left = page.getByRole('region', { name: t('gallery.own') });
  await expect(left.getByText('The council, we hope.')).toBeVisible();
  const accepted = {
    name: people[host]?.name ?? '',
    number: wall.tables.find(({ tableId }) => tableId === own)?.number ?? 0,
  };
  await expect(
    left.getByText(t('fate.accepted.byPersonAt', accepted), { exact: true }),
  ).toBeVisible();
  await expect(left.getByText(t('fate.merged'))).toBeVisible();
});
