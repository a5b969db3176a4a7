import { DEMO_MEETING } from './demoWalls/demoMeeting.ts';
import { askWall, openLink, personOf, signIn } from './support/meetingMembers.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { newNoteId } from './support/wallApi.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
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
  await desk.getByRole('button', { name: 'Start the walk', exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByLabel(/^Hosts swap half-way/)).toBeChecked();
  await expect(dialog.getByLabel(/^Stops move on by themselves/)).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Start the walk' }).click();
  await expect(desk.getByText('Hosts swap at stop 2.')).toBeVisible();

  const { host, walkers } = await hostOf(wall);
  const phone = await openPage(PHONE);
  await signIn(phone, wall, host);
  await phone.goto(`${server.origin}/j/${wall.joinCode}`);
  await expect(phone.getByText('From stop 2 on somebody else stays')).toBeVisible();
  const projector = await openLink(openPage, wall, 'projector', 'gallery?as=projector');
  await expect(projector.getByText('Stop 1 of 3', { exact: true })).toBeVisible();

  await endsSoon(wall);
  const needs = desk.locator('[data-need="time-up"]');
  await expect(needs.getByRole('heading')).toHaveText('Time’s up: next stop?');
  await expect(projector.getByText('Stop 1 of 3: time’s up')).toBeVisible();
  await needs.getByRole('button', { name: 'Next stop' }).click();
  await expect(needs).toHaveCount(0);
  await expect(phone.getByText(/Now: stop 2 of 3/)).toBeVisible();
  const rows = await Promise.all(walkers.map((member) => personOf(wall, member)));
  const next = walkers[rows.findIndex((row) => row.host)] as number;
  const relieved = await openPage(PHONE);
  await signIn(relieved, wall, next);
  await relieved.goto(`${server.origin}/j/${wall.joinCode}`);
  await expect(
    relieved.getByRole('heading', { name: 'Your turn to stay with your poster' }),
  ).toBeVisible();

  await desk.getByRole('button', { name: 'Let it go on by itself' }).click();
  await expect(desk.getByText('It goes on by itself when the time is up.').first()).toBeVisible();
  await endsSoon(wall);
  await expect(phone.getByText(/Now: stop 3 of 3/)).toBeVisible();
  await expect(desk.getByRole('heading', { name: 'Gallery walk: stop 3 of 3' })).toBeVisible();
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
  await expect(stays.getByText('Nothing yet')).toBeVisible();
  await leave('Who pays after year one?', { kind: 'question' });
  await leave('It feeds our nursery', toHers);
  await expect(stays.getByText('1 question and 1 connection open')).toBeVisible();
  await stays.getByRole('button', { name: /^Accept/ }).click();
  await expect(stays.getByText('1 question open')).toBeVisible();
  await leave('It feeds  our nursery.', toHers);

  // Back at the table, on the sheet's page of somebody else there.
  await askWall(wall, 'POST', '/phase', { phase: 'connect' });
  await expect(stays.getByRole('heading', { name: 'What visitors left' })).toBeVisible();
  const sheet = await openPage();
  await signIn(sheet, wall, walkers[0] as number);
  await sheet.goto(`${server.origin}/w/${wall.wallId}/table/${own}?as=participant`);
  const panel = sheet.getByRole('region', { name: /^What visitors left/ });
  await expect(panel).toContainText('1 question and 1 connection open');
  await panel.getByRole('button', { name: /^Answer/ }).click();
  await panel.getByLabel('Your table’s answer').fill('The council, we hope.');
  await panel.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(panel).toContainText('1 connection open');
  await expect(panel).toContainText('Says the same as');
  await panel.getByRole('button', { name: /^Make them one/ }).click();
  await expect(panel).toContainText('3 in all');

  const page = await openPage(PHONE);
  await signIn(page, wall, visitor);
  await page.goto(`${server.origin}/j/${wall.joinCode}`);
  const left = page.getByRole('region', { name: 'What you left' });
  await expect(left.getByText('The council, we hope.')).toBeVisible();
  await expect(left.getByText(/^Accepted by .* at table \d/)).toBeVisible();
  await expect(left.getByText(/^One with another that says the same\. Accepted by/)).toBeVisible();
});
