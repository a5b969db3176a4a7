import { calledName, callPeople, shownName } from '../../../shared/model/names.ts';
import {
  handsShownTo,
  mayAskToLook,
  mayRead,
  mayShowHand,
  mayWrite,
  tableIdOf,
  type DocumentName,
} from '../../../shared/access/rights.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { RightsMessage } from '../../../shared/protocol/wire.ts';
import { CLOSE } from '../../../shared/protocol/wire.ts';
import type { DocumentReader } from './documentReader.ts';
import { SYNC, syncFrame } from '../transport/frames.ts';
import { cleanCaret, cleanHand, HandRelay, type HandEntry } from '../presence/handRelay.ts';
import { SeatNames } from '../presence/seatNames.ts';
import { countOut } from '../transport/sendBounded.ts';
import { shareFrame } from '../transport/sharedFrame.ts';
import type { WallContent } from '../wall/wallContent.ts';
import type { WallTime } from '../time/wallTime.ts';

/** Hands are shown at most this often, ms: 25 times a second looks like motion. */
const HANDS_EVERY_MS = 40;

/** What of a wall its readers are told. */
interface ReadWall {
  readonly content: Pick<WallContent, 'claimClientId' | 'document'>;
  readonly records: WallState;
  readonly session: Session;
  readonly time: WallTime;
}

/** Whoever has a document of a wall open: what each may do now, the frames of a tick, and everyone's hands. */
export class ReaderAudience {
  readonly #wall: ReadWall;
  /** By document, for a frame goes to the readers of one. */
  readonly #readers = new Map<DocumentName, Set<DocumentReader>>();
  /** Sockets by person. */
  readonly #sockets = new Map<string, number>();
  readonly #hands = new Map<DocumentName, HandRelay<DocumentReader>>();
  readonly #seatNames = new SeatNames();
  #cancelHands: (() => void) | null = null;
  #handsAt = -Infinity;

  constructor(wall: ReadWall) {
    this.#wall = wall;
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
    this.sendHands(reader);
  }

  /** False when it was not there any more. */
  remove(reader: DocumentReader): boolean {
    const wasThere = this.#readers.get(reader.document)?.delete(reader) ?? false;
    if (wasThere) {
      const left = this.countSockets(reader.personId) - 1;
      if (left > 0) this.#sockets.set(reader.personId, left);
      else this.#sockets.delete(reader.personId);
    }
    // Also of one that was sent away before, or never let in: its hand may have come first.
    this.#hands.get(reader.document)?.leave(reader);
    this.#scheduleHands();
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

  /** A hand or a caret moved. Passed over from whoever may not write there. */
  moveHand(reader: DocumentReader, entries: readonly HandEntry[]): void {
    const person = this.#wall.records.people.get(reader.personId);
    const hands = this.#handsOf(reader.document);
    if (!hands || !person || !this.#mayShowHand(person, reader.document)) return;
    const name = this.#labelOf(reader, hands.people());
    // Others see the id, so it must be hers before any of them can write under it. Entries under others' ids are the stock provider's echo.
    const own = entries.filter(
      ({ clientId, raw }) =>
        raw === null || this.#wall.content.claimClientId(clientId, reader.personId),
    );
    hands.receive(reader, own, {
      personId: reader.personId,
      name,
      leads: mayAskToLook(person.role),
    });
    this.#scheduleHands();
  }

  /**
   * What to write beside a hand: short, and like nobody else's whose hand is there. Whoever was there alone of that name is told apart
   * with her next move, or the sign of life that follows within 15 s. Who sits at the sheet's table is called as in its lists.
   */
  #labelOf({ personId, document }: DocumentReader, present: ReadonlySet<string>): string {
    const { records } = this.#wall;
    const tableId = tableIdOf(document);
    const seated = tableId === null ? undefined : this.#seatNames.at(records, tableId, personId);
    if (seated) return seated.short;
    const {
      people,
      session: { settings },
    } = records;
    const beside = [...present].filter((id) => id !== personId);
    const names = [personId, ...beside]
      .sort()
      .map(
        (id) =>
          [
            id,
            calledName(shownName(people.get(id)?.name, settings.names), people.get(id)?.role),
          ] as const,
      );
    const called = callPeople(names.map(([, name]) => name));
    return called[names.findIndex(([id]) => id === personId)]?.short ?? calledName(undefined);
  }

  sendHands(reader: DocumentReader): void {
    const hands = this.#handsOf(reader.document);
    const frame = this.#drawsHands(reader) ? hands?.fullFrame() : hands?.allLooks();
    if (frame) reader.send(frame);
  }

  closeAll(closeCode: number, reason: string): void {
    this.#cancelHands?.();
    this.#cancelHands = null;
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

  #mayShowHand(person: Person, document: DocumentName): boolean {
    return document === 'arrangement'
      ? mayShowHand(person.role)
      : mayWrite(person, document, this.#wall.session) === true;
  }

  /** Presence of a document that people write; none on the others. */
  #handsOf(document: DocumentName): HandRelay<DocumentReader> | null {
    let hands = this.#hands.get(document);
    if (!hands && (document === 'arrangement' || tableIdOf(document) !== null)) {
      hands = new HandRelay(document === 'arrangement' ? cleanHand : cleanCaret);
      this.#hands.set(document, hands);
    }
    return hands ?? null;
  }

  /** Not all that there is to hear: whoever is shown no hands still hears that everyone is asked to look somewhere. */
  #drawsHands(reader: DocumentReader): boolean {
    const role = this.#wall.records.people.get(reader.personId)?.role;
    return (
      role !== undefined && (reader.document !== 'arrangement' || handsShownTo(role) === 'all')
    );
  }

  #scheduleHands(): void {
    if (this.#cancelHands || ![...this.#hands.values()].some((hands) => hands.isDirty)) return;
    // At once when nothing moved for a while: a single hand is seen as it moves.
    const wait = this.#handsAt + HANDS_EVERY_MS - this.#wall.time.elapsed();
    this.#cancelHands = this.#wall.time.later(wait, () => {
      this.#cancelHands = null;
      this.#handsAt = this.#wall.time.elapsed();
      for (const [document, hands] of this.#hands) {
        this.#sendHandsTo(document, hands.takeFrame(), (reader) => this.#drawsHands(reader));
        this.#sendHandsTo(document, hands.takeLooks(), (reader) => !this.#drawsHands(reader));
      }
    });
  }

  #sendHandsTo(
    document: DocumentName,
    frame: Uint8Array | null,
    isMeant: (reader: DocumentReader) => boolean,
  ): void {
    if (!frame) return;
    const shared = shareFrame(frame);
    let sent = 0;
    for (const reader of this.#readers.get(document) ?? [])
      if (isMeant(reader) && reader.sendShared(shared)) sent += 1;
    countOut(frame, sent);
  }
}
