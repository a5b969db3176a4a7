import type { AddressConnections } from '../access/addressConnections.ts';
import { Refusal } from '../../shared/model/problems.ts';
import type { Bus } from '../bus/bus.ts';
import { problemCodeOf } from '../storage/problemCodeOf.ts';
import type { SharedView } from '../sync/phones/sharedView.ts';
import type { MessageSocket } from '../sync/transport/messageSocket.ts';
import { admitPerson } from '../sync/transport/openSocket.ts';
import type { Wall } from '../sync/wall/wall.ts';
import { pack, seatsAt, sharedOf, type NodeAnswer, type ToSeat } from './nodeMessages.ts';

/** A server that passes sockets on and says nothing for so long is gone, ms: it says something twice a second. */
const SILENT_MS = 5_000;
const LOOK_EVERY_MS = 1_000;
/** About how much goes to seats in one message, bytes. */
const MESSAGE_BYTES = 256 * 1024;

/** A socket that another server holds. */
interface Seat {
  wall: Wall;
  personId: string;
  socket: MessageSocket;
  left(): void;
}

/** What waits to be told to seats at one server. */
interface Outgoing {
  heads: ToSeat[];
  bodies: Buffer[];
  bytes: number;
}

interface EdgeServer {
  seats: Map<number, Seat>;
  heardAt: number;
  outgoing: Outgoing;
}

/** Of a wall with seats at other servers. */
interface Relayed {
  seats: number;
  end(): void;
}

const nothing = (): Outgoing => ({ heads: [], bodies: [], bytes: 0 });

/**
 * People whose phones are connected to other servers, as the server has them that has the wall:
 * each is admitted, counted and told her own part here; what everybody is told goes out once.
 */
export class SeatsElsewhere {
  readonly #bus: Bus;
  readonly #node: string;
  readonly #addresses: AddressConnections;
  readonly #servers = new Map<string, EdgeServer>();
  readonly #relayed = new Map<Wall, Relayed>();
  readonly #look: NodeJS.Timeout;

  constructor(bus: Bus, node: string, addresses: AddressConnections) {
    this.#bus = bus;
    this.#node = node;
    this.#addresses = addresses;
    this.#look = setInterval(() => this.#dropSilent(), LOOK_EVERY_MS).unref();
  }

  get size(): number {
    let size = 0;
    for (const { seats } of this.#servers.values()) size += seats.size;
    return size;
  }

  /** The server says that it lives. Whether sockets of it are known. */
  heard(bus: string): boolean {
    const server = this.#servers.get(bus);
    if (server) server.heardAt = performance.now();
    return server !== undefined && server.seats.size > 0;
  }

  async join(
    bus: string,
    wall: Wall,
    asked: { personId: string; seat: number; address: string; knows: boolean },
  ): Promise<{ head: NodeAnswer; body?: Buffer }> {
    const { personId, seat: number, address, knows } = asked;
    try {
      await admitPerson(wall, personId, null);
    } catch (error) {
      return { head: { is: 'refused', code: problemCodeOf(error) } };
    }
    if (!this.#addresses.enter(address)) {
      wall.sockets.leave(personId);
      return { head: { is: 'refused', code: new Refusal('rate-limited').code } };
    }
    const server = this.#serverOf(bus);
    server.heardAt = performance.now();
    const socket = this.#socket(bus, server, number);
    const seat: Seat = {
      wall,
      personId,
      socket,
      left: () => {
        wall.sockets.leave(personId);
        this.#addresses.leave(address);
        wall.audience.leave(socket, personId);
        this.#relayedLess(wall);
      },
    };
    server.seats.set(number, seat);
    this.#relayedMore(wall);
    await wall.audience.join(socket, personId);
    return this.shared(wall, !knows);
  }

  /** What everybody is told, as of now. */
  shared(wall: Wall, isTold = true): { head: NodeAnswer; body?: Buffer } {
    const { rest, ...view } = wall.audience.shared();
    const sequence = this.#bus.saidOn(sharedOf(wall.wallId, this.#node));
    const head: NodeAnswer = { is: 'shared', bus: this.#bus.node, sequence, ...view, isTold };
    return isTold ? { head, body: Buffer.from(rest) } : { head };
  }

  leave(bus: string, seats: readonly number[]): void {
    const server = this.#servers.get(bus);
    for (const number of seats) this.#left(server, number);
    if (server?.seats.size === 0) this.#servers.delete(bus);
  }

  /** Everybody at this server is told her own part again. */
  again(bus: string): void {
    const people = new Map<Wall, Set<string>>();
    for (const { wall, personId } of this.#servers.get(bus)?.seats.values() ?? [])
      people.set(wall, (people.get(wall) ?? new Set()).add(personId));
    for (const [wall, ids] of people) wall.audience.tellAgain(ids);
  }

  /** Says what waits to be said. */
  async close(): Promise<void> {
    clearInterval(this.#look);
    await Promise.all([...this.#servers].map(([bus, server]) => this.#send(bus, server)));
    for (const { end } of this.#relayed.values()) end();
    this.#servers.clear();
  }

  #serverOf(bus: string): EdgeServer {
    const server = this.#servers.get(bus) ?? {
      seats: new Map(),
      heardAt: performance.now(),
      outgoing: nothing(),
    };
    this.#servers.set(bus, server);
    return server;
  }

  #left(server: EdgeServer | undefined, number: number): void {
    const seat = server?.seats.get(number);
    if (!seat) return;
    server?.seats.delete(number);
    seat.left();
  }

  #socket(bus: string, server: EdgeServer, seat: number): MessageSocket {
    const tell = (head: ToSeat, body: Buffer): void => {
      // A server that says nothing any more is told nothing more.
      if (this.#servers.get(bus) === server) this.#tell(bus, server, head, body);
    };
    const socket = {
      OPEN: 1 as const,
      readyState: 1 as 1 | 3,
      bufferedAmount: 0,
      isElsewhere: true,
      send: (frame: Uint8Array | string) => {
        const body = Buffer.from(frame as Uint8Array);
        tell({ seat, bytes: body.length }, body);
      },
      close: (code: number, reason: string) => {
        if (socket.readyState !== 1) return;
        socket.readyState = 3;
        tell({ seat, bytes: 0, close: { code, reason } }, Buffer.alloc(0));
        queueMicrotask(() => this.#left(server, seat));
      },
      on: () => undefined,
    };
    return socket;
  }

  /** What is told in one turn travels together. */
  #tell(bus: string, server: EdgeServer, head: ToSeat, body: Buffer): void {
    const { outgoing } = server;
    outgoing.heads.push(head);
    outgoing.bodies.push(body);
    outgoing.bytes += body.length;
    if (outgoing.bytes >= MESSAGE_BYTES) void this.#send(bus, server);
    else if (outgoing.heads.length === 1) setImmediate(() => void this.#send(bus, server));
  }

  async #send(bus: string, server: EdgeServer): Promise<void> {
    const { heads, bodies } = server.outgoing;
    if (heads.length === 0) return;
    server.outgoing = nothing();
    // Where it is lost the other side asks again.
    await this.#bus
      .publish(seatsAt(bus), pack(heads, Buffer.concat(bodies)))
      .catch(() => undefined);
  }

  #relayedMore(wall: Wall): void {
    let relayed = this.#relayed.get(wall);
    if (!relayed) {
      const topic = sharedOf(wall.wallId, this.#node);
      const hear = ({ rest, ...view }: SharedView): void =>
        void this.#bus.publish(topic, pack(view, Buffer.from(rest))).catch(() => undefined);
      relayed = { seats: 0, end: wall.audience.relay(hear) };
      this.#relayed.set(wall, relayed);
    }
    relayed.seats += 1;
  }

  #relayedLess(wall: Wall): void {
    const relayed = this.#relayed.get(wall);
    if (!relayed) return;
    relayed.seats -= 1;
    if (relayed.seats > 0) return;
    relayed.end();
    this.#relayed.delete(wall);
  }

  #dropSilent(): void {
    for (const [bus, server] of this.#servers) {
      if (performance.now() - server.heardAt < SILENT_MS) continue;
      this.#servers.delete(bus);
      for (const number of server.seats.keys()) this.#left(server, number);
    }
  }
}
