import type { Page } from '@playwright/test';
import type { Session } from '../shared/model/session.ts';
import { MESSY_TABLES, MESSY_TOPICS, MESSY_VISITS } from './demoWalls/messyMeeting.ts';
import { layoutFaults, type Promised } from './support/layoutFaults.ts';
import { askWall } from './support/meetingMembers.ts';
import { playTables, type SeededMeeting } from './support/seedMeeting.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { newNoteId } from './support/wallApi.ts';
import { beginning, said, t } from './support/words.ts';
import { IS_LONG } from './support/longSuite.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

interface Screen {
  width: number;
  height: number;
  /** px: 16 is what browsers start with, 32 the size of somebody who has set letters twice as large. */
  letters: number;
}
const SMALL: Screen = { width: 320, height: 640, letters: 16 };
/** A laptop of 1280 × 1024 at 400 %. */
const ZOOMED: Screen = { width: 320, height: 256, letters: 16 };
const LARGE_LETTERS: Screen = { width: 320, height: 640, letters: 32 };
const TABLET: Screen = { width: 820, height: 1180, letters: 16 };
/** What people turn up to, CSS px. What fits the worst of them fits the others, which the long suite has too. */
const SCREENS: readonly Screen[] = IS_LONG
  ? [SMALL, ZOOMED, LARGE_LETTERS, { width: 390, height: 844, letters: 32 }, TABLET]
  : [ZOOMED, LARGE_LETTERS, TABLET];
/** Dialogs are narrower than their screen everywhere: the worst two of them. */
const FOR_DIALOGS = [ZOOMED, LARGE_LETTERS];

/** The run of the meeting on the console, and paper. */
const SIDEWAYS = '.run-steps, .print-pages';
const SHORTENED = [
  // The wall's title: it stands whole in the browser's own, and where it is edited.
  '.phone-title',
  '.console-title-button > span',
  '.table-wall',
  '.gallery-wall',
  // Pressed, or pointed at, they say the rest.
  '.person-chip bdi',
  '.group-name[title]',
  '.next-stop-name > span',
  '.tb-doors bdi',
].join(', ');

/** Looks at what is open on every screen. */
async function look(
  page: Page,
  name: string,
  promised: Promised,
  screens: readonly Screen[] = SCREENS,
): Promise<void> {
  for (const { width, height, letters } of screens) {
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = `${size}px`;
    }, letters);
    await page.setViewportSize({ width, height });
    // What is measured by scripts is set again a moment after the screen has changed.
    await expect
      .configure({ soft: true })
      .poll(() => layoutFaults(page, { sideways: SIDEWAYS, shortened: SHORTENED, ...promised }), {
        message: `${name} at ${width} × ${height} px, letters of ${letters}`,
        intervals: [20, 50, 100, 250],
        timeout: 2_500,
      })
      .toEqual([]);
  }
  await page.setViewportSize(SMALL);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
}

/** One meeting, by the people in it. `page` has the cookies of the first at table 1, of a facilitator, a helper and the projector. */
interface Crawl {
  wall: SeededWall;
  page: Page;
  /** Somebody with no table. */
  guest: Page;
  phone: string;
  base: string;
  open: (path: string, shown: string, on?: Page) => Promise<void>;
  steer: (path: string, body?: object) => Promise<unknown>;
}

const signInAs = (
  page: Page,
  { wallId, origin }: SeededWall,
  tokens: Record<string, string | undefined>,
): Promise<void> =>
  page.context().addCookies(
    Object.entries(tokens).map(([role, value = '']) => ({
      name: `ww_${wallId}_${role}`,
      value,
      url: origin,
    })),
  );

async function beforeTheWall({ page, open }: Crawl): Promise<void> {
  await open('/', '.start-form');
  await look(page, 'start', { main: '.start-form .ww-button-filled' });
  await page.getByLabel(t('start.name')).fill(MESSY_TOPICS.title);
  await page.getByRole('button', { name: t('start.submit') }).click();
  await expect(page.locator('.ready')).toBeVisible();
  await look(page, 'the new wall', { main: '.ready .ww-button-filled' });
  await open('/j/222222', 'h1');
  await look(page, 'a wrong code', { main: '.join .ww-button-filled', within: 2 });
  await open('/nowhere/at/all', 'h1');
  await look(page, 'not found', { main: 'a' });
}

async function gathering({ page, phone, base, open, steer }: Crawl): Promise<void> {
  await open(phone, '#ww-own li');
  await look(page, 'phone, posting', { main: '#ww-put', within: 2 });
  await open(`${base}/console`, '.next-card');
  await look(page, 'console, posting', { main: '.next-go' });
  await open(`${base}/wall?as=facilitator`, '.outline-group');
  await look(page, 'wall of a facilitator, as a list', { main: '.outline-notes li' });
  await page.getByRole('button', { name: t('outline.showWall') }).click();
  await look(page, 'wall of a facilitator', { main: '.wall-tool' });
  await open(`${base}/wall?as=volunteer`, '.outline-group');
  await page.getByRole('button', { name: t('find.find.label') }).click();
  await look(page, 'wall of a helper, finding', { main: '.find-field input' });
  await open(`${base}/wall?as=participant`, '.outline-lists');
  await look(page, 'wall of a participant', { main: '.wall-tool' });
  await open(`${base}/projector?as=projector`, '.wall-stage');
  await look(page, 'projector, posting', { main: 'h1' });
  await steer('/phase', { phase: 'cluster' });
  await open(phone, '.now-panel');
  await look(page, 'phone, grouping', { main: '#ww-put', within: 2 });
}

/** The participant's seat changes without her page: on another device, at the table of that place in the list. */
async function sitElsewhere(wall: SeededWall, place: number): Promise<void> {
  const { session } = await askWall<{ session: Session }>(wall, 'GET', '/me');
  const table = session.tables[place]?.tableId;
  await askWall(wall, 'PUT', '/people/me', { table }, wall.people[0]?.token);
}

async function phonesAtTables({ wall, page, guest, phone, open }: Crawl): Promise<void> {
  await open(phone, '.tb-table', guest);
  await look(guest, 'phone of a newcomer', { main: '.tb-number-form .ww-button', within: 2 });
  await signInAs(guest, wall, { participant: wall.people.at(-1)?.token });
  await open(phone, '.tb-table', guest);
  await look(guest, 'phone, choosing a table', { main: '.tb-table', within: 2 });
  await open(`${phone}/3`, '.tb-offer', guest);
  await look(guest, 'phone, offered a table', { main: '.tb-offer .ww-button', within: 2 });
  await open(phone, '.tb-steps');
  // She is seated from elsewhere: that is told until she has read it.
  await sitElsewhere(wall, 1);
  const told = page.locator('.tb-left').getByRole('button', { name: t('app.allRight') });
  await look(page, 'phone, told of another seat', { main: '.tb-left .ww-button', within: 2 });
  await sitElsewhere(wall, 0);
  await expect(page.locator('.tb-steps')).toBeVisible();
  await told.click();
  await expect(told).toHaveCount(0);
  for (const [step, main] of [
    [t('phone.table.step.introduce'), '.tb-now-button'],
    [t('phone.table.step.roles'), '.tb-role .ww-button'],
    [t('phone.table.step.talk'), '.tb-bar a'],
    [t('phone.table.step.decide'), '.tb-decide input'],
  ] as const) {
    await page.getByRole('button', { name: step, exact: true }).click();
    await look(page, `phone at a table, ${step}`, { main, within: 2 });
  }
  await page
    .locator('.ww-contact')
    .getByRole('button', { name: said('contact.change') })
    .click();
  await look(page, 'phone, how to reach me', { main: 'form.ww-contact .ww-button' }, FOR_DIALOGS);
}

async function sheets({ page, guest, base, open }: Crawl, [own, other]: string[]): Promise<void> {
  await open(`${base}/table/${own}?as=participant`, '.sheet-text');
  await look(page, 'sheet', { main: '.sheet-text' });
  await page.getByRole('button', { name: t('sheet.leave.look') }).click();
  await look(page, 'sheet, deciding', { main: 'dialog button' }, FOR_DIALOGS);
  await page.keyboard.press('Escape');
  await open(`${base}/table/${other}?as=participant`, '.table-sit', guest);
  await look(guest, 'sheet, to sit down at', { main: '.table-sit .ww-button' });
}

async function desk({ page, base, open }: Crawl): Promise<void> {
  await open(`${base}/console`, '.board-tables');
  await look(page, 'console, tables', { main: '.next-go' });
  await page.reload();
  await expect(page.locator('[aria-current="step"]'), 'the step is in the strip').toBeInViewport({
    ratio: 1,
  });
  const button = (name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
  const dialogs: Readonly<Record<string, () => Promise<void>>> = {
    'letting people in': () => page.locator('.console-code').click(),
    'moving somebody': () => page.locator('.person-chip').first().click(),
    'a table': () => button(t('console.table.more.label', { table: 1 })),
    'language and names': () => button(t('console.settings')),
    'starting the walk': () => button(t('console.walk.start')),
    'the breakout list': () => button(t('console.breakout')),
    printing: () => button(t('console.board.print')),
  };
  for (const [name, show] of Object.entries(dialogs)) {
    await show();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, `console, ${name}`, { main: 'dialog .ww-button, dialog button' }, FOR_DIALOGS);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  for (const tab of [t('console.tabs.people'), t('console.tabs.keep')]) {
    await page.getByRole('tab', { name: beginning(tab) }).click();
    await look(page, `console, ${tab}`, { main: '[role=tabpanel] .ww-button' }, FOR_DIALOGS);
  }
}

async function walking({ page, guest, phone, base, open }: Crawl, own = ''): Promise<void> {
  await open(phone, '.tb-actions', guest);
  await look(guest, 'phone on the walk', { main: '.tb-action', within: 1 });
  await guest.getByRole('button', { name: t('phone.leave.question'), exact: true }).click();
  await look(guest, 'phone, asking', { main: '.tb-visit-form .ww-button-filled', within: 2 });
  await open(phone, '.tb-tabs');
  await page.getByRole('button', { name: beginning(t('table.numbered', { number: '1' })) }).click();
  await look(page, 'phone, own table on the walk', { main: '.tb-bar .ww-button', within: 1 });
  await open(`${base}/table/${own}?as=participant`, '.sheet-text');
  await look(page, 'sheet on the walk', { main: '.table-bar a[href*="/gallery"]' });
  await open(`${base}/gallery?as=participant`, '.close-up', guest);
  await look(guest, 'gallery, a stop', { main: '.visit-action' });
  await open(`${base}/gallery?as=facilitator`, '.list-poster');
  await look(page, 'gallery, the list', { main: '.list-poster' });
  await page.locator('.list-poster').first().click();
  await expect(page.locator('.close-up')).toBeVisible();
  await look(page, 'gallery, a poster', { main: '.visit-action' });
  await open(`${base}/gallery?as=projector`, '.gallery-projector');
  await look(page, 'projector, the walk', { main: 'h1' });
  await open(`${base}/console`, '.board-tables');
  await look(page, 'console, the walk', { main: '.next-go' });
}

async function reporting({ page, phone, base, open }: Crawl): Promise<void> {
  await open(phone, '.tb-tabs');
  await page.getByRole('button', { name: t('phone.tab.listen') }).click();
  await look(page, 'phone, report-back', { main: '.tb-now', within: 2 });
  await open(`${base}/gallery?as=facilitator`, '.report');
  await look(page, 'gallery, report-back', { main: '.gallery-bar .ww-button-filled' });
  await open(`${base}/gallery?as=projector`, '.report');
  await look(page, 'projector, report-back', { main: 'h1' });
  await open(`${base}/console`, '.report-queue');
  await look(page, 'console, report-back', { main: '.next-go' });
}

async function connecting({ page, phone, base, open }: Crawl): Promise<void> {
  await open(phone, '.tb-thread');
  await look(page, 'phone, connecting', { main: '.tb-thread', within: 2 });
  await page.getByRole('button', { name: t('phone.threads.add') }).click();
  await look(page, 'phone, a new connection', { main: '.tb-half form [type=submit]' }, FOR_DIALOGS);
  await open(`${base}/gallery?as=facilitator`, '.list-count');
  await look(page, 'gallery, posters and their counts', { main: '.list-count, .thread-open' });
  await page.locator('.list-count').first().click();
  await page.locator('.thread-open').first().click();
  await look(page, 'gallery, connections', { main: '.thread-detail .ww-button' });
  await page.getByRole('button', { name: t('gallery.room'), exact: true }).click();
  await look(page, 'gallery, the room', { main: '.room-acts .ww-button-filled' });
  await open(`${base}/gallery?as=projector`, '.gallery-projector');
  await look(page, 'projector, connecting', { main: 'h1' });
}

async function printing({ page, base, open }: Crawl, kinds: readonly string[]): Promise<void> {
  for (const what of kinds) {
    await open(`${base}/print?what=${what}&as=facilitator`, '.page, .sheet-print');
    await look(page, `print, ${what}`, { main: '.print-bar .ww-button' });
  }
}

async function following({ page, phone, base, open }: Crawl): Promise<void> {
  await open(phone, '.tb-option');
  await look(page, 'phone, before going home', { main: '.tb-half input', within: 2 });
  await open(`${base}/gallery?as=facilitator`, '.follow');
  await look(page, 'gallery, before going home', { main: '.gallery-bar .ww-button' });
  await open(`${base}/gallery?as=projector`, '.follow');
  await look(page, 'projector, before going home', { main: 'h1' });
}

test('every page of a meeting with long names fits small screens, large letters and a tablet', async ({
  openPage,
}) => {
  const wall = await seedWall(server.origin, MESSY_TOPICS);
  const [page, guest] = [await openPage({ viewport: SMALL }), await openPage({ viewport: SMALL })];
  await signInAs(page, wall, { ...wall.tokens, participant: wall.people[0]?.token });
  const crawl: Crawl = {
    wall,
    page,
    guest,
    phone: `/j/${wall.joinCode}`,
    base: `/w/${wall.wallId}`,
    steer: (path, body = {}) => askWall(wall, 'POST', path, body),
    open: async (path, shown, on = page) => {
      await on.goto(server.origin + path);
      await expect(on.locator(shown).first()).toBeVisible();
    },
  };
  await test.step('before the wall', () => beforeTheWall(crawl));
  await test.step('posting and grouping', () => gathering(crawl));
  const meeting = await playTables(wall, 'tables', MESSY_TABLES, MESSY_TOPICS);
  const tables = meeting.tables.map(({ tableId }) => tableId);
  await test.step('phones at tables', () => phonesAtTables(crawl));
  await test.step('sheets', () => sheets(crawl, tables));
  await test.step('the console', () => desk(crawl));
  await test.step('the projector', async () => {
    await crawl.open(`${crawl.base}/gallery?as=projector`, '.choose');
    await look(page, 'projector, tables', { main: 'h1' });
  });
  await startWalk(crawl, meeting);
  await test.step('the walk', () => walking(crawl, tables[0]));
  await crawl.steer('/report-back', { action: 'start', queue: tables, turnMs: 120_000 });
  await test.step('report-back', () => reporting(crawl));
  await crawl.steer('/report-back', { action: 'end' });
  await crawl.steer('/phase', { phase: 'connect' });
  await test.step('connecting', () => connecting(crawl));
  await test.step('paper', () => printing(crawl, ['tents', 'posters', 'sheets', 'connections']));
  await crawl.steer('/phase', { phase: 'follow-up' });
  await test.step('before going home', () => following(crawl));
});

/** A rotation begins, and somebody leaves a question, a connection and an offer at the first table. */
async function startWalk({ wall, steer }: Crawl, { tables }: SeededMeeting): Promise<void> {
  await steer('/walk', { action: 'start', mode: 'rotation', stops: 3, stopMs: 480_000 });
  const [table, toTable] = tables.map(({ tableId }) => tableId);
  for (const visit of MESSY_VISITS)
    await askWall(
      wall,
      'POST',
      '/visits',
      {
        id: newNoteId(),
        table,
        ...visit,
        ...(visit.kind === 'connection' ? { toTable } : {}),
      },
      wall.people.at(-1)?.token,
    );
}
