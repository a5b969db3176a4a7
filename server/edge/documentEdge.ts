import type { Writable } from 'node:stream';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { CLOSE } from '../../shared/protocol/wire.ts';
import { BusError, type Bus } from '../bus/bus.ts';
import type { OwnedElsewhere } from '../storage/wallOwners.ts';
import type { MessageSocket } from '../sync/transport/messageSocket.ts';
import type { DocumentPlace } from '../sync/transport/openSocket.ts';
import { sendBounded } from '../sync/transport/sendBounded.ts';
import type { Wall } from '../sync/wall/wall.ts';
import type { Walls } from '../sync/wall/walls.ts';
import { DocumentLine, type Seat } from './documentLine.ts';
import { joinPieces, type AskAgain } from './line.ts';
import type { DocumentSeat, LineAt, NodeAnswer } from './nodeMessages.ts';
import type { Peers } from './peers.ts';
import { SEAT_LEFT } from './wordsOfTurn.ts';

export interface DocumentEdgeOptions {
  bus: Bus;
  node: string;
  peers: Pick<Peers, 'ask' | 'watch'>;
  walls: Pick<Walls, 'getAnew' | 'forgetOwner'>;
  again: AskAgain;
}

/** A line without sockets ends after this long, ms: somebody who loads her page anew needs it again. */
const UNUSED_MS = 10_000;

/** Sockets of documents here whose walls other servers have. */
export class DocumentEdge {
  readonly #options: DocumentEdgeOptions;
  /** By the server that has the walls. */
  readonly #lines = new Map<string, DocumentLine>();
  #count = 0;

  constructor(options: DocumentEdgeOptions) {
    this.#options = options;
  }

  get size(): number {
    let size = 0;
    for (const { seats } of this.#lines.values()) size += seats.size;
    return size;
  }

  /** The line on which that server let somebody in; `null`: there is none. */
  lineTo(node: string): LineAt | null {
    const line = this.#lines.get(node);
    return line?.isKnown ? { name: line.name, number: line.out.number } : null;
  }

  /**
   * Has somebody admitted to a document by the server that has the wall. Where none has it any more
   * it is this server's to have (`wall`), and she was not admitted yet. Throws `Refusal`.
   */
  async enter(
    { wallId, node }: OwnedElsewhere,
    asked: DocumentSeat,
  ): Promise<{ document: DocumentPlace } | { wall: Wall }> {
    const { peers, walls } = this.#options;
    const line = this.#lineTo(node);
    const { personId } = asked;
    const number = (this.#count += 1);
    const seat: Seat = {
      number,
      personId,
      group: null,
      socket: null,
      stream: null,
      waiting: [],
      closed: null,
      most: 0,
    };
    // What it is told may be here before the answer.
    line.seats.set(number, seat);
    try {
      const question = { do: 'open', wallId, seat: number, node: this.#options.node } as const;
      const { head } = await peers.ask(node, { ...question, line: line.name, ...asked });
      if (head.is === 'elsewhere') {
        this.#drop(line, seat);
        return { wall: await walls.getAnew(wallId, false) };
      }
      if (head.is === 'refused') throw new Refusal(head.code);
      if (this.#lines.get(node) !== line) throw new Refusal('storage-failed');
      line.isKnown = true;
      return { document: this.#place(wallId, line, seat) };
    } catch (error) {
      if (error instanceof BusError && error.fault === 'nobody') {
        this.#drop(line, seat);
        return { wall: await walls.getAnew(wallId, true) };
      }
      if (error instanceof BusError) {
        walls.forgetOwner(wallId);
        // It may have admitted her all the same.
        line.say(number, SEAT_LEFT, true);
      }
      this.#drop(line, seat);
      throw error instanceof BusError ? new Refusal('storage-failed') : error;
    }
  }

  /** A piece that came on a line. */
  take(name: string, head: { number: number; isLast: boolean }, bytes: Buffer): void {
    for (const line of this.#lines.values()) if (line.name === name) line.in.take(head, bytes);
  }

  /** Pieces may have been missed. */
  missed(): void {
    for (const line of this.#lines.values()) line.in.missed();
  }

  again(name: string, from: number): { head: NodeAnswer; body?: Buffer } {
    for (const line of this.#lines.values()) {
      const pieces = line.name === name ? line.out.again(from) : null;
      if (!pieces) continue;
      const { sizes, body } = joinPieces(pieces);
      return { head: { is: 'pieces', sizes }, body };
    }
    return { head: { is: 'broken' } };
  }

  /** How much the other server said on a line; `null`: it does not know it any more. */
  isAt(node: string, name: string, number: number | null): void {
    const line = this.#lines.get(node);
    if (line?.name !== name) return;
    if (number === null) this.#break(line, false);
    else line.in.isAt(number);
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.#lines.values()].map(async (line) => {
        line.close();
        await this.#hangUp(line);
        line.unwatch();
      }),
    );
    this.#lines.clear();
  }

  #lineTo(node: string): DocumentLine {
    const known = this.#lines.get(node);
    if (known) return known;
    const name = `${this.#options.node}/${(this.#count += 1)}`;
    const line = new DocumentLine(name, node, this.#options, () => this.#break(line, true));
    this.#lines.set(node, line);
    line.unwatch = this.#options.peers.watch(node, () => this.#break(line, false));
    return line;
  }

  #place(wallId: string, line: DocumentLine, seat: Seat): DocumentPlace {
    return {
      wallId,
      rates: line.rates,
      sockets: {
        leave: () => {
          if (line.seats.get(seat.number) !== seat) return;
          line.say(seat.number, SEAT_LEFT, true);
          this.#drop(line, seat);
        },
      },
      connect: (socket, stream) => this.#connect(line, seat, socket, stream),
    };
  }

  #connect(line: DocumentLine, seat: Seat, socket: MessageSocket, stream: Writable): void {
    socket.on('message', (raw: Buffer, isBinary: boolean) => {
      // What comes after the close is not read: the client sends it again on its next socket.
      if (socket.readyState !== socket.OPEN) return;
      if (!line.rates.takeFrame(seat.personId, raw.length))
        return socket.close(CLOSE.rateLimited, 'rate-limited');
      // One that is too large is refused where the wall is; so much of it says that it is.
      line.say(seat.number, raw.subarray(0, LIMITS.frameBytes + 1), isBinary);
    });
    for (const frame of seat.waiting.splice(0)) sendBounded(socket, frame, 2 * seat.most);
    [seat.socket, seat.stream] = [socket, stream];
    if (seat.closed) socket.close(seat.closed.code, seat.closed.reason);
  }

  #drop(line: DocumentLine, seat: Seat): void {
    line.drop(seat);
    if (line.seats.size > 0) return;
    setTimeout(() => line.seats.size === 0 && this.#break(line, true), UNUSED_MS).unref();
  }

  #break(line: DocumentLine, isToldTo: boolean): void {
    if (this.#lines.get(line.node) !== line) return;
    this.#lines.delete(line.node);
    line.unwatch();
    line.close();
    if (isToldTo) void this.#hangUp(line);
  }

  /** Where that is lost too, the other server hears of the line no more, and lets go of it. */
  async #hangUp({ node, name }: DocumentLine): Promise<void> {
    await this.#options.peers.ask(node, { do: 'hang-up', line: name }).catch(() => undefined);
  }
}
