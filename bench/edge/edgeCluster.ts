import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { freePort } from '../../e2e/support/freePort.ts';
import { TestRedis } from '../../server/bus/redis/testRedis.ts';
import { TestPostgres } from '../../server/storage/postgres/testPostgres.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_WITHIN_MS = 120_000;
const ASK_EVERY_MS = 50;
/** Linux counts CPU time in hundredths of a second for everyone who asks. */
const TICK_MS = 10;

/** A server that is measured; the first of a cluster is asked first, and so has the wall. */
export interface BenchNode {
  port: number;
  origin: string;
  /** CPU time so far, ms. */
  cpuMs(): number;
  /** Resident memory, MB. */
  memoryMb(): number;
}

/** Servers on one Postgres and one Redis, all of this machine. */
export class EdgeCluster {
  readonly nodes: BenchNode[] = [];
  readonly #children: ChildProcess[] = [];
  /** A bench that is given up leaves no server behind. */
  readonly #kill = (): void => {
    for (const child of this.#children) child.kill('SIGKILL');
  };
  readonly #postgres: TestPostgres;
  readonly #redis: TestRedis;

  private constructor(postgres: TestPostgres, redis: TestRedis) {
    this.#postgres = postgres;
    this.#redis = redis;
    process.once('exit', this.#kill);
  }

  static async start(size: number): Promise<EdgeCluster> {
    const cluster = new EdgeCluster(await TestPostgres.start(), await TestRedis.start());
    const url = await cluster.#postgres.newDatabase();
    for (let n = 0; n < size; n += 1) await cluster.#add(url);
    return cluster;
  }

  async stop(): Promise<void> {
    process.off('exit', this.#kill);
    for (const child of this.#children) {
      const gone = new Promise((ended) => child.once('exit', ended));
      child.kill('SIGKILL');
      await gone;
    }
    await this.#redis.kill();
    await this.#postgres.stop();
  }

  async #add(databaseUrl: string): Promise<void> {
    const port = await freePort();
    const child = spawn(process.execPath, ['server/start.mjs'], {
      cwd: ROOT,
      stdio: 'ignore',
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        NODE_ENV: 'production',
        LOG_LEVEL: 'silent',
        DATABASE_URL: databaseUrl,
        REDIS_URL: this.#redis.url,
        // Joins come with addresses of their own, as behind a proxy.
        TRUSTED_PROXIES: '1',
      },
    });
    this.#children.push(child);
    const origin = `http://127.0.0.1:${port}`;
    const end = performance.now() + READY_WITHIN_MS;
    while (
      !(await fetch(`${origin}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (child.exitCode !== null || performance.now() > end)
        throw new Error('a server did not start');
      await new Promise((again) => setTimeout(again, ASK_EVERY_MS));
    }
    this.nodes.push({
      port,
      origin,
      cpuMs: () => {
        const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ');
        return (Number(fields?.[11]) + Number(fields?.[12])) * TICK_MS;
      },
      memoryMb: () =>
        Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) /
        1024,
    });
  }
}
