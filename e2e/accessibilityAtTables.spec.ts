import { test } from '@playwright/test';
import {
  checkScreens,
  become,
  phoneOf,
  tablePath,
  press,
  inDialog,
  DESK,
  PHONE,
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

/** From the tables on, for who sits there: phones and the pages of tables. */
const SCREENS: Screen[] = [
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
];

checkScreens(SCREENS, () => server.origin);
