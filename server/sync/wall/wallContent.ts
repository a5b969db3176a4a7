import type * as Y from 'yjs';
import {
  tableDocument,
  tableIdOf,
  WALL_DOCUMENTS,
  type DocumentName,
} from '../../../shared/access/rights.ts';
import type { NamedGroup } from '../../../shared/commands/tables.ts';
import {
  momentOf,
  WallRecords,
  type RecordChange,
  type WallState,
} from '../../../shared/commands/wallState.ts';
import { meetingPieces } from '../../../shared/documents/meetingContent.ts';
import type { SharedClaims } from '../../../shared/documents/claimViews.ts';
import type { RatingsKnown, Reader } from '../../../shared/documents/ratingViews.ts';
import { findBehind, NamesBehind } from '../../../shared/documents/namesBehind.ts';
import type { RecordDocuments } from '../../../shared/documents/projectRecords.ts';
import type { MeetingPiece } from '../../../shared/exchange/meetingPieces.ts';
import {
  isCluster,
  isPlacement,
  type Cluster,
  type Placement,
} from '../../../shared/model/arrangement.ts';
import { sameJson } from '../../../shared/documents/putValue.ts';
import { wholeSession } from '../../../shared/scripts/oldWall.ts';
import { PRODUCT } from '../../words/product.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import type { ClaimStep, RateStep } from '../../../shared/rating/rateStep.ts';
import { RatingTallies } from '../../../shared/rating/ratingTallies.ts';
import type { RatingResults } from '../../../shared/protocol/ratings.ts';
import type { SheetBlock } from '../../../shared/model/sheet.ts';
import type { StoredWall } from '../../storage/wallStore.ts';
import { arrangementShape } from '../documents/gate/arrangementShape.ts';
import { inChunks } from '../documents/causalOrder.ts';
import { ClientIds } from '../documents/clientIds.ts';
import { DocumentGate, writeAsServer } from '../documents/gate/documentGate.ts';
import type { ClientIdOwner } from '../documents/gate/gateOutcome.ts';
import type { DocumentShape } from '../documents/gate/documentShape.ts';
import { LiveDocument } from '../documents/liveDocument.ts';
import { NamedGroups } from '../documents/namedGroups.ts';
import { QuotedNotes } from '../documents/quotedNotes.ts';
import { SheetReader } from '../documents/sheetReader.ts';
import { SHEET_SHAPE } from '../documents/gate/sheetShape.ts';
import { pauses, shortPauses } from '../time/turns.ts';
import type { WallTime } from '../time/wallTime.ts';
import { KeptViews } from './keptViews.ts';

/** Records applied in one step while a wall is read: about 2 ms. */
const RECORDS_AT_ONCE = 1_000;

/** Whether the run stands where facilitators read it; until then everybody on the wall read what they mean to say. */
const isRunApart = (people: Y.Doc): boolean => people.getMap('run').has('script');

/** Records in any order, addresses first: what is counted by address needs them. */
function* addressesFirst(records: readonly RecordChange[]): Generator<RecordChange> {
  for (const record of records) if (record.kind === 'origin') yield record;
  for (const record of records) if (record.kind !== 'origin') yield record;
}

/**
 * What a wall has in memory: its records and documents, the gates of documents that people write,
 * and the owners of client ids. Between ticks all of it is committed; during one it includes what
 * the tick has done so far.
 */
export class WallContent {
  readonly #time: WallTime;
  #records!: WallRecords;
  #documents = new Map<DocumentName, LiveDocument>();
  #clientIds!: ClientIds;
  readonly #gates = new Map<DocumentName, DocumentGate>();
  /** Gates that are being made, by document: whoever needs the same one waits for it. */
  readonly #preparing = new Map<LiveDocument, Promise<void>>();
  readonly #sheets = new SheetReader();
  readonly quotes = new QuotedNotes();
  /** The session is stored, and stands in its document, as an older version of the product wrote it. */
  isSessionOlder = false;
  /** Names that documents still show in their old form, after a change of the setting. */
  readonly names = new NamesBehind();
  readonly #tallies = new RatingTallies(() => this.#records);
  readonly #views = new KeptViews();
  /** Made when somebody first asks, and dropped when the arrangement is put to rest. */
  #groups: NamedGroups | null = null;
  /** Documents that nobody had open when last looked at. */
  readonly #unread = new Set<DocumentName>();

  private constructor(time: WallTime) {
    this.#time = time;
  }

  /** Reads a stored wall; see {@link load}. */
  static async read(stored: StoredWall, time: WallTime): Promise<WallContent> {
    const content = new WallContent(time);
    await content.load(stored);
    return content;
  }

  /**
   * Reads a stored wall in turns with other work, and replaces what is in memory once all of it is
   * read. Throws when the wall is not complete.
   */
  async load(stored: StoredWall): Promise<void> {
    const session = stored.records.find((record) => record.kind === 'session');
    if (session?.kind !== 'session')
      throw new Error(`Wall ${stored.wallId} has no session record.`);
    const pause = pauses(this.#time.elapsed);
    const whole = wholeSession(session.value, PRODUCT);
    const records = new WallRecords(whole);
    const others = stored.records.filter((record) => record !== session);
    for (const some of inChunks(addressesFirst(others), RECORDS_AT_ONCE)) {
      records.apply(some);
      await pause();
    }
    const tables = records.session.tables.map(({ tableId }) => tableDocument(tableId));
    const documents = new Map<DocumentName, LiveDocument>();
    for (const name of [...WALL_DOCUMENTS, ...tables]) {
      const [clientId, own] = [this.#time.clientId(), stored.documents[name]];
      const document = own
        ? await LiveDocument.read(name, clientId, own, pause)
        : new LiveDocument(name, clientId);
      documents.set(name, document);
      if (tableIdOf(name) !== null) this.quotes.look(document);
      await pause();
    }
    const open = (name: DocumentName): Y.Doc => (documents.get(name) as LiveDocument).doc;
    const behind = [];
    for (const some of findBehind(records, { notes: open('notes'), gallery: open('gallery') })) {
      behind.push(...some);
      await pause();
    }
    this.#forgetGroups();
    for (const document of this.#documents.values()) document.destroy();
    for (const gate of this.#gates.values()) gate.destroy();
    this.#gates.clear();
    this.#clientIds = new ClientIds(stored.clientIds, this.#clientIds);
    [this.#records, this.#documents] = [records, documents];
    this.isSessionOlder =
      !sameJson(whole, session.value) || !isRunApart(this.document('people').doc);
    this.#tallies.clear();
    this.names.takeUp(behind);
    // After a restart pages come back at once and send what they may have written.
    await this.prepareGate('arrangement');
  }

  get records(): WallState {
    return this.#records;
  }

  /** Applies changes of records. Documents are made to match at the end of the tick. */
  apply(changes: readonly RecordChange[]): void {
    this.#tallies.follow(changes);
    this.#records.apply(changes);
    if (!this.#groups) return;
    for (const change of changes) if (change.kind === 'note') this.#groups.noteChanged(change.id);
  }

  /** A document. Throws `Refusal('no-such-document')` for a table that never existed. */
  document(name: DocumentName): LiveDocument {
    const document = this.#documents.get(name);
    if (!document) throw new Refusal('no-such-document');
    return document;
  }

  hasDocument(name: DocumentName): boolean {
    return this.#documents.has(name);
  }

  /** Adds a new table's document. */
  addDocument(name: DocumentName): LiveDocument {
    const document = new LiveDocument(name, this.#time.clientId());
    this.#documents.set(name, document);
    return document;
  }

  /**
   * Documents that the server writes from its records; decoded only when there is something to
   * write.
   */
  get recordDocuments(): RecordDocuments {
    const open = (name: keyof RecordDocuments) => this.document(name).doc;
    return {
      get session() {
        return open('session');
      },
      get people() {
        return open('people');
      },
      get notes() {
        return open('notes');
      },
      get gallery() {
        return open('gallery');
      },
    };
  }

  /**
   * The gate of a document that people write. Made when somebody first writes, unless it was
   * prepared when she opened the document.
   */
  gateOf(name: DocumentName): DocumentGate {
    let gate = this.#gates.get(name);
    if (!gate) {
      gate = DocumentGate.of(this.#shapeOf(name), this.document(name).encode(), this.#clientIds);
      this.#gates.set(name, gate);
    }
    return gate;
  }

  hasGate(name: DocumentName): boolean {
    return this.#gates.has(name);
  }

  /**
   * Makes the gate of a document that somebody may write soon, in turns with other work: decoding a
   * full document and copying it take a tick's time each. Made once for all who come meanwhile, as
   * after a restart a whole room does.
   */
  async prepareGate(name: DocumentName): Promise<void> {
    const document = this.document(name);
    let preparing = this.#preparing.get(document);
    if (!preparing) {
      preparing = this.#makeGate(document).finally(() => this.#preparing.delete(document));
      this.#preparing.set(document, preparing);
    }
    await preparing;
  }

  /**
   * Runs the server's own `write` on a document that people write too. Returns client ids that are
   * newly the server's. Makes no gate.
   */
  writeOwn(name: DocumentName, write: (doc: Y.Doc) => void): ClientIdOwner[] {
    const document = this.document(name);
    const gate = this.#gates.get(name);
    return gate
      ? gate.writeOwn(document, write)
      : writeAsServer(document.doc, write, this.#clientIds);
  }

  /** Whether such a note ever existed, withdrawn or not. */
  knowsNote(id: string): boolean {
    return this.#records.notes.has(id);
  }

  isFacilitator(personId: string): boolean {
    return this.#records.people.get(personId)?.role === 'facilitator';
  }

  /**
   * Reserves a client id for a person who shows presence under it. False when it is somebody
   * else's.
   */
  claimClientId(clientId: number, personId: string): boolean {
    return this.#clientIds.reserve(clientId, personId);
  }

  /** One update for each document that the running tick changed. */
  takeTick(): Map<DocumentName, Uint8Array> {
    const updates = new Map<DocumentName, Uint8Array>();
    for (const [name, document] of this.#documents) {
      const update = document.takeTick();
      if (update) updates.set(name, update);
    }
    return updates;
  }

  /** The sequence of every document, as committed. */
  sequences(): Partial<Record<DocumentName, number>> {
    return Object.fromEntries(
      [...this.#documents].map(([name, document]) => [name, document.sequence]),
    );
  }

  clusters(): Record<string, Cluster> {
    const all: Record<string, unknown> = this.document('arrangement')
      .doc.getMap('clusters')
      .toJSON();
    return Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, Cluster] => isCluster(entry[1])),
    );
  }

  placements(): Record<string, Placement> {
    const all = [...this.document('arrangement').doc.getMap('placements').entries()];
    return Object.fromEntries(
      all.filter((entry): entry is [string, Placement] => isPlacement(entry[1])),
    );
  }

  /**
   * Open groups with their notes, in reading order, as the arrangement is now; within a tick with
   * its changes.
   */
  namedGroups(): NamedGroup[] {
    this.#groups ??= new NamedGroups(this.document('arrangement').doc, this.#records.notes);
    return this.#groups.list();
  }

  /** What is made from ratings: records, tallies and the groups that may be rated. */
  ratings(): RatingsKnown {
    return {
      state: this.#records,
      tallies: this.#tallies,
      groups: () => this.namedGroups(),
    };
  }

  /** What came of a `rate` step, as {@link KeptViews} has it. */
  ratingResults(step: RateStep, asker: Reader): RatingResults {
    return this.#views.results(this.#madeFrom(), step, asker);
  }

  /** Who put their name to what in a `claim` step, as {@link KeptViews} has it. */
  claims(step: ClaimStep, asker: Reader): SharedClaims {
    return this.#views.claims(this.#madeFrom(), step, asker);
  }

  /** A table's sheet as plain data; read once until it changes. */
  sheet(tableId: string): SheetBlock[] {
    const document = this.#documents.get(tableDocument(tableId));
    return document ? this.#sheets.read(document) : [];
  }

  /**
   * Reads the sheets that were not read since they changed, in steps, so that {@link sheet} then
   * takes no time. `pause` is awaited between the steps.
   */
  async readSheets(
    tableIds: readonly string[],
    pause: () => Promise<void> | undefined,
  ): Promise<void> {
    for (const tableId of tableIds) {
      const document = this.#documents.get(tableDocument(tableId));
      if (document) await this.#sheets.readInSteps(document, pause);
    }
  }

  /**
   * The whole meeting as it is now; `at` is the time it says. Its pieces are made when they are
   * read.
   */
  meeting(at: number): Iterable<MeetingPiece> {
    const sheets = new Map(
      this.#records.session.tables.map(({ tableId }) => [tableId, this.sheet(tableId)]),
    );
    return meetingPieces(momentOf(this.#records), {
      clusters: this.clusters(),
      placements: this.placements(),
      sheets,
      rated: this.#views.meeting(this.#madeFrom()),
      at,
    });
  }

  /**
   * Puts documents to rest that nobody has open now nor had at the last call, and drops their
   * gates.
   */
  rest(isRead: (name: DocumentName) => boolean): void {
    for (const [name, document] of this.#documents) {
      if (isRead(name)) {
        this.#unread.delete(name);
      } else if (this.#unread.has(name)) {
        this.#gates.get(name)?.destroy();
        this.#gates.delete(name);
        if (name === 'arrangement') this.#forgetGroups();
        document.rest();
        this.#sheets.forget(document);
      } else this.#unread.add(name);
    }
  }

  async #makeGate(document: LiveDocument): Promise<void> {
    const pause = shortPauses(this.#time.elapsed);
    const { name } = document;
    const isOfUse = (): boolean => !this.#gates.has(name) && this.#documents.get(name) === document;
    await document.wake(pause);
    await pause();
    if (!isOfUse()) return;
    const state = document.encode();
    await pause();
    const gate = await DocumentGate.make(this.#shapeOf(name), state, this.#clientIds, pause);
    // Meanwhile it may have been made by `gateOf`, or the document replaced.
    if (!isOfUse()) return gate.destroy();
    gate.catchUp(document);
    this.#gates.set(name, gate);
  }

  #shapeOf(name: DocumentName): DocumentShape {
    return name === 'arrangement' ? arrangementShape(this) : SHEET_SHAPE;
  }

  #madeFrom(): { known: RatingsKnown; arrangement: number } {
    return { known: this.ratings(), arrangement: this.document('arrangement').sequence };
  }

  #forgetGroups(): void {
    this.#groups?.close();
    this.#groups = null;
  }
}
