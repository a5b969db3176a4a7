import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { syncFrame } from '../sync/transport/frames.ts';
import { until } from '../sync/wall/testWall.ts';
import type { TestServer, TestWall } from './testServer.ts';

/** A socket that records what came; `closed` is its close code. */
export interface Listener {
  socket: WebSocket;
  frames: Buffer[];
  closed: number | null;
}

export async function listen(to: TestServer, path: string): Promise<Listener> {
  const socket = new WebSocket(to.origin.replace('http', 'ws') + path);
  const listener: Listener = { socket, frames: [], closed: null };
  socket.on('message', (data: Buffer) => listener.frames.push(data));
  socket.on('close', (code) => {
    listener.closed = code;
  });
  socket.on('error', () => undefined);
  await until('the socket is open', () => socket.readyState === WebSocket.OPEN);
  return listener;
}

export const onDocument = (
  to: TestServer,
  of: TestWall,
  document: string,
  token: string,
): Promise<Listener> => listen(to, `/sync/${of.wallId}/${document}?token=${token}&ww=2`);

export const open = (listener: Listener): boolean => listener.socket.readyState === WebSocket.OPEN;

export function message(type: number, value?: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  if (value !== undefined) encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
}

/** One placement, from a client of its own. */
export function placed(id: string, value: unknown = { pos: [1, 1] }): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('placements').set(id, value);
  return syncFrame(2, Y.encodeStateAsUpdate(doc));
}

export const codeOf = (answer: { json: unknown }): unknown =>
  (answer.json as { code?: string } | null)?.code;

/** Connections of the server that are open; one of them is the one `ask` keeps. */
export const connections = (of: TestServer): Promise<number> =>
  new Promise((resolve, reject) =>
    of.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
