import type { Writable } from 'node:stream';
import { CLOSE } from '../../shared/protocol/wire.ts';
import { PersonRates } from '../access/personRates.ts';
import type { Bus } from '../bus/bus.ts';
import type { MessageSocket } from '../sync/transport/messageSocket.ts';
import { sendBounded } from '../sync/transport/sendBounded.ts';
import { sendShared, shareFrame, type SharedFrame } from '../sync/transport/sharedFrame.ts';
import { TurnFrames, type TurnReader } from './framesOfTurn.ts';
import { LineIn, LineOut, type AskAgain } from './line.ts';
import { WordsOfTurn, type SEAT_LEFT } from './wordsOfTurn.ts';

/** A document's socket here, on another server's wall. */
export interface Seat {
  readonly number: number;
  readonly personId: string;
  group: Set<Seat> | null;
  socket: MessageSocket | null;
  stream: Writable | null;
  /** What came for it before it was open. */
  waiting: Buffer[];
  closed: { code: number; reason: string } | null;
  /** How much more than usual may wait for it, bytes: the most that it was told at once. */
  most: number;
}

/**
 * A line to a server that has walls, from the one that holds sockets of their documents: what those
 * send goes there, what they are told comes from there. It holds no document, and reads no message.
 */
export class DocumentLine implements TurnReader {
  readonly name: string;
  readonly node: string;
  readonly seats = new Map<number, Seat>();
  readonly in: LineIn;
  readonly out: LineOut;
  /** What protects this server; everything else is counted where the walls are. */
  readonly rates = new PersonRates(() => performance.now());
  /** Somebody was let in there. */
  isKnown = false;
  unwatch: () => void = () => undefined;
  readonly #groups = new Map<number, Set<Seat>>();
  readonly #frames = new TurnFrames();
  readonly #words: WordsOfTurn;

  constructor(
    name: string,
    node: string,
    options: { bus: Bus; again: AskAgain },
    broken: () => void,
  ) {
    this.name = name;
    this.node = node;
    this.in = new LineIn({
      hear: (message) => this.#hear(message, broken),
      again: (from) => options.again(node, name, 'down', from),
      broken,
    });
    this.out = new LineOut(options.bus, node, { line: name, way: 'up' }, broken);
    this.#words = new WordsOfTurn(() => setImmediate(() => this.#flush()));
  }

  say(seat: number, raw: Buffer | typeof SEAT_LEFT, isBinary: boolean): void {
    this.#words.add(seat, raw, isBinary);
  }

  drop(seat: Seat): void {
    this.seats.delete(seat.number);
    seat.group?.delete(seat);
    seat.group = null;
  }

  /** All sockets are closed, and come back. */
  close(): void {
    for (const seat of this.seats.values()) close(seat, CLOSE.restarting, 'restarting');
  }

  enter(number: number, group: number): void {
    const seat = this.seats.get(number);
    if (!seat) return;
    const seats = this.#groups.get(group) ?? new Set();
    this.#groups.set(group, seats.add(seat));
    seat.group = seats;
  }

  tell(numbers: readonly number[], frame: Buffer): void {
    const shared = numbers.length > 1 ? shareFrame(frame) : null;
    for (const number of numbers) {
      const seat = this.seats.get(number);
      if (seat) this.#send(seat, frame, shared);
    }
  }

  tellGroup(group: number, but: ReadonlySet<number>, frame: Buffer): void {
    const shared = shareFrame(frame);
    for (const seat of this.#groups.get(group) ?? [])
      if (!but.has(seat.number)) this.#send(seat, frame, shared);
  }

  end(number: number, code: number, reason: string): void {
    const seat = this.seats.get(number);
    if (!seat) return;
    // Whoever is closed is told nothing after it.
    this.drop(seat);
    close(seat, code, reason);
  }

  #send(seat: Seat, frame: Buffer, shared: SharedFrame | null): void {
    seat.most = Math.max(seat.most, frame.length);
    if (!seat.socket) seat.waiting.push(Buffer.from(frame));
    else if (shared) sendShared(seat.socket, seat.stream, shared, 2 * seat.most);
    else sendBounded(seat.socket, frame, 2 * seat.most);
  }

  #hear(message: Buffer, broken: () => void): void {
    try {
      this.#frames.read(message, this);
    } catch {
      // What follows would rest on it.
      broken();
      return;
    }
    for (const [number, seats] of this.#groups) if (seats.size === 0) this.#groups.delete(number);
  }

  #flush(): void {
    const message = this.#words.take();
    if (message) this.out.say(message);
  }
}

function close(seat: Seat, code: number, reason: string): void {
  seat.closed ??= { code, reason };
  seat.socket?.close(code, reason);
}
