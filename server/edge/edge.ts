import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import type { AddressCeilings } from '../access/addressCeilings.ts';
import type { AddressConnections } from '../access/addressConnections.ts';
import { BusError, type Bus, type Subscription } from '../bus/bus.ts';
import { OwnedElsewhere } from '../storage/wallOwners.ts';
import type { DocumentPlace, LivePlace } from '../sync/transport/openSocket.ts';
import type { Wall } from '../sync/wall/wall.ts';
import type { Walls } from '../sync/wall/walls.ts';
import { DocumentEdge } from './documentEdge.ts';
import { DocumentsElsewhere } from './documentsElsewhere.ts';
import { linesTo, pieceOf, splitPieces, type AskAgain } from './line.ts';
import { LiveEdge } from './liveEdge.ts';
import {
  pack,
  questionsTo,
  unpack,
  type DocumentSeat,
  type NodeAnswer,
  type NodeQuestion,
  type PassedRequest,
  type Way,
} from './nodeMessages.ts';
import { Peers } from './peers.ts';
import { passedHeaders, RequestsHere, type AnsweredHere } from './requestsHere.ts';
import { SeatsElsewhere } from './seatsElsewhere.ts';
import { shareCeilings } from './sharedCeilings.ts';

/** The longest that an answer may take: a polled page's is held for half a minute. Ms. */
const ANSWER_WITHIN_MS = 120_000;
/** How often it is looked for who has a wall, before it is said that nobody can be asked. */
const ATTEMPTS = 10;
/** How long a wall is waited for that is being handed over, before it is looked for again, ms. */
const HANDED_OVER_MS = 100;

/** A request that is being passed on; `node`: the server that it is just asked of. */
interface Asking {
  readonly passed: PassedRequest;
  readonly body: Buffer;
  node: string | null;
  /** Whoever asked is gone. */
  isCut: boolean;
}

export interface EdgeOptions {
  app: FastifyInstance;
  bus: Bus;
  /** This server's name as an owner. */
  node: string;
  walls: Walls;
  addresses: AddressConnections;
  ceilings: AddressCeilings;
}

/**
 * One server among several: takes people's requests and phones also for walls that others have,
 * and answers others for the walls that it has.
 */
export class Edge {
  readonly #bus: Bus;
  readonly #node: string;
  readonly #walls: Walls;
  readonly #peers: Peers;
  readonly #requests: RequestsHere;
  readonly #seats: SeatsElsewhere;
  readonly #live: LiveEdge;
  readonly #sessions: DocumentsElsewhere;
  readonly #documents: DocumentEdge;
  #answering: Subscription | null = null;
  readonly #ceilings: AddressCeilings;
  readonly #hears: Subscription[] = [];
  #asked = 0;

  constructor({ app, bus, node, walls, addresses, ceilings }: EdgeOptions) {
    this.#bus = bus;
    this.#node = node;
    this.#walls = walls;
    this.#ceilings = ceilings;
    this.#peers = new Peers(bus, {
      isHere: (each) => this.#live.isHere(each),
      lineTo: (each) => this.#documents.lineTo(each),
      lineIsAt: (each, line, number) => this.#documents.isAt(each, line, number),
    });
    this.#requests = new RequestsHere(app);
    this.#seats = new SeatsElsewhere(bus, node, addresses);
    this.#live = new LiveEdge(bus, this.#peers, walls);
    const again: AskAgain = (to, line, way, from) => this.#again({ to, line, way, from });
    this.#sessions = new DocumentsElsewhere({ bus, node, addresses, logger: app.log, again });
    this.#documents = new DocumentEdge({ bus, node, peers: this.#peers, walls, again });
  }

  /** Whether other servers are reached, and whose sockets go over them. */
  get load(): { isUp: boolean; socketsHere: number; socketsElsewhere: number } {
    return {
      isUp: this.#bus.isUp,
      socketsHere: this.#live.size + this.#documents.size,
      socketsElsewhere: this.#seats.size + this.#sessions.size,
    };
  }

  async start(): Promise<void> {
    await this.#live.start();
    this.#hears.push(await shareCeilings(this.#bus, this.#ceilings));
    const lines = await this.#bus.subscribe(linesTo(this.#node), {
      hear: (message) => {
        const piece = pieceOf(message);
        if (!piece) return;
        const { head, bytes } = piece;
        (head.way === 'up' ? this.#sessions : this.#documents).take(head.line, head, bytes);
      },
      missed: (from) => {
        this.#sessions.missed(from);
        this.#documents.missed();
      },
    });
    this.#hears.push(lines);
    this.#answering = await this.#bus.answer(questionsTo(this.#node), async (question, from) => {
      const { head, body } = unpack(question);
      const answer = await this.#answer(head as NodeQuestion, body, from);
      return pack(answer.head, answer.body);
    });
  }

  /** Lets phones' sockets be admitted where the wall is. */
  enter(
    elsewhere: OwnedElsewhere,
    personId: string,
    address: string,
  ): Promise<{ place: LivePlace } | { wall: Wall }> {
    return this.#live.enter(elsewhere, personId, address);
  }

  /** Lets sockets of documents be admitted where the wall is. */
  enterDocument(
    elsewhere: OwnedElsewhere,
    seat: DocumentSeat,
  ): Promise<{ document: DocumentPlace } | { wall: Wall }> {
    return this.#documents.enter(elsewhere, seat);
  }

  /** Answers a request as the server that has the wall does. Throws `Refusal`. */
  async passOn(
    elsewhere: OwnedElsewhere,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const number = (this.#asked += 1);
    const passed: PassedRequest = {
      number,
      wallId: elsewhere.wallId,
      method: request.method,
      url: request.raw.url ?? request.url,
      headers: passedHeaders(request.headers),
      remoteAddress: request.raw.socket.remoteAddress ?? '',
    };
    const body = request.sentBody ?? (await readBody(request));
    const asking: Asking = { passed, body, node: null, isCut: false };
    reply.raw.once('close', () => {
      asking.isCut = true;
      if (asking.node === null) return;
      this.#peers.ask(asking.node, { do: 'cut', request: number }).catch(() => undefined);
    });
    const { answered, piece, enough } = await this.#find(elsewhere, asking);
    void reply.code(answered.status).headers(answered.headers);
    if (answered.more === null) return reply.send(answered.body);
    request.answerHolds = 2 * answered.body.length;
    return reply.send(
      Readable.from(piecesOf(answered.body, answered.more, piece, enough), { highWaterMark: 1 }),
    );
  }

  /** Others ask this server nothing any more, and look for who has its walls then. */
  async retire(): Promise<void> {
    await this.#answering?.end();
    this.#answering = null;
  }

  async close(): Promise<void> {
    await this.retire();
    this.#requests.close();
    await this.#live.close();
    await this.#seats.close();
    await this.#sessions.close();
    await this.#documents.close();
    for (const heard of this.#hears) await heard.end();
    this.#peers.close();
    await this.#bus.close();
  }

  async #answer(
    asked: NodeQuestion,
    body: Buffer,
    from: string,
  ): Promise<{ head: NodeAnswer; body?: Buffer }> {
    switch (asked.do) {
      case 'http': {
        if (!this.#walls.has(asked.request.wallId)) return { head: { is: 'elsewhere' } };
        const { body: piece, ...answered } = await this.#requests.answer(asked.request, body, from);
        return { head: { is: 'http', ...answered }, body: piece };
      }
      case 'cut':
        this.#requests.cut(asked.request, from);
        return { head: { is: 'done' } };
      case 'piece': {
        const { body: piece, isLast } = await this.#requests.piece(asked.answer);
        return { head: { is: 'piece', isLast }, body: piece };
      }
      case 'enough':
        this.#requests.enough(asked.answer);
        return { head: { is: 'done' } };
      case 'join': {
        const wall = await this.#wall(asked.wallId);
        return wall ? this.#seats.join(from, wall, asked) : { head: { is: 'elsewhere' } };
      }
      case 'shared': {
        const wall = await this.#wall(asked.wallId);
        return wall ? this.#seats.shared(wall) : { head: { is: 'elsewhere' } };
      }
      case 'leave':
        this.#seats.leave(from, asked.seats);
        return { head: { is: 'done' } };
      case 'open': {
        const wall = await this.#wall(asked.wallId);
        return { head: wall ? await this.#sessions.open(from, wall, asked) : { is: 'elsewhere' } };
      }
      case 'line-again':
        return (asked.way === 'up' ? this.#documents : this.#sessions).again(
          asked.line,
          asked.from,
        );
      case 'hang-up':
        this.#sessions.hangUp(asked.line);
        return { head: { is: 'done' } };
      case 'again':
        this.#seats.again(from);
        return { head: { is: 'done' } };
      case 'ping':
        return {
          head: {
            is: 'alive',
            isKnown: this.#seats.heard(from),
            lineAt: asked.line && this.#sessions.heard(asked.line),
          },
        };
    }
  }

  async #again(asked: {
    to: string;
    line: string;
    way: Way;
    from: number;
  }): Promise<Buffer[] | null> {
    const { to, ...rest } = asked;
    const { head, body } = await this.#peers.ask(to, { do: 'line-again', ...rest });
    return head.is === 'pieces' ? splitPieces(head.sizes, body) : null;
  }

  /** A wall that is here; `null`: it is not. */
  async #wall(wallId: string): Promise<Wall | null> {
    return this.#walls.has(wallId) ? this.#walls.get(wallId).catch(() => null) : null;
  }

  /** Asks who has the wall; where nobody has it any more this server takes it, and answers itself. */
  async #find(
    { wallId, node: first }: OwnedElsewhere,
    asking: Asking,
  ): Promise<{
    answered: AnsweredHere;
    piece: RequestsHere['piece'];
    enough: RequestsHere['enough'];
  }> {
    let node = first;
    const { passed, body } = asking;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      if (asking.isCut) break;
      asking.node = node;
      const asked = await this.#ask(node, passed, body).finally(() => (asking.node = null));
      if (typeof asked !== 'string') {
        const there = node;
        return {
          answered: asked,
          piece: (answer) => this.#piece(there, answer),
          enough: (answer) =>
            void this.#peers.ask(there, { do: 'enough', answer }).catch(() => undefined),
        };
      }
      try {
        await this.#walls.getAnew(wallId, asked === 'nobody');
      } catch (error) {
        if (!(error instanceof OwnedElsewhere)) throw error;
        // It is being handed over: the one that had it does not, and nobody has yet.
        if (error.node === node) await pause(HANDED_OVER_MS);
        node = error.node;
        continue;
      }
      return {
        answered: await this.#requests.answer(passed, body, this.#bus.node),
        piece: (answer) => this.#requests.piece(answer),
        enough: (answer) => this.#requests.enough(answer),
      };
    }
    throw new Refusal('storage-failed');
  }

  async #ask(
    node: string,
    request: PassedRequest,
    body: Buffer,
  ): Promise<AnsweredHere | 'nobody' | 'elsewhere'> {
    try {
      const asked = await this.#peers.ask(node, { do: 'http', request }, body, ANSWER_WITHIN_MS);
      const { head } = asked;
      if (head.is !== 'http') return 'elsewhere';
      const { status, headers, more } = head;
      return { status, headers, more, body: asked.body };
    } catch (error) {
      if (error instanceof BusError && error.fault === 'nobody') return 'nobody';
      // It may have been done: whoever asked asks again, under the same id.
      this.#walls.forgetOwner(request.wallId);
      throw error instanceof BusError ? new Refusal('storage-failed') : error;
    }
  }

  async #piece(node: string, answer: number): Promise<{ body: Buffer; isLast: boolean }> {
    const { head, body } = await this.#peers.ask(node, { do: 'piece', answer });
    if (head.is !== 'piece') throw new Error('no such answer');
    return { body, isLast: head.isLast };
  }
}

/** A body that nobody has read yet. Throws `Refusal('too-large')`. */
async function readBody(request: FastifyRequest): Promise<Buffer> {
  const most = request.routeOptions.bodyLimit ?? LIMITS.bodyBytes;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.raw as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new Refusal('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The rest of an answer, each piece asked for when the one before was taken. */
async function* piecesOf(
  first: Buffer,
  answer: number,
  piece: RequestsHere['piece'],
  enough: RequestsHere['enough'],
): AsyncGenerator<Buffer> {
  let isRead = false;
  try {
    yield first;
    for (;;) {
      const { body, isLast } = await piece(answer);
      if (body.length > 0) yield body;
      if (isLast) break;
    }
    isRead = true;
  } finally {
    if (!isRead) enough(answer);
  }
}
