import {
  mayAskToLook,
  mayShowPresence,
  mayWrite,
  presenceShownTo,
  tableIdOf,
  type DocumentName,
} from '../../../shared/access/rights.ts';
import { calledName } from '../../../shared/model/names.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { WwVersion } from '../../../shared/protocol/wire.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { WallContent } from '../wall/wallContent.ts';
import { countOut } from '../transport/sendBounded.ts';
import { shareFrame, type SharedFrame } from '../transport/sharedFrame.ts';
import {
  cleanCaret,
  cleanPresence,
  presenceFrame,
  type Looking,
  type PresenceEntry,
  type Shown,
  type ShownName,
} from './presenceMessages.ts';
import { PresenceRelay, type NameOf } from './presenceRelay.ts';
import { PresentNames } from './presentNames.ts';
import { SeatNames } from './seatNames.ts';
import { wordsIn } from '../../words/serverWords.ts';

/** Presence is sent at most this often, ms: 25 times a second looks like motion. */
const PRESENCE_EVERY_MS = 40;

/** A socket on a document, as presence needs it. */
export interface PresenceSocket {
  readonly document: DocumentName;
  readonly personId: string;
  /** What the client announced as `?ww=`; `null`: a stock client. */
  readonly version: WwVersion | null;
  send(frame: Uint8Array): void;
  /**
   * False when the frame was not written to the network directly: `send` counts it then, or the
   * socket is closed.
   */
  sendShared(frame: SharedFrame): boolean;
}

/** What presence needs of its wall. */
export interface PresencePorts {
  readonly content: Pick<WallContent, 'records' | 'claimClientId'>;
  readonly time: Pick<WallTime, 'elapsed' | 'later'>;
  /** The sockets of all who have the document open. */
  socketsOn(document: DocumentName): Iterable<PresenceSocket>;
}

/** One document's presence. */
interface Shared {
  relay: PresenceRelay<PresenceSocket>;
  names: PresentNames;
}

/**
 * Presence on all documents of one wall: what people send is cleaned, gets their name and colour,
 * and is sent on, many changes in one frame.
 */
export class WallPresence {
  readonly #wall: PresencePorts;
  readonly #documents = new Map<DocumentName, Shared>();
  readonly #seatNames = new SeatNames();
  #cancel: (() => void) | null = null;
  /** When presence was last sent, ms of `time.elapsed()`. */
  #sentAt = -Infinity;

  constructor(wall: PresencePorts) {
    this.#wall = wall;
  }

  /** A cursor or a caret moved. Ignored from people who may not write there. */
  take(socket: PresenceSocket, entries: readonly PresenceEntry[]): void {
    const person = this.#wall.content.records.people.get(socket.personId);
    const shared = this.#of(socket.document);
    if (!shared || !person || !this.#mayShow(person, socket.document)) return;
    // Others see the client id, so it has to belong to this person before any of them could write
    // under it. Entries under other people's ids are echoes of the stock provider.
    const own = entries.filter(
      ({ clientId, raw }) =>
        raw === null || this.#wall.content.claimClientId(clientId, socket.personId),
    );
    shared.relay.receive(socket, own, {
      personId: socket.personId,
      leads: mayAskToLook(person.role),
    });
    this.#schedule();
  }

  /** Sends a socket all presence that its person is shown on this document. */
  sendAll(socket: PresenceSocket): void {
    const shared = this.#of(socket.document);
    if (!shared) return;
    const { relay } = shared;
    const nameOf = this.#namesOn(socket.document, shared);
    if (this.#isShownAll(socket))
      return socket.send(presenceFrame(relay.all(nameOf), socket.version));
    const looks = relay.allLooks(nameOf);
    if (looks.length > 0) socket.send(presenceFrame(looks, socket.version));
  }

  /** Takes away what a closed socket showed. */
  leave(socket: PresenceSocket): void {
    this.#documents.get(socket.document)?.relay.leave(socket);
    this.#schedule();
  }

  /** Sends nothing more, not even what is waiting. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /**
   * The names beside cursors: short, and different from each other.
   * When somebody with an equal name comes, a person's own name changes with her next move, or the
   * sign of life that follows within 15 s. Who sits at a sheet's table is called as in its lists.
   */
  #namesOn(document: DocumentName, { relay, names }: Shared): NameOf {
    const { records } = this.#wall.content;
    const tableId = tableIdOf(document);
    let called: ReadonlyMap<string, ShownName> | null = null;
    return (personId) => {
      const seated = tableId === null ? undefined : this.#seatNames.at(records, tableId, personId);
      if (seated) return { name: seated.short, isNamed: true };
      called ??= names.of(records, relay.people());
      return (
        called.get(personId) ?? {
          name: calledName(wordsIn(records.session.language), undefined),
          isNamed: false,
        }
      );
    };
  }

  #mayShow(person: Person, document: DocumentName): boolean {
    return document === 'arrangement'
      ? mayShowPresence(person.role)
      : mayWrite(person, document, this.#wall.content.records.session) === true;
  }

  /** The presence of a document; `null` for documents that people do not write, which have none. */
  #of(document: DocumentName): Shared | null {
    let shared = this.#documents.get(document);
    if (!shared && (document === 'arrangement' || tableIdOf(document) !== null)) {
      const clean = document === 'arrangement' ? cleanPresence : cleanCaret;
      shared = { relay: new PresenceRelay(clean), names: new PresentNames() };
      this.#documents.set(document, shared);
    }
    return shared ?? null;
  }

  /**
   * Whether this person is shown all presence. If not, she is told only that somebody asks everyone
   * to look somewhere.
   */
  #isShownAll({ personId, document }: PresenceSocket): boolean {
    const role = this.#wall.content.records.people.get(personId)?.role;
    return role !== undefined && (document !== 'arrangement' || presenceShownTo(role) === 'all');
  }

  #schedule(): void {
    if (this.#cancel || ![...this.#documents.values()].some(({ relay }) => relay.isDirty)) return;
    // At once when nothing moved for a while, so that the first move is seen without delay.
    const wait = this.#sentAt + PRESENCE_EVERY_MS - this.#wall.time.elapsed();
    this.#cancel = this.#wall.time.later(wait, () => {
      this.#cancel = null;
      this.#sentAt = this.#wall.time.elapsed();
      for (const [document, shared] of this.#documents) {
        const { relay } = shared;
        const nameOf = this.#namesOn(document, shared);
        this.#send(document, relay.takeChanges(nameOf), (socket) => this.#isShownAll(socket));
        this.#send(document, relay.takeLooks(nameOf), (socket) => !this.#isShownAll(socket));
      }
    });
  }

  /** Sends entries to all sockets that are meant, in one frame for each client version. */
  #send(
    document: DocumentName,
    entries: readonly PresenceEntry<Shown | Looking | null>[],
    isMeant: (socket: PresenceSocket) => boolean,
  ): void {
    if (entries.length === 0) return;
    const frames = new Map<1 | 2, { frame: SharedFrame; sent: number }>();
    for (const socket of this.#wall.socketsOn(document)) {
      if (!isMeant(socket)) continue;
      const version = socket.version === 1 ? 1 : 2;
      let of = frames.get(version);
      if (!of)
        frames.set(version, (of = { frame: shareFrame(presenceFrame(entries, version)), sent: 0 }));
      if (socket.sendShared(of.frame)) of.sent += 1;
    }
    for (const { frame, sent } of frames.values()) countOut(frame.payload, sent);
  }
}
