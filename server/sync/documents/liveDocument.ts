import * as Y from 'yjs';
import type { DocumentName } from '../../../shared/access/rights.ts';
import { applyInSteps } from './applyInSteps.ts';
import { applyPart } from './applyPart.ts';
import { SYNC, syncFrame } from '../transport/frames.ts';
import { deflateFrame } from '../transport/deflateFrame.ts';

/**
 * The cached load is encoded anew when the updates after it are this share of its size, or so many
 * bytes if that is more.
 */
const TAIL_SHARE = 0.25;
const TAIL_LEAST_BYTES = 1024;
/**
 * Answers that are kept, by state vector: after a restart a whole room comes back with the same
 * one.
 */
const ANSWERS_KEPT = 32;
/** Smaller loads are not compressed, bytes: they are a few packets anyway. */
const DEFLATE_FROM_BYTES = 8 * 1024;

/** A document as the store has it. */
interface Stored {
  sequence: number;
  updates: readonly Uint8Array[];
}

/** What is sent to somebody who has nothing: the encoded document, and the updates since. */
interface Load {
  update: Uint8Array;
  frame: Uint8Array;
  deflated: Uint8Array | null;
  deflating: Promise<Uint8Array> | null;
  tail: Uint8Array[];
  tailBytes: number;
  /** The updates since as one frame; made again when there are more. */
  tailFrame: Uint8Array | null;
}

/**
 * A compressed load may be dropped while it is made, because the document changed. After so many
 * tries it is sent uncompressed.
 */
const DEFLATE_TRIES = 2;

/**
 * One document of a wall in memory: the committed state, and what the running tick has applied and
 * not committed (`takeTick` returns that). Newcomers are answered between ticks only, so they see
 * committed state. A document at rest is kept as its encoding alone, a fraction of the size, and
 * decoded when it is needed.
 */
export class LiveDocument {
  readonly name: DocumentName;
  readonly #clientId: number;
  sequence: number;
  /** Updates since the last checkpoint. */
  tail: number;
  #doc: Y.Doc | null = null;
  /** The encoding and state vector while it rests; `null` while it is awake. */
  #resting: { update: Uint8Array; stateVector: Uint8Array } | null = null;
  #tick: Uint8Array[] = [];
  #tickDeletes = false;
  #load: Load | null = null;
  #question: Uint8Array | null = null;
  readonly #answers = new Map<string, Uint8Array>();
  /** Increases with every change. */
  version = 0;

  constructor(name: DocumentName, clientId: number, stored?: Stored, read?: Y.Doc) {
    this.name = name;
    this.#clientId = clientId;
    this.sequence = stored?.sequence ?? 0;
    this.tail = stored?.updates.length ?? 0;
    const doc = read ? this.#keep(read) : this.#open(stored?.updates ?? []);
    if (doc.store.pendingStructs || doc.store.pendingDs)
      throw new Error(`The log of document ${name} has a gap.`);
  }

  /** Reads a stored document in steps; `pause` is awaited between them. */
  static async read(
    name: DocumentName,
    clientId: number,
    stored: Stored,
    pause: () => Promise<void> | undefined,
  ): Promise<LiveDocument> {
    const doc = newDoc(name);
    for (const update of stored.updates) {
      await applyInSteps(doc, update, pause);
      await pause();
    }
    return new LiveDocument(name, clientId, stored, doc);
  }

  /** Decodes it in steps if it rests, so that {@link doc} takes no time then. */
  async wake(pause: () => Promise<void> | undefined): Promise<void> {
    const resting = this.#resting;
    if (this.#doc || !resting) return;
    const doc = newDoc(this.name);
    await applyInSteps(doc, resting.update, pause);
    // Meanwhile `doc` may have decoded it at once.
    if (this.#resting === resting) this.#keep(doc);
    else doc.destroy();
  }

  /** The Yjs document; decodes it if it rests. */
  get doc(): Y.Doc {
    if (this.#doc) return this.#doc;
    const { update } = this.#resting ?? { update: null };
    return this.#open(update ? [update] : []);
  }

  get isResting(): boolean {
    return this.#doc === null;
  }

  /**
   * Whether it may contain these words. Looks at the encoding of a document at rest, so that it
   * need not be decoded.
   */
  mayHold(words: string): boolean {
    return this.#resting === null || holds(this.#resting.update, words);
  }

  /** Whether something was applied since the last `takeTick`. */
  get isTouched(): boolean {
    return this.#tick.length > 0;
  }

  /** Whether something applied since the last `takeTick` contains these words. */
  tickHolds(words: string): boolean {
    return this.#tick.some((update) => holds(update, words));
  }

  /** One merged update of everything applied since the last call, or `null`. */
  takeTick(): Uint8Array | null {
    const updates = this.#tick;
    if (updates.length === 0) return null;
    this.#tick = [];
    const update = updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates);
    this.#addToLoad(update);
    this.#tickDeletes = false;
    return update;
  }

  /** The full state; encoded once until the next change. */
  encode(): Uint8Array {
    return this.#resting?.update ?? this.#fresh().update;
  }

  /**
   * Updates that make up the full state, in order. Takes no time where it was encoded and then
   * changed a little: encoding a much-moved arrangement anew takes 60 ms.
   */
  parts(): readonly Uint8Array[] {
    const load = this.#load;
    return load ? [load.update, ...load.tail, ...this.#tick] : [this.encode()];
  }

  stateVector(): Uint8Array {
    return this.#resting?.stateVector ?? Y.encodeStateVector(this.doc);
  }

  /** Sync step 1 as a frame: it asks a client for what the document lacks. */
  question(): Uint8Array {
    this.#question ??= syncFrame(SYNC.step1, this.stateVector());
    return this.#question;
  }

  /**
   * The frames that a client with this state vector needs: sync step 2, and for one that has
   * nothing, before it, the updates since the load was encoded. Yjs keeps those pending in the
   * client until step 2 brings what they build on, so whoever has step 2 has everything. `null`: a
   * compressed load has to be made first ({@link deflate}). Throws on a malformed vector.
   */
  answer(stateVector: Uint8Array, deflated: boolean): readonly Uint8Array[] | null {
    if (!(stateVector.length === 1 && stateVector[0] === 0))
      return [this.#answerSince(stateVector)];
    const load = this.#loaded();
    const isDeflated = deflated && load.frame.length >= DEFLATE_FROM_BYTES;
    if (isDeflated && !load.deflated) return null;
    const frame = isDeflated && load.deflated ? load.deflated : load.frame;
    return load.tail.length === 0
      ? [frame]
      : [(load.tailFrame ??= syncFrame(SYNC.update, Y.mergeUpdates(load.tail))), frame];
  }

  /** Makes the compressed load, once for all who wait for it. */
  async deflate(): Promise<void> {
    for (let tries = 0; tries < DEFLATE_TRIES; tries += 1) {
      const load = this.#loaded();
      load.deflating ??= deflateFrame(load.frame);
      load.deflated = await load.deflating;
      if (this.#load === load) return;
    }
  }

  /** Puts it to rest: only its encoding stays in memory. */
  rest(): void {
    if (!this.#doc || this.isTouched) return;
    const stateVector = Y.encodeStateVector(this.#doc);
    this.#resting = { update: Y.encodeStateAsUpdate(this.#doc), stateVector };
    this.#doc.destroy();
    this.#doc = null;
    this.#forget();
  }

  destroy(): void {
    this.#doc?.destroy();
  }

  #open(updates: readonly Uint8Array[]): Y.Doc {
    const doc = newDoc(this.name);
    for (const update of updates) applyPart(doc, update, 'load');
    return this.#keep(doc);
  }

  #keep(doc: Y.Doc): Y.Doc {
    // Set after applying: Yjs takes another client id when it finds its own in what it applies.
    doc.clientID = this.#clientId;
    doc.on(
      'update',
      (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
        this.#tick.push(update);
        this.version += 1;
        this.#tickDeletes ||= transaction.deleteSet.clients.size > 0;
        this.#question = null;
        this.#answers.clear();
      },
    );
    this.#doc = doc;
    this.#resting = null;
    return doc;
  }

  /**
   * Adds an update to the cached load. A removed text must not stay in a cached encoding, so a
   * deletion drops the cache; except for the arrangement, which has no posted text and changes all
   * the time.
   */
  #addToLoad(update: Uint8Array): void {
    const load = this.#load;
    if (!load) return;
    if (this.#tickDeletes && this.name !== 'arrangement') return this.#forget();
    load.tail.push(update);
    load.tailBytes += update.length;
    load.tailFrame = null;
    if (load.tailBytes > Math.max(TAIL_LEAST_BYTES, load.update.length * TAIL_SHARE))
      this.#forget();
  }

  #forget(): void {
    this.#load = null;
    this.#answers.clear();
  }

  #fresh(): Load {
    if (this.#load && this.#load.tail.length === 0 && !this.isTouched) return this.#load;
    const update = Y.encodeStateAsUpdate(this.doc);
    const load = newLoad(update);
    // Not while the running tick has applied something: it is not committed, and newcomers must not
    // be sent it.
    if (!this.isTouched) this.#load = load;
    return load;
  }

  #loaded(): Load {
    if (this.#resting) {
      this.#load ??= newLoad(this.#resting.update);
      return this.#load;
    }
    return this.#load ?? this.#fresh();
  }

  #answerSince(stateVector: Uint8Array): Uint8Array {
    const key = Buffer.from(stateVector).toString('latin1');
    let frame = this.#answers.get(key);
    if (!frame) {
      frame = syncFrame(SYNC.step2, Y.encodeStateAsUpdate(this.doc, stateVector));
      if (this.#answers.size >= ANSWERS_KEPT) this.#answers.clear();
      this.#answers.set(key, frame);
    }
    return frame;
  }
}

const holds = ({ buffer, byteOffset, byteLength }: Uint8Array, words: string): boolean =>
  Buffer.from(buffer, byteOffset, byteLength).includes(words);

const newDoc = (name: DocumentName): Y.Doc => new Y.Doc({ gc: true, guid: name });

const newLoad = (update: Uint8Array): Load => ({
  update,
  frame: syncFrame(SYNC.step2, update),
  deflated: null,
  deflating: null,
  tail: [],
  tailBytes: 0,
  tailFrame: null,
});
