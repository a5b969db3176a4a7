import { shownName } from '../../../shared/model/names.ts';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { mayRead, tableIdOf, type DocumentName } from '../../../shared/access/rights.ts';
import { WallRecords, type WallState } from '../../../shared/commands/wallState.ts';
import { sheetRoot } from '../../../shared/documents/sheet.ts';
import type { LiveMessage } from '../../../shared/protocol/live.ts';
import { MESSAGE } from '../../../shared/protocol/wire.ts';
import type { WallBatch } from '../../storage/wallStore.ts';
import { SYNC } from '../transport/frames.ts';
import { KeptMeetings } from './keptMeetings.ts';
import { namesIn } from './pagePresence.ts';
import type { Frame } from './simulatedSocket.ts';
import { Violation } from './violation.ts';
import { watchMoves, type SeenMoves } from './watchMoves.ts';

/** Something a person wrote in a document; `token` occurs nowhere else. */
export interface Edit {
  document: DocumentName;
  token: string;
  /** It was deleted again, or its page was closed before it was saved: it may be missing. */
  mayBeAbsent: boolean;
  isAcknowledged: boolean;
  /** Its deletion was undone, perhaps by two people at once: Yjs then restores it for each. */
  mayRepeat: boolean;
}

/** All words of a sheet, without marks. */
export function wordsOf(doc: Y.Doc): string {
  const words: string[] = [];
  const read = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText)
        words.push(
          (child.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join(''),
        );
      else if (child instanceof Y.XmlElement) read(child);
    }
  };
  read(sheetRoot(doc));
  return words.join('\n');
}

/** How often an edit occurs in its document. */
export function occurrences(
  doc: Y.Doc,
  { document, token }: Pick<Edit, 'document' | 'token'>,
): number {
  if (tableIdOf(document) !== null) return wordsOf(doc).split(token).length - 1;
  return doc.getMap('placements').has(token) || doc.getMap('clusters').has(token) ? 1 : 0;
}

/**
 * Knows what is durable: it is told of every commit that happened, and sees every frame at the
 * moment the server sends it. Throws `Violation` when something is shown or acknowledged that is
 * not durable, or shown to somebody who may not read it.
 */
export class Witness {
  readonly edits: Edit[] = [];
  readonly kept = new KeptMeetings();
  /** Whose presence is under which client id, as the pages themselves know it. */
  readonly presenceOwners = new Map<number, string>();
  readonly moves: SeenMoves = new Map();
  presenceSeen = 0;
  isDeleted = false;
  #records: WallRecords | null = null;
  readonly #documents = new Map<DocumentName, Y.Doc>();
  readonly #known = new WeakSet<Uint8Array>();
  commits = 0;
  framesSeen = 0;

  get records(): WallState {
    if (!this.#records) throw new Violation('nothing was ever committed');
    return this.#records;
  }

  get documents(): ReadonlyMap<DocumentName, Y.Doc> {
    return this.#documents;
  }

  committed(batch: WallBatch): void {
    this.notAfterDeletion();
    this.commits += 1;
    const session = batch.records.find((change) => change.kind === 'session');
    if (!this.#records && session?.kind === 'session')
      this.#records = new WallRecords(session.value);
    if (this.#records) watchMoves(this.moves, this.#records, batch.records);
    this.#records?.apply(batch.records);
    for (const { document, update } of batch.updates)
      Y.applyUpdate(this.document(document), update);
  }

  /** The wall was deleted: nothing of it may be written any more. Throws `Violation`. */
  notAfterDeletion(): void {
    if (this.isDeleted) throw new Violation('something was written to a wall that is deleted');
  }

  document(name: DocumentName): Y.Doc {
    let doc = this.#documents.get(name);
    if (!doc) {
      doc = new Y.Doc({ guid: name });
      this.#documents.set(name, doc);
    }
    return doc;
  }

  /** A person was told that an edit is saved. */
  acknowledged(edit: Edit): void {
    edit.isAcknowledged = true;
    if (edit.mayBeAbsent || occurrences(this.document(edit.document), edit) > 0) return;
    throw new Violation(`acknowledged and not durable: ${edit.token} in ${edit.document}`);
  }

  /** Called when the server sends a frame on a document's socket. */
  shown(personId: string, document: DocumentName, frame: Frame): void {
    if (typeof frame === 'string') throw new Violation('text on a document socket');
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.awareness) return this.#presence(decoding.readVarUint8Array(decoder));
    if (type !== MESSAGE.sync || decoding.readVarUint(decoder) === SYNC.step1) return;
    const update = decoding.readVarUint8Array(decoder);
    if (update.length === 2 && update[0] === 0 && update[1] === 0) return;
    this.framesSeen += 1;
    const person = this.records.people.get(personId);
    if (!person || person.removed || mayRead(person, document, this.records.session) !== true)
      throw new Violation(`${document} sent to ${personId}, who may not read it`);
    if (!this.#known.has(frame)) {
      if (!Y.snapshotContainsUpdate(Y.snapshot(this.document(document)), update))
        throw new Violation(`${document} shown before it was durable`);
      this.#known.add(frame);
    }
    if (document !== 'notes') return;
    const bytes = Buffer.from(update);
    for (const [id, note] of this.records.notes) {
      // Every note's text contains its id, so it can be searched for also when its record has
      // forgotten it.
      if (note.state !== 'live' && bytes.includes(`text of ${id}`))
        throw new Violation(`the words of a ${note.state} note are sent`);
    }
  }

  /** Checks that all presence has its owner's name, in the form that the setting allows. */
  #presence(body: Uint8Array): void {
    for (const { clientId, name } of namesIn(body)) {
      const owner = this.records.people.get(this.presenceOwners.get(clientId) ?? '');
      if (!owner) throw new Violation('presence that nobody showed');
      // The whole name, or its first word, with a number where another person here has the same.
      if (
        ![shownName(owner.name, 'first') ?? 'Helper', 'Facilitator', 'Helper', 'Guest'].some(
          (known) => String(name).startsWith(known),
        )
      )
        throw new Violation('presence under another’s name');
      this.presenceSeen += 1;
    }
  }

  /** Called when the server sends a message on a live view's socket. */
  shownLive(personId: string, frame: Frame): void {
    if (typeof frame !== 'string') throw new Violation('bytes on a live socket');
    const message = JSON.parse(frame) as LiveMessage;
    if (message.type !== 'personal') return;
    this.framesSeen += 1;
    if (message.personId !== personId) throw new Violation('another person’s part');
    for (const note of message.notes) {
      const record = this.records.notes.get(note.id);
      if (!record || record.person !== personId)
        throw new Violation('a note that is not hers, or not durable');
      if (
        record.state === 'gone' ||
        record.rev < note.rev ||
        (record.rev === note.rev && record.text !== note.text)
      )
        throw new Violation('a note shown before it was durable');
    }
  }
}
