import { mayRead, mayWrite, type DocumentName } from '../../../shared/access/rights.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { RightsMessage } from '../../../shared/protocol/wire.ts';
import { CLOSE } from '../../../shared/protocol/wire.ts';
import type { DocumentReader } from './documentReader.ts';
import { SYNC, syncFrame } from '../transport/frames.ts';
import { WallPresence } from '../presence/wallPresence.ts';
import { countOut } from '../transport/sendBounded.ts';
import { shareFrame } from '../transport/sharedFrame.ts';
import type { WallContent } from '../wall/wallContent.ts';
import type { WallTime } from '../time/wallTime.ts';

/** What of a wall its readers are told. */
interface ReadWall {
  readonly content: Pick<WallContent, 'claimClientId' | 'document'>;
  readonly records: WallState;
  readonly session: Session;
  readonly time: WallTime;
}

/** Whoever has a document of a wall open: what each may do now, the frames of a tick, and everyone's presence. */
export class ReaderAudience {
  readonly #wall: ReadWall;
  /** By document, for a frame goes to the readers of one. */
  readonly #readers = new Map<DocumentName, Set<DocumentReader>>();
  /** Sockets by person. */
  readonly #sockets = new Map<string, number>();
  readonly presence: WallPresence;

  constructor(wall: ReadWall) {
    this.#wall = wall;
    this.presence = new WallPresence({
      get records() {
        return wall.records;
      },
      time: wall.time,
      claimClientId: (clientId, personId) => wall.content.claimClientId(clientId, personId),
      socketsOn: (document) => this.#readers.get(document) ?? [],
    });
  }

  get size(): number {
    let size = 0;
    for (const readers of this.#readers.values()) size += readers.size;
    return size;
  }

  has(reader: DocumentReader): boolean {
    return this.#readers.get(reader.document)?.has(reader) ?? false;
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
    return this.#readers.get(document)?.size ?? 0;
  }

  /** Adds a reader and asks it (sync step 1) for what the document lacks; it asks for the rest itself. */
  add(reader: DocumentReader): void {
    const beside = this.#readers.get(reader.document) ?? new Set();
    this.#readers.set(reader.document, beside.add(reader));
    this.#sockets.set(reader.personId, this.countSockets(reader.personId) + 1);
    reader.tellRights(this.rightsOf(reader));
    this.#ask(reader);
    this.presence.sendAll(reader);
  }

  /** False when it was not there any more. */
  remove(reader: DocumentReader): boolean {
    const wasThere = this.#readers.get(reader.document)?.delete(reader) ?? false;
    if (wasThere) {
      const left = this.countSockets(reader.personId) - 1;
      if (left > 0) this.#sockets.set(reader.personId, left);
      else this.#sockets.delete(reader.personId);
    }
    // Also of one that was sent away before, or never let in: its presence may have come first.
    this.presence.leave(reader);
    return wasThere;
  }

  rightsOf(reader: DocumentReader): RightsMessage {
    const person = this.#wall.records.people.get(reader.personId);
    if (!person || person.removed || this.#wall.records.leaving.has(reader.personId))
      return { read: false, write: false, reason: 'removed' };
    const read = mayRead(person, reader.document, this.#wall.session) === true;
    const write = mayWrite(person, reader.document, this.#wall.session);
    return write === true ? { read, write: true } : { read, write: false, reason: write };
  }

  /**
   * One encoded frame per document, the same bytes for all its readers. `changesRights`: rights come first; words that someone may no
   * longer read are not sent to her in the tick that takes the right.
   */
  broadcast(updates: ReadonlyMap<DocumentName, Uint8Array>, changesRights: boolean): void {
    for (const [name, update] of updates) {
      const readers = this.#readers.get(name);
      if (!readers || readers.size === 0) continue;
      const frame = shareFrame(syncFrame(SYNC.update, update));
      let sent = 0;
      for (const reader of readers)
        if ((!changesRights || this.rightsOf(reader).read) && reader.sendShared(frame)) sent += 1;
      countOut(update, sent);
    }
  }

  /** After rights may have changed: who may not read any more is sent away, who may write again is asked for what waited. */
  followRights(): void {
    for (const reader of this.#all()) {
      const rights = this.rightsOf(reader);
      if (!rights.read) {
        this.remove(reader);
        reader.close(CLOSE.forbidden, rights.reason ?? 'forbidden');
      } else if (reader.tellRights(rights)) this.#ask(reader);
    }
  }

  closeAll(closeCode: number, reason: string): void {
    this.presence.stop();
    for (const reader of this.#all()) reader.close(closeCode, reason);
    this.#readers.clear();
    this.#sockets.clear();
  }

  *#all(): Generator<DocumentReader, void> {
    for (const readers of this.#readers.values()) yield* readers;
  }

  #ask(reader: DocumentReader): void {
    reader.send(this.#wall.content.document(reader.document).question());
  }
}
