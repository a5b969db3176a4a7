import type { Page } from '@playwright/test';
import { KEPT } from './pages/PhonePage.ts';
import { DEMO_MEETINGS } from './demoWalls/demoMeetings.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test, type OpenPage } from './support/test.ts';
import { translatePages, type TranslatorWay } from './support/translator.ts';
import { ask, makeWall } from './support/wallApi.ts';
import { either, said, t } from './support/words.ts';
import { IS_LONG } from './support/longSuite.ts';

const PHONE = { viewport: { width: 390, height: 844 } };
type Way = { way: TranslatorWay; apart: boolean };
const OFTEN: Way = { way: 'replace', apart: true };
/** What a test is called after. */
const wordsOf = ({ way, apart }: Way): string =>
  `${way}${apart ? '' : ', in the page’s own world'}`;
const WAYS: readonly Way[] = [
  OFTEN,
  { way: 'join', apart: false },
  ...(IS_LONG
    ? ([
        { way: 'replace', apart: false },
        { way: 'wrap', apart: true },
      ] as const)
    : []),
];

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

async function openTranslated(
  openPage: OpenPage,
  way: TranslatorWay,
  apart: boolean,
  options = {},
): Promise<Page> {
  const page = await openPage(options);
  // What React throws while it draws is told to the console, and the page is drawn anew: here neither may happen.
  page.on('console', (message) => {
    if (message.type() === 'error')
      expect(message.text(), 'nothing breaks').toMatch(
        /Failed to load resource|WebSocket connection/,
      );
  });
  await translatePages(page, way, apart);
  return page;
}

/** As the translator puts it: in capitals. */
const shouted = (words: string | RegExp): RegExp => new RegExp(either(words).source, 'iu');

const isTranslated = (page: Page): Promise<void> =>
  expect(page.locator('font').first()).toBeAttached();
const holds = async (page: Page): Promise<void> => {
  await expect(page.locator('.recovered')).toHaveCount(0);
};

for (const each of WAYS) {
  const { way, apart } = each;
  test(`a phone whose texts a translator changes (${wordsOf(each)}) says at every step what is so, from the first note to the next steps`, async ({
    openPage,
  }) => {
    const wall = await makeWall(server.origin, {
      title: 'Ngā awa',
      prompts: ['What would you change first?'],
    });
    const { facilitator: token } = wall.tokens;
    const run = <Reply>(path: string, body: object = {}, method = 'POST'): Promise<Reply> =>
      ask<Reply>(server.origin, method, `/api/walls/${wall.wallId}${path}`, { token, body });
    const page = await openTranslated(openPage, way, apart, PHONE);
    await page.goto(`${server.origin}/j/${wall.joinCode}`);
    await isTranslated(page);
    const write = async (words: string): Promise<void> => {
      await page.locator('#ww-text').fill(words);
      await page.locator('#ww-put').click();
    };
    await write('Fence the streams');
    await expect(page.locator('.own-state')).toHaveText(shouted(t('phone.note.onWall')));
    await expect(page.locator('.own-paper').first()).toContainText(/fence the streams/i);
    await page.context().setOffline(true);
    await write('Plant the berms');
    await expect(page.locator('.own-state').first()).toHaveText(shouted(KEPT));
    await page.context().setOffline(false);
    await expect(page.locator('.own-state').first()).toHaveText(shouted(t('phone.note.onWall')));
    await page
      .getByRole('button', { name: shouted(said('phone.note.editThis')) })
      .first()
      .click();
    await page.locator('.note-editor textarea').fill('Plant all the berms');
    await page
      .locator('.note-editor')
      .getByRole('button', { name: shouted(t('app.save')) })
      .click();
    await expect(page.locator('.own-paper').first()).toContainText(/plant all the berms/i);
    await expect(page.locator('.name-line, .name-card')).not.toHaveCount(0);
    await run('/timer', { action: 'start', ms: 600_000 });
    await expect(page.locator('#ww-clock')).toContainText(/\d/);
    const clock = await page.locator('#ww-clock').innerText();
    await expect(page.locator('#ww-clock')).not.toHaveText(clock);
    await run('/posting', { posting: 'closed' });
    await expect(page.locator('#ww-put')).toHaveText(shouted(t('phone.form.closed')));
    await holds(page);
  });
}

/** Follows one meeting from its tables to its next steps, on phone, console and sheet; in the long run on every page at once. */
async function followMeeting(
  openPage: OpenPage,
  way: TranslatorWay,
  apart: boolean,
): Promise<void> {
  const { wall, meeting } = DEMO_MEETINGS.meeting;
  const made: SeededMeeting = await seedMeeting(server.origin, 'tables', meeting, wall);
  const run = <Reply>(
    method: string,
    path: string,
    body: object,
    token = made.tokens.facilitator,
  ): Promise<Reply> =>
    ask<Reply>(server.origin, method, `/api/walls/${made.wallId}${path}`, { token, body });
  const [table] = made.tables;
  const me = made.members[meeting.people.findIndex((person) => person.table === table?.name)];
  if (!table || !me) throw new Error('nobody sits at the first table');
  const open = async (
    path: string,
    role: 'participant' | 'facilitator' | 'projector',
    token: string,
    options = {},
  ): Promise<Page> => {
    const page = await openTranslated(openPage, way, apart, options);
    await page
      .context()
      .addCookies([{ name: `ww_${made.wallId}_${role}`, value: token, url: server.origin }]);
    await page.goto(server.origin + path);
    await isTranslated(page);
    return page;
  };
  const base = `/w/${made.wallId}`;
  const phone = await open(`/j/${made.joinCode}`, 'participant', me.token, PHONE);
  const desk = await open(`${base}/console`, 'facilitator', made.tokens.facilitator);
  const sheet = await open(
    `${base}/table/${table.tableId}?as=participant`,
    'participant',
    me.token,
  );
  const all: Record<string, Page> = { phone, desk, sheet };
  if (IS_LONG) {
    all['outline'] = await open(
      `${base}/wall?as=facilitator`,
      'facilitator',
      made.tokens.facilitator,
    );
    await all['outline'].keyboard.press('o');
    all['room'] = await open(`${base}/gallery?as=participant`, 'participant', me.token);
    all['beamer'] = await open(`${base}/projector`, 'projector', made.tokens.projector);
    all['print'] = await open(
      `${base}/print?as=facilitator&what=posters`,
      'facilitator',
      made.tokens.facilitator,
    );
  }

  await expect(phone.locator('.tb-half h1')).toHaveText(new RegExp(table.name, 'i'));
  await expect(desk.getByRole('heading', { name: shouted(said('console.needs')) })).toBeVisible();
  await run('POST', '/timer', { action: 'start', ms: 900_000 });
  const others = made.members.filter((_, index) => meeting.people[index]?.table !== table.name);
  const [other] = others;
  if (other)
    await ask(server.origin, 'PUT', `/api/walls/${made.wallId}/people/me`, {
      token: other.token,
      body: { table: table.tableId, name: 'Kiri Newcomer' },
    });
  for (const page of [phone, sheet, desk])
    await expect(page.getByText(/kiri/i).first()).toBeAttached();
  if (other)
    await ask(server.origin, 'PUT', `/api/walls/${made.wallId}/people/me`, {
      token: other.token,
      body: { name: 'Hana Renamed' },
    });
  for (const page of [phone, sheet]) {
    await expect(page.getByText(/hana/i).first()).toBeAttached();
    await expect(page.getByText(/kiri/i)).toHaveCount(0);
  }
  await run('POST', '/walk', { action: 'start', mode: 'rotation', stops: 3, stopMs: 480_000 });
  await expect(phone.locator('.tb-tabs button').first()).toHaveText(
    shouted(t('phone.tab.gallery')),
  );
  await run('POST', '/walk', { action: 'next' });
  await run('POST', '/walk', { action: 'end' });
  await run('POST', '/phase', { phase: 'connect' });
  await expect(phone.locator('.tb-tabs button').first()).toHaveText(
    shouted(t('phone.tab.connect')),
  );
  await expect(desk.locator('[aria-current="step"]')).toContainText(shouted(t('step.connect')));
  await run('POST', '/phase', { phase: 'follow-up' });
  await expect(phone.locator('.tb-tabs button').first()).toHaveText(
    shouted(t('phone.tab.follow-up')),
  );
  await expect(desk.locator('[aria-current="step"]')).toContainText(shouted(t('step.follow-up')));
  for (const [name, page] of Object.entries(all)) {
    await expect(page.locator('.recovered'), name).toHaveCount(0);
    await expect(page.locator('font').first(), name).toBeAttached();
  }
}

for (const each of IS_LONG ? WAYS : [OFTEN]) {
  test(`every page of a meeting whose texts a translator changes (${wordsOf(each)}) follows the meeting to its end`, async ({
    openPage,
  }) => followMeeting(openPage, each.way, each.apart));
}

test('start and join pages whose texts a translator changes make a wall and say what is wrong with a code', async ({
  openPage,
}) => {
  const page = await openTranslated(openPage, 'replace', true);
  await page.goto(server.origin);
  await isTranslated(page);
  await page.getByRole('button', { name: shouted(t('start.submit')) }).click();
  await expect(page.getByText(shouted(t('start.name.missing')))).toBeVisible();
  await page.locator('.start-name input').fill('Hui');
  await page.getByRole('button', { name: shouted(t('start.submit')) }).click();
  await expect(page.getByRole('heading', { name: shouted(t('ready.title')) })).toBeVisible();
  await page.goto(`${server.origin}/join`);
  await isTranslated(page);
  for (const [code, words] of [
    ['AB', shouted(t('code.wrongLength', { length: 2 }))],
    ['ABC', shouted(t('code.wrongLength', { length: 3 }))],
  ] as const) {
    await page.getByRole('textbox').fill(code);
    await page.getByRole('button', { name: shouted(t('join.go')) }).click();
    await expect(page.getByText(words)).toBeVisible();
  }
  await holds(page);
});
