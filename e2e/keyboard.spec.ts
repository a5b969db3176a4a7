import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { DEMO_MEETING } from './demoWalls/demoMeeting.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { Keyboard } from './pages/Keyboard.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { seedWall } from './support/seedWall.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { ask, joinByCode } from './support/wallApi.ts';
import type { OwnPerson } from '../shared/protocol/live.ts';
import type { ConnectionView, PosterView } from '../shared/protocol/tables.ts';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let server: RunningServer;
let contexts: BrowserContext[] = [];
test.beforeAll(async () => { server = await startServer(); });
test.afterAll(() => server.stop());
test.afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

const here = (link: string): string => link.replace(/^https?:\/\/[^/]+/, server.origin);
const api = <Reply>(wall: SeededMeeting, method: string, path: string, body?: object, token = wall.tokens.facilitator): Promise<Reply> =>
  ask<Reply>(server.origin, method, `/api/walls/${wall.wallId}${path}`, { token, ...(body ? { body } : {}) });
const meOf = async (wall: SeededMeeting, member: number): Promise<OwnPerson> => (await api<{ person: OwnPerson }>(wall, 'GET', '/me', undefined, wall.members[member]?.token)).person;

async function openPage(browser: Browser, viewport: { width: number; height: number }, url: string, cookie?: { name: string; value: string }): Promise<{ page: Page; keys: Keyboard }> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', acceptDownloads: true });
  contexts.push(context);
  if (cookie) await context.addCookies([{ ...cookie, url: server.origin }]);
  const page = await context.newPage();
  page.on('pageerror', (error) => expect(error, 'no script fails').toBeUndefined());
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return { page, keys: new Keyboard(page) };
}

const openAs = (browser: Browser, wall: SeededMeeting, member: number, viewport: { width: number; height: number }, path: string): ReturnType<typeof openPage> =>
  openPage(browser, viewport, server.origin + path, { name: `ww_${wall.wallId}_participant`, value: wall.members[member]?.token ?? '' });

test('by keyboard alone: a phone finds its table, speaks, takes a role, writes and quotes, and decides', async ({ browser }) => {
  const wall = await seedMeeting(server.origin, 'tables');
  const UNSEATED = DEMO_MEETING.people.findIndex((person) => person.table === null);
  // Not decided yet: it still is at its introductions.
  const { posters } = await api<{ posters: PosterView[] }>(wall, 'GET', '/posters');
  const TABLE = posters.find((poster) => poster.again === null);
  if (!TABLE) throw new Error('no table to sit down at');
  const name = DEMO_MEETING.people[UNSEATED]?.name ?? '';
  const { page, keys } = await openAs(browser, wall, UNSEATED, PHONE, `/j/${wall.joinCode}`);

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
    await keys.press(/^(Take over as reporter|I’ll report back)/);
    await expect(page.getByRole('button', { name: 'Step back as reporter' })).toBeVisible();
    await keys.isSomewhere('once a role is taken');
    await keys.press('Step back as reporter');
    await expect(page.getByRole('button', { name: 'I’ll report back' })).toBeVisible();
    await keys.isSomewhere('once stepped back');
    await keys.press('I’ll report back');
    await expect(page.getByRole('button', { name: 'Step back as reporter' })).toBeVisible();
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
    await keys.press(/^Yes, let’s meet again/);
    await expect(page.getByRole('dialog').getByRole('button', { name: /^Yes, let/ })).toHaveAttribute('aria-pressed', 'true');
    await keys.press(/^Supporter/);
    await expect(page.getByRole('dialog').getByRole('button', { name: /^Supporter/ })).toHaveAttribute('aria-pressed', 'true');
    await keys.write(/^How to reach me/, 'noa@example.org');
    await keys.press('Keep my contact');
    await expect(page.getByText('Your contact is kept.')).toBeVisible();
    await keys.isSomewhere('once the contact is kept');
    await keys.press('Done');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect((await keys.focus()).name, 'back where it was opened').toContain('Look at it again');
  });

  await test.step('back on the phone: changes the decision, gives another contact, and looks at a note', async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    if (!/\/j\//.test(page.url())) await page.goBack();
    await page.getByRole('heading', { name: 'At this table' }).waitFor();
    await keys.press('Decide');
    await keys.to(/^Supporter/);
    await keys.key('ArrowDown');
    await expect(page.getByRole('radio', { name: /^Observer/ })).toBeChecked();
    await keys.press(/^Change how to reach you/);
    await keys.write('Email, phone, or both', 'noa@example.net');
    await keys.press('Save');
    await expect(page.getByText('noa@example.net')).toBeVisible();
    await keys.isSomewhere('once saved');
    await keys.press(/^Change your name|^Add your name/);
    await keys.isSomewhere('while asked for a name');
    await keys.press('Not now');
  });

  await test.step('the room moves on, and the focus stays in it', async () => {
    await keys.press('Decide');
    await api(wall, 'POST', '/walk', { action: 'start', mode: 'rotation', stops: 3, stopMs: 240_000 });
    await expect(page.getByRole('heading', { name: /Go to table|You stay with/ })).toBeVisible();
    await keys.isSomewhere('once the walk began');
  });
});

test('by keyboard alone: a phone on the walk leaves three things, a host answers, a table connects', async ({ browser }) => {
  const wall = await seedMeeting(server.origin, 'tables', { ...DEMO_MEETING, visits: [] });
  await api(wall, 'POST', '/walk', { action: 'start', mode: 'rotation', stops: 3, stopMs: 240_000 });
  const { walker, host } = await walkersOf(wall);
  const visitor = await openAs(browser, wall, walker, PHONE, `/j/${wall.joinCode}`);
  await visitor.page.getByRole('region', { name: 'While you’re here' }).waitFor();

  await test.step('a question, a connection, might join; one taken back', async () => {
    const { page, keys } = visitor;
    await keys.press('Question');
    await page.keyboard.type('Who pays after year one?');
    await keys.press('Ask');
    await expect(page.getByRole('listitem').filter({ hasText: 'Who pays after year one?' })).toBeVisible();
    await keys.isSomewhere('once asked');
    await keys.press('Connection');
    await page.keyboard.type('Both need the same water');
    await keys.press('Connect');
    await expect(page.getByRole('listitem').filter({ hasText: 'Both need the same water' })).toBeVisible();
    await keys.press('Might join');
    await keys.press('I might join');
    await expect(page.getByText('You said you might join', { exact: true })).toBeVisible();
    await keys.isSomewhere('once joined');
    await keys.press(/^Take it back: You said you might join/);
    await expect(page.getByText('You said you might join', { exact: true })).toHaveCount(0);
    await keys.isSomewhere('once taken back');
  });

  await test.step('the host answers', async () => {
    const { page, keys } = await openAs(browser, wall, host, PHONE, `/j/${wall.joinCode}`);
    await page.getByText('Who pays after year one?').first().waitFor();
    await keys.press(/^Answer: Who pays/);
    await keys.write('Your answer', 'The trust does.');
    await keys.press('Send the answer');
    await expect(page.getByText('The trust does.')).toBeVisible();
    await keys.isSomewhere('once answered');
  });

  await test.step('at connect, the visitor accepts, rewords and adds', async () => {
    const { page, keys } = visitor;
    await api(wall, 'POST', '/phase', { phase: 'connect' });
    await expect(page.getByRole('heading', { name: 'How do the topics help each other?' })).toBeVisible();
    await keys.isSomewhere('once the room connects');
    await keys.press(/^Accept: Both need/);
    await expect(page.getByRole('button', { name: /^Accept/ })).toHaveCount(0);
    await keys.isSomewhere('once accepted');
    await keys.press(/^Reword: Both need/);
    await keys.write('In one sentence, because…', 'One river feeds both');
    await keys.press('Save');
    await expect(page.getByRole('listitem').filter({ hasText: 'One river feeds both' })).toBeVisible();
    await keys.isSomewhere('once reworded');
    await keys.press('Add a connection');
    await keys.write('In one sentence, because…', 'Drawn by keys');
    await keys.press('Add it');
    await expect(page.getByRole('listitem').filter({ hasText: 'Drawn by keys' })).toBeVisible();
    await keys.isSomewhere('once added');
    await keys.press(/^Take away: Drawn by keys/);
    await expect(page.getByRole('listitem').filter({ hasText: 'Drawn by keys' })).toHaveCount(0);
    await keys.isSomewhere('once taken away');
  });
});

test('by keyboard alone: the gallery on a laptop: three kinds of visit, an answer, a connection drawn and accepted', async ({ browser }) => {
  const wall = await seedMeeting(server.origin, 'tables', { ...DEMO_MEETING, visits: [] });
  await api(wall, 'POST', '/walk', { action: 'start', mode: 'rotation', stops: 3, stopMs: 240_000 });
  const { walker, host, table } = await walkersOf(wall);
  const gallery = `/w/${wall.wallId}/gallery?as=participant`;
  const visitor = await openAs(browser, wall, walker, DESK, gallery);
  const { page, keys } = visitor;

  await test.step('opens the room, and from it a poster', async () => {
    await keys.press('Room');
    await page.getByRole('img', { name: /The gallery from above/ }).waitFor();
    await keys.isSomewhere('in the room');
    await keys.press(new RegExp(`^Poster ${table.number} `));
    await expect(page.getByRole('heading', { name: 'While you’re here' })).toBeVisible();
    await keys.isSomewhere('at the poster');
  });

  await test.step('leaves each of the three kinds', async () => {
    await keys.press(/^Question/);
    await page.keyboard.type('Who pays after year one?');
    await keys.press('Leave the question');
    await expect(page.getByRole('article').filter({ hasText: 'Who pays after year one?' })).toBeVisible();
    await keys.press(/^Connection/);
    await keys.to(/^reinforces/);
    await keys.key('ArrowDown');
    await keys.write('Because (one sentence)', 'Both need the same water');
    await keys.press('Hang up the connection');
    await expect(page.getByRole('article').filter({ hasText: 'Both need the same water' })).toBeVisible();
    await keys.press(/^Might join/);
    await expect(page.getByRole('button', { name: /^You might join/ })).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('the host answers, changes the answer, and leaves it', async () => {
    const stays = await openAs(browser, wall, host, DESK, gallery);
    const asked = stays.page.getByRole('article').filter({ hasText: 'Who pays after year one?' });
    await asked.waitFor();
    await stays.keys.press('Answer');
    await stays.page.keyboard.type('The trust does.');
    await stays.keys.press('Answer');
    await expect(asked).toContainText('The trust does.');
    await stays.keys.isSomewhere('once answered');
    await stays.keys.press('Change the answer');
    await stays.keys.press('Not now');
    await expect(asked).toContainText('The trust does.');
    await expect(page.getByText('The trust does.')).toBeVisible();
  });

  await test.step('takes the question back', async () => {
    await keys.press(/^Take back: Who pays/);
    await expect(page.getByRole('article').filter({ hasText: 'Who pays after year one?' })).toHaveCount(0);
    await keys.isSomewhere('once taken back');
  });

  await test.step('draws a connection by the form', async () => {
    await api(wall, 'POST', '/phase', { phase: 'connect' });
    await expect(page.getByRole('heading', { level: 1, name: 'Connect' })).toBeVisible();
    await keys.isSomewhere('once the room connects');
    await keys.key('Escape');
    await keys.isSomewhere('back in the room');
    await keys.press('Add a connection');
    await keys.to('To');
    await keys.key('ArrowDown');
    await keys.write('Because (one sentence)', 'Hung up by keyboard');
    await keys.press('Hang it up');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect((await keys.focus()).name, 'back where it was opened').toBe('Add a connection');
    await expect.poll(async () => (await api<{ connections: ConnectionView[] }>(wall, 'GET', '/connections')).connections.some(({ text }) => text === 'Hung up by keyboard')).toBe(true);
  });

  await test.step('looks at a thread in the room', async () => {
    await keys.to(/Hung up by keyboard$/);
    await expect(page.locator('.thread-card').filter({ hasText: 'Hung up by keyboard' })).toBeVisible();
    await keys.key('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await keys.key('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await keys.isSomewhere('after the dialog');
  });

  await test.step('accepts, marks and rewords in the table', async () => {
    await keys.press('List');
    await keys.isSomewhere('in the list');
    const row = page.getByRole('row').filter({ hasText: 'Both need the same water' });
    await keys.press(/^Accept: Both need/);
    await expect(row).toContainText('accepted');
    await keys.isSomewhere('once accepted');
    await keys.press(/^Mark: Both need/);
    await expect(page.getByRole('button', { name: /^Marked: Both need/ })).toBeVisible();
    await keys.isSomewhere('once marked');
    await keys.press(/^Reword: Both need/);
    await keys.write('Because (one sentence)', 'One river feeds both');
    await keys.press('Save the words');
    await expect(page.getByRole('row').filter({ hasText: 'One river feeds both' })).toBeVisible();
    await keys.isSomewhere('once reworded');
    await keys.press(/^Reword: One river/);
    await keys.press('Take it away');
    await expect(page.getByRole('row').filter({ hasText: 'One river feeds both' })).toHaveCount(0);
    await keys.isSomewhere('once taken away');
  });
});

test('by keyboard alone: the console from opening the tables to the report', async ({ browser }) => {
  const seeded = await seedWall(server.origin, DEMO_WALLS.clustered);
  const wall: SeededMeeting = { ...seeded, tables: [], members: [] };
  await api(wall, 'POST', '/phase', { phase: 'cluster' });
  const people = await Promise.all(['Aroha', 'Jonas', 'Ineke'].map((name) => joinByCode(server.origin, wall.joinCode, name)));
  const { page, keys } = await openPage(browser, DESK, here(wall.links.facilitator));
  await page.getByRole('heading', { name: 'Who needs me' }).waitFor();

  await test.step('opens the tables', async () => {
    await keys.press('Open the tables');
    await expect(page.locator('.table-card').first()).toBeVisible();
    await keys.isSomewhere('once the tables are open');
  });

  const { session } = await api<{ session: { tables: SeededMeeting['tables'] } }>(wall, 'GET', '/me');
  await test.step('people sit down, and one is moved', async () => {
    for (const [index, person] of people.entries()) await api(wall, 'PUT', '/people/me', { table: session.tables[index]?.tableId }, person.token);
    await expect(page.locator('[data-table="1"]')).toContainText('Aroha');
    await keys.press(/^Aroha/);
    await keys.press(/^2 ?/);
    await expect(page.locator('[data-table="2"]')).toContainText('Aroha');
    await expect.poll(async () => (await keys.focus()).name).toMatch(/^Aroha/);
  });

  await test.step('a table is closed, and opened again', async () => {
    await keys.press('More about table 3');
    await keys.press('Close the table');
    await keys.press('Close the table');
    await expect(page.locator('[data-table="3"]')).toContainText('Closed.');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect((await keys.focus()).name, 'back where it was opened').toBe('More about table 3');
    await keys.key('Enter');
    await keys.press('Open the table again');
    await expect(page.locator('[data-table="3"]')).not.toContainText('Closed.');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await keys.isSomewhere('once it is open again');
  });

  await test.step('the walk', async () => {
    await keys.press('Start the walk');
    await keys.to(/^Stops for each/);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('2');
    await keys.press('Start the walk');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Gallery walk: stop 1 of 2' })).toBeVisible();
    expect((await keys.focus()).name, 'on what comes next').toBe('Next stop');
    await keys.key('Enter');
    await expect(page.getByRole('heading', { name: 'Gallery walk: stop 2 of 2' })).toBeVisible();
    await keys.isSomewhere('once at the second stop');
    await keys.press(/^Back to stop 1/);
    await expect(page.getByRole('heading', { name: 'Gallery walk: stop 1 of 2' })).toBeVisible();
    await keys.isSomewhere('once back at the first stop');
    await keys.press('End the walk');
    await keys.press('End the walk');
    await expect(page.getByRole('heading', { name: /stop 1 of 2/ })).toHaveCount(0);
    await keys.isSomewhere('once the walk is over');
  });

  await test.step('a connection waits for a yes', async () => {
    await api(wall, 'POST', '/connections', { id: (await import('./support/wallApi.ts')).newNoteId(), from: session.tables[0]?.tableId, to: session.tables[1]?.tableId, relation: 'supports', text: 'Clean water feeds both' }, people[2]?.token);
    await keys.press(/^Agree for the tables: Clean water/);
    await expect(page.getByRole('button', { name: /^Agree for the tables/ })).toHaveCount(0);
    await keys.isSomewhere('once agreed');
  });

  await test.step('the report-back', async () => {
    await keys.press('Choose the order');
    await keys.press('Table 2 earlier');
    expect((await keys.focus()).name, 'stays on the moved table').toBe('Table 2 earlier');
    await keys.press('Start the report-back');
    await expect(page.getByRole('heading', { name: 'Table 2 reports back', exact: true })).toBeVisible();
    await keys.isSomewhere('once it began');
    await keys.press('Next table');
    await expect(page.getByRole('heading', { name: 'Table 1 reports back', exact: true })).toBeVisible();
    await keys.press('End the report-back');
    await keys.press('End the report-back');
    await expect(page.getByRole('heading', { name: 'Report back', exact: true })).toBeVisible();
    await keys.isSomewhere('once it is over');
  });

  await test.step('connect, follow up, and undo', async () => {
    await keys.press('Start connecting');
    await expect(page.locator('[aria-current="step"]')).toContainText('Connect');
    await keys.isSomewhere('at connect');
    await keys.press('Start the follow-up');
    await expect(page.locator('[aria-current="step"]')).toContainText('Follow up');
    await keys.isSomewhere('at the follow-up');
  });

  await test.step('a snapshot, and the report', async () => {
    await keys.press('Take a snapshot');
    await keys.write(/^Name of the snapshot/, 'The whole meeting');
    await keys.press('Take a snapshot');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await keys.isSomewhere('once it is taken');
    await keys.to(/^Notes|^People|^Visits|^Keep/);
    await keys.key('End');
    await expect(page.getByRole('link', { name: 'Open snapshot: The whole meeting' })).toBeVisible();
    await keys.to('Report as text (Markdown)');
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(readFileSync(await file.path(), 'utf8')).toContain('Clean water feeds both');
    await keys.isSomewhere('once downloaded');
  });
});

test('what goes leaves the focus at its place; a press on empty ground takes it away for good', async ({ browser }) => {
  const wall = await seedMeeting(server.origin, 'connect');
  const { page, keys } = await openAs(browser, wall, 6, PHONE, `/j/${wall.joinCode}`);
  await page.getByRole('button', { name: /^Take away/ }).first().waitFor();

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
    await api(wall, 'POST', '/phase', { phase: 'follow-up' });
    await expect(page.getByRole('heading', { name: 'People of your table' })).toBeVisible();
    await expect(page.locator(':focus')).toHaveCount(0);
  });
});

/** A walker, and who hosts the poster she goes to first. */
async function walkersOf(wall: SeededMeeting): Promise<{ walker: number; host: number; table: { number: number } }> {
  const people = await Promise.all(wall.members.map((_, index) => meOf(wall, index)));
  const walker = people.findIndex((person) => person.table !== undefined && (person.stops?.length ?? 0) > 1);
  const stop = people[walker]?.stops?.[0];
  const host = people.findIndex((person) => person.host === true && person.table === stop);
  const table = wall.tables.find(({ tableId }) => tableId === stop);
  if (walker < 0 || host < 0 || !table) throw new Error('nobody walks');
  return { walker, host, table };
}
