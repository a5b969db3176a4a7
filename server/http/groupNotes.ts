import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { syncFrame } from '../sync/transport/frames.ts';
import { until } from '../sync/wall/testWall.ts';
import type { TestServer } from './testServer.ts';

/** For tests: puts notes of a wall into new groups of these names, as a volunteer's page does; `token` is hers. */
export async function groupNotes(
  server: TestServer,
  { wallId, token }: { wallId: string; token: string },
  groups: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const socket = new WebSocket(
    `${server.origin.replace('http', 'ws')}/sync/${wallId}/arrangement?token=${token}`,
  );
  await until('the socket is open', () => socket.readyState === WebSocket.OPEN);
  const doc = new Y.Doc();
  for (const [index, [name, notes]] of Object.entries(groups).entries()) {
    const entries = Object.entries({ name, color: 'yellow', pos: [index * 2_000, 0] });
    doc.getMap('clusters').set(name, new Y.Map<unknown>(entries));
    for (const note of notes) doc.getMap('placements').set(note, { cluster: name, pos: [20, 80] });
  }
  socket.send(syncFrame(2, Y.encodeStateAsUpdate(doc)));
  await until(
    'the groups are kept',
    async () => (await server.store.loadWall(wallId))?.documents.arrangement !== undefined,
  );
  socket.close();
}
