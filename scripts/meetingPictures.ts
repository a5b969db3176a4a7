import * as Y from 'yjs';
import { DEMO_MEETINGS } from '../e2e/demoWalls/demoMeetings.ts';
import { openDocument, type OpenDocument } from '../e2e/support/arrangementDocument.ts';
import { seedMeeting, type SeededMeeting } from '../e2e/support/seedMeeting.ts';
import { ask } from '../e2e/support/wallApi.ts';
import type { Phase } from '../shared/model/session.ts';
import { takeReport } from './takeReport.ts';
import type { PageShot, Shot } from './takeShot.ts';

const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1440, height: 900 };
const PROJECTOR = { width: 1920, height: 1080 };
const TENT = { width: 1123, height: 794 };
const { meeting: MEETING, wall: WALL } = DEMO_MEETINGS.meeting;
/** The table in the pictures. */
const TABLE = 'Rivers, soil and sea';

export interface MeetingPictures {
  shots: Shot[];
  /** Closes the volunteers that hold still for the pictures. */
  close(): void;
}

/** Three demo meetings, stopped at their tables, on their walk and at their connections, and what to picture of each. */
export async function meetingPictures(origin: string): Promise<MeetingPictures> {
  const seed = (until: Phase): Promise<SeededMeeting> => seedMeeting(origin, until, MEETING, WALL);
  const [tables, walk, connect] = [
    await seed('tables'),
    await seed('gallery'),
    await seed('connect'),
  ];
  const steer = (wall: SeededMeeting, path: string, body: object): Promise<unknown> =>
    ask(origin, 'POST', `/api/walls/${wall.wallId}/${path}`, {
      token: wall.tokens.facilitator,
      body,
    });
  const tableOf = (wall: SeededMeeting): string =>
    wall.tables.find(({ name }) => name === TABLE)?.tableId ?? '';
  const tokenOf = (wall: SeededMeeting, name: string): string =>
    wall.members[MEETING.people.findIndex((person) => person.name === name)]?.token ?? '';
  const link = (wall: SeededMeeting, role: 'facilitator' | 'projector', path: string): string =>
    `${origin}/w/${wall.wallId}/${path}${path.includes('?') ? '&' : '?'}as=${role}#${new URL(wall.links[role]).hash.slice(1)}`;
  const as = (wall: SeededMeeting, token: string): Pick<PageShot, 'cookie'> => ({
    cookie: { name: `ww_${wall.wallId}_participant`, value: token, url: origin },
  });
  const phone = (wall: SeededMeeting): string => `${origin}/j/${wall.joinCode}`;

  await stillIntroducing(origin, tables, tableOf(tables));
  await steer(tables, 'timer', { action: 'start', ms: 1_470_000 });
  await steer(walk, 'walk', { action: 'next' });
  await steer(connect, 'timer', { action: 'start', ms: 495_000 });
  const volunteers = await Promise.all([
    caret(origin, tables, tableOf(tables), tokenOf(tables, 'Lena Kraus'), 'buried streams.'),
    caret(origin, tables, tableOf(tables), tokenOf(tables, 'Ineke Noor'), 'will ask.'),
  ]);
  const visitor = await visitorAt(origin, walk, tableOf(walk));
  const shots: Shot[] = [
    {
      name: 'phone-choose',
      url: phone(tables),
      ...PHONE,
      ...as(tables, tokenOf(tables, 'Noa Levi')),
      waitFor: '.tb-tables',
    },
    {
      name: 'phone-table',
      url: phone(tables),
      ...PHONE,
      ...as(tables, tokenOf(tables, 'Hana Tui')),
      waitFor: '#tent-name',
    },
    {
      name: 'phone-decide',
      url: phone(tables),
      ...PHONE,
      ...as(tables, tokenOf(tables, 'Hana Tui')),
      waitFor: '#tent-name',
      press: 'Decide',
    },
    { name: 'phone-walk', url: phone(walk), ...PHONE, ...as(walk, visitor), waitFor: '.tb-now' },
    {
      name: 'table',
      url: `${origin}/w/${tables.wallId}/table/${tableOf(tables)}?as=participant`,
      ...LAPTOP,
      ...as(tables, tokenOf(tables, 'Hana Tui')),
      waitFor: '.sheet-caret',
    },
    {
      name: 'console-tables',
      url: link(tables, 'facilitator', 'console'),
      ...LAPTOP,
      waitFor: '#next-title',
    },
    {
      name: 'projector-tables',
      url: link(tables, 'projector', 'gallery'),
      ...PROJECTOR,
      waitFor: 'li',
    },
    {
      name: 'tent',
      url: link(tables, 'facilitator', `print?what=tents&size=a4&table=${tableOf(tables)}`),
      ...TENT,
      waitFor: '[data-ready="true"]',
      print: true,
    },
    {
      name: 'poster',
      url: `${origin}/w/${walk.wallId}/gallery?as=participant`,
      ...LAPTOP,
      ...as(walk, visitor),
      waitFor: 'h1, h2',
    },
    {
      name: 'gallery',
      url: link(connect, 'projector', 'gallery'),
      ...PROJECTOR,
      waitFor: 'canvas',
    },
    {
      name: 'gallery-dark',
      url: link(connect, 'projector', 'gallery'),
      ...PROJECTOR,
      dark: true,
      waitFor: 'canvas',
    },
    {
      name: 'report',
      take: (browser, file) =>
        takeReport(
          browser,
          `${origin}/api/walls/${connect.wallId}/export/report.pdf`,
          connect.tokens.facilitator,
          ['', 'One catchment, one plan, one table.', 'How the posters connect'],
          file,
        ),
    },
  ];
  return { shots, close: () => volunteers.forEach((volunteer) => volunteer.close()) };
}

/** The table has just begun: two have spoken, nobody reports back yet, nothing is decided. */
async function stillIntroducing(origin: string, wall: SeededMeeting, table: string): Promise<void> {
  const there = MEETING.people.flatMap((person, index) =>
    person.table === TABLE ? [{ person, member: wall.members[index] }] : [],
  );
  for (const { person, member } of there) {
    if (!member) continue;
    const spoken =
      person.duties?.includes('facilitator') === true ||
      person.duties?.includes('note-taker') === true;
    await ask(origin, 'PUT', `/api/walls/${wall.wallId}/tables/${table}`, {
      token: wall.tokens.facilitator,
      body: { spoken: { person: member.participantId, spoken } },
    });
    const duties = (person.duties ?? []).filter((duty) => duty !== 'reporter');
    await ask(origin, 'PUT', `/api/walls/${wall.wallId}/people/me`, {
      token: member.token,
      body: { duties, commitment: { table, kind: null } },
    });
  }
  await ask(origin, 'PUT', `/api/walls/${wall.wallId}/tables/${table}`, {
    token: wall.tokens.facilitator,
    body: { again: null },
  });
}

/** Somebody's caret in a sheet, after these words. */
async function caret(
  origin: string,
  wall: SeededMeeting,
  table: string,
  token: string,
  words: string,
): Promise<OpenDocument> {
  const opened = await openDocument(origin, wall.wallId, `table/${table}`, token);
  for (const node of opened.doc
    .getXmlFragment('sheet')
    .createTreeWalker((each) => each instanceof Y.XmlText)) {
    const text = node instanceof Y.XmlText ? node.toString() : '';
    if (!(node instanceof Y.XmlText) || !text.includes(words)) continue;
    const at = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(node, node.length));
    opened.provider.awareness.setLocalState({ cursor: { anchor: at, head: at } });
  }
  return opened;
}

/** Token of somebody who walks and now stands at the table's poster. */
async function visitorAt(origin: string, wall: SeededMeeting, table: string): Promise<string> {
  for (const { token } of wall.members) {
    const { person } = await ask<{ person: { stops?: string[]; host?: boolean } }>(
      origin,
      'GET',
      `/api/walls/${wall.wallId}/me`,
      { token },
    );
    if (person.host !== true && person.stops?.[1] === table) return token;
  }
  throw new Error('nobody stands there');
}
