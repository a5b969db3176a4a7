import { NOTE_COLORS } from '../../shared/model/note.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { connectionsOf, NAMES } from '../../shared/gallery/testRooms.ts';
import type { ThreadConnection } from '../../shared/gallery/pairs.ts';
import { seedWall, type SeededWall } from '../../e2e/support/seedWall.ts';
import { startServer, type RunningServer } from '../../e2e/support/startServer.ts';
import { ask, joinByCode, newNoteId } from '../../e2e/support/wallApi.ts';

/** What the room is built for. */
export const POSTERS = 30;
export const THREADS = 200;
export const VISITORS = 300;
/** Visitors that go on to another poster, a second: each stays for ten. */
const MOVES_A_SECOND = 30;
const AT_ONCE = 10;

/** A gallery on the real server, with people who walk from poster to poster. */
export class WalkingRoom {
  readonly server: RunningServer;
  readonly wall: SeededWall;
  readonly tables: readonly TableRow[];
  readonly connections: readonly ThreadConnection[];
  readonly #visitors: readonly string[];
  /** Where each stands now. */
  readonly #at: string[] = [];

  private constructor(
    server: RunningServer,
    wall: SeededWall,
    tables: readonly TableRow[],
    connections: readonly ThreadConnection[],
    visitors: readonly string[],
  ) {
    this.server = server;
    this.wall = wall;
    this.tables = tables;
    this.connections = connections;
    this.#visitors = visitors;
  }

  static async open(): Promise<WalkingRoom> {
    const server = await startServer();
    try {
      return await WalkingRoom.#fill(server);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  static async #fill(server: RunningServer): Promise<WalkingRoom> {
    const { origin } = server;
    const wall = await seedWall(origin, {
      title: 'A gallery of thirty',
      people: ['Mere', 'Tomasz'],
      notes: Array.from({ length: POSTERS }, (_, index) => ({
        text: `What we would do first, ${index + 1}`,
        color: NOTE_COLORS[index % NOTE_COLORS.length] ?? 'yellow',
        person: index % 2,
      })),
      groups: Array.from({ length: POSTERS }, (_, index) => ({
        name: NAMES[index % NAMES.length] ?? '',
        color: 'blue' as const,
        notes: [index],
      })),
    });
    const base = `/api/walls/${wall.wallId}`;
    const token = wall.tokens.facilitator;
    const steer = <Reply>(path: string, body: object): Promise<Reply> =>
      ask<Reply>(origin, 'POST', base + path, { token, body });
    const { tables } = await steer<{ tables: TableRow[] }>('/tables', {});
    await inParts(tables, ({ tableId }) =>
      ask(origin, 'PUT', `${base}/tables/${tableId}`, {
        token,
        body: { sentence: 'One plan: whoever fences a stream also plants it, and says so.' },
      }),
    );
    await steer('/walk', { action: 'start', mode: 'free', stopMs: 600_000 });
    const visitors = await inParts(
      Array.from({ length: VISITORS }, (_, index) => index),
      async (index) => (await joinByCode(origin, wall.joinCode, `Visitor ${index}`)).token,
    );
    const connections = threads(tables);
    await inParts(connections, ({ from, to, relation, text }, index) =>
      ask(origin, 'POST', `${base}/connections`, {
        token: visitors[index % VISITORS] ?? '',
        body: { id: newNoteId(), from, to, relation, text },
      }),
    );
    return new WalkingRoom(server, wall, tables, connections, visitors);
  }

  /** How many stand at each poster. */
  here(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const tableId of this.#at) counts[tableId] = (counts[tableId] ?? 0) + 1;
    return counts;
  }

  /** Visitors go from poster to poster while something is done. */
  async walking<Result>(during: () => Promise<Result>): Promise<Result> {
    let next = 0;
    const asked: Promise<unknown>[] = [];
    const clock = setInterval(() => {
      const visitor = next % VISITORS;
      const to =
        this.tables[(next * 7 + Math.floor(next / VISITORS)) % this.tables.length]?.tableId;
      next += 1;
      if (to === undefined) return;
      this.#at[visitor] = to;
      asked.push(this.#stand(visitor, to));
    }, 1000 / MOVES_A_SECOND);
    try {
      return await during();
    } finally {
      clearInterval(clock);
      await Promise.all(asked);
    }
  }

  #stand(visitor: number, standing: string): Promise<unknown> {
    const token = this.#visitors[visitor] ?? '';
    const path = `/api/walls/${this.wall.wallId}/people/me`;
    return ask(this.server.origin, 'PUT', path, { token, body: { standing } });
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

/** As many as asked, each between two posters of its own: some topics are hubs, some alone. */
function threads(tables: readonly TableRow[]): ThreadConnection[] {
  const idOf = new Map(tables.map(({ tableId }, index) => [`t${index + 1}`, tableId]));
  const pairs = new Set<string>();
  return connectionsOf(tables.length, THREADS * 8, 1)
    .filter(({ from, to }) => {
      const pair = [from, to].toSorted().join();
      return !pairs.has(pair) && pairs.size < THREADS && pairs.add(pair);
    })
    .map((connection) => ({
      ...connection,
      from: idOf.get(connection.from) ?? '',
      to: idOf.get(connection.to) ?? '',
      text: connection.text.slice(0, 120).trim() || 'They lend us their depots in winter',
    }));
}

/** A dozen at once: the server's rates are those of a room, not of a script. */
async function inParts<Item, Result>(
  items: readonly Item[],
  each: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE)
    results.push(
      ...(await Promise.all(
        items.slice(from, from + AT_ONCE).map((item, index) => each(item, from + index)),
      )),
    );
  return results;
}
