import * as Y from 'yjs';
import { mayRead, mayWrite, type DocumentName } from '../../shared/access/rights.ts';
import type { RightsMessage } from '../../shared/protocol/wire.ts';
import { CLOSE } from '../../shared/protocol/wire.ts';
import type { DocumentReader } from './documentReader.ts';
import { SYNC, syncFrame } from './frames.ts';
import { HandRelay } from './handRelay.ts';
import type { Wall } from './wall.ts';

/** Hands are shown at most this often, ms: 25 times a second looks like motion. */
const HANDS_EVERY_MS = 40;

/** Whoever has a document of a wall open: what each may do now, the frames of a tick, and everyone's hands. */
export class ReaderAudience {
  readonly #wall: Wall;
  readonly #readers = new Set<DocumentReader>();
  readonly #hands = new HandRelay<DocumentReader>();
  #handsTimer: NodeJS.Timeout | null = null;

  constructor(wall: Wall) {
    this.#wall = wall;
  }

  get size(): number {
    return this.#readers.size;
  }

  has(reader: DocumentReader): boolean {
    return this.#readers.has(reader);
  }

  people(): Set<string> {
    return new Set([...this.#readers].map((reader) => reader.personId));
  }

  /** Sockets of this person, on documents. */
  countSockets(personId: string): number {
    let count = 0;
    for (const reader of this.#readers) if (reader.personId === personId) count += 1;
    return count;
  }

  /** Adds a reader and asks it (sync step 1) for what the document lacks; it asks for the rest itself. */
  add(reader: DocumentReader): void {
    this.#readers.add(reader);
    reader.tellRights(this.rightsOf(reader));
    this.#ask(reader);
    if (this.#drawsHands(reader)) reader.send(this.#hands.fullFrame());
  }

  /** False when it was not there any more. */
  remove(reader: DocumentReader): boolean {
    if (!this.#readers.delete(reader)) return false;
    this.#hands.leave(reader);
    this.#scheduleHands();
    return true;
  }

  rightsOf(reader: DocumentReader): RightsMessage {
    const person = this.#wall.records.people.get(reader.personId);
    if (!person || person.removed) return { read: false, write: false, reason: 'removed' };
    const read = mayRead(person.role, reader.document, this.#wall.session) === true;
    const write = mayWrite(person.role, reader.document, this.#wall.session);
    return write === true ? { read, write: true } : { read, write: false, reason: write };
  }

  /** One encoded frame per document, the same bytes for all its readers. */
  broadcast(updates: ReadonlyMap<DocumentName, Uint8Array>): void {
    const frames = new Map([...updates].map(([name, update]) => [name, syncFrame(SYNC.update, update)]));
    for (const reader of this.#readers) {
      const frame = frames.get(reader.document);
      // Rights first: words that someone may no longer read are not sent to her in the tick that takes the right.
      if (frame && this.rightsOf(reader).read) reader.send(frame);
    }
  }

  /** After rights may have changed: who may not read any more is sent away, who may write again is asked for what waited. */
  followRights(): void {
    for (const reader of this.#readers) {
      const rights = this.rightsOf(reader);
      if (!rights.read) {
        this.remove(reader);
        reader.close(CLOSE.forbidden, rights.reason ?? 'forbidden');
      } else if (reader.tellRights(rights)) this.#ask(reader);
    }
  }

  /** A hand moved. Passed over from whoever has none: only volunteers and facilitators arrange. */
  moveHand(reader: DocumentReader, body: Uint8Array): void {
    const person = this.#wall.records.people.get(reader.personId);
    if (reader.document !== 'arrangement' || !person || (person.role !== 'volunteer' && person.role !== 'facilitator')) return;
    const first = person.name?.trim().split(/\s+/u)[0];
    const isNamed = this.#wall.session.settings.names !== 'anonymous' && first !== undefined && first !== '';
    const name = isNamed ? first : person.role === 'facilitator' ? 'Facilitator' : 'Helper';
    this.#hands.receive(reader, body, { personId: reader.personId, name });
    this.#scheduleHands();
  }

  sendHands(reader: DocumentReader): void {
    if (this.#drawsHands(reader)) reader.send(this.#hands.fullFrame());
  }

  closeAll(closeCode: number, reason: string): void {
    if (this.#handsTimer) clearTimeout(this.#handsTimer);
    this.#handsTimer = null;
    for (const reader of this.#readers) reader.close(closeCode, reason);
    this.#readers.clear();
  }

  #ask(reader: DocumentReader): void {
    reader.send(syncFrame(SYNC.step1, Y.encodeStateVector(this.#wall.document(reader.document).doc)));
  }

  #drawsHands(reader: DocumentReader): boolean {
    const role = this.#wall.records.people.get(reader.personId)?.role;
    return reader.document === 'arrangement' && (role === 'volunteer' || role === 'facilitator' || role === 'projector');
  }

  #scheduleHands(): void {
    if (this.#handsTimer || !this.#hands.isDirty) return;
    this.#handsTimer = setTimeout(() => {
      this.#handsTimer = null;
      const frame = this.#hands.takeFrame();
      if (!frame) return;
      for (const reader of this.#readers) if (this.#drawsHands(reader)) reader.send(frame);
    }, HANDS_EVERY_MS);
  }
}
