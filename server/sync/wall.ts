import * as Y from 'yjs';
import { tableDocument, tableIdOf, WALL_DOCUMENTS, type DocumentName, type TableDocument } from '../../shared/access/rights.ts';
import type { Actor, Decision } from '../../shared/commands/decision.ts';
import { arrive } from '../../shared/commands/people.ts';
import { followGroups, type NamedGroup } from '../../shared/commands/tables.ts';
import { WallRecords, type RecordChange, type WallState } from '../../shared/commands/wallState.ts';
import { isCluster, isPlacement, type Cluster, type Placement } from '../../shared/model/arrangement.ts';
import { meetingContent } from '../../shared/documents/meetingContent.ts';
import { projectRecords, type RecordDocuments } from '../../shared/documents/projectRecords.ts';
import { readSheet } from '../../shared/documents/sheet.ts';
import type { MeetingContent } from '../../shared/exchange/meetingContent.ts';
import type { SheetBlock } from '../../shared/model/sheet.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import type { Arrival, Role } from '../../shared/model/person.ts';
import { Refusal, type ProblemCode } from '../../shared/model/problems.ts';
import { isGalleryOpen, type Session } from '../../shared/model/session.ts';
import type { Counts } from '../../shared/protocol/live.ts';
import { CLOSE } from '../../shared/protocol/wire.ts';
import { hashToken, newToken, newUuid } from '../access/secrets.ts';
import { PersonRates } from '../access/personRates.ts';
import { MEASURES } from '../metrics/measures.ts';
import { StorageError } from '../storage/storageError.ts';
import type { LinkSecrets, StoredDocument, StoredWall, WallBatch, WallStore } from '../storage/wallStore.ts';
import { ARRANGEMENT_SHAPE } from './arrangementShape.ts';
import { closeCodeFor } from './closeCode.ts';
import { ClientIds } from './clientIds.ts';
import { DocumentGate, type GateOutcome } from './documentGate.ts';
import { JoinLine } from './joinLine.ts';
import { LiveAudience } from './liveAudience.ts';
import { LiveDocument } from './liveDocument.ts';
import type { Logger } from './logger.ts';
import type { DocumentReader } from './documentReader.ts';
import { ReaderAudience } from './readerAudience.ts';
import { namedGroups } from './namedGroups.ts';
import { SHEET_SHAPE } from './sheetShape.ts';
import { SnapshotShelf } from './snapshotShelf.ts';
import { writeTable } from './tableDocuments.ts';
import { tickDelayMs } from './tickDelay.ts';
import { realTime, type WallTime } from './wallTime.ts';

interface CommandJob {
  kind: 'command';
  personId: string;
  decide: (state: WallState, actor: Actor) => Decision<unknown>;
  grants: WallBatch['grants'];
  resolve: (reply: unknown) => void;
  reject: (error: unknown) => void;
}
interface UpdateJob {
  kind: 'update';
  reader: DocumentReader;
  update: Uint8Array;
  isAnswer: boolean;
}
type Job = CommandJob | UpdateJob | { kind: 'flush'; reader: DocumentReader; id: number };

interface TickOutcome {
  changes: RecordChange[];
  clientIds: { clientId: number; personId: string }[];
  grants: { tokenHash: string; personId: string }[];
  /** What writers are told of updates that were not taken whole, once the tick is durable: before changed rights, which end a waiting. */
  refusals: (() => void)[];
  replies: (() => void)[];
  failures: ((error: unknown) => void)[];
  /** Readers whose flush may be answered now. */
  answered: Set<DocumentReader>;
}

export interface WallOptions {
  store: WallStore;
  now: () => number;
  logger: Logger;
  /** Real time unless given. */
  time?: WallTime;
  /** Updates of a document between checkpoints. */
  checkpointEvery?: number;
}

/** A tick takes what waits for this long, ms, and leaves the rest to the next: what is done is shown before more is begun. */
const WORK_MS = 25;

/** Updates judged at once: more gain little, and nothing else happens meanwhile. */
const UPDATES_TOGETHER = 100;

/** A checkpoint is written after this many updates, so that a restart reads one state and a short tail. */
const CHECKPOINT_EVERY = 500;

/**
 * One wall in memory. Everything that arrives within a tick becomes one commit, then one frame per document for all its readers, then
 * the acknowledgements: durable before shown, durable before acknowledged. One commit is in flight at a time. If it fails, memory is
 * thrown away and read again from the store, because Yjs cannot roll back.
 */
export class Wall {
  readonly wallId: string;
  readonly secrets: LinkSecrets;
  readonly audience: LiveAudience;
  readonly readers: ReaderAudience;
  readonly snapshots: SnapshotShelf;
  /** What each person may do here; asked before anything of hers gets in line. */
  readonly rates: PersonRates;
  readonly time: WallTime;
  readonly #store: WallStore;
  readonly #checkpointEvery: number;
  readonly #now: () => number;
  readonly #logger: Logger;
  #records!: WallRecords;
  #documents = new Map<DocumentName, LiveDocument>();
  #gates = new Map<DocumentName, DocumentGate>();
  /** Documents without a reader when last looked at. */
  readonly #unread = new Set<DocumentName>();
  #clientIds!: ClientIds;
  #queue: Job[] = [];
  /** Of the updates in it. */
  #queuedBytes = 0;
  #ticking: Promise<void> | null = null;
  readonly #dueCheckpoints = new Set<DocumentName>();
  #checkpointing: Promise<void> | null = null;
  #cancelTick: (() => void) | null = null;
  #lastTick = { start: -Infinity, took: 0 };
  readonly #line: JoinLine;
  #closed: ProblemCode | null = null;
  #closeHeard: () => void = () => undefined;
  lastUsedAt: number;

  constructor(stored: StoredWall, options: WallOptions) {
    this.wallId = stored.wallId;
    this.secrets = stored.secrets;
    this.#store = options.store;
    this.#now = options.now;
    this.rates = new PersonRates(options.now);
    this.time = options.time ?? realTime(options.now);
    this.#checkpointEvery = options.checkpointEvery ?? CHECKPOINT_EVERY;
    this.#logger = options.logger;
    this.lastUsedAt = options.now();
    this.#load(stored);
    this.readers = new ReaderAudience(this);
    this.audience = new LiveAudience(this, options.now);
    this.snapshots = new SnapshotShelf(this, options.store, options.now);
    this.#line = new JoinLine(this.time, () => this.settled());
  }

  get records(): WallState {
    return this.#records;
  }

  get session(): Session {
    return this.#records.session;
  }

  /** How much waits for the next tick. */
  get queued(): number {
    return this.#queue.length;
  }

  get isIdle(): boolean {
    return this.readers.size === 0 && this.audience.size === 0 && this.#queue.length === 0 && !this.#ticking && !this.#checkpointing;
  }

  /**
   * Resolves when what `records` shows is committed. Throws `Refusal` of a closed wall, which may hold what was never committed: whoever
   * asks again gets it read anew.
   */
  async settled(): Promise<void> {
    while (this.#ticking) await this.#ticking;
    if (this.#closed) throw new Refusal(this.#closed);
  }

  /** Decides in the next tick and resolves with the reply once durable. Throws `Refusal`; nothing of a refused command happens. */
  command<Reply>(personId: string, decide: (state: WallState, actor: Actor) => Decision<Reply>): Promise<Reply> {
    return this.#enqueueCommand(personId, decide, []);
  }

  /** A new person with a fresh token, which is shown once and kept only as a hash. */
  async arrive(how: { name?: string; role: Role; arrival: Arrival }): Promise<{ personId: string; token: string }> {
    const personId = newUuid();
    const token = newToken();
    await this.#enqueueCommand(personId, (state, actor) => arrive(state, actor, how), [{ tokenHash: hashToken(token), personId }]);
    return { personId, token };
  }

  counts(): Counts {
    let here = 0;
    const count = (personId: string): void => void (this.#records.people.get(personId)?.role !== 'projector' && (here += 1));
    for (const personId of this.audience.people()) count(personId);
    for (const personId of this.readers.people()) if (this.audience.countSockets(personId) === 0) count(personId);
    const counts: Counts = { here, notes: this.#records.noteCount - this.#records.hiddenCount };
    if (this.session.tables.length === 0) return counts;
    const seated = Object.fromEntries([...this.#records.seats].flatMap(([table, people]) => (people.size > 0 ? [[table, people.size]] : [])));
    if (!isGalleryOpen(this.session.phase)) return { ...counts, seated };
    let connections = 0;
    for (const record of this.#records.connections.values()) if (record.state !== 'gone') connections += 1;
    let visits = 0;
    for (const count of this.#records.visitsByPerson.values()) visits += count;
    return { ...counts, seated, connections, visits };
  }

  /** Throws `Refusal('no-such-document')` for a table that never was. */
  document(name: DocumentName): LiveDocument {
    const document = this.#documents.get(name);
    if (!document) throw new Refusal('no-such-document');
    return document;
  }

  hasDocument(name: DocumentName): boolean {
    return this.#documents.has(name);
  }

  /** Sequence of every document as committed. */
  sequences(): Partial<Record<DocumentName, number>> {
    return Object.fromEntries([...this.#documents].map(([name, document]) => [name, document.sequence]));
  }

  /** Open groups with their live notes, in reading order, as the arrangement is now; inside a command: as this tick has it. */
  namedGroups(): NamedGroup[] {
    return namedGroups(this.#records, this.clusters(), this.placements());
  }

  sheet(tableId: string): SheetBlock[] {
    const document = this.#documents.get(tableDocument(tableId));
    return document ? readSheet(document.doc) : [];
  }

  /** The whole meeting as committed, for reports and snapshots. */
  async meeting(): Promise<MeetingContent> {
    await this.settled();
    const sheets = new Map(this.session.tables.map(({ tableId }) => [tableId, this.sheet(tableId)]));
    return meetingContent(this.#records, { clusters: this.clusters(), placements: this.placements(), sheets, at: this.#now() });
  }

  clusters(): Record<string, Cluster> {
    const all: Record<string, unknown> = this.document('arrangement').doc.getMap('clusters').toJSON();
    return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Cluster] => isCluster(entry[1])));
  }

  placements(): Record<string, Placement> {
    const all = [...this.document('arrangement').doc.getMap('placements').entries()];
    return Object.fromEntries(all.filter((entry): entry is [string, Placement] => isPlacement(entry[1])));
  }

  /** Adds a reader and sends it the committed state's question (sync step 1); it asks for the rest itself. */
  async join(reader: DocumentReader): Promise<void> {
    try {
      await this.settled();
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'internal';
      return reader.close(closeCodeFor(code), code);
    }
    const { read, reason } = this.readers.rightsOf(reader);
    // The handshake judged by what was then; the tick may have ended the right.
    if (!read) return reader.close(CLOSE.forbidden, reason ?? 'forbidden');
    // Gone while the tick ran: its close was heard before there was anything to leave.
    if (!reader.isOpen) return;
    this.readers.add(reader);
    this.lastUsedAt = this.#now();
    this.audience.countsChanged();
  }

  leave(reader: DocumentReader): void {
    if (!this.readers.remove(reader)) return;
    this.lastUsedAt = this.#now();
    this.audience.countsChanged();
  }

  /** Answers a reader's state vector from committed state, when its turn comes. Throws on a malformed vector. */
  async answerStep1(reader: DocumentReader, stateVector: Uint8Array): Promise<void> {
    const document = this.document(reader.document);
    const frames = await this.#line.turn(() => (this.readers.has(reader) ? document.answer(stateVector, reader.isDeflating) : []));
    if (frames) return reader.sendLoad(frames);
    await document.deflate();
    await this.#line.turn(() => {
      if (this.readers.has(reader)) reader.sendLoad(document.answer(stateVector, true) ?? document.answer(stateVector, false) ?? []);
    });
  }

  /** A hand is shown under this client id: from now on it is this person's to write under. False when it is another's. */
  claimClientId(clientId: number, personId: string): boolean {
    return this.#clientIds.reserve(clientId, personId);
  }

  /**
   * Work of a reader on its document; judged and applied in the next tick. `isAnswer`: it is all that the document lacks, as asked for.
   * `false`: the line is full, and nothing was taken.
   */
  write(reader: DocumentReader, update: Uint8Array, isAnswer = false): boolean {
    if (this.#isFull(update.length)) return false;
    this.#queue.push({ kind: 'update', reader, update, isAnswer });
    this.#queuedBytes += update.length;
    this.#schedule();
    return true;
  }

  /** Asks a reader, who may have closed a gap meanwhile, for everything its document lacks here. */
  askAgain(reader: DocumentReader): void {
    if (this.readers.has(reader)) reader.askAgain(this.document(reader.document).question());
  }

  /**
   * Answered with `flushed` once everything this reader sent before is durable or refused for good. While some of it waits (for an
   * unlocking, or for what it builds on), so does the answer. `false`: the line is full.
   */
  flush(reader: DocumentReader, id: number): boolean {
    if (this.#isFull(0)) return false;
    this.#queue.push({ kind: 'flush', reader, id });
    this.#schedule();
    return true;
  }

  /** Documents that nobody has had open since the last call leave memory but for their encoding, and copies to try work on entirely. */
  rest(): void {
    if (this.#ticking) return;
    for (const [name, document] of this.#documents) {
      if (this.readers.countOn(name) > 0) {
        this.#unread.delete(name);
      } else if (this.#unread.has(name)) {
        this.#gates.get(name)?.destroy();
        this.#gates.delete(name);
        document.rest();
      } else this.#unread.add(name);
    }
  }

  /** `hear` is called once, when the wall takes nothing any more. */
  whenClosed(hear: () => void): void {
    this.#closeHeard = hear;
  }

  /** Closes every socket for good. `code` says why; later work is refused with it. */
  close(code: ProblemCode): void {
    this.#closed = code;
    this.#cancelTick?.();
    this.#cancelTick = null;
    for (const job of this.#queue.splice(0)) if (job.kind === 'command') job.reject(new Refusal(code));
    const closeCode = closeCodeFor(code);
    this.readers.closeAll(closeCode, code);
    this.audience.close(closeCode, code);
    this.#closeHeard();
  }

  #load(stored: StoredWall): void {
    const session = stored.records.find((record) => record.kind === 'session');
    if (session?.kind !== 'session') throw new Error(`Wall ${stored.wallId} has no session record.`);
    this.#records = new WallRecords(session.value);
    this.#records.apply(stored.records);
    for (const document of this.#documents.values()) document.destroy();
    for (const gate of this.#gates.values()) gate.destroy();
    this.#gates.clear();
    this.#clientIds = new ClientIds(stored.clientIds, this.#clientIds);
    const tables = this.#records.session.tables.map(({ tableId }) => tableDocument(tableId));
    this.#documents = new Map([...WALL_DOCUMENTS, ...tables].map((name) => [name, this.#open(name, stored.documents[name])]));
  }

  #open(name: DocumentName, stored?: StoredDocument): LiveDocument {
    return new LiveDocument(name, this.time.clientId(), stored);
  }

  /** The gate of a document that people write directly; made when somebody first writes. */
  #gateOf(name: DocumentName): DocumentGate {
    let gate = this.#gates.get(name);
    if (!gate) {
      gate = new DocumentGate(name === 'arrangement' ? ARRANGEMENT_SHAPE : SHEET_SHAPE, this.document(name).encode(), this.#clientIds);
      this.#gates.set(name, gate);
    }
    return gate;
  }

  /** Woken only where there is something to write. */
  readonly #recordDocuments: RecordDocuments = Object.defineProperties({} as RecordDocuments, Object.fromEntries(
    (['session', 'people', 'notes', 'gallery'] as const).map((name) => [name, { get: () => this.document(name).doc }]),
  ));

  #enqueueCommand<Reply>(personId: string, decide: (state: WallState, actor: Actor) => Decision<Reply>, grants: WallBatch['grants']): Promise<Reply> {
    if (this.#closed) return Promise.reject(new Refusal(this.#closed));
    if (this.#isFull(0)) return Promise.reject(new Refusal('busy'));
    this.lastUsedAt = this.#now();
    const start = this.time.elapsed();
    return new Promise<Reply>((resolve, reject) => {
      const answer = (reply: unknown): void => {
        MEASURES.acknowledgements.observe((this.time.elapsed() - start) / 1000);
        resolve(reply as Reply);
      };
      this.#queue.push({ kind: 'command', personId, decide, grants, resolve: answer, reject });
      this.#schedule();
    });
  }

  /** What waits is bounded: past it new work is refused, by name, to be sent again; nothing that was taken is ever dropped. */
  #isFull(bytes: number): boolean {
    return this.#queue.length >= LIMITS.queuedJobs || (this.#queue.length > 0 && this.#queuedBytes + bytes > LIMITS.queuedBytes);
  }

  #schedule(): void {
    if (this.#cancelTick || this.#ticking || this.#closed) return;
    const wait = this.#lastTick.start + tickDelayMs(this.readers.size, this.#lastTick.took) - this.time.elapsed();
    const run = (): void => {
      this.#cancelTick = null;
      const start = this.time.elapsed();
      this.#ticking = this.#tick().finally(() => {
        this.#ticking = null;
        this.#lastTick = { start, took: this.time.elapsed() - start };
        MEASURES.ticks.observe(this.#lastTick.took / 1000);
        if (this.#queue.length > 0) this.#schedule();
      });
    };
    this.#cancelTick = this.time.later(wait, run);
  }

  async #tick(): Promise<void> {
    const sessionBefore = this.#records.session;
    const outcome: TickOutcome = { changes: [], clientIds: [], grants: [], refusals: [], replies: [], failures: [], answered: new Set() };
    const end = this.time.elapsed() + WORK_MS;
    const updates: UpdateJob[] = [];
    let done = 0;
    for (const job of this.#queue) {
      if (done > 0 && this.time.elapsed() > end) break;
      done += 1;
      if (job.kind !== 'command') outcome.answered.add(job.reader);
      if (job.kind === 'update') {
        this.#queuedBytes -= job.update.length;
        updates.push(job);
        if (updates.length < UPDATES_TOGETHER) continue;
      }
      // Commands decide on what was written before them, and may change who may write.
      if (job.kind !== 'flush') this.#applyUpdates(updates.splice(0), outcome);
      if (job.kind === 'command') this.#runCommand(job, outcome);
      else if (job.kind === 'flush') job.reader.askFlush(job.id);
    }
    this.#applyUpdates(updates, outcome);
    this.#queue = this.#queue.slice(done);
    if (this.session.tables.length > 0 && this.document('arrangement').isTouched) {
      const followed = followGroups(this.#records, this.namedGroups());
      this.#records.apply(followed);
      outcome.changes.push(...followed);
    }
    projectRecords(this.#records, sessionBefore, outcome.changes, this.#recordDocuments);
    for (const change of outcome.changes) if (change.kind === 'table') this.#writeTable(tableDocument(change.id), outcome);
    const frames = new Map<DocumentName, Uint8Array>();
    for (const [name, document] of this.#documents) {
      const update = document.takeTick();
      if (update) frames.set(name, update);
    }
    if (frames.size > 0 || outcome.changes.length > 0 || outcome.grants.length > 0) {
      try {
        const start = this.time.elapsed();
        await this.#commit(frames, outcome);
        MEASURES.commits.observe((this.time.elapsed() - start) / 1000);
      } catch (error) {
        await this.#recover(error, outcome);
        return;
      }
      for (const name of frames.keys()) {
        this.document(name).sequence += 1;
        this.document(name).tail += 1;
      }
      for (const refuse of outcome.refusals.splice(0)) refuse();
      const changesRights = outcome.changes.some(({ kind }) => kind === 'session' || kind === 'person');
      this.readers.broadcast(frames, changesRights);
      if (changesRights) this.readers.followRights();
      this.audience.changed(outcome.changes);
    }
    for (const refuse of outcome.refusals) refuse();
    for (const reply of outcome.replies) reply();
    for (const reader of outcome.answered) reader.answerFlushes();
    for (const name of frames.keys()) if (this.document(name).tail >= this.#checkpointEvery) this.#dueCheckpoints.add(name);
    if (this.#dueCheckpoints.size > 0) this.#checkpointing ??= this.#checkpoint().finally(() => { this.#checkpointing = null; });
  }

  #runCommand(job: CommandJob, outcome: TickOutcome): void {
    try {
      const { changes, reply } = job.decide(this.#records, { personId: job.personId, now: this.#now() });
      this.#records.apply(changes);
      outcome.changes.push(...changes);
      outcome.grants.push(...job.grants);
      outcome.replies.push(() => job.resolve(reply));
      outcome.failures.push(job.reject);
    } catch (error) {
      // A "no" may rest on what this tick has done: said, like a "yes", once that is durable.
      outcome.replies.push(() => job.reject(error));
      outcome.failures.push(job.reject);
    }
  }

  /** In order within each document; what people write on one says nothing about another. */
  #applyUpdates(jobs: readonly UpdateJob[], outcome: TickOutcome): void {
    const byDocument = new Map<DocumentName, UpdateJob[]>();
    for (const job of jobs) {
      const { document } = job.reader;
      const beside = byDocument.get(document);
      if (beside) beside.push(job);
      else byDocument.set(document, [job]);
    }
    for (const [name, all] of byDocument) {
      const taken = all.filter((job) => this.#mayApply(job, outcome));
      if (taken.length === 0) continue;
      const sent = taken.map(({ reader, update }) => ({ update, personId: reader.personId }));
      const outcomes = this.#gateOf(name).takeAll(sent, this.document(name));
      for (const [index, job] of taken.entries()) this.#tellOutcome(job, outcomes[index] as GateOutcome, outcome);
    }
  }

  #mayApply({ reader, update, isAnswer }: UpdateJob, outcome: TickOutcome): boolean {
    // An answer holds all that was waited for; what becomes of it is told once the tick is durable.
    if (isAnswer) reader.answered();
    if (isEmptyUpdate(update) || !this.readers.has(reader)) return false;
    const rights = this.readers.rightsOf(reader);
    if (rights.write) return true;
    // Sync step 2 of a reader repeats what it has read; only what is new here counts as writing.
    if (!addsNothing(this.document(reader.document).doc, update)) outcome.refusals.push(() => reader.refuse((rights.reason ?? 'forbidden') as ProblemCode));
    return false;
  }

  #tellOutcome({ reader, isAnswer }: UpdateJob, told: GateOutcome, outcome: TickOutcome): void {
    if (told.kind === 'ask-again') return void outcome.refusals.push(() => reader.leftGap(this.document(reader.document).question(), isAnswer));
    if (isAnswer) reader.closedGap();
    if (told.kind === 'taken') outcome.clientIds.push(...told.clientIds);
    const refused = told.kind === 'refused' ? told.code : told.kind === 'taken' ? told.refused : null;
    if (refused) outcome.refusals.push(() => reader.refuse(refused));
  }

  /** Makes a table's document say what its record says; a new table's sheet starts with the questions. */
  #writeTable(name: TableDocument, outcome: TickOutcome): void {
    const isNew = !this.#documents.has(name);
    if (isNew) this.#documents.set(name, this.#open(name));
    const record = this.#records.tables.get(tableIdOf(name) as string);
    if (record) this.#writeOwn(name, outcome, (doc) => writeTable(doc, record, isNew ? this.session.sheetQuestions : null));
  }

  #writeOwn(name: DocumentName, outcome: TickOutcome, write: (doc: Y.Doc) => void): void {
    outcome.clientIds.push(...this.#gateOf(name).writeOwn(this.document(name), write));
  }

  #commit(frames: ReadonlyMap<DocumentName, Uint8Array>, outcome: TickOutcome): Promise<void> {
    const updates = [...frames].map(([document, update]) => ({ document, sequence: this.document(document).sequence + 1, update }));
    return this.#store.commit(this.wallId, { records: outcome.changes, updates, clientIds: outcome.clientIds, grants: outcome.grants });
  }

  /** After a failed commit: nothing of the tick happened. Memory is read again and every reader starts over from the store. */
  async #recover(error: unknown, outcome: TickOutcome): Promise<void> {
    this.#logger.error({ wall: this.wallId, error: String(error) }, 'commit failed, wall is read again from storage');
    MEASURES.commitFailures.add(error instanceof StorageError ? error.fault : 'other');
    for (const fail of outcome.failures) fail(new Refusal('storage-failed'));
    this.readers.closeAll(CLOSE.restarting, 'storage-failed');
    this.audience.close(CLOSE.restarting, 'storage-failed');
    try {
      const stored = await this.#store.loadWall(this.wallId);
      // Deleted while this tick ran: gone for good, and not for a moment.
      if (!stored) return this.close('no-such-wall');
      this.#load(stored);
    } catch (reloadError) {
      // Never a blank wall over a full one: this wall refuses everything until it can be read.
      this.#logger.error({ wall: this.wallId, error: String(reloadError) }, 'wall cannot be read');
      this.close('storage-failed');
    }
  }

  /** Between ticks: encoding a large document and handing it over take some thirty milliseconds, and whoever waits comes in between. */
  async #checkpoint(): Promise<void> {
    const pause = (): Promise<void> => new Promise((resolve) => void this.time.later(0, resolve));
    for (const name of this.#dueCheckpoints) {
      await pause();
      while (this.#ticking) await this.#ticking;
      if (this.#closed) return;
      this.#dueCheckpoints.delete(name);
      const document = this.#documents.get(name);
      // Read anew after a failed commit, it may not be due any more.
      if (!document || document.tail < this.#checkpointEvery) continue;
      document.tail = 0;
      const { sequence } = document;
      try {
        const state = document.encode();
        await pause();
        if (this.#closed) return;
        await this.#store.writeCheckpoint(this.wallId, name, sequence, state);
      } catch (error) {
        // The log still holds everything; only the next start reads more of it.
        this.#logger.warn({ wall: this.wallId, document: name, error: String(error) }, 'checkpoint not written');
      }
    }
  }
}

const isEmptyUpdate = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0;

/** True when `update` holds no struct or deletion that `doc` lacks. Malformed bytes add something wrong: false. */
function addsNothing(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    return Y.snapshotContainsUpdate(Y.snapshot(doc), update);
  } catch {
    return false;
  }
}
