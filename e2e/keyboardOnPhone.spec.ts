import type { Page } from '@playwright/test';
import { DEMO_MEETING } from './demoWalls/demoMeeting.ts';
import { Keyboard } from './pages/Keyboard.ts';
import { askWall, signIn, walkersOf } from './support/meetingMembers.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test, type OpenPage } from './support/test.ts';
import type { PosterView } from '../shared/protocol/tables.ts';
import { beginning, either, said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
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
    await page.getByRole('list', { name: t('phone.choose.list') }).waitFor();
    await keys.press(new RegExp(TABLE.name));
    await expect(page.getByRole('heading', { name: t('phone.members') })).toBeVisible();
    await keys.isSomewhere('once seated');
  });

  await test.step('marks herself and somebody else as spoken, and takes it back', async () => {
    await keys.press(t('phone.intro.spoken'));
    await expect(page.getByRole('button', { name: t('phone.intro.spoken') })).toHaveCount(0);
    await keys.isSomewhere('once she has spoken');
    await keys.press(t('phone.members.spoken', { name }));
    await expect(page.getByRole('button', { name: t('phone.intro.spoken') })).toBeVisible();
    await keys.isSomewhere('once it is taken back');
    await keys.press(t('phone.intro.spoken'));
    await expect(page.getByRole('button', { name: t('phone.intro.spoken') })).toHaveCount(0);
    await keys.isSomewhere('once she has spoken again');
  });

  await test.step('takes a role, steps back, takes it again', async () => {
    await keys.press(t('phone.table.step.roles'));
    await keys.press(either(said('sheet.roles.takeOver.reporter'), t('duty.reporter.take')));
    await expect(
      page.getByRole('button', { name: t('sheet.roles.stepBack.reporter') }),
    ).toBeVisible();
    await keys.isSomewhere('once a role is taken');
    await keys.press(t('sheet.roles.stepBack.reporter'));
    await expect(page.getByRole('button', { name: t('duty.reporter.take') })).toBeVisible();
    await keys.isSomewhere('once stepped back');
    await keys.press(t('duty.reporter.take'));
    await expect(
      page.getByRole('button', { name: t('sheet.roles.stepBack.reporter') }),
    ).toBeVisible();
    await keys.isSomewhere('once taken again');
  });

  await test.step('opens the sheet, writes, quotes a note, leaves by Escape', async () => {
    await keys.follow(t('phone.table.sheet'));
    const sheet = page.getByRole('textbox', { name: said('sheet.label') });
    await sheet.waitFor();
    await keys.to(said('sheet.label'));
    await page.keyboard.type('By keyboard: ');
    await expect(sheet).toContainText('By keyboard:');
    await keys.key('Escape');
    await expect(page.getByRole('toolbar').locator(':focus')).toHaveCount(1);
    await keys.key('ArrowRight');
    await expect(page.getByRole('toolbar').locator(':focus')).toHaveCount(1);
    await keys.press(said('sheet.notes.quote'));
    await expect(sheet.locator('mark')).toHaveCount(1);
    await keys.isSomewhere('once quoted');
    await expect(
      page.getByRole('status').filter({ hasText: t('sheet.saved.saved') }),
    ).toBeVisible();
  });

  await test.step('decides on the sheet’s page', async () => {
    await keys.press(either(t('sheet.leave.decide'), t('sheet.leave.look')));
    await keys.press(beginning(t('decide.again.yes')));
    await expect(
      page.getByRole('dialog').getByRole('button', { name: beginning(t('decide.again.yes')) }),
    ).toHaveAttribute('aria-pressed', 'true');
    await keys.press(beginning(t('commitment.supporter')));
    await expect(
      page.getByRole('dialog').getByRole('button', { name: beginning(t('commitment.supporter')) }),
    ).toHaveAttribute('aria-pressed', 'true');
    await keys.write(beginning(t('contact.label')), 'noa@example.org');
    await keys.press(t('contact.keep'));
    await expect(page.getByText(t('sheet.leave.contactKept'))).toBeVisible();
    await keys.isSomewhere('once the contact is kept');
    await keys.press(t('sheet.leave.done'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect
      .poll(async () => (await keys.focus()).name, 'back where it was opened')
      .toContain(t('sheet.leave.look'));
  });

  await test.step('back on the phone: changes the decision, gives another contact, and looks at a note', async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    if (!/\/j\//.test(page.url())) await page.goBack();
    await page.getByRole('heading', { name: t('phone.members') }).waitFor();
    await keys.press(t('phone.table.step.decide'));
    await keys.to(beginning(t('commitment.supporter')));
    await keys.key('ArrowDown');
    await expect(
      page.getByRole('radio', { name: beginning(t('commitment.observer')) }),
    ).toBeChecked();
    await keys.press(beginning(t('contact.change')));
    await keys.write(beginning(t('contact.label')), 'noa@example.net');
    await keys.press(t('contact.keep'));
    await expect(page.getByText('noa@example.net')).toBeVisible();
    await keys.isSomewhere('once saved');
    await keys.press(
      either(t('phone.name.change'), t('phone.name.changeAtTable'), t('phone.name.add')),
    );
    await keys.isSomewhere('while asked for a name');
    await keys.press(t('app.notNow'));
  });

  await test.step('the room moves on, and the focus stays in it', async () => {
    await keys.press(t('phone.table.step.decide'));
    await askWall(wall, 'POST', '/walk', {
      action: 'start',
      mode: 'rotation',
      stops: 3,
      stopMs: 240_000,
    });
    await expect(
      page.getByRole('heading', { name: either(said('phone.walk.goTo'), t('phone.host.now')) }),
    ).toBeVisible();
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
  await visitor.page.getByRole('region', { name: t('phone.leave') }).waitFor();

  await test.step('a question, a connection, might join; one taken back', async () => {
    const { page, keys } = visitor;
    await keys.press(t('phone.leave.question'));
    await page.keyboard.type('Who pays after year one?');
    await keys.press(t('phone.leave.question.send'));
    await expect(
      page.getByRole('listitem').filter({ hasText: 'Who pays after year one?' }),
    ).toBeVisible();
    await keys.isSomewhere('once asked');
    await keys.press(t('phone.leave.connection'));
    await page.keyboard.type('Both need the same water');
    await keys.press(t('phone.leave.connection.send'));
    // In what she left; it also stands among the poster's connections now.
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: said('phone.visit.connection.mine') })
        .filter({ hasText: 'Both need the same water' }),
    ).toBeVisible();
    await keys.press(t('phone.leave.join'));
    await keys.press(t('phone.leave.join.send'));
    await expect(page.getByText(t('phone.visit.join.mine'), { exact: true })).toBeVisible();
    await keys.isSomewhere('once joined');
    await keys.press(said('phone.left.takeBack', { text: t('phone.visit.join.mine') }));
    await expect(page.getByText(t('phone.visit.join.mine'), { exact: true })).toHaveCount(0);
    await keys.isSomewhere('once taken back');
  });

  await test.step('the host answers', async () => {
    const { page, keys } = await openAs(openPage, wall, host);
    await page.getByText('Who pays after year one?').first().waitFor();
    await keys.press(said('phone.answer.give', { question: 'Who pays after year one?' }));
    await keys.write(t('phone.answer'), 'The trust does.');
    await keys.press(t('phone.answer.send'));
    await expect(page.getByText('The trust does.')).toBeVisible();
    await keys.isSomewhere('once answered');
  });

  await test.step('at connect, the visitor accepts, rewords and adds', async () => {
    const { page, keys } = visitor;
    await askWall(wall, 'POST', '/phase', { phase: 'connect' });
    await expect(page.getByRole('heading', { name: t('phone.connect') })).toBeVisible();
    await keys.isSomewhere('once the room connects');
    await keys.press(said('phone.thread.accept', { text: 'Both need the same water' }));
    await expect(page.getByRole('button', { name: said('phone.thread.accept') })).toHaveCount(0);
    await keys.isSomewhere('once accepted');
    await keys.press(said('phone.thread.reword', { text: 'Both need the same water' }));
    await keys.write(t('phone.leave.connection.label'), 'One river feeds both');
    await keys.press(t('app.save'));
    // In the table's list and in her own.
    await expect(
      page.getByRole('listitem').filter({ hasText: 'One river feeds both' }),
    ).toHaveCount(2);
    await keys.isSomewhere('once reworded');
    await keys.press(t('phone.threads.add'));
    await keys.to(said('phone.threads.which'));
    await keys.key('ArrowDown');
    await keys.write(t('phone.leave.connection.label'), 'Drawn by keys');
    await keys.press(t('phone.threads.submit'));
    await expect(page.getByRole('listitem').filter({ hasText: 'Drawn by keys' })).toBeVisible();
    await keys.isSomewhere('once added');
    await keys.press(said('phone.thread.takeAway', { text: 'Drawn by keys' }));
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
    .getByRole('button', { name: said('phone.thread.takeAway') })
    .first()
    .waitFor();

  await test.step('the list it was in, not another button: a second press does nothing', async () => {
    const before = await page.getByRole('button', { name: said('phone.thread.takeAway') }).count();
    await keys.press(said('phone.thread.takeAway'));
    await expect(page.getByRole('button', { name: said('phone.thread.takeAway') })).toHaveCount(
      before - 1,
    );
    await expect(page.getByRole('heading', { name: said('phone.threads') })).toBeFocused();
    await keys.key('Enter');
    await expect(page.getByRole('button', { name: said('phone.thread.takeAway') })).toHaveCount(
      before - 1,
    );
  });

  await test.step('the item a form stood in', async () => {
    await keys.press(said('phone.thread.reword'));
    await expect(page.getByLabel(t('phone.leave.connection.label'))).toBeFocused();
    await keys.press(t('app.notNow'));
    await expect(page.locator('.tb-visit:focus')).toHaveCount(1);
  });

  await test.step('empty ground', async () => {
    await page.mouse.click(2, 2);
    await expect(page.locator(':focus')).toHaveCount(0);
    await askWall(wall, 'POST', '/phase', { phase: 'follow-up' });
    await expect(page.getByRole('heading', { name: t('phone.followUp.people') })).toBeVisible();
    await expect(page.locator(':focus')).toHaveCount(0);
  });
});
