import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { pauses } from '../sync/time/turns.ts';
import { AnswerReader, type ExportAnswer } from './answerReader.ts';
import type { ExportTask, TaskHead } from './exportTask.ts';

/** How far making files stands back behind the server where both want a processor. */
const NICENESS = 10;
/** Where the machine runs out of memory, the system ends this process first, and never the server for its sake. */
const FIRST_TO_GO = '1000';
/** What V8, Node and Rust say last where memory was too little. */
const OUT_OF_MEMORY = /out of memory|memory allocation of \d+ bytes failed/i;
/** Of what it printed, so much of the end is kept, characters. */
const LAST_WORDS = 8 * 1024;

/** The process is gone, and what it was making with it. */
export class ProcessGone extends Error {
  override readonly name = 'ProcessGone';
  readonly signal: NodeJS.Signals | null;
  readonly isOutOfMemory: boolean;

  constructor(code: number | null, signal: NodeJS.Signals | null, lastWords: string) {
    // Where it never began (Node's 1), it was given nothing yet; later words may be people's, and do not go to a log.
    super(
      `the export process ended (${signal ?? code ?? 'none'})${signal || code !== 1 ? '' : `: ${lastWords}`}`,
    );
    this.signal = signal;
    this.isOutOfMemory = OUT_OF_MEMORY.test(lastWords);
  }
}

/** A process that makes files, one at a time. Whatever happens in it, it is told as an error of the file that was being made. */
export class ExportProcess {
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  #lastWords = '';
  #isGone = false;
  #reader = new AnswerReader();
  #waiting: { resolve(answer: ExportAnswer): void; reject(error: unknown): void } | null = null;

  /** `program`: what runs in it. Throws where the machine has no process to give. */
  constructor(program: URL, memoryMb: number) {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${memoryMb}`, fileURLToPath(program)],
      { stdio: ['pipe', 'ignore', 'pipe', 'pipe'], windowsHide: true },
    );
    this.#child = child;
    this.#gone = new Promise((gone) => {
      const end = (code: number | null, signal: NodeJS.Signals | null): void => {
        this.#isGone = true;
        this.#waiting?.reject(new ProcessGone(code, signal, this.#lastWords));
        this.#waiting = null;
        gone();
      };
      // Not `exit`: what it said at its end is read by then.
      child.once('close', end);
      child.on('error', (error) => {
        this.#lastWords = error.message;
        if (child.pid === undefined) end(1, null);
      });
    });
    standBack(child.pid);
    const [input, , errors, answers] = child.stdio;
    // Whoever writes to a process that is gone hears of it by its end.
    input?.on('error', () => undefined);
    errors?.on('data', (chunk: Buffer) => {
      this.#lastWords = (this.#lastWords + chunk.toString()).slice(-LAST_WORDS);
    });
    answers?.on('data', (chunk: Buffer) => this.#heard(chunk));
    answers?.on('error', () => undefined);
  }

  /** Gone, or on its way: there must be another for what comes next. */
  get isOver(): boolean {
    return this.#isGone || this.#child.killed;
  }

  /** Rejects with {@link ProcessGone}, or where it answers what is no answer. One at a time. */
  async make(task: ExportTask): Promise<ExportAnswer> {
    const answered = new Promise<ExportAnswer>((resolve, reject) => {
      if (this.#isGone) reject(new ProcessGone(null, null, this.#lastWords));
      else this.#waiting = { resolve, reject };
    });
    // An answer before all was handed over is nothing to go on from: the next task would get among the rest.
    const [answer] = await Promise.all([answered, this.#handOver(task)]);
    return answer;
  }

  /** At once, whatever it is doing. Resolves when it is gone. */
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

/** `false`: what comes next had better wait for {@link roomIn}. */
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

/** Before it has begun, so that all of its threads are told. Systems that know no such thing do without. */
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
      // It has ended already, or may not.
    }
}
