import { askWall, openLink, personOf, signIn } from './support/meetingMembers.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';

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
