import type { Writable } from 'node:stream';
import { isDocumentName, mayRead, type DocumentName } from '../../../shared/access/rights.ts';
import { requirePerson } from '../../../shared/commands/decision.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import { LIVE_PING, livePing } from '../../../shared/protocol/live.ts';
import { CLOSE, type WwVersion } from '../../../shared/protocol/wire.ts';
import { DocumentSession, type SessionPorts } from '../sessions/documentSession.ts';
import type { Logger } from '../../logger.ts';
import type { MessageSocket } from './messageSocket.ts';
import { sendBounded } from './sendBounded.ts';
import type { OpenCounts } from '../../access/openCounts.ts';
import type { PersonRates } from '../../access/personRates.ts';
import type { LiveAudience } from '../phones/liveAudience.ts';
import type { MeetingClock } from '../time/meetingClock.ts';
import type { WallContent } from '../wall/wallContent.ts';

/** What a live view's socket needs, once its person is admitted. */
export interface LivePlace {
  readonly wallId: string;
  readonly rates: Pick<PersonRates, 'takeFrame'>;
  readonly clock: Pick<MeetingClock, 'now'>;
  readonly audience: Pick<LiveAudience, 'join' | 'leave'>;
  /** Open sockets of each person. */
  readonly sockets: Pick<OpenCounts, 'leave'>;
}

/** What a document's socket needs at a server that does not have the wall. */
export interface DocumentPlace {
  readonly wallId: string;
  readonly rates: Pick<PersonRates, 'takeFrame'>;
  readonly sockets: Pick<OpenCounts, 'leave'>;
  /** `stream`: the network stream that the socket writes to. */
  connect(socket: MessageSocket, stream: Writable): void;
}

/** How a document's socket is to be served, as the client asked in its address. */
export interface SocketManner {
  /** What the client announced as `?ww=`. */
  version: WwVersion | null;
  isDeflating: boolean;
}

/** What sockets need of their wall. */
export interface SocketWall extends SessionPorts, LivePlace {
  readonly content: Pick<WallContent, 'records' | 'hasDocument'>;
  readonly rates: Pick<PersonRates, 'count' | 'takeFrame' | 'mayChange'>;
  readonly sockets: Pick<OpenCounts, 'enter' | 'leave'>;
  /** Resolves when no tick is under way. */
  settled(): Promise<void>;
  join(session: DocumentSession): Promise<void>;
}

/**
 * Decides whether this person may open this document, or the live view (`null`): person → rate →
 * document → right. Her token was checked before. Counts the socket; the caller has to call
 * `wall.sockets.leave`. Throws `Refusal`.
 */
export async function admitPerson(
  wall: SocketWall,
  personId: string,
  document: string | null,
): Promise<DocumentName | null> {
  // Decided by what is committed: a final "no" must not rest on a removal that was never stored.
  await wall.settled();
  const person = requirePerson(wall.content.records, personId);
  wall.rates.count('opening', personId);
  if (document === null) return enter(wall, personId, null);
  if (!isDocumentName(document)) throw new Refusal('no-such-document');
  const verdict = mayRead(person, document, wall.content.records.session);
  if (verdict !== true) throw new Refusal(verdict);
  if (!wall.content.hasDocument(document)) throw new Refusal('no-such-document');
  return enter(wall, personId, document);
}

/** Counted from now on, so that sockets that are still being opened count too. */
function enter<Document>(wall: SocketWall, personId: string, document: Document): Document {
  if (!wall.sockets.enter(personId)) throw new Refusal('rate-limited');
  return document;
}

export interface OpenSocketOptions extends SocketManner {
  wall: SocketWall;
  personId: string;
  document: DocumentName | null;
  /** The network stream that the socket writes to, where frames may be written past the socket. */
  stream?: Writable;
  logger: Logger;
}

/**
 * Connects an admitted person's socket to its document or her live view, whether it is a WebSocket
 * or a polled socket.
 */
export function openSocket(
  socket: MessageSocket,
  { wall, personId, document, version, isDeflating, stream, logger }: OpenSocketOptions,
): void {
  if (document) {
    void wall.join(
      new DocumentSession(socket, wall, {
        document,
        personId,
        version,
        isDeflating,
        ...(stream ? { stream } : {}),
        logger,
      }),
    );
    return;
  }
  openLiveView(socket, wall, personId);
}

/** Connects an admitted person's socket to her live view, here or at another server. */
export function openLiveView(socket: MessageSocket, wall: LivePlace, personId: string): void {
  // A live view's client may only ask "are you there?"; anything else is ignored, up to the rate.
  socket.on('message', (raw: Buffer) => {
    if (socket.readyState !== socket.OPEN) return;
    if (!wall.rates.takeFrame(personId, raw.length))
      return socket.close(CLOSE.rateLimited, 'rate-limited');
    if (raw.length === LIVE_PING.length && raw.toString() === LIVE_PING)
      sendBounded(socket, livePing(wall.clock.now()));
  });
  socket.on('close', () => wall.audience.leave(socket, personId));
  void wall.audience.join(socket, personId);
}
