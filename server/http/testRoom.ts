import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { until } from '../sync/testWall.ts';
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
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(
    `${server.origin.replace('http', 'ws')}/sync/${wall.wallId}`,
    'arrangement',
    doc,
    {
      disableBc: true,
      params: { token: wall.tokens.volunteer },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    },
  );
  await new Promise<void>((resolve) => {
    provider.on('sync', (synced: boolean) => {
      if (synced) resolve();
    });
  });
  for (const [index, name] of ['Rivers', 'Farms'].entries()) {
    const cluster = uuid();
    doc.transact(() => {
      doc
        .getMap('clusters')
        .set(
          cluster,
          new Y.Map<unknown>(Object.entries({ name, color: 'yellow', pos: [index * 2_000, 0] })),
        );
      for (const note of notes.slice(index * 2, index * 2 + 2))
        doc.getMap('placements').set(note, { cluster, pos: [20, 80] });
    });
  }
  await until('both groups are kept', async () =>
    (
      await server.ask('GET', api(wall, '/export/notes.csv'), { token: wall.tokens.facilitator })
    ).text.includes('Farms'),
  );
  provider.destroy();
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
