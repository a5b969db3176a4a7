import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../e2e/support/freePort.ts';
import { TestPostgres } from '../../server/storage/postgres/testPostgres.ts';

/**
 * Servers that are measured; `hocuspocus-50ms` is Hocuspocus with its own batching of outgoing messages set to 50 ms, `weavewall-postgres` ours
 * with its walls in a Postgres of its own.
 */
export const SERVERS = [
  'weavewall',
  'weavewall-postgres',
  'y-websocket',
  'hocuspocus',
  'hocuspocus-50ms',
] as const;
export type ServerName = (typeof SERVERS)[number];
export const isWeavewall = (name: ServerName): boolean => name.startsWith('weavewall');

const ROOT = resolve(import.meta.dirname, '../..');
const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 20;
/** Linux counts CPU time in hundredths of a second for everyone who asks. */
const TICK_MS = 10;

/** Where `taskset` puts them; `null` where a machine cannot. */
export const CORES: { server: number; generator: number } | null =
  availableParallelismOfMachine() >= 2 && spawnSync('taskset', ['-V']).status === 0
    ? { server: 0, generator: 1 }
    : null;

function availableParallelismOfMachine(): number {
  // Inside a pinned process only one is available.
  return process.env['BENCH_CORES'] ? Number(process.env['BENCH_CORES']) : availableParallelism();
}

/** `command` as it is started on one core. */
export const pinned = (
  core: 'server' | 'generator',
  command: readonly string[],
): [string, string[]] => {
  const [program = '', ...rest] = CORES
    ? ['taskset', '-c', String(CORES[core]), ...command]
    : command;
  return [program, rest];
};

interface ServerOptions {
  /** Peers keep documents on disk, too; otherwise in memory, which costs them nothing. Ours always does. */
  isStored?: boolean;
  /** A module that is loaded into the server before anything else; `ask` talks with it. */
  preload?: string | null;
}

/** A measured server in a process of its own, on the server's core. */
export class ServerProcess {
  readonly name: ServerName;
  readonly port: number;
  readonly #folder: string;
  readonly #isStored: boolean;
  readonly #preload: string | null;
  #child: ChildProcess | null = null;
  #database: { postgres: TestPostgres; url: string } | null = null;

  private constructor(
    name: ServerName,
    port: number,
    { isStored = false, preload = null }: ServerOptions,
  ) {
    this.name = name;
    this.port = port;
    this.#isStored = isStored;
    this.#preload = preload;
    this.#folder = mkdtempSync(join(tmpdir(), 'bench-sync-'));
    mkdirSync(join(this.#folder, 'data'));
  }

  static async start(name: ServerName, options: ServerOptions = {}): Promise<ServerProcess> {
    const server = new ServerProcess(name, await freePort(), options);
    if (name === 'weavewall-postgres') {
      const postgres = await TestPostgres.start();
      server.#database = { postgres, url: await postgres.newDatabase() };
    }
    await server.launch();
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts it (again) on its port and data; resolves when it answers. */
  async launch(): Promise<void> {
    const log = openSync(join(this.#folder, 'log'), 'a');
    const preload = this.#preload ? ['--import', this.#preload] : [];
    const [program, args] = pinned('server', [process.execPath, ...preload, ...this.#script()]);
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: this.#preload ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
      env: { ...process.env, ...this.#environment() },
    });
    this.#child = child;
    // A generator that is given up leaves no server behind.
    process.once('exit', () => child.kill('SIGKILL'));
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!(await this.#answers())) {
      if (child.exitCode !== null || performance.now() > deadline)
        throw new Error(`${this.name} did not start:\n${this.output()}`);
      await new Promise((again) => setTimeout(again, ASK_EVERY_MS));
    }
  }

  /** What it wrote so far. */
  output(): string {
    return readFileSync(join(this.#folder, 'log'), 'utf8');
  }

  /** Says a word to what was preloaded; resolves with its answer. */
  ask<Answer>(word: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const child = this.#child;
      if (!child?.connected) return reject(new Error(`${this.name} does not listen`));
      child.once('message', (answer) => resolve(answer as Answer));
      child.send(word);
    });
  }

  /** As in a power cut of the process: nothing flushed, no goodbye. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise((ended) => {
      child.once('exit', ended);
      child.kill(signal);
    });
  }

  async stop(): Promise<void> {
    await this.kill();
    await this.#database?.postgres.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** CPU time so far, of all its threads and ended children, ms. */
  cpuMs(): number {
    const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // utime, stime, cutime, cstime
    return [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0) * TICK_MS;
  }

  /** Resident memory, now and at its highest, MB. */
  memory(): { rssMb: number; peakMb: number } {
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
    const of = (field: string): number =>
      Math.round(
        Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 102.4,
      ) / 10;
    return { rssMb: of('VmRSS'), peakMb: of('VmHWM') };
  }

  #script(): string[] {
    if (isWeavewall(this.name)) return ['server/start.mjs'];
    return [
      this.name === 'y-websocket'
        ? 'bench/sync/peers/yWebsocketServer.mjs'
        : 'bench/sync/peers/hocuspocusServer.ts',
    ];
  }

  #environment(): Record<string, string> {
    const common = { PORT: String(this.port), HOST: '127.0.0.1', NODE_ENV: 'production' };
    // Joins come with addresses of their own, as behind a proxy: a thousand phones are not one router's.
    if (isWeavewall(this.name))
      return {
        ...common,
        ...(this.#database ? { DATABASE_URL: this.#database.url } : {}),
        DATA_DIR: join(this.#folder, 'data'),
        TRUSTED_PROXIES: '1',
      };
    const store =
      this.name === 'y-websocket'
        ? join(this.#folder, 'data')
        : join(this.#folder, 'data', 'documents.db');
    return {
      ...common,
      ...(this.#isStored ? { STORE: store } : {}),
      ...(this.name === 'hocuspocus-50ms' ? { FLUSH_DELAY: '50' } : {}),
    };
  }

  #answers(): Promise<boolean> {
    return fetch(isWeavewall(this.name) ? `${this.origin}/healthz` : this.origin).then(
      (response) => response.ok,
      () => false,
    );
  }
}
