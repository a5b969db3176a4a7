import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from '../../freePort.ts';
import { findPostgres } from './findPostgres.ts';

/** Postgres does not run as root: then it runs as `nobody`. */
const NOBODY = 65_534;
const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 50;
const SUPERUSER = 'postgres';
/** The role that servers connect as in tests may do no more than one in use. */
const ROLE = 'weave';
const PASSWORD = 'warp-and-weft';
/** Where the run's shared one is asked for: its port, or why there is none. */
export const SHARED = 'WW_TEST_POSTGRES';

/** For tests: a real Postgres, whoever has started it. */
export class PostgresToUse {
  readonly port: number;

  constructor(port: number) {
    this.port = port;
  }

  /** A fresh database of its owner's; the URL to connect as her. `place`: more of its making. */
  async newDatabase(place = ''): Promise<string> {
    const name = `walls_${randomUUID().replaceAll('-', '')}`;
    await this.admin(`CREATE DATABASE ${name} OWNER ${ROLE} ${place}`);
    return `postgres://${ROLE}:${PASSWORD}@127.0.0.1:${this.port}/${name}`;
  }

  /** Holds what `sql` locks in a transaction until `end`. */
  hold(
    database: string,
    sql: string,
    end: Promise<unknown>,
  ): { isHolding: () => boolean; done: Promise<void> } {
    let isHolding = false;
    const hold = async (): Promise<void> => {
      const client = await this.#superuser(database);
      await client.query(`BEGIN; ${sql}`);
      isHolding = true;
      await end;
      await client.end();
    };
    return { isHolding: () => isHolding, done: hold() };
  }

  /** Runs SQL as superuser; resolves with its rows. */
  async admin(sql: string, database = 'postgres'): Promise<Record<string, unknown>[]> {
    const client = await this.#superuser(database);
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return rows;
    } finally {
      await client.end();
    }
  }

  async #superuser(database: string): Promise<Client> {
    const client = new Client({
      connectionString: `postgres://${SUPERUSER}:${PASSWORD}@127.0.0.1:${this.port}/${database}`,
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }
}

/** The one that all test files of a run share: the first who asks has it started. */
export async function sharedPostgres(): Promise<PostgresToUse> {
  const asked = await fetch(process.env[SHARED] ?? '').catch(() => null);
  const answer = await asked?.text();
  if (!asked?.ok) throw new Error(answer ?? 'No test run shares a Postgres.');
  return new PostgresToUse(Number(answer));
}

/** For tests: a Postgres of one's own on a free port, in a temp folder. */
export class TestPostgres extends PostgresToUse {
  /** Everything it has. */
  readonly folder: string;
  readonly #programs: string;
  #server: ChildProcess | null = null;
  #watcher: ChildProcess | null = null;

  private constructor(programs: string, folder: string, port: number) {
    super(port);
    this.#programs = programs;
    this.folder = folder;
  }

  /** Rejects where the machine has no Postgres: `npm test` installs one. */
  static async start(): Promise<TestPostgres> {
    const programs = findPostgres();
    if (!programs)
      throw new Error('There is no Postgres here: apt-get install -y postgresql (npm test does).');
    const folder = mkdtempSync(join(tmpdir(), 'weavewall-postgres-'));
    const postgres = new TestPostgres(programs, folder, await freePort());
    if (process.getuid?.() === 0) chownSync(folder, NOBODY, NOBODY);
    const secret = join(folder, 'password');
    writeFileSync(secret, PASSWORD);
    const { status, stderr } = spawnSync(
      join(programs, 'initdb'),
      [
        `--pgdata=${postgres.#data}`,
        '--encoding=UTF8',
        '--no-locale',
        '--no-sync',
        `--username=${SUPERUSER}`,
        '--auth=scram-sha-256',
        `--pwfile=${secret}`,
      ],
      { ...asNobody(), encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`initdb failed: ${stderr}`);
    await postgres.launch();
    await postgres.admin(`CREATE ROLE ${ROLE} LOGIN PASSWORD '${PASSWORD}'`);
    return postgres;
  }

  get #data(): string {
    return join(this.folder, 'data');
  }

  /** Starts it (again) on its port and data. */
  async launch(): Promise<void> {
    const end = performance.now() + READY_WITHIN_MS;
    for (;;) {
      const settings = {
        port: this.port,
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        max_connections: 60,
        shared_buffers: '16MB',
      };
      const server = spawn(
        join(this.#programs, 'postgres'),
        [
          '-D',
          this.#data,
          ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
        ],
        { ...asNobody(), stdio: 'ignore' },
      );
      this.#server = server;
      this.#watch(server.pid ?? 0);
      while (server.exitCode === null && performance.now() < end) {
        if (
          await this.admin('SELECT 1').then(
            () => true,
            () => false,
          )
        )
          return;
        await pause(ASK_EVERY_MS);
      }
      // After a kill it may take a moment until the last of its processes has let go of its memory.
      if (performance.now() > end) throw new Error('Postgres did not start');
      await pause(ASK_EVERY_MS);
    }
  }

  /** Ends it when this process is gone, however it went: tests that are given up leave none behind. */
  #watch(pid: number): void {
    this.#watcher?.kill('SIGKILL');
    this.#watcher = spawn('sh', ['-c', 'read gone; kill -QUIT "$0"', String(pid)], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#watcher.unref();
  }

  /** Ends all of its processes as `kill -9` does. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (!server?.pid || server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    const children = childrenOf(server.pid);
    server.kill('SIGKILL');
    for (const pid of children) killed(pid);
    await gone;
  }

  async stop(): Promise<void> {
    this.#watcher?.kill('SIGKILL');
    const server = this.#server;
    if (server && server.exitCode === null && server.signalCode === null) {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A folder that Postgres may write to. */
export function folderForPostgres(path: string): string {
  mkdirSync(path, { recursive: true });
  if (process.getuid?.() === 0) chownSync(path, NOBODY, NOBODY);
  return path;
}

const asNobody = (): { uid?: number; gid?: number; cwd: string } =>
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY, cwd: '/' } : { cwd: '/' };

/** Linux says in `/proc` who whose child is. */
const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(parent)
        );
      } catch {
        return false;
      }
    });

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
