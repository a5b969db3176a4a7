import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws';
import { isDocumentName, type DocumentName } from '../../../shared/access/rights.ts';
import { isWallId } from '../../../shared/model/ids.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { Refusal, type ProblemCode } from '../../../shared/model/problems.ts';
import { livePing } from '../../../shared/protocol/live.ts';
import { CLOSE, KEEP_ALIVE_SECONDS, wwVersionOf } from '../../../shared/protocol/wire.ts';
import type { AddressConnections } from '../../access/addressConnections.ts';
import { rawProblem } from '../../access/rawProblem.ts';
import { closeCodeFor } from './closeCode.ts';
import { KEEP_ALIVE_FRAME } from './frames.ts';
import { MEASURES } from '../../metrics/measures.ts';
import { OwnedElsewhere } from '../../storage/wallOwners.ts';
import { problemCodeOf } from '../../storage/problemCodeOf.ts';
import type { Logger } from '../../logger.ts';
import {
  admitPerson,
  openLiveView,
  openSocket,
  type DocumentPlace,
  type LivePlace,
  type SocketManner,
  type SocketWall,
} from './openSocket.ts';
import { sendBounded } from './sendBounded.ts';

/** Finds walls. Both methods throw `Refusal`. */
interface SocketWalls {
  /** The wall and person that a token belongs to. */
  authenticate(token: string): Promise<{ wallId: string; personId: string }>;
  get(wallId: string): Promise<SocketWall>;
}

/**
 * Where people's sockets are taken for another server's wall. Both have her admitted where the wall
 * is; it may be here after all (`wall`), and she is not admitted yet. They throw `Refusal`, and
 * `OwnedElsewhere` where it is at none of the servers that were asked.
 */
interface SocketEdge {
  enter(
    elsewhere: OwnedElsewhere,
    personId: string,
    address: string,
  ): Promise<{ place: LivePlace } | { wall: SocketWall }>;
  enterDocument(
    elsewhere: OwnedElsewhere,
    seat: SocketManner & { personId: string; address: string; document: string },
  ): Promise<{ document: DocumentPlace } | { wall: SocketWall }>;
}

export interface SocketOptions {
  walls: SocketWalls;
  /** Without it other servers' walls are refused. */
  edge?: SocketEdge | null;
  logger: Logger;
  /**
   * Throws `Refusal` unless the request comes from one of our own pages, or does not rest on a
   * cookie.
   */
  demandOwnPage?: (request: IncomingMessage) => void;
  /** The request's token (`?token=`, bearer, or the cookie that `?as=` names). */
  readGrant: (request: IncomingMessage) => string | null;
  /** The client's address, as trusted proxies say; the other end of the connection unless given. */
  addressOf?: (request: IncomingMessage) => string;
  /** Counts the sockets of each address; shared with whatever else opens sockets. */
  addresses: AddressConnections;
  /** Time between two pings, ms. */
  beatMs?: number;
}

type Target = { kind: 'live'; wallId: string } | { kind: 'sync'; wallId: string; document: string };
type Admitted =
  | { wall: SocketWall; personId: string; document: DocumentName | null }
  /** A live view of a wall at another server, or a document of it. */
  | { place: LivePlace; personId: string }
  | { there: DocumentPlace; personId: string };
function placeOf(admitted: Admitted): Pick<DocumentPlace, 'wallId' | 'rates' | 'sockets'> {
  if ('there' in admitted) return admitted.there;
  return 'place' in admitted ? admitted.place : admitted.wall;
}

const PATH = /^\/(live|sync)\/([^/]+)(?:\/([^/]+(?:\/[^/]+)?))?$/;

function target(url: URL): Target | null {
  const match = PATH.exec(url.pathname);
  if (!match?.[2]) return null;
  if (match[1] === 'live')
    return match[3] === undefined ? { kind: 'live', wallId: match[2] } : null;
  return match[3] === undefined ? null : { kind: 'sync', wallId: match[2], document: match[3] };
}

/** A wall here, or a place at another server. */
type Found = { wall: SocketWall } | { place: LivePlace } | { document: DocumentPlace };

/**
 * Decides who may open what, in this order: size → path → origin → token → wall → person → rate →
 * document → right → number of sockets. The rate is the person's, so it can only be checked after
 * her token. Throws `Refusal`.
 */
async function admit(
  request: IncomingMessage,
  url: URL,
  options: SocketOptions,
): Promise<Admitted> {
  if ((request.url?.length ?? 0) > LIMITS.urlChars) throw new Refusal('url-too-long');
  const wanted = target(url);
  if (!wanted) throw new Refusal('not-found');
  options.demandOwnPage?.(request);
  const token = options.readGrant(request);
  if (!token) throw new Refusal('unauthenticated');
  const grant = await options.walls.authenticate(token);
  if (grant.wallId !== wanted.wallId) throw new Refusal('forbidden');
  const { personId } = grant;
  const { edge } = options;
  const elsewhere = async (error: unknown): Promise<Found> => {
    if (!edge || !(error instanceof OwnedElsewhere)) throw error;
    const address = addressOf(request, options);
    if (wanted.kind === 'live') return edge.enter(error, personId, address);
    const seat = { personId, address, document: wanted.document, ...mannerOf(url) };
    return edge.enterDocument(error, seat);
  };
  const found = await options.walls.get(wanted.wallId).then((wall): Found => ({ wall }), elsewhere);
  if ('place' in found) return { ...found, personId };
  if ('document' in found) return { there: found.document, personId };
  const document = wanted.kind === 'live' ? null : wanted.document;
  return { ...found, personId, document: await admitPerson(found.wall, personId, document) };
}

const mannerOf = ({ searchParams }: URL): SocketManner => ({
  version: wwVersionOf(searchParams.get('ww')),
  isDeflating: searchParams.get('z') === '1',
});

const addressOf = (request: IncomingMessage, options: SocketOptions): string =>
  options.addressOf?.(request) ?? request.socket.remoteAddress ?? 'unknown';

/**
 * What the log may have of an address: a path that is not ours may contain anything, also a token.
 */
function loggable(url: URL): {
  kind: Target['kind'] | 'none';
  wall?: string;
  document?: DocumentName;
} {
  const wanted = target(url);
  if (!wanted) return { kind: 'none' };
  const document = wanted.kind === 'sync' ? wanted.document : null;
  return {
    kind: wanted.kind,
    ...(isWallId(wanted.wallId) ? { wall: wanted.wallId } : {}),
    ...(isDocumentName(document) ? { document } : {}),
  };
}

function refuseHandshake(socket: Duplex, code: ProblemCode): void {
  // The connection is closed even where the client does not read the answer or goes on sending.
  socket.end(rawProblem(code), () => socket.destroy());
}

/** Counts and logs why a socket is not opened. */
function refusedWith(error: unknown, url: URL, logger: SocketOptions['logger']): ProblemCode {
  const code = problemCodeOf(error);
  MEASURES.refusals.add(code);
  if (code === 'internal')
    logger.error({ ...loggable(url), error: String(error) }, 'socket could not be opened');
  else logger.info({ ...loggable(url), code }, 'socket refused');
  return code;
}

/** Our own client is told by a close code, but for what no page of ours asks. */
const isTold = (url: URL, code: ProblemCode): boolean =>
  wwVersionOf(url.searchParams.get('ww')) !== null && code !== 'cross-site' && code !== 'not-found';

/**
 * Asks every socket for a sign of life with each beat, and cuts those that gave none since the one
 * before.
 */
function keepAlive(
  sockets: WebSocketServer,
  beatMs: number,
): {
  answered(socket: WebSocket): void;
  isLiveView(socket: WebSocket, place: LivePlace): void;
  stop(): void;
} {
  const silent = new WeakSet<WebSocket>();
  /** The wall of each live view's socket. */
  const liveOn = new WeakMap<WebSocket, LivePlace>();
  const beat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      silent.add(socket);
      socket.ping();
      const wall = liveOn.get(socket);
      sendBounded(socket, wall ? livePing(wall.clock.now()) : KEEP_ALIVE_FRAME);
    }
  }, beatMs).unref();
  return {
    answered: (socket) => void silent.delete(socket),
    isLiveView: (socket, place) => void liveOn.set(socket, place),
    stop: () => clearInterval(beat),
  };
}

export interface AttachedSockets {
  /**
   * Sends everybody to another server: closes the sockets one after the other, spread over this
   * time, so that they do not all come there at once. ms.
   */
  sendAway(overMs: number): Promise<void>;
  close(): Promise<void>;
}

/** A socket that does not answer a close is cut after this long, ms. */
const CLOSE_WITHIN_MS = 5_000;

/**
 * Serves the sockets of documents (`/sync/<wall>/<document>`) and live views (`/live/<wall>`) on an
 * HTTP server.
 */
export function attachSockets(server: Server, options: SocketOptions): AttachedSockets {
  // `closeTimeout` is missing in ws's types.
  const behaviour: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    maxPayload: LIMITS.frameBytesRead,
    perMessageDeflate: false,
    clientTracking: true,
    closeTimeout: CLOSE_WITHIN_MS,
  };
  const sockets = new WebSocketServer(behaviour);
  const { addresses } = options;
  // A malformed handshake (no key, an old version) is refused in the same form as others.
  sockets.on('wsClientError', (_error, socket) => refuseHandshake(socket, 'invalid-request'));
  const alive = keepAlive(sockets, options.beatMs ?? KEEP_ALIVE_SECONDS * 1000);

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    void (async () => {
      // Paths such as `//` are no URL. `new URL` would throw, and nothing catches that here: the
      // server would end.
      const url = URL.parse(request.url ?? '/', 'http://server');
      if (!url) return refuseHandshake(socket, 'not-found');
      let admitted: Admitted;
      try {
        admitted = await admit(request, url, options);
      } catch (error) {
        const code = refusedWith(error, url, options.logger);
        if (!isTold(url, code)) return refuseHandshake(socket, code);
        // A browser shows no page the answer to a refused handshake, so our own client gets a close
        // code instead.
        sockets.handleUpgrade(request, socket, head, (opened) => {
          // The client may still send something that is no frame; without a listener that error
          // would end the server.
          opened.on('error', () => opened.terminate());
          opened.close(closeCodeFor(code), code);
        });
        return;
      }
      const leave = (): void => placeOf(admitted).sockets.leave(admitted.personId);
      if (socket.destroyed) return leave();
      socket.once('close', leave);
      const address = addressOf(request, options);
      if (!addresses.enter(address)) return refuseHandshake(socket, 'rate-limited');
      socket.once('close', () => addresses.leave(address));
      sockets.handleUpgrade(request, socket, head, (opened) => open(opened, socket, admitted, url));
    })();
  });

  function open(socket: WebSocket, stream: Duplex, admitted: Admitted, url: URL): void {
    const place = placeOf(admitted);
    const { personId } = admitted;
    // ws answers pings itself, past our rates, so they are counted here.
    const count = (bytes: number): void => {
      if (
        !place.rates.takeFrame(personId, bytes) ||
        socket.bufferedAmount > LIMITS.socketBufferBytes
      )
        socket.terminate();
    };
    socket.on('ping', (data) => count(data.length));
    socket.on('pong', (data) => {
      alive.answered(socket);
      count(data.length);
    });
    socket.on('error', (error) =>
      options.logger.info({ wall: place.wallId, error: error.message }, 'socket error'),
    );
    if ('there' in admitted) return admitted.there.connect(socket, stream);
    const live = 'place' in admitted ? admitted.place : admitted.document ? null : admitted.wall;
    if (live) {
      alive.isLiveView(socket, live);
      return openLiveView(socket, live, personId);
    }
    if ('place' in admitted) return;
    const { wall, document } = admitted;
    openSocket(socket, {
      wall,
      personId,
      document,
      ...mannerOf(url),
      stream,
      logger: options.logger,
    });
  }

  return {
    sendAway: async (overMs) => {
      const start = performance.now();
      const left = [...sockets.clients];
      for (const [index, socket] of left.entries()) {
        const wait = start + (index / left.length) * overMs - performance.now();
        if (wait > 0) await pause(wait);
        socket.close(CLOSE.restarting, 'restarting');
      }
    },
    close: () => {
      alive.stop();
      for (const socket of sockets.clients) socket.close(CLOSE.restarting, 'restarting');
      return new Promise((resolve) => {
        sockets.close(() => resolve());
        for (const socket of sockets.clients) socket.terminate();
      });
    },
  };
}
