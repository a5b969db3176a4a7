import { Agent } from 'node:http';
import type { Cluster, Placement } from '../../shared/model/arrangement.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { clusterNoteSlots, GROUP_GAP, tidyClusterSize } from '../../shared/layout/noteGrid.ts';
import { openFlushed, type FlushedDocument } from '../../e2e/support/flushedDocument.ts';
import { ask, joinByCode, makeWall, newNoteId, type MadeWall } from '../../e2e/support/wallApi.ts';
import { writeArrangement } from '../../e2e/support/arrangementDocument.ts';
import { command } from '../sync/command.ts';
import { LightReader } from '../sync/lightReader.ts';
import { textOf } from '../sync/notesRoom.ts';
import type { ServerProcess } from '../sync/serverProcess.ts';
import { manyAtOnce } from '../sync/wallPeople.ts';
import { WireSocket } from '../sync/wireSocket.ts';

/** How much there is on a wall. */
export interface Size {
  notes: number;
  people: number;
  tables: number;
  /** Notes of the largest group. */
  largest: number;
}

/** A person may send 60 commands at once. */
const POSTS_AT_ONCE = 50;
/** Placements in one frame of 256 KiB. */
const PLACED_AT_ONCE = 1_000;
const JOINED_AT_ONCE = 8;
/** Above all notes, wall units. */
const ABOVE_ALL = -9_000;

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/**
 * A wall as full as it is built for, on a real server: everybody comes from one address, names herself, has her live view open and wrote
 * her share of the notes; one page has every document of a facilitator open.
 */
export class FullWall {
  readonly server: ServerProcess;
  readonly wall: MadeWall;
  readonly size: Size;
  readonly people: readonly { participantId: string; token: string }[];
  readonly noteIds: readonly string[];
  readonly groups: readonly string[];
  readonly arrangement: FlushedDocument;
  tables: TableRow[] = [];

  private constructor(
    server: ServerProcess,
    wall: MadeWall,
    size: Size,
    made: Pick<FullWall, 'people' | 'noteIds' | 'groups' | 'arrangement'>,
  ) {
    this.server = server;
    this.wall = wall;
    this.size = size;
    this.people = made.people;
    this.noteIds = made.noteIds;
    this.groups = made.groups;
    this.arrangement = made.arrangement;
  }

  static async make(server: ServerProcess, size: Size): Promise<FullWall> {
    const { origin } = server;
    const wall = await makeWall(origin, {
      title: 'A full wall',
      prompts: ['One?', 'Two?'],
      settings: { reveal: 'later', names: 'named' },
    });
    const people = await manyAtOnce(
      size.people,
      (index) => joinByCode(origin, wall.joinCode, `Person Number${index}`),
      JOINED_AT_ONCE,
    );
    const noteIds = Array.from({ length: size.notes }, newNoteId);
    await postAll(server, wall.wallId, people, noteIds);
    const groups = Array.from({ length: size.tables }, newNoteId);
    const arrangement = openFlushed(origin, wall.wallId, 'arrangement', wall.tokens.facilitator);
    const made = new FullWall(server, wall, size, { people, noteIds, groups, arrangement });
    await made.arrange();
    await made.#openPages();
    return made;
  }

  /** As a facilitator. */
  steer<Reply = unknown>(method: string, path: string, body?: object): Promise<Reply> {
    return this.as(this.wall.tokens.facilitator, method, path, body);
  }

  as<Reply = unknown>(token: string, method: string, path: string, body?: object): Promise<Reply> {
    return ask<Reply>(this.server.origin, method, `/api/walls/${this.wall.wallId}${path}`, {
      token,
      ...(body ? { body } : {}),
    });
  }

  /** Reads an answer of any kind to its end. */
  async read(path: string): Promise<void> {
    const response = await fetch(`${this.server.origin}/api/walls/${this.wall.wallId}${path}`, {
      headers: { authorization: `Bearer ${this.wall.tokens.facilitator}` },
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} → ${response.status}`);
  }

  /** Notes of a group, by its place in `groups`: the first is the large one. What is left over is loose. */
  notesOf(group: number): readonly string[] {
    const { largest, notes, tables } = this.size;
    if (group === 0) return this.noteIds.slice(0, largest);
    const each = Math.floor(((notes - largest) * 0.9) / (tables - 1));
    return this.noteIds.slice(largest + (group - 1) * each, largest + group * each);
  }

  /** A group as it is made. */
  clusterOf(group: number): Cluster {
    let x = 0;
    for (let before = 0; before < group; before += 1)
      x += tidyClusterSize(this.notesOf(before).length).width + GROUP_GAP;
    return { name: `Group ${group + 1}`, color: 'blue', pos: [x, ABOVE_ALL] };
  }

  /** Where notes of a group lie in it. */
  placementsIn(group: number, notes: readonly string[]): Map<string, Placement> {
    const slots = clusterNoteSlots(notes.length);
    const cluster = this.groups[group] ?? '';
    return new Map(notes.map((id, index) => [id, { cluster, pos: slots[index] ?? [12, 96] }]));
  }

  /** Writes placements as a page does: in frames that may be sent. */
  async place(placements: ReadonlyMap<string, Placement>): Promise<void> {
    const all = [...placements];
    const writes: Promise<void>[] = [];
    for (let from = 0; from < all.length; from += PLACED_AT_ONCE)
      writes.push(
        this.arrangement.write((doc) =>
          writeArrangement(doc, new Map(), new Map(all.slice(from, from + PLACED_AT_ONCE))),
        ),
      );
    await Promise.all(writes);
  }

  async arrange(): Promise<void> {
    const clusters = new Map(this.groups.map((id, group) => [id, this.clusterOf(group)]));
    await this.arrangement.write((doc) => writeArrangement(doc, clusters, new Map()));
    for (const group of this.groups.keys())
      await this.place(this.placementsIn(group, this.notesOf(group)));
  }

  async openTables(): Promise<void> {
    ({ tables: this.tables } = await this.steer<{ tables: TableRow[] }>('POST', '/tables', {}));
  }

  async #openPages(): Promise<void> {
    const { port } = this.server;
    const { wallId, tokens } = this.wall;
    await manyAtOnce(this.people.length, (index) =>
      WireSocket.open({
        port,
        path: `/live/${wallId}?token=${this.people[index]?.token}`,
        onFrame: () => undefined,
      }),
    );
    for (const document of ['session', 'people', 'notes', 'gallery', 'arrangement'])
      await LightReader.open({
        port,
        path: `/sync/${wallId}/${document}?token=${tokens.facilitator}`,
        prefix: new Uint8Array(),
        greeting: [],
      });
  }
}

async function postAll(
  server: ServerProcess,
  wallId: string,
  people: FullWall['people'],
  noteIds: readonly string[],
): Promise<void> {
  await manyAtOnce(
    noteIds.length,
    (index) =>
      command({
        agent,
        port: server.port,
        method: 'PUT',
        path: `/api/walls/${wallId}/notes/${noteIds[index]}`,
        token: people[index % people.length]?.token ?? '',
        body: { text: textOf(index, 'SD'), color: 'yellow', prompt: index % 2 },
      }),
    POSTS_AT_ONCE,
  );
}
