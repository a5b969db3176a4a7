import type { AddressConnections } from '../access/addressConnections.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { isDocumentName } from '../../shared/access/rights.ts';
import { CLOSE } from '../../shared/protocol/wire.ts';
import type { Bus } from '../bus/bus.ts';
import type { Logger } from '../logger.ts';
import { problemCodeOf } from '../storage/problemCodeOf.ts';
import type { MessageSocket } from '../sync/transport/messageSocket.ts';
import { admitPerson, openSocket } from '../sync/transport/openSocket.ts';
import type { Wall } from '../sync/wall/wall.ts';
import { FramesOfTurn } from './framesOfTurn.ts';
import { joinPieces, LineIn, LineOut, type AskAgain } from './line.ts';
import type { DocumentSeat, LineAt, NodeAnswer } from './nodeMessages.ts';
import { readTurn, SEAT_LEFT } from './wordsOfTurn.ts';

/** A line that nothing was heard of for so long is broken, ms: its server asks twice a second. */
const SILENT_MS = 5_000;
const LOOK_EVERY_MS = 1_000;
/** How many seats are remembered that left before they were let in. */
const LEFT_EARLY = 10_000;

/** A socket of a document that another server holds. */
class SeatSocket implements MessageSocket {
  readonly OPEN = 1;
  readyState: 1 | 3 = 1;
  /** What waits for it waits where it is, and is bounded there. */
  readonly bufferedAmount = 0;
  readonly #tell: (frame: Uint8Array) => void;
  readonly #end: (code: number, reason: string) => void;
  readonly #messageListeners: ((raw: Buffer, isBinary: boolean) => void)[] = [];
  readonly #closeListeners: (() => void)[] = [];

  constructor(tell: (frame: Uint8Array) => void, end: (code: number, reason: string) => void) {
    this.#tell = tell;
    this.#end = end;
  }

  on(
    event: 'message' | 'close',
    listener: ((raw: Buffer, isBinary: boolean) => void) | (() => void),
  ): void {
    if (event === 'message') this.#messageListeners.push(listener);
    else this.#closeListeners.push(listener as () => void);
  }

  send(frame: Uint8Array | string): void {
    if (this.readyState === this.OPEN) this.#tell(frame as Uint8Array);
  }

  close(code: number, reason: string): void {
    if (this.readyState !== this.OPEN) return;
    this.#end(code, reason);
    this.left();
  }

  receive(raw: Buffer, isBinary: boolean): void {
    for (const listener of this.#messageListeners) listener(raw, isBinary);
  }

  /** It is closed. As with other sockets, that is said once the current work is done. */
  left(): void {
    if (this.readyState !== this.OPEN) return;
    this.readyState = 3;
    queueMicrotask(() => {
      for (const listener of this.#closeListeners) listener();
    });
  }
}

/** A line to a server that holds sockets, from the server that has their walls. */
interface Line {
  /** The other server's name as an owner, and its bus. */
  readonly node: string;
  readonly bus: string;
  readonly seats: Map<number, SeatSocket>;
  readonly leftEarly: Set<number>;
  readonly turn: FramesOfTurn;
  readonly out: LineOut;
  readonly in: LineIn;
  heardAt: number;
}

export interface DocumentsElsewhereOptions {
  bus: Bus;
  node: string;
  addresses: AddressConnections;
  logger: Logger;
  again: AskAgain;
}

/**
 * Sessions on documents whose sockets other servers hold, as the server has them that has their
 * walls: to a wall they are sessions like any others. What many of them are sent travels once.
 */
export class DocumentsElsewhere {
  readonly #options: DocumentsElsewhereOptions;
  readonly #lines = new Map<string, Line>();
  readonly #look: NodeJS.Timeout;

  constructor(options: DocumentsElsewhereOptions) {
    this.#options = options;
    this.#look = setInterval(() => this.#dropSilent(), LOOK_EVERY_MS).unref();
  }

  get size(): number {
    let size = 0;
    for (const { seats } of this.#lines.values()) size += seats.size;
    return size;
  }

  /** The other server says that it lives; how much was said on the line, `null`: it is not known. */
  heard({ name, number }: LineAt): number | null {
    const line = this.#lines.get(name);
    if (!line) return null;
    line.heardAt = performance.now();
    line.in.isAt(number);
    return line.out.number;
  }

  async open(
    bus: string,
    wall: Wall,
    asked: DocumentSeat & { seat: number; node: string; line: string },
  ): Promise<NodeAnswer> {
    const { personId, seat: number, address, version, isDeflating } = asked;
    let document;
    try {
      document = await admitPerson(wall, personId, asked.document);
    } catch (error) {
      return { is: 'refused', code: problemCodeOf(error) };
    }
    const line = this.#lineOf(bus, asked.node, asked.line);
    const isGone = line.leftEarly.delete(number);
    if (isGone || !isDocumentName(document) || !this.#options.addresses.enter(address)) {
      wall.sockets.leave(personId);
      return { is: 'refused', code: new Refusal('rate-limited').code };
    }
    const socket = new SeatSocket(
      (frame) => {
        line.turn.send(number, frame);
        if (line.turn.isLarge) this.#flush(line);
      },
      (code, reason) => line.turn.end(number, code, reason),
    );
    socket.on('close', () => {
      line.seats.delete(number);
      line.turn.leave(number);
      wall.sockets.leave(personId);
      this.#options.addresses.leave(address);
    });
    line.seats.set(number, socket);
    line.turn.enter(number, `${wall.wallId} ${document}`);
    const { logger } = this.#options;
    openSocket(socket, { wall, personId, document, version, isDeflating, logger });
    return { is: 'opened' };
  }

  /** A piece that came on a line. */
  take(name: string, head: { number: number; isLast: boolean }, bytes: Buffer): void {
    const line = this.#lines.get(name);
    if (!line) return;
    line.heardAt = performance.now();
    line.in.take(head, bytes);
  }

  /** Pieces may have been missed, of this bus or (`null`) of any. */
  missed(bus: string | null): void {
    for (const line of this.#lines.values()) if (bus === null || line.bus === bus) line.in.missed();
  }

  again(name: string, from: number): { head: NodeAnswer; body?: Buffer } {
    const pieces = this.#lines.get(name)?.out.again(from);
    if (!pieces) return { head: { is: 'broken' } };
    const { sizes, body } = joinPieces(pieces);
    return { head: { is: 'pieces', sizes }, body };
  }

  /** The line is broken, or not needed any more. */
  hangUp(name: string): void {
    const line = this.#lines.get(name);
    if (!line) return;
    this.#lines.delete(name);
    line.turn.close();
    for (const socket of line.seats.values()) socket.left();
  }

  /** Says what waits to be said. */
  async close(): Promise<void> {
    clearInterval(this.#look);
    for (const line of this.#lines.values()) {
      for (const socket of line.seats.values()) socket.close(CLOSE.restarting, 'restarting');
      this.#flush(line);
      line.turn.close();
    }
    await Promise.all([...this.#lines.values()].map(({ out }) => out.said));
    this.#lines.clear();
  }

  #lineOf(bus: string, node: string, name: string): Line {
    const known = this.#lines.get(name);
    if (known) return known;
    const broken = (): void => this.hangUp(name);
    const line: Line = {
      node,
      bus,
      seats: new Map(),
      leftEarly: new Set(),
      turn: new FramesOfTurn(() => setImmediate(() => this.#flush(line))),
      out: new LineOut(this.#options.bus, node, { line: name, way: 'down' }, broken),
      in: new LineIn({
        hear: (message) => this.#hear(line, message),
        again: (from) => this.#options.again(node, name, 'up', from),
        broken,
      }),
      heardAt: performance.now(),
    };
    this.#lines.set(name, line);
    return line;
  }

  #flush(line: Line): void {
    const message = line.turn.take();
    if (message) line.out.say(message);
  }

  #hear(line: Line, message: Buffer): void {
    for (const { seat, raw, isBinary } of readTurn(message)) {
      const socket = line.seats.get(seat);
      if (raw !== SEAT_LEFT) socket?.receive(raw, isBinary);
      else if (socket) socket.left();
      else if (line.leftEarly.size < LEFT_EARLY) line.leftEarly.add(seat);
    }
  }

  #dropSilent(): void {
    for (const [name, { heardAt }] of this.#lines)
      if (performance.now() - heardAt > SILENT_MS) this.hangUp(name);
  }
}
