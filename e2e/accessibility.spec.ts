import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { WallPage } from './pages/WallPage.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { ask, joinByCode } from './support/wallApi.ts';

declare global {
  interface Window {
    axe: { run: (context: Document, options: object) => Promise<AxeResults> };
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const ROOM = { width: 1920, height: 1080 };

let server: RunningServer;
let wall: SeededWall;
let empty: SeededWall;
let secret: SeededWall;
let snapshot: string;
/** The same meeting at its tables, on its walk, reporting back, connecting, and before going home. */
let tables: SeededMeeting;
let walk: SeededMeeting;
let report: SeededMeeting;
let connect: SeededMeeting;
let follow: SeededMeeting;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await startServer();
  wall = await seedWall(server.origin, DEMO_WALLS.clustered);
  empty = await seedWall(server.origin, DEMO_WALLS.empty);
  secret = await seedWall(server.origin, DEMO_WALLS.private);
  tables = await seedMeeting(server.origin, 'tables');
  walk = await seedMeeting(server.origin, 'gallery');
  report = await seedMeeting(server.origin, 'gallery');
  connect = await seedMeeting(server.origin, 'connect');
  follow = await seedMeeting(server.origin, 'follow-up');
  const steer = (made: SeededMeeting, path: string, body: object = {}): Promise<unknown> =>
    ask(server.origin, 'POST', `/api/walls/${made.wallId}${path}`, {
      token: made.tokens.facilitator,
      body,
    });
  await steer(report, '/report-back', {
    action: 'start',
    queue: report.tables.map(({ tableId }) => tableId),
    turnMs: 120_000,
  });
  await steer(report, `/tables/${report.tables[7]?.tableId}/close`);
  const token = wall.tokens.facilitator;
  const about = (path: string, body: unknown): Promise<{ id: string }> =>
    ask(server.origin, 'POST', `/api/walls/${wall.wallId}${path}`, { token, body });
  ({ id: snapshot } = await about('/snapshots', { name: 'Before lunch' }));
  await about('/phase', { phase: 'cluster' });
  await about('/timer', { action: 'start', ms: 600_000 });
  const helper = await joinByCode(server.origin, wall.joinCode, 'Aroha');
  await ask(server.origin, 'PUT', `/api/walls/${wall.wallId}/people/me`, {
    token: helper.token,
    body: { offer: true },
  });
});
test.afterAll(() => server.stop());

const here = (link: string): string => link.replace(/^https?:\/\/[^/]+/, server.origin);

interface Screen {
  name: string;
  size: { width: number; height: number };
  /** Someone whose system sets the colours. */
  forced?: boolean;
  /** Brings the page to the state to be checked. */
  show: (page: Page) => Promise<void>;
}

const openWall = async (page: Page, link: string): Promise<void> => {
  await page.goto(here(link));
  await page.waitForFunction(() => '__wall' in window);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};
/** On a phone the outline comes first. */
const openWallOnPhone = async (page: Page, link: string): Promise<void> => {
  await openWall(page, link);
  await press(page, 'Show the wall');
  await page.locator('#wall-canvas').waitFor();
};
const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 640;
/** The bar of a group is open, and its menu where it has one. */
const chooseGroup = async (page: Page, link: string, hasMenu = true): Promise<void> => {
  await (isPhone(page) ? openWallOnPhone : openWall)(page, link);
  const onWall = new WallPage(page);
  await expect.poll(async () => (await onWall.clusters()).length).toBeGreaterThan(0);
  await onWall.fit();
  await onWall.chooseGroup((await onWall.clusters())[0]?.id ?? '');
  await page.getByRole('toolbar', { name: /^Group 1/ }).waitFor();
  if (!hasMenu) return;
  await press(page, /^More for group/);
  await page.getByRole('menu').waitFor();
};
/** All that a search finds is chosen, as whoever leads: the bar has everything it can have. */
const chooseNotes = async (page: Page): Promise<void> => {
  await (isPhone(page) ? openWallOnPhone : openWall)(
    page,
    wall.links.facilitator.replace('/console', '/wall?as=facilitator'),
  );
  // Without the notes there is nothing to find.
  await expect(page.getByRole('button', { name: 'Find notes (/)' })).toBeEnabled();
  // All of the demo's; a phone of another journey may have added its own.
  await expect
    .poll(async () => (await new WallPage(page).notes()).length)
    .toBeGreaterThanOrEqual(wall.noteIds.length);
  await expect.poll(() => page.evaluate(() => window.__wall?.isLoaded())).toBe(true);
  await page.keyboard.press('/');
  await page.keyboard.type('water');
  await press(page, 'Select these');
  await page
    .getByRole('region', { name: 'Find notes' })
    .getByRole('button', { name: 'Close' })
    .click();
  await page.getByRole('toolbar', { name: 'Chosen notes' }).waitFor();
};
const openConsole = async (page: Page, made: SeededWall): Promise<ConsolePage> => {
  const desk = new ConsolePage(page);
  await desk.open(here(made.links.facilitator));
  return desk;
};

/** Opens a page as somebody the API made: her token becomes this browser's cookie. */
async function become(
  page: Page,
  meeting: SeededMeeting,
  member: number,
  path: string,
): Promise<void> {
  await page.context().addCookies([
    {
      name: `ww_${meeting.wallId}_participant`,
      value: meeting.members[member]?.token ?? '',
      url: server.origin,
    },
  ]);
  await page.goto(server.origin + path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}
const phoneOf =
  (meeting: SeededMeeting, member: number) =>
  (page: Page): Promise<void> =>
    become(page, meeting, member, `/j/${meeting.joinCode}`);
const asFacilitator =
  (meeting: SeededMeeting, path: string) =>
  async (page: Page): Promise<void> => {
    await openConsole(page, meeting);
    await page.goto(`${server.origin}/w/${meeting.wallId}/${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  };
const asProjector =
  (meeting: SeededMeeting) =>
  async (page: Page): Promise<void> => {
    await page.goto(here(meeting.links.projector));
    await page.waitForURL(/gallery/);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  };
/** Members of the demo meeting: one at table 4, one at none. */
const [SEATED, UNSEATED] = [6, 23];
const tablePath = (meeting: SeededMeeting, number: number): string =>
  `/w/${meeting.wallId}/table/${meeting.tables[number - 1]?.tableId}?as=participant`;
const galleryPath = (meeting: SeededMeeting, as = 'participant'): string =>
  `/w/${meeting.wallId}/gallery?as=${as}`;
const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
/** The gallery close up at a poster that is not one's own, whatever the walk says. */
const atPoster = async (
  page: Page,
  meeting: SeededMeeting,
  member: number,
  number: number,
): Promise<void> => {
  await become(page, meeting, member, galleryPath(meeting));
  const [room, list, poster] = [
    page.getByRole('button', { name: 'Room', exact: true }),
    page.getByRole('button', { name: 'List', exact: true }),
    page.locator('.list-poster').nth(number - 1),
  ];
  await room.or(list).or(poster).first().waitFor();
  if (await room.count()) await room.click();
  await list.or(poster).first().waitFor();
  if (await list.count()) await list.click();
  await poster.click();
  await page.getByRole('heading', { name: 'While you’re here' }).waitFor();
};
const inDialog = (page: Page): Promise<void> => page.getByRole('dialog').waitFor();

const SCREENS: Screen[] = [
  {
    name: 'start',
    size: DESK,
    show: async (page) => {
      await page.goto(`${server.origin}/`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'join',
    size: PHONE,
    show: async (page) => {
      await page.goto(`${server.origin}/join`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'join, wrong code',
    size: PHONE,
    show: async (page) => {
      await page.goto(`${server.origin}/j/222222`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'phone',
    size: PHONE,
    show: async (page) => {
      await page.goto(`${server.origin}/j/${wall.joinCode}`);
      await page.locator('#ww-text').fill('Plant more trees along the river');
      await page.getByRole('button', { name: 'Put it on the wall' }).click();
      await expect(page.locator('#ww-own li').first()).toContainText('On the wall');
    },
  },
  { name: 'wall for a helper', size: DESK, show: (page) => openWall(page, wall.links.volunteer) },
  { name: 'wall, empty', size: DESK, show: (page) => openWall(page, empty.links.volunteer) },
  {
    name: 'wall before the reveal',
    size: DESK,
    show: (page) => openWall(page, secret.links.volunteer),
  },
  {
    name: 'wall, outline',
    size: DESK,
    show: async (page) => {
      await openWall(page, wall.links.volunteer);
      await new WallPage(page).useTool(/^Outline/);
      await page.getByRole('heading', { name: 'Outline' }).waitFor();
      await page.locator('#outline summary').first().click();
      await page.locator('#outline [role="option"]').first().click();
    },
  },
  {
    name: 'wall, following somebody',
    size: DESK,
    show: async (page) => {
      await openWall(await page.context().newPage(), wall.links.volunteer);
      await openWall(page, wall.links.facilitator.replace('/console', '/wall?as=facilitator'));
      await new WallPage(page).useTool(/^Hands/);
      await press(page, /^Helper/);
      await page.getByRole('button', { name: 'Stop following' }).waitFor();
    },
  },
  {
    name: 'wall, more tools',
    size: DESK,
    show: async (page) => {
      await openWall(page, wall.links.volunteer);
      await press(page, 'More tools');
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'wall, a chosen group',
    size: DESK,
    show: (page) => chooseGroup(page, wall.links.volunteer),
  },
  {
    name: 'wall, a chosen group on a large screen',
    size: ROOM,
    show: (page) => chooseGroup(page, wall.links.volunteer, false),
  },
  { name: 'wall, chosen notes', size: DESK, show: (page) => chooseNotes(page) },
  {
    name: 'wall on a phone, more tools',
    size: PHONE,
    show: async (page) => {
      await openWallOnPhone(page, wall.links.volunteer);
      await press(page, 'More tools');
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'wall on a phone, a chosen group',
    size: PHONE,
    show: (page) => chooseGroup(page, wall.links.volunteer),
  },
  {
    name: 'wall on a phone, chosen notes',
    size: PHONE,
    show: async (page) => {
      await chooseNotes(page);
      await press(page, 'More for the chosen notes');
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'wall in forced colours, a chosen group',
    size: DESK,
    forced: true,
    show: (page) => chooseGroup(page, wall.links.volunteer),
  },
  {
    name: 'wall on a phone in forced colours, chosen notes',
    size: PHONE,
    forced: true,
    show: (page) => chooseNotes(page),
  },
  { name: 'wall on a phone', size: PHONE, show: (page) => openWall(page, wall.links.volunteer) },
  {
    name: 'projector',
    size: { width: 1920, height: 1080 },
    show: (page) => openWall(page, wall.links.projector),
  },
  {
    name: 'snapshot',
    size: DESK,
    show: async (page) => {
      await openConsole(page, wall);
      await page.goto(`${server.origin}/w/${wall.wallId}/snapshots/${snapshot}?as=facilitator`);
      await page.getByText('Before lunch').first().waitFor();
    },
  },
  { name: 'console', size: DESK, show: async (page) => void (await openConsole(page, wall)) },
  {
    name: 'console, empty wall',
    size: DESK,
    show: async (page) => void (await openConsole(page, empty)),
  },
  {
    name: 'console on a phone',
    size: PHONE,
    show: async (page) => void (await openConsole(page, wall)),
  },
  {
    name: 'console, people',
    size: DESK,
    show: async (page) => (await openConsole(page, wall)).openTab('People'),
  },
  {
    name: 'console, keep',
    size: DESK,
    show: async (page) => (await openConsole(page, wall)).openTab('Keep'),
  },
  {
    name: 'console, letting people in',
    size: DESK,
    show: async (page) => {
      await openConsole(page, wall);
      await page.getByRole('button', { name: /^Let people in/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'console, questions',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, wall)).press('Edit the questions');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'console, asking before the reveal',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, secret)).press('Reveal the notes');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'phone, choosing a table',
    size: PHONE,
    show: async (page) => {
      await phoneOf(tables, UNSEATED)(page);
      await page.getByRole('list', { name: 'Tables' }).waitFor();
    },
  },
  {
    name: 'phone, at a table',
    size: PHONE,
    show: async (page) => {
      await phoneOf(tables, SEATED)(page);
      await page.getByRole('heading', { name: 'At this table' }).waitFor();
    },
  },
  {
    name: 'phone, deciding',
    size: PHONE,
    show: async (page) => {
      await phoneOf(tables, SEATED)(page);
      await page
        .getByRole('group', { name: 'Steps' })
        .getByRole('button', { name: 'Decide' })
        .click();
      await page.getByRole('heading', { name: 'Before you leave' }).waitFor();
    },
  },
  {
    name: 'phone, on the walk',
    size: PHONE,
    show: async (page) => {
      await phoneOf(walk, UNSEATED)(page);
      await page.getByRole('region', { name: 'While you’re here' }).waitFor();
    },
  },
  {
    name: 'phone, connecting',
    size: PHONE,
    show: async (page) => {
      await phoneOf(connect, SEATED)(page);
      await page.getByRole('heading', { name: /Connections of table/ }).waitFor();
    },
  },
  {
    name: 'table',
    size: DESK,
    show: async (page) => {
      await become(
        page,
        tables,
        SEATED,
        `/w/${tables.wallId}/table/${tables.tables[3]?.tableId}?as=participant`,
      );
      await page.getByRole('textbox', { name: /^Sheet of table/ }).waitFor();
    },
  },
  {
    name: 'table on a phone',
    size: PHONE,
    show: async (page) => {
      await become(
        page,
        tables,
        SEATED,
        `/w/${tables.wallId}/table/${tables.tables[3]?.tableId}?as=participant`,
      );
      await page.getByRole('textbox', { name: /^Sheet of table/ }).waitFor();
    },
  },
  {
    name: 'table, to sit down at',
    size: DESK,
    show: (page) =>
      become(
        page,
        tables,
        UNSEATED,
        `/w/${tables.wallId}/table/${tables.tables[3]?.tableId}?as=participant`,
      ),
  },
  {
    name: 'table, visited',
    size: DESK,
    show: (page) =>
      become(
        page,
        walk,
        UNSEATED,
        `/w/${walk.wallId}/table/${walk.tables[3]?.tableId}?as=participant`,
      ),
  },
  {
    name: 'gallery for a visitor',
    size: DESK,
    show: (page) => become(page, walk, UNSEATED, `/w/${walk.wallId}/gallery?as=participant`),
  },
  {
    name: 'gallery on a phone',
    size: PHONE,
    show: (page) => become(page, connect, SEATED, `/w/${connect.wallId}/gallery?as=participant`),
  },
  {
    name: 'gallery, connecting',
    size: DESK,
    show: (page) => asFacilitator(connect, 'gallery?as=facilitator')(page),
  },
  { name: 'projector, tables', size: ROOM, show: (page) => asProjector(tables)(page) },
  { name: 'projector, gallery', size: ROOM, show: (page) => asProjector(walk)(page) },
  { name: 'projector, connections', size: ROOM, show: (page) => asProjector(connect)(page) },
  {
    name: 'tents to print',
    size: DESK,
    show: (page) => asFacilitator(tables, 'print?what=tents&size=a4&as=facilitator')(page),
  },
  {
    name: 'posters to print',
    size: DESK,
    show: (page) => asFacilitator(connect, 'print?what=posters&size=a3&as=facilitator')(page),
  },
  {
    name: 'console, tables',
    size: DESK,
    show: async (page) => void (await openConsole(page, tables)),
  },
  { name: 'console, walk', size: DESK, show: async (page) => void (await openConsole(page, walk)) },
  {
    name: 'console, connecting',
    size: DESK,
    show: async (page) => void (await openConsole(page, connect)),
  },
  {
    name: 'phone, taking a role',
    size: PHONE,
    show: async (page) => {
      await phoneOf(tables, SEATED)(page);
      await press(page, 'Roles');
      await page.getByRole('heading', { name: 'Who does what' }).waitFor();
    },
  },
  {
    name: 'phone, leaving a contact',
    size: PHONE,
    show: async (page) => {
      await phoneOf(tables, SEATED)(page);
      await press(page, 'Decide');
      await press(page, /^(Leave an address|Change: How to reach)/);
      await page.getByLabel('How to reach me').waitFor();
      await press(page, 'Keep my contact');
    },
  },
  {
    name: 'phone, at a table’s own link',
    size: PHONE,
    show: async (page) => {
      await become(page, tables, UNSEATED, `/j/${tables.joinCode}/4`);
      await page.getByRole('button', { name: 'Sit down here' }).waitFor();
    },
  },
  {
    name: 'phone, asking a question',
    size: PHONE,
    show: async (page) => {
      await phoneOf(walk, UNSEATED)(page);
      await press(page, 'Question');
      await press(page, 'Ask');
      await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
    },
  },
  {
    name: 'phone, connecting two posters',
    size: PHONE,
    show: async (page) => {
      await phoneOf(walk, UNSEATED)(page);
      await press(page, /^Connection/);
      await page.getByRole('combobox').waitFor();
    },
  },
  {
    name: 'phone, own table during the walk',
    size: PHONE,
    show: async (page) => {
      await phoneOf(walk, SEATED)(page);
      await press(page, 'Table 4');
      await page.getByRole('heading', { name: 'Visitors left you' }).waitFor();
    },
  },
  {
    name: 'phone, offline on the walk',
    size: PHONE,
    show: async (page) => {
      await phoneOf(walk, UNSEATED)(page);
      await page.context().setOffline(true);
      await page
        .getByText(/^You’re offline/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'phone, while tables report back',
    size: PHONE,
    show: async (page) => {
      await phoneOf(report, SEATED)(page);
      await page.getByRole('button', { name: 'Listen' }).waitFor();
    },
  },
  {
    name: 'phone, adding a connection',
    size: PHONE,
    show: async (page) => {
      await phoneOf(connect, SEATED)(page);
      await press(page, 'Add a connection');
      await page.getByRole('combobox').waitFor();
    },
  },
  {
    name: 'phone, before going home',
    size: PHONE,
    show: async (page) => {
      await phoneOf(follow, SEATED)(page);
      await page.getByRole('heading', { name: 'People of your table' }).waitFor();
    },
  },
  {
    name: 'table, deciding',
    size: DESK,
    show: async (page) => {
      await become(page, tables, SEATED, tablePath(tables, 4));
      await press(page, /^(Decide now|Look at it again)/);
      await inDialog(page);
    },
  },
  {
    name: 'table, setting a link',
    size: DESK,
    show: async (page) => {
      await become(page, tables, SEATED, tablePath(tables, 4));
      await page.getByRole('textbox', { name: /^Sheet of table/ }).click();
      await press(page, 'Link');
      await page.getByLabel('Where does it lead?').waitFor();
    },
  },
  {
    name: 'table, closed',
    size: DESK,
    show: async (page) => {
      await become(page, report, SEATED, tablePath(report, 8));
      await page.getByText('This table is closed.').waitFor();
    },
  },
  {
    name: 'gallery, not open yet',
    size: DESK,
    show: (page) => become(page, tables, SEATED, galleryPath(tables)),
  },
  {
    name: 'gallery, a poster and a question',
    size: DESK,
    show: async (page) => {
      await atPoster(page, walk, UNSEATED, 4);
      await press(page, /^Question/);
      await page.getByLabel('Your question').waitFor();
    },
  },
  {
    name: 'gallery, a poster and a connection',
    size: DESK,
    show: async (page) => {
      await atPoster(page, walk, UNSEATED, 4);
      await press(page, /^Connection/);
      await page.getByLabel('Because (one sentence)').waitFor();
    },
  },
  {
    name: 'gallery, a poster on a phone',
    size: PHONE,
    show: async (page) => {
      await atPoster(page, connect, SEATED, 1);
      await press(page, /^Question/);
      await page.getByLabel('Your question').waitFor();
    },
  },
  {
    name: 'gallery, the list',
    size: DESK,
    show: async (page) => {
      await asFacilitator(connect, 'gallery?as=facilitator')(page);
      await press(page, 'List');
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'gallery, adding a connection',
    size: DESK,
    show: async (page) => {
      await become(page, connect, SEATED, galleryPath(connect));
      await press(page, 'Add a connection');
      await inDialog(page);
    },
  },
  {
    name: 'gallery, a connection',
    size: DESK,
    show: async (page) => {
      await asFacilitator(connect, 'gallery?as=facilitator')(page);
      await press(page, 'List');
      await press(page, /^Reword/);
      await inDialog(page);
    },
  },
  {
    name: 'gallery, while tables report back',
    size: DESK,
    show: (page) => become(page, report, SEATED, galleryPath(report)),
  },
  {
    name: 'gallery before going home',
    size: DESK,
    show: (page) => become(page, follow, SEATED, galleryPath(follow)),
  },
  {
    name: 'projector, report-back',
    size: ROOM,
    show: async (page) => {
      await asProjector(report)(page);
      await page.getByRole('complementary', { name: 'Who reports back' }).waitFor();
    },
  },
  {
    name: 'projector, who does what next',
    size: ROOM,
    show: async (page) => {
      await asProjector(follow)(page);
      await page.getByRole('heading', { name: 'Who does what next' }).waitFor();
    },
  },
  {
    name: 'sheets to print',
    size: DESK,
    show: (page) => asFacilitator(connect, 'print?what=sheets&size=letter&as=facilitator')(page),
  },
  {
    name: 'connections to print',
    size: DESK,
    show: (page) => asFacilitator(connect, 'print?what=connections&size=a4&as=facilitator')(page),
  },
  {
    name: 'console, a table',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, tables)).press('More about table 2');
      await inDialog(page);
    },
  },
  {
    name: 'console, closing a table',
    size: DESK,
    show: async (page) => {
      const desk = await openConsole(page, tables);
      await desk.press('More about table 2');
      await desk.answer('Close the table');
      await page.getByRole('dialog', { name: 'Close table 2?' }).waitFor();
    },
  },
  {
    name: 'console, moving somebody',
    size: DESK,
    show: async (page) => {
      await openConsole(page, tables);
      await page.locator('[data-person-chip]').first().click();
      await inDialog(page);
    },
  },
  {
    name: 'console, breakout list',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, tables)).press('Breakout list');
      await inDialog(page);
    },
  },
  {
    name: 'console, printing',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, tables)).press('Print');
      await inDialog(page);
    },
  },
  {
    name: 'console, starting the walk',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, tables)).press('Start the walk');
      await inDialog(page);
      await page.getByText('Who stays with each poster').click();
      await page.getByLabel('Stops for each').fill('99');
    },
  },
  {
    name: 'console, tables on a phone',
    size: PHONE,
    show: async (page) => void (await openConsole(page, tables)),
  },
  {
    name: 'console, visits',
    size: DESK,
    show: async (page) => {
      await openConsole(page, walk);
      await page.getByRole('tab', { name: /^Visits/ }).click();
      await press(page, /^Answer for the table/);
      await page.getByRole('textbox', { name: 'Answer for the table' }).waitFor();
    },
  },
  {
    name: 'console, order of the report-back',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, walk)).press('Choose the order');
      await inDialog(page);
    },
  },
  {
    name: 'console, report-back',
    size: DESK,
    show: async (page) => {
      await openConsole(page, report);
      await page.getByRole('heading', { name: 'Report back: 1 of 8' }).waitFor();
    },
  },
  {
    name: 'console, follow-up and files',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, follow)).openTab('Keep');
      await page.getByRole('link', { name: 'Report (PDF)' }).first().waitFor();
    },
  },
  {
    name: 'console, snapshot of a meeting',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, follow)).press('Take a snapshot');
      await inDialog(page);
    },
  },
  {
    name: 'console, refused link',
    size: DESK,
    show: async (page) => {
      await page.goto(`${server.origin}/w/${empty.wallId}/console`);
      await page.getByRole('heading', { name: /doesn’t open/ }).waitFor();
    },
  },
];

/** One line for each thing found, with where it is. */
const linesOf = ({ violations }: AxeResults): string[] =>
  violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${help} — ${node.target.join(' ')} ${[...node.any, ...node.all, ...node.none].map(({ message }) => message).join('; ')}`,
    ),
  );

for (const { name, size, forced = false, show } of SCREENS) {
  test(`axe finds nothing: ${name}`, async ({ browser }) => {
    const context = await browser.newContext({
      viewport: size,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      forcedColors: forced ? 'active' : 'none',
    });
    const page = await context.newPage();
    await show(page);
    // Through the debugger, for a page's policy takes no foreign scripts.
    await page.evaluate(AXE);
    const light = await page.evaluate(() =>
      window.axe.run(document, { resultTypes: ['violations'] }),
    );
    expect(light.passes.length, 'axe checked something').toBeGreaterThan(5);
    expect(linesOf(light)).toEqual([]);
    // The other theme changes colours and nothing else.
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await page.evaluate(() =>
      window.axe.run(document, { runOnly: ['color-contrast'], resultTypes: ['violations'] }),
    );
    expect(dark.passes.length, 'axe checked the contrast').toBe(1);
    expect(linesOf(dark)).toEqual([]);
    await context.close();
  });
}
