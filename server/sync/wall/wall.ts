import type { Actor, Decision } from '../../../shared/commands/decision.ts';
import type { Newcomer } from '../../../shared/commands/people.ts';
import { moveTimer } from '../../../shared/commands/timer.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { Refusal, type ProblemCode } from '../../../shared/model/problems.ts';
import type { SessionRecord } from '../../../shared/model/session.ts';
import { CLOSE } from '../../../shared/protocol/wire.ts';
import { OpenCounts } from '../../access/openCounts.ts';
import { PersonRates } from '../../access/personRates.ts';
import { MEASURES } from '../../metrics/measures.ts';
import { LeaseLost, StorageError } from '../../storage/storageError.ts';
import type { LinkSecrets, StoredWall, WallStore } from '../../storage/wallStore.ts';
import { Checkpoints } from './checkpoints.ts';
import { closeCodeFor } from '../transport/closeCode.ts';
import type { DocumentSession } from '../sessions/documentSession.ts';
import { gatesReady } from './gatesReady.ts';
import { LiveAudience } from '../phones/liveAudience.ts';
import { partsOf } from './longUpdates.ts';
import type { Logger } from '../../logger.ts';
import { MeetingClock } from '../time/meetingClock.ts';
import { NameSteps } from './nameSteps.ts';
import { Newcomers } from './newcomers.ts';
import { DocumentSessions } from '../sessions/documentSessions.ts';
import { Arrivals } from './arrivals.ts';
import { renewSession } from './renewSession.ts';
import { RemovalSteps } from './removalSteps.ts';
import { SnapshotShelf } from './snapshotShelf.ts';
import type { StepPorts } from './takeSteps.ts';
import { WhoIsHere } from '../presence/whoIsHere.ts';
import { WallPresence } from '../presence/wallPresence.ts';
import type { WallContent } from './wallContent.ts';
import { WalkSteps } from './walkSteps.ts';
import { WallTick, type TickPorts } from './wallTick.ts';
import { WholeMeeting } from './wholeMeeting.ts';
import { realTime, type WallTime } from '../time/wallTime.ts';
import { JobQueue, type CommandExtras } from './jobQueue.ts';

export interface WallOptions {
  store: WallStore;
  now: () => number;
  logger: Logger;
  /** Real time unless given. */
  time?: WallTime;
  /** Updates of a document between two checkpoints. */
  checkpointEvery?: number;
}

/**
 * One wall in memory. Everything that arrives within a tick becomes one commit, then one frame per
 * document for all its sessions, then the acknowledgements: durable before shown, durable before
 * acknowledged. One commit is in flight at a time. If it fails, memory is dropped and read again
 * from the store, because Yjs cannot roll back.
 */
export class Wall {
  readonly wallId: string;
  readonly content: WallContent;
  readonly audience: LiveAudience;
  readonly documentSessions: DocumentSessions;
  readonly presence: WallPresence;
  readonly here: WhoIsHere;
  readonly meeting: WholeMeeting;
  readonly snapshots: SnapshotShelf;
  readonly removals: RemovalSteps;
  readonly names: NameSteps;
  readonly #walk: WalkSteps;
  /** How often each person may do what. */
  readonly rates: PersonRates;
  readonly time: WallTime;
  readonly clock: MeetingClock;
  /** How many sockets each person has, from the moment they are admitted. */
  readonly sockets = new OpenCounts(LIMITS.socketsPerPerson);
  readonly #store: WallStore;
  readonly #tickPorts: TickPorts;
  #secrets: LinkSecrets;
  readonly #logger: Logger;
  readonly #queue: JobQueue;
  readonly #newcomers: Newcomers;
  readonly #arrivals: Arrivals;
  readonly #checkpoints: Checkpoints;
  #closed: ProblemCode | null = null;
  #closeHeard: () => void = () => undefined;
  /** When somebody last used it, ms of `time.elapsed()`. */
  lastUsedAt: number;

  /** `content` was read from `stored`. */
  constructor(
    stored: Pick<StoredWall, 'wallId' | 'secrets'>,
    content: WallContent,
    { store, now, logger, time = realTime(now), checkpointEvery }: WallOptions,
  ) {
    this.wallId = stored.wallId;
    this.#secrets = stored.secrets;
    this.#store = store;
    this.#logger = logger;
    this.time = time;
    this.lastUsedAt = time.elapsed();
    this.rates = new PersonRates(() => time.elapsed());
    this.clock = new MeetingClock(time);
    this.content = content;
    const { wallId, clock, rates } = this;
    const settled = (): Promise<void> => this.settled();
    const socketsOf = (id: string): number =>
      this.audience.countSockets(id) + this.documentSessions.countOf(id);
    this.here = new WhoIsHere({ content, clock, time, socketsOf });
    this.presence = new WallPresence({
      content,
      time,
      socketsOn: (document) => this.documentSessions.on(document),
    });
    this.documentSessions = new DocumentSessions({ content, presence: this.presence });
    this.audience = new LiveAudience({
      content,
      clock,
      time,
      peopleOnDocuments: () => this.documentSessions.people(),
      here: this.here,
      settled,
    });
    const command: StepPorts['command'] = (personId, decide, extras) =>
      this.command(personId, decide, extras);
    const steps = { wallId, time, logger, isClosed: () => this.isClosed, command };
    this.#arrivals = new Arrivals({ time, isHere: this.here.isHere, command });
    this.removals = new RemovalSteps({ ...steps, content });
    this.names = new NameSteps({ ...steps, content });
    this.#walk = new WalkSteps({ ...steps, content, clock });
    this.meeting = new WholeMeeting({ content, time, now, settled });
    this.snapshots = new SnapshotShelf({
      wallId,
      content,
      meeting: this.meeting,
      store,
      now,
      settled,
    });
    this.#tickPorts = {
      wallId,
      content,
      store,
      time,
      clock,
      rates,
      documentSessions: this.documentSessions,
      audience: this.audience,
      secrets: () => this.#secrets,
      isHere: this.here.isHere,
    };
    this.#queue = new JobQueue(
      time,
      () => this.documentSessions.size,
      () => this.#tick(),
      (job) =>
        this.documentSessions.has(job.session)
          ? partsOf(job, this.content.document(job.session.document))
          : [job],
    );
    this.#newcomers = new Newcomers({
      content,
      documentSessions: this.documentSessions,
      time,
      settled,
      came: () => this.#used(),
      warn: (error, what) => this.#warn(error, what),
    });
    this.#checkpoints = new Checkpoints({
      wallId,
      content,
      store,
      logger,
      time,
      queue: this.#queue,
      every: checkpointEvery,
    });
    this.#goOn();
    this.followClock();
  }

  get records(): WallState {
    return this.content.records;
  }

  get session(): SessionRecord {
    return this.content.records.session;
  }

  /** Secrets of the links, as committed. */
  get secrets(): LinkSecrets {
    return this.#secrets;
  }

  /** Closed: it takes no work any more. */
  get isClosed(): boolean {
    return this.#closed !== null;
  }

  /** How many jobs wait for the next tick. */
  get queued(): number {
    return this.#queue.length;
  }

  get isIdle(): boolean {
    return (
      this.documentSessions.size === 0 &&
      this.audience.size === 0 &&
      this.queued === 0 &&
      !this.#queue.ticking &&
      !this.#checkpoints.isWriting &&
      !this.removals.isRunning &&
      !this.#walk.isWaiting
    );
  }

  /**
   * Resolves when no tick is under way, so that `records` shows what is committed. Throws `Refusal`
   * when the wall was closed, because its memory may hold what was never committed.
   */
  async settled(): Promise<void> {
    while (this.#queue.ticking) await this.#queue.ticking;
    if (this.#closed) throw new Refusal(this.#closed);
  }

  /**
   * Runs `decide` in the next tick, and resolves with its reply once that is durable, together with
   * `extras`. Rejects with the `Refusal` that `decide` throws; nothing of a refused command
   * happens.
   */
  command<Reply>(
    personId: string,
    decide: (state: WallState, actor: Actor) => Decision<Reply>,
    extras: CommandExtras = {},
  ): Promise<Reply> {
    if (this.#closed) return Promise.reject(new Refusal(this.#closed));
    const start = this.time.elapsed();
    return new Promise<Reply>((resolve, reject) => {
      const answer = (reply: unknown): void => {
        MEASURES.acknowledgements.observe((this.time.elapsed() - start) / 1000);
        resolve(reply as Reply);
      };
      const isReserved =
        extras.isReserved === true || this.records.people.get(personId)?.role === 'facilitator';
      if (
        !this.#queue.add(
          { kind: 'command', personId, decide, extras, resolve: answer, reject },
          isReserved,
        )
      )
        return reject(new Refusal('busy'));
      this.lastUsedAt = this.time.elapsed();
    });
  }

  /** A new person with a new token. It is shown this once; only its hash is kept. */
  arrive(how: Newcomer): Promise<{ personId: string; token: string }> {
    return this.#arrivals.arrive(how);
  }

  /** Adds a session and asks its client (sync step 1) for what the document lacks. */
  join(session: DocumentSession): Promise<void> {
    return this.#newcomers.join(session);
  }

  leave(session: DocumentSession): void {
    if (!this.documentSessions.remove(session)) return;
    this.here.went(session.personId);
    this.#used();
  }

  /**
   * Answers a client's state vector from committed state, when its turn comes. Throws on a
   * malformed vector.
   */
  answerStep1(session: DocumentSession, stateVector: Uint8Array): Promise<void> {
    return this.#newcomers.answerStep1(session, stateVector);
  }

  /**
   * Adds an update of a session to the queue; the next tick checks and applies it. `isAnswer`: it
   * is an answer to a sync question. False: the queue is full, and nothing was taken.
   */
  write(session: DocumentSession, update: Uint8Array, isAnswer = false): boolean {
    return this.#queue.add({ kind: 'update', session, update, isAnswer });
  }

  /**
   * Answers `flushed` once everything that this session sent before is durable or refused for good.
   * While some of it waits (for an unlocking, or for what it builds on), the answer waits too.
   * False: the queue is full.
   */
  flush(session: DocumentSession, id: number): boolean {
    return this.#queue.add({ kind: 'flush', session, id });
  }

  /** Asks a client again for everything the document lacks; it may have found what was missing. */
  askAgain(session: DocumentSession): void {
    if (this.documentSessions.has(session))
      session.askAgain(this.content.document(session.document).question());
  }

  /** Where the server's clock was set, moves running timers along in a tick of its own. */
  followClock(): void {
    const step = this.clock.step();
    if (this.#closed || !step) return;
    const moved = moveTimer(this.session, step.moveMs, this.clock.now(step));
    if (moved.length === 0 && !this.#walk.isWaiting) return;
    this.command('', () => ({ changes: [], reply: null }), { isReserved: true }).catch(
      (error: unknown) => this.#warn(error, 'timer not moved'),
    );
  }

  /** Puts documents to rest that nobody has had open since the last call. */
  rest(): void {
    if (!this.#queue.ticking) this.content.rest((name) => this.documentSessions.on(name).size > 0);
  }

  /** `hear` is called when the wall is closed; at once where it is. */
  whenClosed(hear: () => void): void {
    this.#closeHeard = hear;
    if (this.#closed) hear();
  }

  /** Closes the wall and all its sockets. `code` says why; later work is refused with it. */
  close(code: ProblemCode): void {
    this.#closed = code;
    this.#checkpoints.close();
    this.#walk.close();
    for (const job of this.#queue.close())
      if (job.kind === 'command') job.reject(new Refusal(code));
    this.#sendAway(closeCodeFor(code), code);
    this.#closeHeard();
  }

  /** Goes on with what was decided, also by a server before this one. */
  #goOn(): void {
    renewSession(this.content, (decide) => this.command('', decide, { isReserved: true })).catch(
      (error: unknown) => this.#warn(error, 'session not renewed'),
    );
    this.removals.goOn();
    this.names.goOn();
    this.#walk.follow();
  }

  /** Somebody came or went. */
  #used(): void {
    this.lastUsedAt = this.time.elapsed();
    this.audience.countsChanged();
  }

  #warn(error: unknown, what: string): void {
    this.#logger.warn({ wall: this.wallId, error: String(error) }, what);
  }

  async #tick(): Promise<void> {
    // Where that fails a gate is made when it is needed, and what it says is told to whoever wrote.
    await gatesReady(this.#queue.waiting, this.content, this.documentSessions).catch(
      (error: unknown) => this.#warn(error, 'gates not made ahead'),
    );
    const tick = new WallTick(this.#tickPorts);
    await tick.work(this.#queue.take());
    try {
      if (tick.hasNews) await tick.commit();
      this.#secrets = tick.newSecrets ?? this.#secrets;
    } catch (error) {
      return this.#startOver(tick, error);
    }
    tick.show();
    this.#goOn();
    this.#checkpoints.follow(tick.written);
  }

  /** After a failed commit: memory is read again from the store, every client starts over. */
  async #startOver(tick: WallTick, error: unknown): Promise<void> {
    this.#logger.error(
      { wall: this.wallId, error: String(error) },
      'commit failed, wall is read again from storage',
    );
    MEASURES.commitFailures.add(error instanceof StorageError ? error.fault : 'other');
    tick.fail(new Refusal('storage-failed'));
    // What another server made of the wall is its to show.
    if (error instanceof LeaseLost) return this.close('storage-failed');
    this.#sendAway(CLOSE.restarting, 'storage-failed');
    try {
      const stored = await this.#store.loadWall(this.wallId);
      // The wall was deleted while this tick ran.
      if (!stored) return this.close('no-such-wall');
      await this.content.load(stored);
      this.#secrets = stored.secrets;
      // The store may have the commit after all, and with it more to do.
      this.#goOn();
    } catch (reloadError) {
      // A wall that cannot be read refuses everything; half a wall must not replace it.
      this.#logger.error({ wall: this.wallId, error: String(reloadError) }, 'wall cannot be read');
      this.close('storage-failed');
    }
  }

  #sendAway(closeCode: number, code: ProblemCode): void {
    this.documentSessions.closeAll(closeCode, code);
    this.audience.close(closeCode, code);
  }
}
