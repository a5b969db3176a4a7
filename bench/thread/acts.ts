import * as Y from 'yjs';
import { openFlushed } from '../../e2e/support/flushedDocument.ts';
import { newNoteId } from '../../e2e/support/wallApi.ts';
import type { Placement } from '../../shared/model/arrangement.ts';
import { until } from '../sync/pace.ts';
import { manyAtOnce } from '../sync/wallPeople.ts';
import type { Act } from './act.ts';
import { FORMATTING_ACTS } from './formattingActs.ts';
import type { FullWall } from './fullWall.ts';
import {
  hardSheet,
  onSheet,
  paragraph,
  quotes,
  shortLines,
  typeInto,
  writeSheet,
} from './sheets.ts';

const REMOVED_WITHIN_MS = 180_000;
const SNAPSHOT = { name: 'A kept state' };

const steer = (method: string, path: string, body: object, what = `${method} ${path}`): Act => ({
  what: `${what} ${JSON.stringify(body)}`.slice(0, 60),
  run: (room) => room.steer(method, path, body),
});
const read = (path: string): Act => ({ what: `GET ${path}`, run: (room) => room.read(path) });

const settings: readonly Act[] = [
  steer('PATCH', '', { title: 'Another title' }),
  steer('PATCH', '', { prompts: ['One more?', 'Two more?', 'Three?'] }),
  steer('PATCH', '', { sheetQuestions: ['What?', 'Who?', 'When?'] }),
  steer('PATCH', '', { names: 'first' }),
  steer('POST', '/reveal', {}),
  steer('POST', '/lock', { locked: true }),
  steer('POST', '/lock', { locked: false }),
  steer('POST', '/posting', { posting: 'closed' }),
  steer('POST', '/timer', { action: 'start', ms: 60_000 }),
];

const single: readonly Act[] = [
  {
    what: 'a person with many notes renames herself',
    run: (room) =>
      room.as(room.people[0]?.token ?? '', 'PUT', '/people/me', { name: 'Another name' }),
  },
  {
    what: 'removes a person',
    run: (room) => room.steer('DELETE', `/people/${room.people[1]?.participantId}`),
  },
  {
    what: 'lets her back in',
    run: (room) => room.steer('POST', `/people/${room.people[1]?.participantId}/readmit`, {}),
  },
  {
    what: 'takes 50 notes down at once',
    run: (room) =>
      manyAtOnce(50, (at) => room.steer('POST', `/notes/${room.noteIds[at]}/hide`, {}), 50),
  },
  {
    what: 'puts them back',
    run: (room) =>
      manyAtOnce(50, (at) => room.steer('POST', `/notes/${room.noteIds[at]}/unhide`, {}), 50),
  },
];

/** The large group's notes as they were, for taking a step back. */
const backToFirst = (room: FullWall): Promise<void> =>
  room.place(room.placementsIn(0, room.notesOf(0)));

function setCluster(room: FullWall, group: number, fields: object): Promise<void> {
  return room.arrangement.write((doc) => {
    const cluster = doc.getMap<Y.Map<unknown>>('clusters').get(room.groups[group] ?? '');
    for (const [key, value] of Object.entries(fields)) cluster?.set(key, value);
  });
}

const arranging = (when: string): readonly Act[] => [
  {
    what: `${when}: moves one note`,
    run: (room) => room.place(new Map([[room.noteIds.at(-1) ?? '', { pos: [-5, -5] }]])),
  },
  {
    what: `${when}: names a group`,
    run: (room) => setCluster(room, 1, { name: `Named ${when}` }),
  },
  {
    what: `${when}: takes the large group apart`,
    async run(room) {
      await room.place(
        new Map(
          room
            .notesOf(0)
            .map((id, at): [string, Placement] => [
              id,
              { pos: [(at % 100) * 200, -90_000 + Math.floor(at / 100) * 180] },
            ]),
        ),
      );
      await setCluster(room, 0, { state: 'dissolved' });
    },
  },
  {
    what: `${when}: undoes it`,
    async run(room) {
      await setCluster(room, 0, { state: 'open' });
      await backToFirst(room);
    },
  },
  {
    what: `${when}: merges the large group into another`,
    async run(room) {
      await setCluster(room, 0, { state: 'dissolved', into: room.groups[1] });
      await room.place(room.placementsIn(1, [...room.notesOf(1), ...room.notesOf(0)]));
    },
  },
  {
    what: `${when}: undoes that`,
    async run(room) {
      await setCluster(room, 0, { state: 'open' });
      await backToFirst(room);
    },
  },
  {
    what: `${when}: moves every note to one spot`,
    run: (room) =>
      room.place(new Map(room.noteIds.map((id): [string, Placement] => [id, { pos: [1e6, 1e6] }]))),
  },
  { what: `${when}: moves them all back`, run: (room) => room.arrange() },
];

const tables: readonly Act[] = [
  { what: 'opens a table for each group', run: (room) => room.openTables() },
  {
    what: 'everybody sits down',
    run: (room) =>
      manyAtOnce(
        room.people.length,
        (at) =>
          room.as(room.people[at]?.token ?? '', 'PUT', '/people/me', {
            table: room.tables[at % room.tables.length]?.tableId,
          }),
        50,
      ),
  },
  ...arranging('with tables'),
  {
    what: 'takes down a note that a sheet quotes',
    async before(room) {
      await writeSheet(room, 1, quotes(room));
    },
    run: (room) => room.steer('POST', `/notes/${room.noteIds[7]}/hide`, {}),
  },
  {
    what: 'a sheet as large as may be is written, with quotes',
    run: (room) => writeSheet(room, 2, hardSheet(room)),
  },
  {
    what: 'a book of four thousand lines is pasted',
    run: (room) => writeSheet(room, 4, shortLines(4_000), 4_000),
  },
  {
    what: 'takes down a note that the full sheet quotes',
    run: (room) => room.steer('POST', `/notes/${room.noteIds[150]}/hide`, {}),
  },
  {
    what: 'a poster and the report are read while that sheet changes',
    async run(room) {
      const reading = room.read('/tables/' + room.tables[2]?.tableId + '/poster');
      const writing = typeInto(room, 2, 200);
      await Promise.all([reading, writing, room.read('/export/report.md')]);
    },
  },
  {
    what: 'everything on a full sheet is deleted at once',
    async before(room) {
      await writeSheet(room, 5, hardSheet(room));
    },
    run: (room) =>
      onSheet(room, 5, async (sheet, root) => sheet.write(() => root.delete(0, root.length))),
  },
  {
    what: 'the same by a page that was opened twice while it was offline',
    async before(room) {
      await writeSheet(room, 6, hardSheet(room));
    },
    run: (room) =>
      onSheet(room, 6, async (sheet, root) => {
        sheet.goOffline();
        const line = (): void => root.insert(root.length, shortLines(1).map(paragraph));
        // Each time it has another client id; what both wrote comes as one update.
        const own = sheet.doc.clientID;
        sheet.doc.clientID = own + 1;
        const first = sheet.write(line);
        sheet.doc.clientID = own;
        const second = sheet.write(() => {
          root.delete(0, root.length);
          line();
        });
        sheet.goOnline();
        await Promise.all([first, second]);
      }),
  },
  ...FORMATTING_ACTS,
  {
    what: 'closes a table',
    run: (room) => room.steer('POST', `/tables/${room.tables[3]?.tableId}/close`, {}),
  },
  {
    what: 'opens it again',
    run: (room) => room.steer('POST', `/tables/${room.tables[3]?.tableId}/reopen`, {}),
  },
  steer('POST', '/walk', {
    action: 'start',
    mode: 'rotation',
    stops: 3,
    stopMs: 60_000,
    swap: true,
  }),
  // To the stop at which hosts swap, and the one after.
  steer('POST', '/walk', { action: 'next' }),
  steer('POST', '/walk', { action: 'next' }, 'again'),
  {
    what: 'everybody leaves ten things at posters',
    run: (room) =>
      manyAtOnce(
        room.people.length * 10,
        (at) =>
          room.as(room.people[at % room.people.length]?.token ?? '', 'POST', '/visits', {
            id: newNoteId(),
            table: room.tables[at % room.tables.length]?.tableId,
            kind: 'question',
            text: 'How would that work where we are, with what we have and who we are?',
          }),
        50,
      ),
  },
  steer('POST', '/walk', { action: 'end' }),
  steer('POST', '/report-back', { action: 'start', turnMs: 60_000 }),
  steer('POST', '/report-back', { action: 'end' }),
  steer('POST', '/phase', { phase: 'cluster' }),
  steer('POST', '/phase', { phase: 'connect' }),
  steer('PATCH', '', { names: 'anonymous' }, 'with tables: PATCH'),
];

const reading: readonly Act[] = [
  ...['/me', '/notes', '/visits', '/connections', '/posters', '/bursts', '/links'].map(read),
  { what: 'keeps a snapshot', run: (room) => room.steer('POST', '/snapshots', SNAPSHOT) },
  {
    what: 'reads it',
    async run(room) {
      const { snapshots } = await room.steer<{ snapshots: { id: string }[] }>('GET', '/snapshots');
      await room.read(`/snapshots/${snapshots[0]?.id}`);
    },
  },
  ...['notes.csv', 'wall.png', 'report.md', 'report.pdf', 'roster.csv'].map((file) =>
    read(`/export/${file}`),
  ),
  {
    what: 'a facilitator opens the arrangement and the notes',
    async run(room) {
      for (const document of ['arrangement', 'notes']) {
        const opened = openFlushed(
          room.server.origin,
          room.wall.wallId,
          document,
          room.wall.tokens.facilitator,
        );
        await until(() => opened.doc.store.clients.size > 0, 20_000);
        opened.close();
      }
    },
  },
];

const waking: readonly Act[] = [
  {
    what: 'the wall is read after a restart',
    async before(room) {
      // Its page would come back first, and have the wall read for it before anybody counts.
      room.arrangement.goOffline();
      await room.server.kill('SIGTERM');
      await room.server.launch();
    },
    run: (room) => room.read('/me'),
  },
  { what: 'keeps a snapshot of it', run: (room) => room.steer('POST', '/snapshots', SNAPSHOT) },
  {
    what: 'takes a note down',
    run: (room) => room.steer('POST', `/notes/${room.noteIds[99]}/hide`, {}),
  },
];

interface Bursts {
  bursts: { id: string }[];
  removals: { id: string; doing: string | null }[];
}

const removal: readonly Act[] = [
  {
    what: 'removes everybody of a burst with all their notes',
    async run(room) {
      const { bursts } = await room.steer<Bursts>('GET', '/bursts');
      await room.steer('POST', `/bursts/${bursts[0]?.id}/remove`, {});
      await untilDone(room);
    },
  },
  { what: 'GET /notes/hidden', run: (room) => room.read('/notes/hidden') },
  {
    what: 'lets them all back in',
    async run(room) {
      const { removals } = await room.steer<Bursts>('GET', '/bursts');
      await room.steer('POST', `/removals/${removals[0]?.id}/undo`, {});
      await untilDone(room);
    },
  },
];

async function untilDone(room: FullWall): Promise<void> {
  const end = Date.now() + REMOVED_WITHIN_MS;
  while (Date.now() < end) {
    const { removals } = await room.steer<Bursts>('GET', '/bursts');
    if (removals.every(({ doing }) => doing === null)) return;
    await new Promise((again) => setTimeout(again, 200));
  }
  throw new Error('the removal did not end');
}

export const ACTS: readonly Act[] = [
  ...settings,
  ...single,
  ...arranging('clustering'),
  ...tables,
  ...reading,
  ...removal,
  ...waking,
];
