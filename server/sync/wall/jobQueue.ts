import type { Actor, Decision } from '../../../shared/commands/decision.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import { LIMITS } from '../../../shared/model/limits.ts';
import { MEASURES } from '../../metrics/measures.ts';
import type { LinkSecrets, WallBatch } from '../../storage/wallStore.ts';
import type { DocumentSession } from '../sessions/documentSession.ts';
import { tickDelayMs } from './tickDelay.ts';
import type { WallTime } from '../time/wallTime.ts';

/** What a command makes durable besides its records. */
export interface CommandExtras {
  grants?: WallBatch['grants'];
  /** New secrets of links. */
  secrets?: Partial<LinkSecrets>;
  joinCode?: string;
  /** It may use the places that are kept free where a crowd has filled the queue. */
  isReserved?: boolean;
}

/** A command: decided over the records in a tick. */
export interface CommandJob {
  kind: 'command';
  personId: string;
  decide: (state: WallState, actor: Actor) => Decision<unknown>;
  extras: CommandExtras;
  resolve: (reply: unknown) => void;
  reject: (error: unknown) => void;
}

/** An update that a session sent. */
export interface UpdateJob {
  kind: 'update';
  session: DocumentSession;
  update: Uint8Array;
  /** It is an answer to a sync question: everything that the document lacks. */
  isAnswer: boolean;
  /** It is a part of a larger update, and enough work for one step. */
  part?: UpdatePart;
}

export interface UpdatePart {
  /** What all parts of an update have in common. */
  readonly whole: {
    /**
     * They belong together: one tick takes them all, with turns for others in between, also when
     * their sender goes meanwhile.
     */
    readonly isJoined: boolean;
    /** The first of them was taken. */
    isTaken: boolean;
    /** One of them builds on something that nobody has. */
    hasGap: boolean;
    /** Something of it was refused, which is told once. */
    isRefused: boolean;
  };
  readonly isLast: boolean;
}

/** A session asks whether what it sent before is durable. */
export interface FlushJob {
  kind: 'flush';
  session: DocumentSession;
  id: number;
}

export type Job = CommandJob | UpdateJob | FlushJob;

/**
 * How long a tick takes jobs, ms; the rest waits for the next, so that what is done is shown before
 * more is begun.
 */
const WORK_MS = 25;

/**
 * The jobs that wait for a wall's next tick. It starts the ticks, one at a time (`tickDelayMs` says
 * when).
 */
export class JobQueue {
  readonly #time: Pick<WallTime, 'elapsed' | 'later'>;
  readonly #countSessions: () => number;
  readonly #tick: () => Promise<void>;
  readonly #split: (job: UpdateJob) => readonly Job[];
  #jobs: Job[] = [];
  /** Bytes of the updates that wait. */
  #bytes = 0;
  #ticking: Promise<void> | null = null;
  #callOff: (() => void) | null = null;
  #last = { start: -Infinity, took: 0 };
  #isClosed = false;

  /**
   * `countSessions` is how many sockets a tick's frames go to. `tick` works on the jobs it takes
   * from {@link take}, and never rejects. `split` splits an update that would take long.
   */
  constructor(
    time: Pick<WallTime, 'elapsed' | 'later'>,
    countSessions: () => number,
    tick: () => Promise<void>,
    split: (job: UpdateJob) => readonly Job[] = (job) => [job],
  ) {
    this.#time = time;
    this.#countSessions = countSessions;
    this.#tick = tick;
    this.#split = split;
  }

  get length(): number {
    return this.#jobs.length;
  }

  /** What waits, in order; also what is added while it is read. */
  get waiting(): Iterable<Job> {
    return this.#jobs;
  }

  /** The tick that is under way; when it ends, the next may have begun already. */
  get ticking(): Promise<void> | null {
    return this.#ticking;
  }

  /**
   * Adds a job. False: the queue is full, and the sender has to repeat it. Jobs that were taken are
   * never dropped.
   */
  add(job: Job, isReserved = false): boolean {
    const bytes = job.kind === 'update' ? job.update.length : 0;
    if (
      this.#jobs.length >= LIMITS.queuedJobs + (isReserved ? LIMITS.queuedJobsReserved : 0) ||
      (this.#jobs.length > 0 && this.#bytes + bytes > LIMITS.queuedBytes)
    )
      return false;
    this.#jobs.push(job);
    this.#bytes += bytes;
    this.#schedule();
    return true;
  }

  /**
   * For a tick: the jobs in order, until it has worked on them for {@link WORK_MS}. Has to be read
   * to its end.
   */
  *take(): Generator<Job, void> {
    const end = this.#time.elapsed() + WORK_MS;
    let taken = 0;
    let left: readonly Job[] = [];
    for (const job of this.#jobs) {
      if (taken > 0 && (left.length > 0 || this.#time.elapsed() > end)) break;
      taken += 1;
      if (job.kind === 'update') this.#bytes -= job.update.length;
      const parts = job.kind === 'update' ? this.#split(job) : [job];
      for (const [index, part] of parts.entries()) {
        if (index > 0 && !isJoined(part) && this.#time.elapsed() > end) {
          left = parts.slice(index);
          break;
        }
        yield part;
      }
    }
    this.#jobs = [...left, ...this.#jobs.slice(taken)];
    for (const job of left) if (job.kind === 'update') this.#bytes += job.update.length;
  }

  /** Starts no more ticks. Returns the jobs that waited for one. */
  close(): Job[] {
    this.#isClosed = true;
    this.#callOff?.();
    this.#callOff = null;
    return this.#jobs.splice(0);
  }

  #schedule(): void {
    if (this.#callOff || this.#ticking || this.#isClosed) return;
    const wait =
      this.#last.start + tickDelayMs(this.#countSessions(), this.#last.took) - this.#time.elapsed();
    this.#callOff = this.#time.later(wait, () => {
      this.#callOff = null;
      const start = this.#time.elapsed();
      this.#ticking = this.#tick().finally(() => {
        this.#ticking = null;
        this.#last = { start, took: this.#time.elapsed() - start };
        MEASURES.ticks.observe(this.#last.took / 1000);
        if (this.#jobs.length > 0) this.#schedule();
      });
    });
  }
}

const isJoined = (job: Job): boolean => job.kind === 'update' && job.part?.whole.isJoined === true;
