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
import { shareServer, type SharedServer } from './support/startServer.ts';
import { beginning, said, t } from './support/words.ts';

let server: SharedServer;
/** The same meeting at its tables, on its walk, reporting back, connecting, and before going home. */
let tables: SeededMeeting;
let walk: SeededMeeting;
let report: SeededMeeting;
let connect: SeededMeeting;
let follow: SeededMeeting;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await shareServer();
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
    isVariant: true,
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
      await press(page, beginning(t('gallery.act.question')));
      await page.getByLabel(t('gallery.act.question.field')).waitFor();
    },
  },
  {
    name: 'gallery, a poster and a connection',
    isVariant: true,
    size: DESK,
    show: async (page) => {
      await atPoster(page, walk, UNSEATED, 4);
      await press(page, beginning(t('gallery.act.connection')));
      await page.getByLabel(t('gallery.connection.because')).waitFor();
    },
  },
  {
    name: 'gallery, a poster on a phone',
    isVariant: true,
    size: PHONE,
    show: async (page) => {
      await atPoster(page, connect, SEATED, 1);
      await press(page, beginning(t('gallery.act.question')));
      await page.getByLabel(t('gallery.act.question.field')).waitFor();
    },
  },
  ...[DESK, PHONE].map((size) => ({
    name: `gallery, how a poster looks, ${size.width} px wide`,
    isVariant: size === DESK,
    size,
    show: async (page: Page) => {
      await atOwnPoster(page);
      await press(page, beginning(t('gallery.look.how')));
      await page.getByRole('radio', { name: beginning(t('poster.layout.sentence')) }).check();
      await page.getByRole('group', { name: t('gallery.look.large') }).waitFor();
    },
  })),
  {
    name: 'gallery, the list',
    isVariant: true,
    size: DESK,
    show: async (page) => {
      await asFacilitator(connect, 'gallery?as=facilitator')(page);
      await press(page, t('gallery.list'));
      await page.locator('.matrix-name[data-from]').first().click();
      await page.locator('.thread-open').first().click();
      await page.getByRole('button', { name: said('gallery.carry.takeThis') }).waitFor();
    },
  },
  {
    name: 'gallery, connections of a poster on a phone',
    isVariant: true,
    size: PHONE,
    show: async (page) => {
      await asFacilitator(connect, 'gallery?as=facilitator')(page);
      await page.locator('.list-count').first().click();
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'gallery, adding a connection',
    isVariant: true,
    size: DESK,
    show: async (page) => {
      await become(page, connect, SEATED, galleryPath(connect));
      await press(page, t('gallery.connection.add'));
      await inDialog(page);
    },
  },
  {
    name: 'gallery, a connection',
    size: DESK,
    show: async (page) => {
      await asFacilitator(connect, 'gallery?as=facilitator')(page);
      await press(page, t('gallery.list'));
      await page.locator('.thread-open').first().click();
      await press(page, said('gallery.connection.rewordThis'));
      await inDialog(page);
    },
  },
  {
    name: 'gallery, while tables report back',
    isVariant: true,
    size: DESK,
    show: (page) => become(page, report, SEATED, galleryPath(report)),
  },
  {
    name: 'gallery before going home',
    isVariant: true,
    size: DESK,
    show: (page) => become(page, follow, SEATED, galleryPath(follow)),
  },
  {
    name: 'projector, report-back',
    size: ROOM,
    show: async (page) => {
      await asProjector(report)(page);
      await page.getByRole('complementary', { name: t('gallery.report.who') }).waitFor();
    },
  },
  {
    name: 'projector, who does what next',
    size: ROOM,
    show: async (page) => {
      await asProjector(follow)(page);
      await page.getByRole('heading', { name: t('step.follow-up.title') }).waitFor();
    },
  },
  {
    name: 'sheets to print',
    isVariant: true,
    size: DESK,
    show: (page) => asFacilitator(connect, 'print?what=sheets&size=letter&as=facilitator')(page),
  },
  {
    name: 'connections to print',
    isVariant: true,
    size: DESK,
    show: (page) => asFacilitator(connect, 'print?what=connections&size=a4&as=facilitator')(page),
  },
  {
    name: 'console, a table',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, tables)).press(t('console.table.more.label', { table: 2 }));
      await inDialog(page);
    },
  },
  {
    name: 'console, closing a table',
    isVariant: true,
    size: DESK,
    show: async (page) => {
      const desk = await openConsole(page, tables);
      await desk.press(t('console.table.more.label', { table: 2 }));
      await desk.answer(t('console.table.close'));
      await page
        .getByRole('dialog', { name: t('console.table.close.ask', { table: 2 }) })
        .waitFor();
    },
  },
  {
    name: 'console, moving somebody',
    isVariant: true,
    size: DESK,
    show: async (page) => {
      await openConsole(page, tables);
      await page.locator('[data-person-chip]').first().click();
      await inDialog(page);
    },
  },
  {
    name: 'console, breakout list',
    isVariant: true,
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, tables)).press(t('console.breakout'));
      await inDialog(page);
    },
  },
  {
    name: 'console, printing',
    isVariant: true,
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, tables)).press(t('console.board.print'));
      await inDialog(page);
    },
  },
  {
    name: 'console, starting the walk',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, tables)).press(t('console.walk.start'));
      await inDialog(page);
      await page.getByText(t('console.walk.hosts')).click();
      await page.getByLabel(t('console.walk.stops')).fill('99');
    },
  },
  {
    name: 'console, tables on a phone',
    isVariant: true,
    size: PHONE,
    show: async (page) => void (await openConsole(page, tables)),
  },
  {
    name: 'console, visits',
    size: DESK,
    show: async (page) => {
      await openConsole(page, walk);
      await page.getByRole('tab', { name: beginning(t('console.tabs.visits')) }).click();
      await press(page, beginning(t('console.visits.answer.field')));
      await page.getByRole('textbox', { name: t('console.visits.answer.field') }).waitFor();
    },
  },
  {
    name: 'console, order of the report-back',
    isVariant: true,
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, walk)).press(t('console.report.choose'));
      await inDialog(page);
    },
  },
  {
    name: 'console, report-back',
    isVariant: true,
    size: DESK,
    show: async (page) => {
      await openConsole(page, report);
      await page
        .getByRole('heading', { name: t('console.report.progress', { turn: 1, count: 8 }) })
        .waitFor();
    },
  },
  {
    name: 'console, follow-up and files',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, follow)).openTab('keep');
      await page
        .getByRole('link', { name: t('console.file.report.pdf') })
        .first()
        .waitFor();
    },
  },
  {
    name: 'console, snapshot of a meeting',
    isVariant: true,
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, follow)).press(t('console.snapshot.take'));
      await inDialog(page);
    },
  },
];

checkScreens(SCREENS, () => server.origin);
