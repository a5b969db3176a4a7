import { test, type Page } from '@playwright/test';
import { personOf } from './support/meetingMembers.ts';
import {
  checkScreens,
  openConsole,
  become,
  asFacilitator,
  asProjector,
  galleryPath,
  press,
  atPoster,
  inDialog,
  DESK,
  PHONE,
  ROOM,
  SEATED,
  UNSEATED,
  playMeetings,
  type Screen,
} from './support/screens.ts';
import type { SeededMeeting } from './support/seedMeeting.ts';
import { startServer, type RunningServer } from './support/startServer.ts';

let server: RunningServer;
/** The same meeting at its tables, on its walk, reporting back, connecting, and before going home. */
let tables: SeededMeeting;
let walk: SeededMeeting;
let report: SeededMeeting;
let connect: SeededMeeting;
let follow: SeededMeeting;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await startServer();
  ({ tables, walk, report, connect, follow } = await playMeetings(server.origin));
});
test.afterAll(() => server.stop());

/** Somebody at her own table's poster. */
async function atOwnPoster(page: Page): Promise<void> {
  const { table } = await personOf(connect, SEATED);
  const row = connect.tables.find(({ tableId }) => tableId === table);
  await become(page, connect, SEATED, `${galleryPath(connect)}#poster-${row?.number}`);
}

/** From the tables on, for the room: gallery, projector, prints, the desk. */
const SCREENS: Screen[] = [
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
  ...[DESK, PHONE].map((size) => ({
    name: `gallery, how a poster looks, ${size.width} px wide`,
    size,
    show: async (page: Page) => {
      await atOwnPoster(page);
      await press(page, /^How the poster looks/);
      await page.getByRole('radio', { name: /^One big sentence/ }).check();
      await page.getByRole('group', { name: 'Set large' }).waitFor();
    },
  })),
  {
    name: 'gallery, the list',
    size: DESK,
    show: async (page) => {
      await asFacilitator(connect, 'gallery?as=facilitator')(page);
      await press(page, 'List');
      await page.locator('.matrix-name[data-from]').first().click();
      await page.locator('.thread-open').first().click();
      await page.getByRole('button', { name: /^Carry it/ }).waitFor();
    },
  },
  {
    name: 'gallery, connections of a poster on a phone',
    size: PHONE,
    show: async (page) => {
      await asFacilitator(connect, 'gallery?as=facilitator')(page);
      await page.locator('.list-count').first().click();
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
      await page.locator('.thread-open').first().click();
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
];

checkScreens(SCREENS, () => server.origin);
