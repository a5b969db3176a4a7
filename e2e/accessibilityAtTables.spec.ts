import { test, type Page } from '@playwright/test';
import {
  checkScreens,
  become,
  phoneOf,
  tablePath,
  press,
  inDialog,
  DESK,
  PHONE,
  ROOM,
  SEATED,
  UNSEATED,
  playMeetings,
  type Screen,
} from './support/screens.ts';
import { makeRatedWall, ratedScreens, type RatedWall } from './support/ratedWall.ts';
import type { SeededMeeting } from './support/seedMeeting.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { beginning, either, said, t } from './support/words.ts';

let server: SharedServer;
/** The same meeting at its tables, on its walk, reporting back, connecting, and before going home. */
let tables: SeededMeeting;
let walk: SeededMeeting;
let report: SeededMeeting;
let connect: SeededMeeting;
let follow: SeededMeeting;
/** A run without tables, in which people rate and take on. */
let rated: RatedWall;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await shareServer();
  ({ tables, walk, report, connect, follow } = await playMeetings(server.origin));
  rated = await makeRatedWall(server.origin);
});
test.afterAll(() => server.stop());

/** From the tables on, for who sits there: phones and the pages of tables. */
const SCREENS: Screen[] = [
  {
    name: 'phone, choosing a table',
    size: PHONE,
    show: async (page) => {
      await phoneOf(tables, UNSEATED)(page);
      await page.getByRole('list', { name: t('phone.choose.list') }).waitFor();
    },
  },
  {
    name: 'phone, at a table',
    size: PHONE,
    show: async (page) => {
      await phoneOf(tables, SEATED)(page);
      await page.getByRole('heading', { name: t('phone.members') }).waitFor();
    },
  },
  {
    name: 'phone, deciding',
    size: PHONE,
    show: async (page) => {
      await phoneOf(tables, SEATED)(page);
      await page
        .getByRole('group', { name: t('phone.table.steps') })
        .getByRole('button', { name: t('phone.table.step.decide') })
        .click();
      await page.getByRole('heading', { name: t('sheet.leave') }).waitFor();
    },
  },
  {
    name: 'phone, on the walk',
    size: PHONE,
    show: async (page) => {
      await phoneOf(walk, UNSEATED)(page);
      await page.getByRole('region', { name: t('phone.leave') }).waitFor();
    },
  },
  {
    name: 'phone, connecting',
    size: PHONE,
    show: async (page) => {
      await phoneOf(connect, SEATED)(page);
      await page.getByRole('heading', { name: said('phone.threads') }).waitFor();
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
      await page.getByRole('textbox', { name: said('sheet.label') }).waitFor();
    },
  },
  {
    name: 'table on a phone',
    isVariant: true,
    size: PHONE,
    show: async (page) => {
      await become(
        page,
        tables,
        SEATED,
        `/w/${tables.wallId}/table/${tables.tables[3]?.tableId}?as=participant`,
      );
      await page.getByRole('textbox', { name: said('sheet.label') }).waitFor();
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
    isVariant: true,
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
      await press(page, t('phone.table.step.roles'));
      await page.getByRole('heading', { name: t('phone.roles') }).waitFor();
    },
  },
  {
    name: 'phone, leaving a contact',
    size: PHONE,
    show: async (page) => {
      await phoneOf(tables, SEATED)(page);
      await press(page, t('phone.table.step.decide'));
      await press(page, either(t('contact.add'), said('contact.change')));
      await page.getByLabel(t('contact.label')).waitFor();
      await press(page, t('contact.keep'));
    },
  },
  {
    name: 'phone, at a table’s own link',
    isVariant: true,
    size: PHONE,
    show: async (page) => {
      await become(page, tables, UNSEATED, `/j/${tables.joinCode}/4`);
      await page.getByRole('button', { name: t('sheet.sit.here.down') }).waitFor();
    },
  },
  {
    name: 'phone, asking a question',
    size: PHONE,
    show: async (page) => {
      await phoneOf(walk, UNSEATED)(page);
      await press(page, t('phone.leave.question'));
      await press(page, t('phone.leave.question.send'));
      await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
    },
  },
  {
    name: 'phone, connecting two posters',
    isVariant: true,
    size: PHONE,
    show: async (page) => {
      await phoneOf(walk, UNSEATED)(page);
      await press(page, beginning(t('phone.leave.connection')));
      await page.getByRole('combobox').waitFor();
    },
  },
  {
    name: 'phone, own table during the walk',
    isVariant: true,
    size: PHONE,
    show: async (page) => {
      await phoneOf(walk, SEATED)(page);
      await press(page, t('table.numbered', { number: '4' }));
      await page.getByRole('heading', { name: t('phone.received') }).waitFor();
    },
  },
  {
    name: 'phone, offline on the walk',
    isVariant: true,
    size: PHONE,
    show: async (page) => {
      await phoneOf(walk, UNSEATED)(page);
      await page.context().setOffline(true);
      await page
        .getByText(either(said('network.offline.taps'), said('network.offline.notes')))
        .first()
        .waitFor();
    },
  },
  {
    name: 'phone, while tables report back',
    isVariant: true,
    size: PHONE,
    show: async (page) => {
      await phoneOf(report, SEATED)(page);
      await page.getByRole('button', { name: t('phone.tab.listen') }).waitFor();
    },
  },
  {
    name: 'phone, adding a connection',
    isVariant: true,
    size: PHONE,
    show: async (page) => {
      await phoneOf(connect, SEATED)(page);
      await press(page, t('phone.threads.add'));
      await page.getByRole('combobox').waitFor();
    },
  },
  {
    name: 'phone, before going home',
    size: PHONE,
    show: async (page) => {
      await phoneOf(follow, SEATED)(page);
      await page.getByRole('heading', { name: t('phone.followUp.people') }).waitFor();
    },
  },
  ...[DESK, PHONE].map((size) => ({
    name: `table, deciding, ${size.width} px wide`,
    isVariant: size === DESK,
    size,
    show: async (page: Page) => {
      await become(page, tables, SEATED, tablePath(tables, 4));
      await press(page, either(t('sheet.leave.decide'), t('sheet.leave.look')));
      await inDialog(page);
    },
  })),
  {
    name: 'table, setting a link',
    size: DESK,
    show: async (page) => {
      await become(page, tables, SEATED, tablePath(tables, 4));
      await page.getByRole('textbox', { name: said('sheet.label') }).click();
      await press(page, t('sheet.tool.link'));
      await page.getByLabel(t('sheet.link.where')).waitFor();
    },
  },
  {
    name: 'table, closed',
    size: DESK,
    show: async (page) => {
      await become(page, report, SEATED, tablePath(report, 8));
      await page.getByText(t('sheet.tableClosed')).waitFor();
    },
  },
];

SCREENS.push(...ratedScreens(() => rated, { phone: PHONE, desk: DESK, room: ROOM }));
checkScreens(SCREENS, () => server.origin);
