import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { pauses } from '../sync/time/turns.ts';
import { AnswerReader, type ExportAnswer } from './answerReader.ts';
import type { ExportTask, TaskHead } from './exportTask.ts';

/**
 * The process's niceness: where it and the server both need a processor, the server has priority.
 */
const NICENESS = 10;
/**
 * Linux's `oom_score_adj`: where the machine runs out of memory, the system ends this process and
 * not the server.
 */
const FIRST_TO_GO = '1000';
/** What V8, Node and Rust print last when memory was too little. */
const OUT_OF_MEMORY = /out of memory|memory allocation of \d+ bytes failed/i;
/** How much of the end of its output is kept, characters. */
const LAST_WORDS = 8 * 1024;

/** The process ended, and what it was making is lost. */
export class ProcessGone extends Error {
  override readonly name = 'ProcessGone';
  readonly signal: NodeJS.Signals | null;
  readonly isOutOfMemory: boolean;

  constructor(code: number | null, signal: NodeJS.Signals | null, lastWords: string) {
    // If it never began (exit code 1) it has read nothing yet, so its output can be logged. Later
    // output may contain people's words.
    super(
      `the export process ended (${signal ?? code ?? 'none'})${signal || code !== 1 ? '' : `: ${lastWords}`}`,
    );
    this.signal = signal;
    this.isOutOfMemory = OUT_OF_MEMORY.test(lastWords);
  }
}

/**
 * A process that makes files, one at a time. Whatever happens to it is reported as an error of the
 * file that was being made.
 */
export class ExportProcess {
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  #lastWords = '';
  #isGone = false;
  #reader = new AnswerReader();
  #waiting: { resolve(answer: ExportAnswer): void; reject(error: unknown): void } | null = null;

  /** `program`: the module that it runs. Throws where the system cannot start a process. */
  constructor(program: URL, memoryMb: number) {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${memoryMb}`, fileURLToPath(program)],
      {
        stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
        windowsHide: true,
        // It reads what people wrote, and needs no secret for that.
        env: { ...process.env, DATABASE_URL: '', PGPASSWORD: '', REDIS_URL: '', METRICS_TOKEN: '' },
      },
    );
    this.#child = child;
    this.#gone = new Promise((gone) => {
      const end = (code: number | null, signal: NodeJS.Signals | null): void => {
        this.#isGone = true;
        this.#waiting?.reject(new ProcessGone(code, signal, this.#lastWords));
        this.#waiting = null;
        gone();
      };
      // `close` and not `exit`: by then all its output was read.
      child.once('close', end);
      child.on('error', (error) => {
        this.#lastWords = error.message;
        if (child.pid === undefined) end(1, null);
      });
    });
    standBack(child.pid);
    const [input, , errors, answers] = child.stdio;
    // A write to a process that is gone fails; `close` reports it.
    input?.on('error', () => undefined);
    errors?.on('data', (chunk: Buffer) => {
      this.#lastWords = (this.#lastWords + chunk.toString()).slice(-LAST_WORDS);
    });
    answers?.on('data', (chunk: Buffer) => this.#heard(chunk));
    answers?.on('error', () => undefined);
  }

  /** It is gone or ending: the next file needs another process. */
  get isOver(): boolean {
    return this.#isGone || this.#child.killed;
  }

  /**
   * Makes a file; one at a time. Rejects with {@link ProcessGone}, or when the answer is malformed.
   */
  async make(task: ExportTask): Promise<ExportAnswer> {
    const answered = new Promise<ExportAnswer>((resolve, reject) => {
      if (this.#isGone) reject(new ProcessGone(null, null, this.#lastWords));
      else this.#waiting = { resolve, reject };
    });
    // If it answers before it has read everything, it cannot be used again: the next task would mix
    // with the rest of this one.
    const [answer] = await Promise.all([answered, this.#handOver(task)]);
    return answer;
  }

  /** Ends it at once, whatever it is doing. Resolves when it is gone. */
  kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    return this.#gone;
  }

  async #handOver({ file, options, content }: ExportTask): Promise<void> {
    const input = this.#child.stdin;
    if (!input) return;
    const head: TaskHead = { file, options };
    writeLine(input, JSON.stringify(head));
    const pause = pauses(() => performance.now());
    for (let piece = content.shift(); piece && !this.#isGone; piece = content.shift()) {
      if (!writeLine(input, piece)) await roomIn(input);
      await pause();
    }
    writeLine(input, '');
  }

  #heard(chunk: Buffer): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    let answer: ExportAnswer | null;
    try {
      answer = this.#reader.take(chunk);
    } catch (error) {
      this.#waiting = null;
      waiting.reject(error);
      void this.kill();
      return;
    }
    if (!answer) return;
    this.#reader = new AnswerReader();
    this.#waiting = null;
    waiting.resolve(answer);
  }
}

/** Writes a line. False: wait for {@link roomIn} before the next one. */
function writeLine(input: Writable, line: Uint8Array | string): boolean {
  input.cork();
  input.write(line);
  const hasRoom = input.write('\n');
  input.uncork();
  return hasRoom;
}

const roomIn = (input: Writable): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      input.off('drain', go).off('close', go);
      resolve();
    };
    input.on('drain', go).on('close', go);
  });

/**
 * Called before it begins, so that all its threads get the niceness. Systems without niceness go on
 * without.
 */
function standBack(pid: number | undefined): void {
  if (pid === undefined) return;
  const ways = [
    () => setPriority(pid, NICENESS),
    () => {
      if (process.platform === 'linux') writeFileSync(`/proc/${pid}/oom_score_adj`, FIRST_TO_GO);
    },
  ];
  for (const way of ways)
    try {
      way();
    } catch {
      // It has ended already, or the system does not allow it.
    }
}
