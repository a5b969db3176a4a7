import type { Page } from '@playwright/test';
import { DEMO_MEETING } from './demoWalls/demoMeeting.ts';
import { Keyboard } from './pages/Keyboard.ts';
import { askWall, signIn, walkersOf } from './support/meetingMembers.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { expect, test, type OpenPage } from './support/test.ts';
import type { PosterView } from '../shared/protocol/tables.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

/** A member's phone, used without touching it. */
async function openAs(
  openPage: OpenPage,
  wall: SeededMeeting,
  member: number,
): Promise<{ page: Page; keys: Keyboard }> {
  const page = await openPage({ viewport: { width: 390, height: 844 } });
  await signIn(page, wall, member);
  await page.goto(`${wall.origin}/j/${wall.joinCode}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return { page, keys: new Keyboard(page) };
}

test('by keyboard alone: a phone finds its table, speaks, takes a role, writes and quotes, and decides', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'tables');
  const UNSEATED = DEMO_MEETING.people.findIndex((person) => person.table === null);
  // Not decided yet: it still is at its introductions.
  const { posters } = await askWall<{ posters: PosterView[] }>(wall, 'GET', '/posters');
  const TABLE = posters.find((poster) => poster.again === null);
  if (!TABLE) throw new Error('no table to sit down at');
  const name = DEMO_MEETING.people[UNSEATED]?.name ?? '';
  const { page, keys } = await openAs(openPage, wall, UNSEATED);

  await test.step('chooses a table from the list', async () => {
    await page.getByRole('list', { name: 'Tables' }).waitFor();
    await keys.press(new RegExp(TABLE.name));
    await expect(page.getByRole('heading', { name: 'At this table' })).toBeVisible();
    await keys.isSomewhere('once seated');
  });

  await test.step('marks herself and somebody else as spoken, and takes it back', async () => {
    await keys.press('I’ve spoken');
    await expect(page.getByRole('button', { name: 'I’ve spoken' })).toHaveCount(0);
    await keys.isSomewhere('once she has spoken');
    await keys.press(new RegExp(`^${name}: spoken. Take it back`));
    await expect(page.getByRole('button', { name: 'I’ve spoken' })).toBeVisible();
    await keys.isSomewhere('once it is taken back');
    await keys.press('I’ve spoken');
    await expect(page.getByRole('button', { name: 'I’ve spoken' })).toHaveCount(0);
    await keys.isSomewhere('once she has spoken again');
  });

  await test.step('takes a role, steps back, takes it again', async () => {
    await keys.press('Roles');
    await keys.press(/^(Take over reporting back|I’ll report back)/);
    await expect(page.getByRole('button', { name: 'Step back from reporting back' })).toBeVisible();
    await keys.isSomewhere('once a role is taken');
    await keys.press('Step back from reporting back');
    await expect(page.getByRole('button', { name: 'I’ll report back' })).toBeVisible();
    await keys.isSomewhere('once stepped back');
    await keys.press('I’ll report back');
    await expect(page.getByRole('button', { name: 'Step back from reporting back' })).toBeVisible();
    await keys.isSomewhere('once taken again');
  });

  await test.step('opens the sheet, writes, quotes a note, leaves by Escape', async () => {
    await keys.follow('Open our sheet');
    const sheet = page.getByRole('textbox', { name: /^Sheet of table/ });
    await sheet.waitFor();
    await keys.to(/^Sheet of table/);
    await page.keyboard.type('By keyboard: ');
    await expect(sheet).toContainText('By keyboard:');
    await keys.key('Escape');
    await expect(page.getByRole('toolbar').locator(':focus')).toHaveCount(1);
    await keys.key('ArrowRight');
    await expect(page.getByRole('toolbar').locator(':focus')).toHaveCount(1);
    await keys.press(/^Quote: /);
    await expect(sheet.locator('mark')).toHaveCount(1);
    await keys.isSomewhere('once quoted');
    await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  });

  await test.step('decides on the sheet’s page', async () => {
    await keys.press(/^(Decide now|Look at it again)/);
    await keys.press(/^Yes/);
    await expect(page.getByRole('dialog').getByRole('button', { name: /^Yes/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await keys.press(/^Supporter/);
    await expect(
      page.getByRole('dialog').getByRole('button', { name: /^Supporter/ }),
    ).toHaveAttribute('aria-pressed', 'true');
    await keys.write(/^How to reach me/, 'noa@example.org');
    await keys.press('Keep my contact');
    await expect(page.getByText('Your contact is kept.')).toBeVisible();
    await keys.isSomewhere('once the contact is kept');
    await keys.press('Done');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect
      .poll(async () => (await keys.focus()).name, 'back where it was opened')
      .toContain('Look at it again');
  });

  await test.step('back on the phone: changes the decision, gives another contact, and looks at a note', async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    if (!/\/j\//.test(page.url())) await page.goBack();
    await page.getByRole('heading', { name: 'At this table' }).waitFor();
    await keys.press('Decide');
    await keys.to(/^Supporter/);
    await keys.key('ArrowDown');
    await expect(page.getByRole('radio', { name: /^Observer/ })).toBeChecked();
    await keys.press(/^Change: How to reach me/);
    await keys.write('How to reach me', 'noa@example.net');
    await keys.press('Keep my contact');
    await expect(page.getByText('noa@example.net')).toBeVisible();
    await keys.isSomewhere('once saved');
    await keys.press(/^Change your name|^Add your name/);
    await keys.isSomewhere('while asked for a name');
    await keys.press('Not now');
  });

  await test.step('the room moves on, and the focus stays in it', async () => {
    await keys.press('Decide');
    await askWall(wall, 'POST', '/walk', {
      action: 'start',
      mode: 'rotation',
      stops: 3,
      stopMs: 240_000,
    });
    await expect(page.getByRole('heading', { name: /Go to table|You stay with/ })).toBeVisible();
    await keys.isSomewhere('once the walk began');
  });
});

test('by keyboard alone: a phone on the walk leaves three things, a host answers, a table connects', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'tables', { ...DEMO_MEETING, visits: [] });
  await askWall(wall, 'POST', '/walk', {
    action: 'start',
    mode: 'rotation',
    stops: 3,
    stopMs: 240_000,
  });
  const { walker, host } = await walkersOf(wall);
  const visitor = await openAs(openPage, wall, walker);
  await visitor.page.getByRole('region', { name: 'While you’re here' }).waitFor();

  await test.step('a question, a connection, might join; one taken back', async () => {
    const { page, keys } = visitor;
    await keys.press('Question');
    await page.keyboard.type('Who pays after year one?');
    await keys.press('Ask');
    await expect(
      page.getByRole('listitem').filter({ hasText: 'Who pays after year one?' }),
    ).toBeVisible();
    await keys.isSomewhere('once asked');
    await keys.press('Connection');
    await page.keyboard.type('Both need the same water');
    await keys.press('Connect');
    // In what she left; it also stands among the poster's connections now.
    await expect(
      page.getByRole('listitem').filter({ hasText: /You connect it.*Both need the same water/s }),
    ).toBeVisible();
    await keys.press('Might join');
    await keys.press('I might join');
    await expect(page.getByText('You said you might join', { exact: true })).toBeVisible();
    await keys.isSomewhere('once joined');
    await keys.press(/^Take it back: You said you might join/);
    await expect(page.getByText('You said you might join', { exact: true })).toHaveCount(0);
    await keys.isSomewhere('once taken back');
  });

  await test.step('the host answers', async () => {
    const { page, keys } = await openAs(openPage, wall, host);
    await page.getByText('Who pays after year one?').first().waitFor();
    await keys.press(/^Answer: Who pays/);
    await keys.write('Your answer', 'The trust does.');
    await keys.press('Send the answer');
    await expect(page.getByText('The trust does.')).toBeVisible();
    await keys.isSomewhere('once answered');
  });

  await test.step('at connect, the visitor accepts, rewords and adds', async () => {
    const { page, keys } = visitor;
    await askWall(wall, 'POST', '/phase', { phase: 'connect' });
    await expect(
      page.getByRole('heading', { name: 'How do the topics help each other?' }),
    ).toBeVisible();
    await keys.isSomewhere('once the room connects');
    await keys.press(/^Accept: Both need/);
    await expect(page.getByRole('button', { name: /^Accept/ })).toHaveCount(0);
    await keys.isSomewhere('once accepted');
    await keys.press(/^Reword: Both need/);
    await keys.write('In one sentence, because…', 'One river feeds both');
    await keys.press('Save');
    // In the table's list and in her own.
    await expect(
      page.getByRole('listitem').filter({ hasText: 'One river feeds both' }),
    ).toHaveCount(2);
    await keys.isSomewhere('once reworded');
    await keys.press('Add a connection');
    await keys.to(/which table\?$/);
    await keys.key('ArrowDown');
    await keys.write('In one sentence, because…', 'Drawn by keys');
    await keys.press('Add it');
    await expect(page.getByRole('listitem').filter({ hasText: 'Drawn by keys' })).toBeVisible();
    await keys.isSomewhere('once added');
    await keys.press(/^Take away: Drawn by keys/);
    await expect(page.getByRole('listitem').filter({ hasText: 'Drawn by keys' })).toHaveCount(0);
    await keys.isSomewhere('once taken away');
  });
});

test('what goes leaves the focus at its place; a press on empty ground takes it away for good', async ({
  openPage,
}) => {
  const wall = await seedMeeting(server.origin, 'connect');
  const { page, keys } = await openAs(openPage, wall, 6);
  await page
    .getByRole('button', { name: /^Take away/ })
    .first()
    .waitFor();

  await test.step('the list it was in, not another button: a second press does nothing', async () => {
    const before = await page.getByRole('button', { name: /^Take away/ }).count();
    await keys.press(/^Take away/);
    await expect(page.getByRole('button', { name: /^Take away/ })).toHaveCount(before - 1);
    await expect(page.getByRole('heading', { name: /^Connections of table/ })).toBeFocused();
    await keys.key('Enter');
    await expect(page.getByRole('button', { name: /^Take away/ })).toHaveCount(before - 1);
  });

  await test.step('the item a form stood in', async () => {
    await keys.press(/^Reword/);
    await expect(page.getByLabel('In one sentence, because…')).toBeFocused();
    await keys.press('Not now');
    await expect(page.locator('.tb-visit:focus')).toHaveCount(1);
  });

  await test.step('empty ground', async () => {
    await page.mouse.click(2, 2);
    await expect(page.locator(':focus')).toHaveCount(0);
    await askWall(wall, 'POST', '/phase', { phase: 'follow-up' });
    await expect(page.getByRole('heading', { name: 'People of your table' })).toBeVisible();
    await expect(page.locator(':focus')).toHaveCount(0);
  });
});
