import { Refusal } from '../../shared/model/problems.ts';
import { CLOSE } from '../../shared/protocol/wire.ts';
import { BusError, type Bus, type Subscription } from '../bus/bus.ts';
import type { OwnedElsewhere } from '../storage/wallOwners.ts';
import { sendBounded } from '../sync/transport/sendBounded.ts';
import type { LivePlace } from '../sync/transport/openSocket.ts';
import type { Wall } from '../sync/wall/wall.ts';
import type { Walls } from '../sync/wall/walls.ts';
import { LiveRoom, type Seat } from './liveRoom.ts';
import {
  seatsAt,
  sharedOf,
  unpack,
  type NodeAnswer,
  type SharedHead,
  type ToSeat,
} from './nodeMessages.ts';
import type { SharedView } from '../sync/phones/sharedView.ts';
import type { Peers } from './peers.ts';

/** A leaving that did not reach the other server is said again after this long, ms, and so often. */
const AGAIN_MS = 500;
const ATTEMPTS = 10;

const viewOf = ({ now, stepsAt }: SharedHead, body: Buffer): SharedView => ({
  now,
  stepsAt,
  rest: body.toString(),
});

/** Phones here whose walls other servers have. */
export class LiveEdge {
  readonly #bus: Bus;
  readonly #peers: Pick<Peers, 'ask' | 'watch'>;
  readonly #walls: Pick<Walls, 'getAnew' | 'forgetOwner'>;
  readonly #rooms = new Map<string, Promise<LiveRoom>>();
  readonly #opened = new Set<LiveRoom>();
  readonly #seats = new Map<number, Seat>();
  #count = 0;
  #told: Subscription | null = null;
  #isClosed = false;

  constructor(
    bus: Bus,
    peers: Pick<Peers, 'ask' | 'watch'>,
    walls: Pick<Walls, 'getAnew' | 'forgetOwner'>,
  ) {
    this.#bus = bus;
    this.#peers = peers;
    this.#walls = walls;
  }

  get size(): number {
    return this.#seats.size;
  }

  async start(): Promise<void> {
    this.#told = await this.#bus.subscribe(seatsAt(this.#bus.node), {
      hear: (message) => this.#hear(message),
      missed: () => {
        for (const { node } of this.#opened)
          this.#peers.ask(node, { do: 'again' }).catch(() => undefined);
      },
    });
  }

  isHere(node: string): boolean {
    for (const room of this.#opened) if (room.node === node && room.isUsed) return true;
    return false;
  }

  /**
   * Has somebody admitted to her live view by the server that has the wall. Where none has it any
   * more it is this server's to have (`wall`), and she was not admitted yet. Throws `Refusal`.
   */
  async enter(
    { wallId, node }: OwnedElsewhere,
    personId: string,
    address: string,
  ): Promise<{ place: LivePlace } | { wall: Wall }> {
    let room = await this.#room(wallId, node);
    // The last one there may have left meanwhile.
    while (!this.#opened.has(room)) room = await this.#room(wallId, node);
    const number = (this.#count += 1);
    const seat: Seat = { number, room, isIn: false, socket: null, waiting: null, closed: null };
    // What she is told may be here before the answer.
    room.seats.set(number, seat);
    this.#seats.set(number, seat);
    try {
      const { head, body } = await this.#peers.ask(node, {
        do: 'join',
        wallId,
        personId,
        seat: number,
        address,
        knows: room.isTold,
      });
      if (head.is === 'elsewhere') {
        this.#drop(seat);
        return { wall: await this.#walls.getAnew(wallId, false) };
      }
      if (head.is === 'refused') throw new Refusal(head.code);
      if (seat.closed) throw new Refusal('storage-failed');
      seat.isIn = true;
      this.#shared(room, head, body);
      return { place: this.#place(seat) };
    } catch (error) {
      if (error instanceof BusError && error.fault === 'nobody') {
        this.#drop(seat);
        return { wall: await this.#walls.getAnew(wallId, true) };
      }
      // It may have admitted her all the same.
      seat.isIn = error instanceof BusError;
      if (seat.isIn) this.#walls.forgetOwner(wallId);
      this.#leave(seat);
      throw error instanceof BusError ? new Refusal('storage-failed') : error;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#told?.end();
    await Promise.all(
      [...this.#opened].map(async (room) => {
        room.close(CLOSE.restarting, 'restarting');
        room.unwatch();
        await room.listening?.end();
      }),
    );
  }

  #place(seat: Seat): LivePlace {
    const { room } = seat;
    const leave = (): void => this.#leave(seat);
    return {
      wallId: room.wallId,
      rates: room.rates,
      clock: room.clock,
      sockets: { leave },
      audience: { join: async (socket) => room.open(seat, socket), leave },
    };
  }

  #room(wallId: string, node: string): Promise<LiveRoom> {
    const key = `${wallId} ${node}`;
    let room = this.#rooms.get(key);
    if (!room) {
      room = this.#open(new LiveRoom(wallId, node));
      this.#rooms.set(key, room);
      room.catch(() => this.#rooms.delete(key));
    }
    return room;
  }

  async #open(room: LiveRoom): Promise<LiveRoom> {
    const { wallId, node } = room;
    this.#opened.add(room);
    room.unwatch = this.#peers.watch(node, () => this.#gone(room));
    const listening = await this.#bus.subscribe(sharedOf(wallId, node), {
      hear: (message, _from, sequence) => {
        const { head, body } = unpack(message);
        room.tell(viewOf(head as SharedHead, body), sequence);
      },
      missed: () => void this.#heal(room),
    });
    room.listening = listening;
    if (!this.#opened.has(room)) void listening.end();
    return room;
  }

  /** What everybody is told was missed: the server that has the wall says it again. */
  async #heal(room: LiveRoom): Promise<void> {
    if (room.isHealing || !room.isTold) return;
    room.isHealing = true;
    try {
      const { wallId, node } = room;
      const { head, body } = await this.#peers.ask(node, { do: 'shared', wallId });
      this.#shared(room, head, body);
    } catch {
      // Then it is known soon that it is gone, or more is heard.
    } finally {
      room.isHealing = false;
    }
  }

  #shared(room: LiveRoom, head: NodeAnswer, body: Buffer): void {
    if (head.is !== 'shared') return;
    if (head.isTold) room.tell(viewOf(head, body), head.sequence);
    room.listening?.startAfter(head.bus, head.sequence);
  }

  /** What single people are told. */
  #hear(message: Uint8Array): void {
    const { head, body } = unpack(message);
    let at = 0;
    for (const { seat: number, bytes, close } of head as ToSeat[]) {
      const text = body.subarray(at, (at += bytes));
      const seat = this.#seats.get(number);
      if (!seat) continue;
      if (close) {
        seat.closed = close;
        seat.socket?.close(close.code, close.reason);
      } else if (seat.socket) sendBounded(seat.socket, text, 0, true);
      else seat.waiting = text;
    }
  }

  /** The server that has the wall is gone: phones come back, and find whoever has it then. */
  #gone(room: LiveRoom): void {
    this.#walls.forgetOwner(room.wallId);
    room.close(CLOSE.restarting, 'restarting');
    for (const seat of room.seats.values()) this.#drop(seat);
    this.#end(room);
  }

  #leave(seat: Seat): void {
    if (!this.#seats.has(seat.number)) return;
    const { isIn, room, number } = seat;
    this.#drop(seat);
    if (isIn && !this.#isClosed) this.#sayLeft(room, number);
  }

  #sayLeft(room: Pick<LiveRoom, 'wallId' | 'node'>, seat: number, attempt = 1): void {
    const { wallId, node } = room;
    this.#peers.ask(node, { do: 'leave', wallId, seats: [seat] }).catch((error: unknown) => {
      const isGone = error instanceof BusError && error.fault === 'nobody';
      if (isGone || attempt >= ATTEMPTS || this.#isClosed) return;
      setTimeout(() => this.#sayLeft(room, seat, attempt + 1), AGAIN_MS).unref();
    });
  }

  #drop(seat: Seat): void {
    this.#seats.delete(seat.number);
    seat.room.seats.delete(seat.number);
    if (seat.room.seats.size === 0) this.#end(seat.room);
  }

  #end(room: LiveRoom): void {
    if (!this.#opened.delete(room)) return;
    this.#rooms.delete(`${room.wallId} ${room.node}`);
    room.unwatch();
    void room.listening?.end();
  }
}
