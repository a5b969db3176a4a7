import * as Y from 'yjs';
import { tableDocument, type DocumentName } from '../../../shared/access/rights.ts';
import { moveTimer } from '../../../shared/commands/timer.ts';
import { followSeats } from '../../../shared/commands/deals.ts';
import { followNotes } from '../../../shared/commands/tablePlans.ts';
import { followGroups } from '../../../shared/commands/tables.ts';
import type { RecordChange } from '../../../shared/commands/wallState.ts';
import { projectRecords } from '../../../shared/documents/projectRecords.ts';
import { quoteWords } from '../../../shared/documents/readableNotes.ts';
import { settleQuotes } from '../../../shared/documents/sheetQuotes.ts';
import type { Session } from '../../../shared/model/session.ts';
import { MEASURES } from '../../metrics/measures.ts';
import type { LinkSecrets, WallBatch, WallStore } from '../../storage/wallStore.ts';
import type { ClientIdOwner, GateOutcome, SentUpdate } from '../documents/gate/gateOutcome.ts';
import type { DocumentSession } from '../sessions/documentSession.ts';
import type { ClockStep, MeetingClock } from '../time/meetingClock.ts';
import { writeTable } from '../documents/tableDocuments.ts';
import type { LiveAudience } from '../phones/liveAudience.ts';
import type { PersonRates } from '../../access/personRates.ts';
import type { DocumentSessions } from '../sessions/documentSessions.ts';
import type { WallContent } from './wallContent.ts';
import { workInTurns } from '../time/workInTurns.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { CommandJob, Job, UpdateJob } from './jobQueue.ts';
import { readingsDue, type ReadingPorts } from './readingsDue.ts';

/**
 * Most updates that the gate checks in one batch, and their bytes: larger batches gain little, and
 * the tick cannot end within one.
 */
const TOGETHER = { updates: 100, bytes: 32 * 1024 } as const;

/** After so long a tick's jobs are work enough for one turn of the event loop, ms. */
const LONG_MS = 10;

/** What a tick needs of its wall. */
export interface TickPorts extends Pick<ReadingPorts, 'isHere'> {
  readonly wallId: string;
  readonly content: Omit<
    WallContent,
    'load' | 'rest' | 'prepareGate' | 'readSheets' | 'sheet' | 'meeting'
  >;
  readonly store: Pick<WallStore, 'commit'>;
  readonly time: Pick<WallTime, 'elapsed' | 'later'>;
  readonly clock: Pick<MeetingClock, 'now' | 'step' | 'adopt'>;
  readonly rates: Pick<PersonRates, 'countChanges'>;
  readonly documentSessions: Pick<
    DocumentSessions,
    'has' | 'rightsOf' | 'broadcast' | 'followRights'
  >;
  readonly audience: Pick<LiveAudience, 'changed'>;
  /** Secrets of the links, as committed. */
  secrets(): LinkSecrets;
}

/**
 * One tick of a wall, in this order: `work` decides and applies in memory, `commit` makes it
 * durable, `show` tells everybody; or `fail` instead of the last. Nobody is told anything before it
 * is durable, not even a "no", because that may rest on what this tick has done.
 */
export class WallTick {
  readonly #wall: TickPorts;
  /** How far the server's clock was set; the wall's clock follows with this tick. */
  readonly #clockStep: ClockStep | null;
  readonly #sessionBefore: Session;
  readonly #changes: RecordChange[] = [];
  readonly #clientIds: ClientIdOwner[] = [];
  readonly #grants: WallBatch['grants'][number][] = [];
  #secrets: Partial<LinkSecrets> | null = null;
  #joinCode: string | null = null;
  /** One update for each document that was changed. */
  #updates: ReadonlyMap<DocumentName, Uint8Array> = new Map();
  /**
   * Refusals of updates. They are sent before changed rights, because rights tell a client that it
   * may send again.
   */
  readonly #refusals: (() => void)[] = [];
  readonly #replies: (() => void)[] = [];
  readonly #commands: CommandJob[] = [];
  /** Since when no other had a turn, ms of `time.elapsed()`. */
  #turnAt = 0;
  /** Sessions whose flushes can be answered. */
  readonly #answered = new Set<DocumentSession>();

  constructor(wall: TickPorts) {
    this.#wall = wall;
    this.#clockStep = wall.clock.step();
    this.#sessionBefore = wall.content.records.session;
  }

  /**
   * Works on `jobs` in order, and writes what follows from them: where the jobs took long, others
   * have their turn in between, because a large group takes as long again.
   */
  async work(jobs: Iterable<Job>): Promise<void> {
    const { time } = this.#wall;
    this.#turnAt = time.elapsed();
    if (this.#clockStep)
      this.#change(
        moveTimer(
          this.#wall.content.records.session,
          this.#clockStep.moveMs,
          this.#wall.clock.now(this.#clockStep),
        ),
      );
    const updates: UpdateJob[] = [];
    let bytes = 0;
    const apply = async (): Promise<void> => {
      bytes = 0;
      await this.#applyUpdates(updates.splice(0));
    };
    for (const job of jobs) {
      if (job.kind === 'command') {
        // Commands see what was written before them, and may change who may write.
        await apply();
        this.#run(job);
        continue;
      }
      this.#answered.add(job.session);
      if (job.kind === 'flush') {
        job.session.askFlush(job.id);
        continue;
      }
      bytes += job.update.length;
      updates.push(job);
      if (updates.length >= TOGETHER.updates || bytes >= TOGETHER.bytes || job.part) await apply();
    }
    await apply();
    await this.#pause();
    this.#change(await readingsDue(this.#wall, this.#changes, this.#pause));
    this.#writeDocuments();
    await this.#pause();
    this.#updates = this.#wall.content.takeTick();
  }

  /** Whether there is something to commit and show. */
  get hasNews(): boolean {
    return (
      this.#updates.size > 0 ||
      this.#changes.length > 0 ||
      this.#grants.length > 0 ||
      this.#secrets !== null ||
      this.#joinCode !== null
    );
  }

  /** The secrets of all links after this tick; `null` where it changes none. */
  get newSecrets(): LinkSecrets | null {
    return this.#secrets && { ...this.#wall.secrets(), ...this.#secrets };
  }

  /** Documents that this tick changed. */
  get written(): Iterable<DocumentName> {
    return this.#updates.keys();
  }

  /**
   * Resolves when all of it is durable. After a rejection memory differs from the store and has to
   * be read again.
   */
  async commit(): Promise<void> {
    const { content, store, time, wallId } = this.#wall;
    const start = time.elapsed();
    const updates = [...this.#updates].map(([document, update]) => ({
      document,
      sequence: content.document(document).sequence + 1,
      update,
    }));
    await store.commit(wallId, {
      records: this.#changes,
      updates,
      clientIds: this.#clientIds,
      grants: this.#grants,
      ...(this.newSecrets ? { secrets: this.newSecrets } : {}),
      ...(this.#joinCode === null ? {} : { joinCode: this.#joinCode }),
    });
    MEASURES.commits.observe((time.elapsed() - start) / 1000);
    for (const { document: name, sequence } of updates) {
      const document = content.document(name);
      document.sequence = sequence;
      document.tail += 1;
    }
  }

  /** Shows what is durable, then acknowledges it. */
  show(): void {
    if (this.#clockStep) this.#wall.clock.adopt(this.#clockStep);
    for (const refuse of this.#refusals) refuse();
    if (this.hasNews) {
      const { audience, documentSessions } = this.#wall;
      const changesRights = this.#changes.some(
        ({ kind }) => kind === 'session' || kind === 'person' || kind === 'removal',
      );
      documentSessions.broadcast(this.#updates, changesRights);
      if (changesRights) documentSessions.followRights();
      audience.changed(this.#changes);
    }
    for (const reply of this.#replies) reply();
    for (const session of this.#answered) session.answerFlushes();
  }

  /** Call instead of `show` when the commit failed: nothing happened, whatever was decided. */
  fail(error: unknown): void {
    for (const command of this.#commands) command.reject(error);
  }

  /** Lets others have their turn where this tick has had its own for long. */
  readonly #pause = (): Promise<void> | undefined => {
    const { time } = this.#wall;
    if (time.elapsed() - this.#turnAt < LONG_MS) return undefined;
    // Not `turn()`: a tick does not line up behind long answers.
    return new Promise<void>((goOn) => void time.later(0, goOn)).then(() => {
      this.#turnAt = time.elapsed();
    });
  };

  #change(changes: readonly RecordChange[]): void {
    this.#wall.content.apply(changes);
    this.#changes.push(...changes);
  }

  #run(job: CommandJob): void {
    this.#commands.push(job);
    try {
      const { changes, reply } = job.decide(this.#wall.content.records, {
        personId: job.personId,
        now: this.#wall.clock.now(this.#clockStep),
      });
      this.#change(changes);
      const { grants, secrets, joinCode } = job.extras;
      if (grants) this.#grants.push(...grants);
      if (secrets) this.#secrets = { ...this.#secrets, ...secrets };
      if (joinCode !== undefined) this.#joinCode = joinCode;
      this.#replies.push(() => job.resolve(reply));
    } catch (error) {
      this.#replies.push(() => job.reject(error));
    }
  }

  /**
   * Applies updates, in order within each document; updates of different documents are independent.
   */
  async #applyUpdates(jobs: readonly UpdateJob[]): Promise<void> {
    const { content } = this.#wall;
    for (const [name, all] of Map.groupBy(jobs, ({ session }) => session.document)) {
      const taken = all.filter((job) => this.#mayApply(job));
      if (taken.length === 0) continue;
      const work = content.gateOf(name).takeInTurns(taken.map(sentUpdate), content.document(name));
      const outcomes = await workInTurns(work, this.#pause);
      for (const [index, job] of taken.entries())
        this.#noteOutcome(job, outcomes[index] as GateOutcome);
    }
  }

  #mayApply({ session, update, isAnswer, part }: UpdateJob): boolean {
    const { content, documentSessions } = this.#wall;
    // An answer holds all that was asked for; what it is missing is found in this tick and told
    // once that is durable.
    if (isAnswer) session.answered();
    // Shown in part, marks would be taken for superfluous by every page, and for good.
    if (part?.whole.isJoined && part.whole.isTaken) return true;
    if (isEmptyUpdate(update) || !documentSessions.has(session)) return false;
    const rights = documentSessions.rightsOf(session);
    if (rights.write) {
      if (part) part.whole.isTaken = true;
      return true;
    }
    // Sync step 2 repeats what the client has read; it counts as writing only where it adds
    // something.
    const isRefused =
      part?.whole.isRefused || !addsNothing(content.document(session.document).doc, update);
    if (part) part.whole.isRefused = isRefused;
    // The last part speaks for all: no command, and so no change of rights, comes between them.
    if (isRefused && part?.isLast !== false)
      this.#refusals.push(() => session.refuse(rights.reason ?? 'forbidden'));
    return false;
  }

  #noteOutcome({ session, isAnswer, part }: UpdateJob, outcome: GateOutcome): void {
    const hasGap = outcome.kind === 'ask-again';
    if (part && hasGap) part.whole.hasGap = true;
    // The last part speaks for all: what one before it is missing, the whole is.
    if (part ? part.isLast && part.whole.hasGap : hasGap) {
      const document = this.#wall.content.document(session.document);
      this.#refusals.push(() => session.leftGap(document.question(), isAnswer));
    } else if (isAnswer) session.closedGap();
    if (outcome.kind === 'taken') {
      this.#clientIds.push(...outcome.clientIds);
      this.#wall.rates.countChanges(session.personId, outcome.changes);
    }
    const refused =
      outcome.kind === 'refused' ? outcome.code : outcome.kind === 'taken' ? outcome.refused : null;
    if (!refused || part?.whole.isRefused) return;
    if (part) part.whole.isRefused = true;
    this.#refusals.push(() => session.refuse(refused));
  }

  /** Updates tables after changes of the arrangement, and documents after changes of records. */
  #writeDocuments(): void {
    const { content } = this.#wall;
    const { records } = content;
    const { session } = records;
    if (session.tables.length > 0 && content.document('arrangement').isTouched)
      this.#change(followGroups(records, content.namedGroups()));
    if (session.tables.length > 0) {
      this.#change(followNotes(records, this.#changedNotes()));
      this.#change(followSeats(records, this.#changes));
    }
    projectRecords(
      records,
      this.#sessionBefore,
      this.#changes,
      content.recordDocuments,
      content.names,
    );
    for (const change of this.#changes) if (change.kind === 'table') this.#writeTable(change.id);
    this.#settleQuotes();
  }

  /**
   * Makes quotes in sheets say what may be read of their notes: where a note was hidden, withdrawn
   * or not shown yet, its words leave the sheet as they leave `notes`, also when somebody brings
   * them back from an offline page. They come back when the note may be read again.
   */
  #settleQuotes(): void {
    const { content } = this.#wall;
    const { records } = content;
    const { session } = records;
    const isRevealed =
      session.revealed !== this.#sessionBefore.revealed ||
      session.held.length !== this.#sessionBefore.held.length;
    const notes = this.#changedNotes();
    for (const { tableId } of session.tables) {
      const name = tableDocument(tableId);
      if (!content.hasDocument(name)) continue;
      const document = content.document(name);
      if (!content.quotes.concerns(document, notes, isRevealed)) continue;
      const edits = content.quotes.look(document, (note, text) =>
        quoteWords(records, note, text, session.revealed),
      );
      if (edits.size === 0) continue;
      this.#clientIds.push(...content.writeOwn(name, () => settleQuotes(edits)));
      content.quotes.settled(document);
    }
  }

  #changedNotes(): Set<string> {
    return new Set(this.#changes.flatMap((change) => (change.kind === 'note' ? [change.id] : [])));
  }

  /** Makes a table's document match its record; a new table's sheet starts with the questions. */
  #writeTable(tableId: string): void {
    const { content } = this.#wall;
    const { records } = content;
    const { session } = records;
    const name = tableDocument(tableId);
    const isNew = !content.hasDocument(name);
    if (isNew) content.addDocument(name);
    const record = records.tables.get(tableId);
    if (!record) return;
    this.#clientIds.push(
      ...content.writeOwn(name, (doc) =>
        writeTable(doc, record, isNew ? session.sheetQuestions : null),
      ),
    );
  }
}

const sentUpdate = ({ session: { personId }, update, part }: UpdateJob): SentUpdate => ({
  update,
  personId,
  ...(part?.whole.isJoined ? { joined: part.isLast ? 'last' : 'more' } : {}),
});

export const isEmptyUpdate = (update: Uint8Array): boolean =>
  update.length === 2 && update[0] === 0 && update[1] === 0;

/** Whether `update` has no struct or deletion that `doc` lacks. False for malformed bytes. */
function addsNothing(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    return Y.snapshotContainsUpdate(Y.snapshot(doc), update);
  } catch {
    return false;
  }
}
