import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
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
import { problemCodeOf } from '../../storage/problemCodeOf.ts';
import type { Logger } from '../../logger.ts';
import { admitPerson, openSocket, type SocketWall } from './openSocket.ts';
import { sendBounded } from './sendBounded.ts';

/** Where walls are found. Both throw `Refusal`. */
interface SocketWalls {
  /** Whom a token names. */
  authenticate(token: string): Promise<{ wallId: string; personId: string }>;
  get(wallId: string): Promise<SocketWall>;
}

export interface SocketOptions {
  walls: SocketWalls;
  logger: Logger;
  /** Throws `Refusal` unless the request is from a page of ours, or rests on no cookie. */
  demandOwnPage?: (request: IncomingMessage) => void;
  /** The token a request carries (`?token=`, bearer, or the cookie that `?as=` names). */
  readGrant: (request: IncomingMessage) => string | null;
  /** Whose request it is, as trusted proxies say; the far end of the connection unless given. */
  addressOf?: (request: IncomingMessage) => string;
  /** Counts the sockets an address holds; shared with whatever else lets sockets in. */
  addresses: AddressConnections;
  /** Between signs of life, ms. */
  beatMs?: number;
}

type Target = { kind: 'live'; wallId: string } | { kind: 'sync'; wallId: string; document: string };
interface Admitted {
  wall: SocketWall;
  personId: string;
  document: DocumentName | null;
}

const PATH = /^\/(live|sync)\/([^/]+)(?:\/([^/]+(?:\/[^/]+)?))?$/;

function target(url: URL): Target | null {
  const match = PATH.exec(url.pathname);
  if (!match?.[2]) return null;
  if (match[1] === 'live')
    return match[3] === undefined ? { kind: 'live', wallId: match[2] } : null;
  return match[3] === undefined ? null : { kind: 'sync', wallId: match[2], document: match[3] };
}

/**
 * Who may open what. Order: size → path → origin → token → wall → person → rate → document → right → room for a socket more. The rate is the person's, so it is
 * known only after her. Throws `Refusal`.
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
  const wall = await options.walls.get(wanted.wallId);
  return {
    wall,
    personId: grant.personId,
    document: await admitPerson(
      wall,
      grant.personId,
      wanted.kind === 'live' ? null : wanted.document,
    ),
  };
}

/** What of an address may stand in the log: a path that is none of ours might be anything, a token too. */
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
  // Whoever does not take the answer, or goes on sending, keeps nothing open.
  socket.end(rawProblem(code), () => socket.destroy());
}

/** A socket that was told goodbye and does not answer is cut after this long, ms. */
const CLOSE_WITHIN_MS = 5_000;

/** Puts the sockets of documents (`/sync/<wall>/<document>`) and live views (`/live/<wall>`) on an HTTP server. */
export function attachSockets(server: Server, options: SocketOptions): { close(): Promise<void> } {
  // `closeTimeout` is newer than ws's types.
  const behaviour: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    maxPayload: LIMITS.frameBytesRead,
    perMessageDeflate: false,
    clientTracking: true,
    closeTimeout: CLOSE_WITHIN_MS,
  };
  const sockets = new WebSocketServer(behaviour);
  const addressOf =
    options.addressOf ?? ((request: IncomingMessage) => request.socket.remoteAddress ?? 'unknown');
  const { addresses } = options;
  // A handshake that is not one (no key, an old version): the same form of answer as every other refusal.
  sockets.on('wsClientError', (_error, socket) => refuseHandshake(socket, 'invalid-request'));
  const silent = new WeakSet<WebSocket>();
  /** Walls of live views. */
  const liveOn = new WeakMap<WebSocket, SocketWall>();

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    void (async () => {
      // Paths such as `//` are no URL; `new URL` would throw where nobody catches, and end the whole server.
      const url = URL.parse(request.url ?? '/', 'http://server');
      if (!url) return refuseHandshake(socket, 'not-found');
      let admitted: Admitted;
      try {
        admitted = await admit(request, url, options);
      } catch (error) {
        const code = problemCodeOf(error);
        MEASURES.refusals.add(code);
        if (code === 'internal')
          options.logger.error(
            { ...loggable(url), error: String(error) },
            'socket could not be opened',
          );
        else options.logger.info({ ...loggable(url), code }, 'socket refused');
        // A browser cannot read a refused handshake; our own client is told by a close code instead.
        if (
          wwVersionOf(url.searchParams.get('ww')) !== null &&
          code !== 'cross-site' &&
          code !== 'not-found'
        ) {
          sockets.handleUpgrade(request, socket, head, (opened) => {
            // It may still say something that is no frame; unheard, that error would end the server.
            opened.on('error', () => opened.terminate());
            opened.close(closeCodeFor(code), code);
          });
        } else refuseHandshake(socket, code);
        return;
      }
      const leave = (): void => admitted.wall.sockets.leave(admitted.personId);
      if (socket.destroyed) return leave();
      socket.once('close', leave);
      const address = addressOf(request);
      if (!addresses.enter(address)) return refuseHandshake(socket, 'rate-limited');
      socket.once('close', () => addresses.leave(address));
      sockets.handleUpgrade(request, socket, head, (opened) => open(opened, socket, admitted, url));
    })();
  });

  function open(
    socket: WebSocket,
    stream: Duplex,
    { wall, personId, document }: Admitted,
    url: URL,
  ): void {
    // Pings and pongs are answered below us, without our messages' ceilings: a flood of them counts as what it is.
    const count = (bytes: number): void => {
      if (
        !wall.rates.takeFrame(personId, bytes) ||
        socket.bufferedAmount > LIMITS.socketBufferBytes
      )
        socket.terminate();
    };
    socket.on('ping', (data) => count(data.length));
    socket.on('pong', (data) => {
      silent.delete(socket);
      count(data.length);
    });
    socket.on('error', (error) =>
      options.logger.info({ wall: wall.wallId, error: error.message }, 'socket error'),
    );
    if (!document) liveOn.set(socket, wall);
    const { searchParams } = url;
    openSocket(socket, {
      wall,
      personId,
      document,
      version: wwVersionOf(searchParams.get('ww')),
      isDeflating: searchParams.get('z') === '1',
      stream,
      logger: options.logger,
    });
  }

  const beat = setInterval(
    () => {
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
    },
    options.beatMs ?? KEEP_ALIVE_SECONDS * 1000,
  ).unref();

  return {
    close: () => {
      clearInterval(beat);
      for (const socket of sockets.clients) socket.close(CLOSE.restarting, 'restarting');
      return new Promise((resolve) => {
        sockets.close(() => resolve());
        for (const socket of sockets.clients) socket.terminate();
      });
    },
  };
}
