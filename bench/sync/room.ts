import type * as Y from 'yjs';
import { LIMITS } from '../../shared/model/limits.ts';
import type { MadeWall } from '../../e2e/support/wallApi.ts';
import type { Door } from './lightReader.ts';
import { markOf } from './markers.ts';
import { isWeavewall, type ServerProcess } from './serverProcess.ts';
import { benchWall, joinAsPhone, joinAsVolunteer, manyAtOnce } from './wallPeople.ts';
import { namePrefix, showToken } from './wireProtocol.ts';

/** A document of its own on a server, and how people come to it. */
export interface Room {
  /** Of a reader, by number. */
  reader(index: number): Door;
  /** Of somebody who may write, by number. */
  writer(index: number): Door;
  /** One edit of about 190 bytes that carries a mark. */
  edit(doc: Y.Doc, mark: number): void;
  /** A note comes to lie, or is moved to, where the mark says. */
  moveNote(doc: Y.Doc, note: number, mark: number): void;
  /** Notes in the real document. */
  countIn(doc: Y.Doc): number;
  /** Whether the real document holds exactly the edits 0 … count − 1. */
  holdsExactly(doc: Y.Doc, count: number): boolean;
  /** Ours only. */
  wall: MadeWall | null;
}

/** How many sockets one person holds. */
const SOCKETS_EACH = LIMITS.socketsPerPerson / 2;
const NOTE_TEXT = 'We walk the awa every week and count what lives there, and the tamariki lead it';

let rooms = 0;

/** Makes room for so many readers and writers. Ours: a wall; participants read `arrangement`, volunteers write it. */
export async function makeRoom(
  server: ServerProcess,
  people: { readers: number; writers: number },
): Promise<Room> {
  rooms += 1;
  return isWeavewall(server.name) ? wallRoom(server, people) : peerRoom(server, `room-${rooms}`);
}

async function wallRoom(
  server: ServerProcess,
  people: { readers: number; writers: number },
): Promise<Room> {
  const wall = await benchWall(server.origin);
  const base = rooms * 10_000;
  const readers = await manyAtOnce(Math.ceil(people.readers / SOCKETS_EACH), (index) =>
    joinAsPhone(server.origin, wall, base + index),
  );
  const writers = await manyAtOnce(people.writers, (index) =>
    joinAsVolunteer(server.origin, wall, base + 5_000 + index),
  );
  const door = (token: string): Door => ({
    port: server.port,
    path: `/sync/${wall.wallId}/arrangement?token=${token}`,
    prefix: new Uint8Array(),
    greeting: [],
  });
  return {
    wall,
    reader: (index) => door(readers[Math.floor(index / SOCKETS_EACH)] ?? ''),
    writer: (index) => door(writers[index % writers.length] ?? ''),
    edit: (doc, mark) => void doc.getMap('placements').set(keyOf(mark), placementOf(mark)),
    moveNote: (doc, note, mark) =>
      void doc.getMap('placements').set(keyOf(note), placementOf(mark)),
    countIn: (doc) => doc.getMap('placements').size,
    holdsExactly: (doc, count) =>
      holds(doc.getMap('placements').toJSON(), count, keyOf, placementOf),
  };
}

/** A note's place in a group, its id as long as keys may be, so that an edit weighs as much as at the others. */
const keyOf = (mark: number): string => `${markOf(mark)}-${'0123456789abcdef'.repeat(3)}01234`;
const placementOf = (mark: number): object => ({
  cluster: `5f0c6f0e-3d64-4a58-9a3e-6a1d1f1d7c11-${'ab'.repeat(13)}`,
  pos: [mark + 0.1, 1234.56],
});

/** A way to a document of its own at a peer; everybody may do everything there. */
export function makePeerRoom(server: ServerProcess): Door {
  rooms += 1;
  return peerDoor(server, `room-${rooms}`);
}

function peerDoor(server: ServerProcess, name: string): Door {
  const isHocuspocus = server.name !== 'y-websocket';
  const prefix = isHocuspocus ? namePrefix(name) : new Uint8Array();
  return {
    port: server.port,
    path: isHocuspocus ? '/' : `/${name}`,
    prefix,
    greeting: isHocuspocus ? [showToken(prefix)] : [],
  };
}

function peerRoom(server: ServerProcess, name: string): Room {
  const door = peerDoor(server, name);
  return {
    wall: null,
    reader: () => door,
    writer: () => door,
    edit: (doc, mark) => void doc.getMap('notes').set(idOf(mark), noteOf(mark)),
    moveNote: (doc, note, mark) => void doc.getMap('notes').set(idOf(note), noteOf(mark)),
    countIn: (doc) => doc.getMap('notes').size,
    holdsExactly: (doc, count) => holds(doc.getMap('notes').toJSON(), count, idOf, noteOf),
  };
}

const idOf = (mark: number): string => `5f0c6f0e-3d64-4a58-9a3e-${String(mark).padStart(12, '0')}`;
const noteOf = (mark: number): object => ({
  text: `${markOf(mark)} ${NOTE_TEXT}`,
  color: 'yellow',
  at: 1_790_000_000_000 + mark,
  seq: mark,
});

function holds(
  records: Record<string, unknown>,
  count: number,
  key: (mark: number) => string,
  value: (mark: number) => object,
): boolean {
  if (Object.keys(records).length !== count) return false;
  for (let mark = 0; mark < count; mark += 1) {
    const expected = Object.entries(value(mark)).toSorted();
    const found = Object.entries(records[key(mark)] ?? {}).toSorted();
    if (JSON.stringify(expected) !== JSON.stringify(found)) return false;
  }
  return true;
}
