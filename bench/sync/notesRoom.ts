import { Agent } from 'node:http';
import type * as Y from 'yjs';
import { DEMO_WALLS } from '../../e2e/demoWalls/demoWalls.ts';
import { newNoteId, type MadeWall } from '../../e2e/support/wallApi.ts';
import { command } from './command.ts';
import type { Door } from './lightReader.ts';
import { findMarks, markOf, type MarkKind } from './markers.ts';
import { makePeerRoom } from './room.ts';
import { isWeavewall, type ServerProcess } from './serverProcess.ts';
import { benchWall, joinAsPhone, manyAtOnce } from './wallPeople.ts';
import { Writer } from './writer.ts';

/** A document of notes: ours is written by commands over HTTP, as phones do, and read as `notes`; the peers' is a shared map. */
export interface NotesRoom {
  wall: MadeWall | null;
  /** Of a reader, by number. */
  reader(index: number): Door;
  /** Puts notes 0 … count − 1 on the wall, marked `SD`. */
  seed(count: number): Promise<void>;
  /** Posts one; ours resolves when it is acknowledged, peers have nothing to wait for. */
  post(mark: number): Promise<void>;
  /** Marks of the real document's notes. */
  marksIn(doc: Y.Doc, kind: MarkKind): number[];
  close(): void;
}

/** One person may send 60 commands at once. */
const NOTES_EACH = 50;
const POSTERS = 50;
/** Sockets of one person. */
const SOCKETS_EACH = 20;
/** Real sentences. */
const SENTENCES = DEMO_WALLS.fullRoom.notes.map(({ text }) => text);
/** With its mark a note's text stays under the limit. */
const SENTENCE_CHARS = 400;

/** A note's text: its mark and a real sentence. */
export const textOf = (mark: number, kind: MarkKind): string =>
  `${markOf(mark, kind)} ${[...(SENTENCES[mark % SENTENCES.length] ?? '')].slice(0, SENTENCE_CHARS).join('')}`;

let people = 0;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

const postNote = (
  server: { port: number },
  wallId: string,
  token: string,
  mark: number,
  kind: MarkKind,
): Promise<unknown> =>
  command({
    agent,
    port: server.port,
    method: 'PUT',
    path: `/api/walls/${wallId}/notes/${newNoteId()}`,
    token,
    body: { text: textOf(mark, kind), color: 'yellow' },
  });

export async function makeNotesRoom(server: ServerProcess, readers: number): Promise<NotesRoom> {
  return isWeavewall(server.name) ? wallNotes(server, readers) : peerNotes(server);
}

async function wallNotes(server: ServerProcess, readers: number): Promise<NotesRoom> {
  const wall = await benchWall(server.origin);
  const arrive = (): Promise<string> => joinAsPhone(server.origin, wall, (people += 1));
  const readerTokens = await manyAtOnce(Math.max(1, Math.ceil(readers / SOCKETS_EACH)), arrive);
  const posters = await manyAtOnce(POSTERS, arrive);
  return {
    wall,
    reader: (index) => ({
      port: server.port,
      path: `/sync/${wall.wallId}/notes?token=${readerTokens[Math.floor(index / SOCKETS_EACH)]}`,
      prefix: new Uint8Array(),
      greeting: [],
    }),
    async seed(count) {
      const authors = await manyAtOnce(Math.ceil(count / NOTES_EACH), arrive);
      await manyAtOnce(
        count,
        (index) =>
          postNote(server, wall.wallId, authors[index % authors.length] ?? '', index, 'SD'),
        32,
      );
    },
    post: async (mark) =>
      void (await postNote(server, wall.wallId, posters[mark % POSTERS] ?? '', mark, 'MK')),
    marksIn: (doc, kind) => marksOfTexts(doc, kind),
    close: () => agent.destroy(),
  };
}

async function peerNotes(server: ServerProcess): Promise<NotesRoom> {
  const door = makePeerRoom(server);
  const writer = await Writer.open(door);
  const set = (doc: Y.Doc, mark: number, kind: MarkKind): void => {
    doc.getMap('notes').set(newNoteId(), {
      text: textOf(mark, kind),
      color: 'yellow',
      at: 1_790_000_000_000 + mark,
      seq: mark,
    });
  };
  return {
    wall: null,
    reader: () => door,
    async seed(count) {
      for (let from = 0; from < count; from += NOTES_EACH) {
        writer.write((doc) => {
          for (let mark = from; mark < Math.min(count, from + NOTES_EACH); mark += 1)
            set(doc, mark, 'SD');
        });
      }
      await new Promise((sent) => setTimeout(sent, 0));
    },
    async post(mark) {
      writer.write((doc) => set(doc, mark, 'MK'));
    },
    marksIn: marksOfTexts,
    close: () => writer.close(),
  };
}

/** Marks in the texts of a document of notes, in order. */
export const marksOfTexts = (doc: Y.Doc, kind: MarkKind): number[] =>
  [...doc.getMap<{ text: string }>('notes').values()]
    .flatMap(({ text }) => findMarks(Buffer.from(text), kind))
    .toSorted((a, b) => a - b);

/** 0 … count − 1, each once? */
export const isEvery = (marks: readonly number[], count: number): boolean =>
  marks.length === count && marks.every((mark, index) => mark === index);
