import type { Page } from '@playwright/test';
import { printJoinCode } from '../shared/model/ids.ts';
import { LANGUAGE_COOKIE } from '../shared/words/languageCookie.ts';
import { DEMO_MEETING } from './demoWalls/demoMeeting.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { meetingInCyrillic, wallInCyrillic } from './support/inCyrillic.ts';
import { askWall } from './support/meetingMembers.ts';
import { plainWords, saidOnPage } from './support/plainWords.ts';
import { playTables } from './support/seedMeeting.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { IS_LONG } from './support/longSuite.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

const WIDTHS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;
/** Shortened on purpose (`smallAndLarge.spec.ts`): people's words, not ours. */
const SHORTENED = '.console-title-button, .person-chip, .group-name';
/** Is the same in each language; the second is a code that nobody has. */
const NAMES = ['Weavewall', 'ABC'];

interface View {
  name: string;
  path: string;
  /** There once the page is. */
  shown: string;
  /** Pressed one after the other, each looked at. */
  presses?: readonly string[];
}

const OPENERS = '[aria-haspopup], [role=tab]';

/** Opens what opens by itself: all that is folded up, each tab, one dialog or menu of each kind, unless `seen` has it. */
async function lookInto(
  page: Page,
  look: (name: string) => Promise<void>,
  seen: Set<string>,
): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });
  await look('');
  const openers = await page.locator(OPENERS).evaluateAll((all) =>
    all.flatMap((each, index) => {
      const kind = each.getAttribute('role') === 'tab' ? `tab ${index}` : each.className;
      return each.checkVisibility() && !(each as HTMLButtonElement).disabled
        ? [{ index, kind }]
        : [];
    }),
  );
  for (const { index, kind: what } of openers) {
    if (seen.has(what)) continue;
    seen.add(what);
    const opener = page.locator(OPENERS).nth(index);
    const kind = (await opener.getAttribute('aria-haspopup')) ?? 'tab';
    await opener.click();
    if (kind !== 'tab') await expect(page.getByRole(kind as 'dialog')).toBeVisible();
    await look(`${kind} ${index}`);
    if (kind === 'tab') continue;
    await page.keyboard.press('Escape');
    await expect(page.getByRole(kind as 'dialog')).toBeHidden();
  }
}

const STEPS = [1, 2, 3, 4].map((step) => `.tb-steps button >> nth=${step - 1}`);

const upToTheWall = ({ wallId, joinCode }: SeededWall): View[] => [
  { name: 'start', path: '/', shown: '.start-form' },
  { name: 'join', path: '/join', shown: 'h1' },
  { name: 'a wrong code', path: '/j/222222', shown: 'h1' },
  { name: 'not found', path: '/nowhere/at/all', shown: 'h1' },
  { name: 'phone', path: `/j/${joinCode}`, shown: '#ww-own li', presses: ['#ww-own li button'] },
  { name: 'console', path: `/w/${wallId}/console`, shown: '.next-card' },
  { name: 'wall, leading', path: `/w/${wallId}/wall?as=facilitator`, shown: '.wall-tool' },
  { name: 'wall, helping', path: `/w/${wallId}/wall?as=volunteer`, shown: '.wall-tool' },
  { name: 'wall, looking', path: `/w/${wallId}/wall?as=participant`, shown: 'h1' },
  { name: 'projector', path: `/w/${wallId}/projector?as=projector`, shown: '.wall-stage' },
];
const atTables = ({ wallId, joinCode }: SeededWall, table: string): View[] => [
  { name: 'phone, tables', path: `/j/${joinCode}`, shown: '.tb-steps', presses: STEPS },
  { name: 'sheet', path: `/w/${wallId}/table/${table}?as=participant`, shown: '.sheet-text' },
  { name: 'console, tables', path: `/w/${wallId}/console`, shown: '.board-tables' },
  { name: 'projector, tables', path: `/w/${wallId}/gallery?as=projector`, shown: '.choose' },
];
const inGallery = ({ wallId, joinCode }: SeededWall, step: string): View[] => [
  { name: `phone, ${step}`, path: `/j/${joinCode}`, shown: '#ww-now h1, #ww-now h2' },
  { name: `gallery, ${step}`, path: `/w/${wallId}/gallery?as=facilitator`, shown: 'h1' },
  { name: `a visitor, ${step}`, path: `/w/${wallId}/gallery?as=participant`, shown: 'h1' },
  { name: `projector, ${step}`, path: `/w/${wallId}/gallery?as=projector`, shown: 'h1' },
  { name: `console, ${step}`, path: `/w/${wallId}/console`, shown: '.next-go' },
];
const PRINTS = ['tents', 'posters', 'sheets', 'connections'];

test('every word of the product is in a catalogue, and buttons hold words a third longer', async ({
  openPage,
}) => {
  const demo = wallInCyrillic(DEMO_WALLS.clustered);
  const wall = await seedWall(server.origin, demo);
  const page = await openPage({ viewport: WIDTHS[0], locale: 'en-GB' });
  const cookies = {
    ...Object.fromEntries(
      Object.entries({ ...wall.tokens, participant: wall.people[0]?.token ?? '' }).map(
        ([role, token]) => [`ww_${wall.wallId}_${role}`, token],
      ),
    ),
    [LANGUAGE_COOKIE]: 'en-XA',
  };
  await page
    .context()
    .addCookies(
      Object.entries(cookies).map(([name, value]) => ({ name, value, url: server.origin })),
    );
  let words = 0;
  const names = [...NAMES, wall.joinCode, printJoinCode(wall.joinCode)];
  const look = async (name: string): Promise<void> => {
    for (const size of WIDTHS) {
      await page.setViewportSize(size);
      const { said, cut } = await saidOnPage(page, SHORTENED);
      words += said.length;
      expect.soft(plainWords(said, names), `${name}: in no catalogue`).toEqual([]);
      expect.soft(cut, `${name} at ${size.width}: cut`).toEqual([]);
    }
    await page.setViewportSize(WIDTHS[0]);
  };
  const seen = new Map<string, Set<string>>();
  const crawl = async (views: readonly View[]): Promise<void> => {
    for (const { name, path, shown, presses = [] } of views)
      await test.step(name, async () => {
        await page.goto(server.origin + path);
        await expect(page.locator(shown).first()).toBeVisible();
        expect(await page.locator('html').getAttribute('lang')).toBe('en-XA');
        // The console has the same dialogs at each step: all of them at every one are for the long suite.
        const [screen = ''] = path.split('?');
        const before = (IS_LONG ? undefined : seen.get(screen)) ?? new Set();
        seen.set(screen, before);
        await lookInto(page, (part) => look(`${name} ${part}`.trim()), before);
        for (const press of presses) {
          await page.locator(press).first().click();
          await look(`${name}, ${press}`);
        }
      });
  };
  const steer = (path: string, body: object = {}): Promise<unknown> =>
    askWall(wall, 'POST', path, body);
  await askWall(wall, 'PATCH', '', { language: 'en-XA' });
  await crawl(upToTheWall(wall));
  const meeting = meetingInCyrillic(DEMO_MEETING);
  const { tables, members } = await playTables(wall, 'tables', meeting, demo);
  const seated = members[meeting.people.findIndex(({ table }) => table !== null)];
  await page.context().addCookies([
    {
      name: `ww_${wall.wallId}_participant`,
      value: seated?.token ?? '',
      url: server.origin,
    },
  ]);
  const ids = tables.map(({ tableId }) => tableId);
  await crawl(atTables(wall, ids[0] ?? ''));
  await steer('/walk', { action: 'start', mode: 'rotation', stops: 3, stopMs: 480_000 });
  await crawl(inGallery(wall, 'walk'));
  await steer('/report-back', { action: 'start', queue: ids, turnMs: 120_000 });
  await crawl(inGallery(wall, 'report-back'));
  await steer('/report-back', { action: 'end' });
  await steer('/phase', { phase: 'connect' });
  await crawl(inGallery(wall, 'connecting'));
  await steer('/phase', { phase: 'follow-up' });
  await crawl(inGallery(wall, 'follow-up'));
  await crawl(
    PRINTS.map((what) => ({
      name: `print, ${what}`,
      path: `/w/${wall.wallId}/print?what=${what}&as=facilitator`,
      shown: '.page, .sheet-print',
    })),
  );
  expect(words, 'something was read').toBeGreaterThan(2_000);
});
