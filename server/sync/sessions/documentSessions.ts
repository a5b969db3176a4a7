import { mayRead, mayWrite, type DocumentName } from '../../../shared/access/rights.ts';
import type { RightsMessage } from '../../../shared/protocol/wire.ts';
import { CLOSE } from '../../../shared/protocol/wire.ts';
import type { DocumentSession } from './documentSession.ts';
import { SYNC, syncFrame } from '../transport/frames.ts';
import type { WallPresence } from '../presence/wallPresence.ts';
import { countOut } from '../transport/sendBounded.ts';
import { shareFrame } from '../transport/sharedFrame.ts';
import type { WallContent } from '../wall/wallContent.ts';

const NONE: ReadonlySet<DocumentSession> = new Set();

interface Ports {
  readonly content: Pick<WallContent, 'records' | 'document'>;
  readonly presence: Pick<WallPresence, 'sendAll' | 'leave' | 'stop'>;
}

/** All sessions on the documents of one wall: what each may do now, and the frames of a tick. */
export class DocumentSessions {
  readonly #wall: Ports;
  /** By document, because a frame goes to all sessions of one document. */
  readonly #sessions = new Map<DocumentName, Set<DocumentSession>>();
  /** How many sessions each person has. */
  readonly #counts = new Map<string, number>();

  constructor(wall: Ports) {
    this.#wall = wall;
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
    return this.#counts.keys();
  }

  /** How many sessions this person has. */
  countOf(personId: string): number {
    return this.#counts.get(personId) ?? 0;
  }

  /** The sessions on this document. */
  on(document: DocumentName): ReadonlySet<DocumentSession> {
    return this.#sessions.get(document) ?? NONE;
  }

  /**
   * Adds a session and asks its client (sync step 1) for what the document lacks; the client asks
   * for the rest itself.
   */
  add(session: DocumentSession): void {
    const beside = this.#sessions.get(session.document) ?? new Set();
    this.#sessions.set(session.document, beside.add(session));
    this.#counts.set(session.personId, this.countOf(session.personId) + 1);
    session.tellRights(this.rightsOf(session));
    this.#ask(session);
    this.#wall.presence.sendAll(session);
  }

  /** False when the session was not there any more. */
  remove(session: DocumentSession): boolean {
    const wasThere = this.#sessions.get(session.document)?.delete(session) ?? false;
    if (wasThere) {
      const left = this.countOf(session.personId) - 1;
      if (left > 0) this.#counts.set(session.personId, left);
      else this.#counts.delete(session.personId);
    }
    // Also for a session that was removed before, or never added: its presence may have come first.
    this.#wall.presence.leave(session);
    return wasThere;
  }

  rightsOf(session: DocumentSession): RightsMessage {
    const person = this.#wall.content.records.people.get(session.personId);
    if (!person || person.removed || this.#wall.content.records.leaving.has(session.personId))
      return { read: false, write: false, reason: 'removed' };
    const read = mayRead(person, session.document, this.#wall.content.records.session) === true;
    const write = mayWrite(person, session.document, this.#wall.content.records.session);
    return write === true ? { read, write: true } : { read, write: false, reason: write };
  }

  /**
   * Sends what a tick changed: one encoded frame per document, the same bytes for all its sessions.
   * `changesRights`: rights are checked first, so that people who lose a right in this tick are not
   * sent its words.
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

  /**
   * Call when rights may have changed. Sessions that may not read any more are closed; those that
   * may write again are asked for work that waited.
   */
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
    this.#wall.presence.stop();
    for (const session of this.#all()) session.close(closeCode, reason);
    this.#sessions.clear();
    this.#counts.clear();
  }

  *#all(): Generator<DocumentSession, void> {
    for (const sessions of this.#sessions.values()) yield* sessions;
  }

  #ask(session: DocumentSession): void {
    session.send(this.#wall.content.document(session.document).question());
  }
}
