import { groupNotes } from './groupNotes.ts';
import { joinWall, newWall, type TestServer, type TestWall } from './testServer.ts';

let ids = 0;
/** Another one each time, in the order of asking. */
export const uuid = (): string => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`;
export const api = (wall: TestWall, path = ''): string => `/api/walls/${wall.wallId}${path}`;

export interface TableRow {
  tableId: string;
  number: number;
  clusterId: string;
  name: string;
}
export interface Room extends TestWall {
  tables: TableRow[];
  mere: string;
  mereId: string;
  tom: string;
  tomId: string;
}

/** A wall whose four notes lie in two named groups. */
export async function groupedWall(server: TestServer): Promise<TestWall> {
  const wall = await newWall(server);
  const notes = Array.from({ length: 4 }, uuid);
  for (const id of notes)
    await server.ask('PUT', api(wall, `/notes/${id}`), {
      token: wall.tokens.facilitator,
      body: { text: `Note ${id}` },
    });
  await groupNotes(
    server,
    { wallId: wall.wallId, token: wall.tokens.volunteer },
    { Rivers: notes.slice(0, 2), Farms: notes.slice(2) },
  );
  return wall;
}

/** The same at its tables, with two people who sit nowhere yet. */
export async function newRoom(server: TestServer): Promise<Room> {
  const wall = await groupedWall(server);
  const opened = await server.ask('POST', api(wall, '/tables'), {
    token: wall.tokens.facilitator,
    body: {},
  });
  if (opened.status !== 201) throw new Error(`no tables: ${opened.text}`);
  const mere = await joinWall(server, wall, 'Mere Tui');
  const tom = await joinWall(server, wall, 'Tom');
  return {
    ...wall,
    tables: (JSON.parse(opened.text) as { tables: TableRow[] }).tables,
    mere: mere.token,
    mereId: mere.participantId,
    tom: tom.token,
    tomId: tom.participantId,
  };
}
