import { mayRead, mayWrite, type DocumentName } from '../../../shared/access/rights.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { RightsMessage } from '../../../shared/protocol/wire.ts';
import { CLOSE } from '../../../shared/protocol/wire.ts';
import type { DocumentSession } from './documentSession.ts';
import { SYNC, syncFrame } from '../transport/frames.ts';
import { WallPresence } from '../presence/wallPresence.ts';
import { countOut } from '../transport/sendBounded.ts';
import { shareFrame } from '../transport/sharedFrame.ts';
import type { WallContent } from '../wall/wallContent.ts';
import type { WallTime } from '../time/wallTime.ts';

/** What of a wall its readers are told. */
interface SessionsWall {
  readonly content: Pick<WallContent, 'claimClientId' | 'document'>;
  readonly records: WallState;
  readonly session: Session;
  readonly time: WallTime;
}

/** Whoever has a document of a wall open: what each may do now, the frames of a tick, and everyone's presence. */
export class DocumentSessions {
  readonly #wall: SessionsWall;
  /** By document, for a frame goes to the readers of one. */
  readonly #sessions = new Map<DocumentName, Set<DocumentSession>>();
  /** Sockets by person. */
  readonly #sockets = new Map<string, number>();
  readonly presence: WallPresence;

  constructor(wall: SessionsWall) {
    this.#wall = wall;
    this.presence = new WallPresence({
      get records() {
        return wall.records;
      },
      time: wall.time,
      claimClientId: (clientId, personId) => wall.content.claimClientId(clientId, personId),
      socketsOn: (document) => this.#sessions.get(document) ?? [],
    });
  }

  get size(): number {
    let size = 0;
    for (const sessions of this.#sessions.values()) size += sessions.size;
    return size;
  }

  has(session: DocumentSession): boolean {
    return this.#sessions.get(session.document)?.has(session) ?? false;
  }

  people(): Iterable<string> {
    return this.#sockets.keys();
  }

  /** Sockets of this person, on documents. */
  countSockets(personId: string): number {
    return this.#sockets.get(personId) ?? 0;
  }

  /** Readers of this document. */
  countOn(document: DocumentName): number {
    return this.#sessions.get(document)?.size ?? 0;
  }

  /** Adds a reader and asks it (sync step 1) for what the document lacks; it asks for the rest itself. */
  add(session: DocumentSession): void {
    const beside = this.#sessions.get(session.document) ?? new Set();
    this.#sessions.set(session.document, beside.add(session));
    this.#sockets.set(session.personId, this.countSockets(session.personId) + 1);
    session.tellRights(this.rightsOf(session));
    this.#ask(session);
    this.presence.sendAll(session);
  }

  /** False when it was not there any more. */
  remove(session: DocumentSession): boolean {
    const wasThere = this.#sessions.get(session.document)?.delete(session) ?? false;
    if (wasThere) {
      const left = this.countSockets(session.personId) - 1;
      if (left > 0) this.#sockets.set(session.personId, left);
      else this.#sockets.delete(session.personId);
    }
    // Also of one that was sent away before, or never let in: its presence may have come first.
    this.presence.leave(session);
    return wasThere;
  }

  rightsOf(session: DocumentSession): RightsMessage {
    const person = this.#wall.records.people.get(session.personId);
    if (!person || person.removed || this.#wall.records.leaving.has(session.personId))
      return { read: false, write: false, reason: 'removed' };
    const read = mayRead(person, session.document, this.#wall.session) === true;
    const write = mayWrite(person, session.document, this.#wall.session);
    return write === true ? { read, write: true } : { read, write: false, reason: write };
  }

  /**
   * One encoded frame per document, the same bytes for all its readers. `changesRights`: rights come first; words that someone may no
   * longer read are not sent to her in the tick that takes the right.
   */
  broadcast(updates: ReadonlyMap<DocumentName, Uint8Array>, changesRights: boolean): void {
    for (const [name, update] of updates) {
      const sessions = this.#sessions.get(name);
      if (!sessions || sessions.size === 0) continue;
      const frame = shareFrame(syncFrame(SYNC.update, update));
      let sent = 0;
      for (const session of sessions)
        if ((!changesRights || this.rightsOf(session).read) && session.sendShared(frame)) sent += 1;
      countOut(update, sent);
    }
  }

  /** After rights may have changed: who may not read any more is sent away, who may write again is asked for what waited. */
  followRights(): void {
    for (const session of this.#all()) {
      const rights = this.rightsOf(session);
      if (!rights.read) {
        this.remove(session);
        session.close(CLOSE.forbidden, rights.reason ?? 'forbidden');
      } else if (session.tellRights(rights)) this.#ask(session);
    }
  }

  closeAll(closeCode: number, reason: string): void {
    this.presence.stop();
    for (const session of this.#all()) session.close(closeCode, reason);
    this.#sessions.clear();
    this.#sockets.clear();
  }

  *#all(): Generator<DocumentSession, void> {
    for (const sessions of this.#sessions.values()) yield* sessions;
  }

  #ask(session: DocumentSession): void {
    session.send(this.#wall.content.document(session.document).question());
  }
}
