import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import { tableIdOf, type DocumentName } from '../../../shared/access/rights.ts';
import { sheetRoot } from '../../../shared/documents/sheet.ts';
import { MESSAGE, type RefusalMessage, type RightsMessage } from '../../../shared/protocol/wire.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import type { ClientEnd, Frame, SimulatedSocket } from './simulatedSocket.ts';
import { PagePresence } from './pagePresence.ts';
import { Violation } from './violation.ts';
import { occurrences, type Edit, type Witness } from './witness.ts';

/**
 * Origin of edits that a page can undo. A new paragraph is not among them: undoing it would remove
 * what others typed into it.
 */
const UNDOABLE = 'undoable';

const isFinal = (code: number): boolean => code >= 4400 && code < 4500;

/**
 * A page with a document: a Yjs document that speaks the stock y-websocket messages and, as our own
 * page does, sends a flush after each edit to learn whether it is saved. Work made while locked
 * waits here.
 */
export class DocumentClient implements ClientEnd {
  doc: Y.Doc;
  socket: SimulatedSocket | null = null;
  isSynced = false;
  isSaved = true;
  waitsForUnlock = false;
  rights: RightsMessage | null = null;
  /** The close code that closed it for good; `null`: none. */
  endedWith: number | null = null;
  refusals: string[] = [];
  presence = new PagePresence();
  undone = 0;
  /** How often presence was sent under the id of another page. */
  borrowed = 0;
  readonly personId: string;
  readonly document: DocumentName;
  readonly mayWrite: boolean;
  readonly #random: SeededRandom;
  readonly #witness: Witness;
  #undo!: Y.UndoManager;
  readonly #isAnothers = (clientId: number): boolean =>
    this.#witness.presenceOwners.get(clientId) !== this.personId;
  #isOpen = false;
  #flushId = 0;
  #unsaved: Edit[] = [];

  constructor(options: {
    personId: string;
    document: DocumentName;
    mayWrite: boolean;
    random: SeededRandom;
    witness: Witness;
  }) {
    this.personId = options.personId;
    this.document = options.document;
    this.mayWrite = options.mayWrite;
    this.#random = options.random;
    this.#witness = options.witness;
    this.doc = this.#newDoc();
  }

  get isQuiet(): boolean {
    return this.endedWith !== null || (this.socket !== null && this.isSynced && this.isSaved);
  }

  /** Call when the handshake has succeeded. */
  opened(): void {
    this.#isOpen = true;
    this.isSynced = false;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE.sync);
    syncProtocol.writeSyncStep1(encoder, this.doc);
    this.socket?.sendToServer(encoding.toUint8Array(encoder));
    this.presence.seen.clear();
    if (this.presence.isShown) this.#movePresence();
  }

  closed(code: number): void {
    this.socket = null;
    this.#isOpen = false;
    this.isSynced = false;
    if (isFinal(code)) this.endedWith = code;
  }

  receive(frame: Frame): void {
    if (typeof frame === 'string') throw new Violation('text on a document socket');
    const decoder = decoding.createDecoder(frame);
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync: {
        const answer = encoding.createEncoder();
        encoding.writeVarUint(answer, MESSAGE.sync);
        const kind = syncProtocol.readSyncMessage(decoder, answer, this.doc, this);
        // Before its sync is answered, a page may receive work that builds on what it has not
        // received yet.
        if (this.isSynced && this.doc.store.pendingStructs)
          throw new Violation(
            `${this.document}: a client was sent something that builds on what it was not sent`,
          );
        if (encoding.length(answer) > 1) this.socket?.sendToServer(encoding.toUint8Array(answer));
        if (kind === syncProtocol.messageYjsSyncStep2 && !this.isSynced) {
          this.isSynced = true;
          this.flush();
        }
        return;
      }
      case MESSAGE.awareness:
        return this.presence.hear(decoding.readVarUint8Array(decoder));
      case MESSAGE.flushed:
        return this.#flushed(decoding.readVarUint(decoder));
      case MESSAGE.refusal:
        return this.#refused(JSON.parse(decoding.readVarString(decoder)) as RefusalMessage);
      case MESSAGE.rights:
        this.rights = JSON.parse(decoding.readVarString(decoder)) as RightsMessage;
        if (this.rights.write) this.waitsForUnlock = false;
    }
  }

  /** Asks whether everything so far is saved. */
  flush(): void {
    if (this.isSaved || !this.isSynced || !this.socket) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE.flush);
    encoding.writeVarUint(encoder, this.#flushId);
    this.socket.sendToServer(encoding.toUint8Array(encoder));
  }

  /** Makes one edit, of the kind its document is for. */
  edit(noteIds: readonly string[]): void {
    const kind = this.#random.next();
    if (kind < 0.12) this.#undoOrRedo();
    else if (kind < 0.26) this.#movePresence();
    else if (kind < 0.33) this.borrowPresence();
    else if (tableIdOf(this.document) === null)
      this.doc.transact(() => this.#arrange(noteIds), UNDOABLE);
    else this.#writeWords();
  }

  /**
   * Reloads the page. What was not saved comes back under its old client id if the browser kept it,
   * else it is lost.
   */
  reload(keepsUnsaved: boolean): number {
    const lost = this.socket?.cut() ?? 0;
    const before = this.doc;
    this.doc = this.#newDoc();
    if (!this.isSaved && keepsUnsaved)
      Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(before), 'kept');
    else {
      for (const edit of this.#unsaved) edit.mayBeAbsent = true;
      this.#unsaved = [];
      this.isSaved = true;
    }
    this.waitsForUnlock = false;
    this.endedWith = null;
    this.presence = new PagePresence();
    before.destroy();
    return lost;
  }

  #newDoc(): Y.Doc {
    const doc = new Y.Doc({ guid: this.document });
    doc.clientID = this.#random.clientId();
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this || origin === 'kept') return;
      this.#flushId += 1;
      this.isSaved = false;
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, MESSAGE.sync);
      syncProtocol.writeUpdate(encoder, update);
      if (this.#isOpen) this.socket?.sendToServer(encoding.toUint8Array(encoder));
    });
    const roots =
      tableIdOf(this.document) === null
        ? [doc.getMap('placements'), doc.getMap('clusters')]
        : [sheetRoot(doc)];
    this.#undo = new Y.UndoManager(roots, {
      captureTimeout: 0,
      trackedOrigins: new Set([UNDOABLE]),
    });
    return doc;
  }

  #movePresence(): void {
    if (!this.#isOpen) return;
    this.#witness.presenceOwners.set(this.doc.clientID, this.personId);
    this.socket?.sendToServer(this.presence.move(this.doc.clientID, this.#random));
  }

  /** Whether it sees the presence of somebody else. Her own may come from any of her pages. */
  get seesOthers(): boolean {
    return [...this.presence.seen].some(this.#isAnothers);
  }

  /** Sends presence under somebody else's id, which must have no effect. */
  borrowPresence(): void {
    const frame = this.#isOpen ? this.presence.borrow(this.#isAnothers, this.#random) : null;
    if (!frame) return;
    this.borrowed += 1;
    this.socket?.sendToServer(frame);
  }

  #undoOrRedo(): void {
    const mine = this.#witness.edits.filter((edit) => edit.document === this.document);
    const before = mine.map((edit) => occurrences(this.doc, edit));
    const isRedo = this.#undo.redoStack.length > 0 && this.#random.chance(0.4);
    if ((isRedo ? this.#undo.redo() : this.#undo.undo()) === null) return;
    this.undone += 1;
    for (const [index, edit] of mine.entries()) {
      const change = occurrences(this.doc, edit) - (before[index] ?? 0);
      if (change < 0) edit.mayBeAbsent = true;
      if (change > 0) edit.mayRepeat = true;
    }
  }

  #flushed(id: number): void {
    if (id !== this.#flushId || this.waitsForUnlock) return;
    this.isSaved = true;
    for (const edit of this.#unsaved.splice(0)) this.#witness.acknowledged(edit);
  }

  #refused({ code }: RefusalMessage): void {
    this.refusals.push(code);
    if (code === 'locked') {
      this.waitsForUnlock = true;
      return;
    }
    const isRemoved = this.#witness.records.people.get(this.personId)?.removed === true;
    if (this.mayWrite && !isRemoved)
      throw new Violation(`legal work on ${this.document} was refused: ${code}`);
  }

  #note(token: string): void {
    const edit: Edit = {
      document: this.document,
      token,
      mayBeAbsent: false,
      isAcknowledged: false,
      mayRepeat: false,
    };
    this.#unsaved.push(edit);
    this.#witness.edits.push(edit);
  }

  #token(): string {
    return `t${this.doc.clientID.toString(36)}x${this.#witness.edits.length}e`;
  }

  #arrange(noteIds: readonly string[]): void {
    const random = this.#random;
    const placements = this.doc.getMap('placements');
    const clusters = this.doc.getMap<Y.Map<unknown>>('clusters');
    const ids = [...clusters.keys()];
    const pos = [random.below(9_000), random.below(9_000)];
    const kind = random.below(8);
    if (kind === 0 || (kind >= 6 && noteIds.length > 0)) {
      const token = this.#token();
      this.#note(token);
      clusters.set(
        token,
        new Y.Map<unknown>(
          Object.entries({
            name: random.chance(0.3) ? '' : `Group ${token}`,
            color: 'yellow',
            pos,
          }),
        ),
      );
      if (kind >= 6) placements.set(random.pick(noteIds), { cluster: token, pos: [0, 80] });
    } else if (kind === 1 && ids.length > 0) {
      clusters.get(random.pick(ids))?.set('name', `Named ${random.below(1000)}`);
    } else if (kind === 2 && ids.length > 1) {
      const [from, into] = [random.pick(ids), random.pick(ids)];
      const cluster = clusters.get(from);
      if (cluster && from !== into) {
        this.doc.transact(() => {
          cluster.set('state', 'dissolved');
          cluster.set('into', into);
        });
      }
    } else if (kind === 3 && noteIds.length > 0) {
      placements.set(random.pick(noteIds), {
        pos,
        ...(ids.length > 0 ? { cluster: random.pick(ids) } : {}),
      });
    } else {
      const token = this.#token();
      this.#note(token);
      placements.set(token, {
        pos,
        ...(ids.length > 0 && random.chance(0.5) ? { cluster: random.pick(ids) } : {}),
      });
    }
  }

  #writeWords(): void {
    const random = this.#random;
    const sheet = sheetRoot(this.doc);
    const texts: Y.XmlText[] = [];
    for (const element of sheet.toArray()) {
      const text: unknown =
        element instanceof Y.XmlElement && element.nodeName === 'paragraph' ? element.get(0) : null;
      if (text instanceof Y.XmlText) texts.push(text);
    }
    const kind = random.below(6);
    if (kind <= 1 || texts.length === 0) {
      const token = this.#token();
      this.#note(token);
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(`${token} `)]);
      sheet.insert(random.below(sheet.length + 1), [paragraph]);
      return;
    }
    const text = random.pick(texts);
    const content = (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('');
    const words = [...content.matchAll(/t\w+x\d+e/g)];
    if (kind === 2 && words.length > 0) {
      const { 0: word, index } = random.pick(words);
      for (const edit of this.#witness.edits) if (edit.token === word) edit.mayBeAbsent = true;
      this.doc.transact(() => text.delete(index, word.length), UNDOABLE);
    } else if (kind === 3 && content.length > 0) {
      const from = random.below(content.length);
      const [length, marks] = [
        1 + random.below(content.length - from),
        { [random.chance(0.5) ? 'bold' : 'italic']: random.chance(0.7) ? true : null },
      ];
      this.doc.transact(() => text.format(from, length, marks), UNDOABLE);
    } else {
      const token = this.#token();
      this.#note(token);
      // Only between words, so that splitting one is not taken for a loss.
      const at = random.chance(0.5) ? 0 : content.length;
      this.doc.transact(() => text.insert(at, `${token} `), UNDOABLE);
    }
  }
}
