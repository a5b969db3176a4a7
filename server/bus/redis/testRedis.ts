import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../freePort.ts';
import { findRedis } from './findRedis.ts';

const READY_WITHIN_MS = 30_000;
const ASK_EVERY_MS = 20;
const PASSWORD = 'warp-and-weft';

/** For tests: a Redis of one's own on a free port, which keeps nothing on disk. */
export class TestRedis {
  readonly url: string;
  readonly #program: string;
  readonly #port: number;
  #server: ChildProcess | null = null;
  #watcher: ChildProcess | null = null;

  private constructor(program: string, port: number) {
    this.#program = program;
    this.#port = port;
    this.url = `redis://:${PASSWORD}@127.0.0.1:${port}`;
  }

  /** Rejects where the machine has none: `npm test` installs one. */
  static async start(): Promise<TestRedis> {
    const program = findRedis();
    if (!program)
      throw new Error('There is no Redis here: apt-get install -y redis-server (npm test does).');
    const redis = new TestRedis(program, await freePort());
    await redis.launch();
    return redis;
  }

  /** Starts it (again) on its port. */
  async launch(): Promise<void> {
    const settings = {
      port: this.#port,
      bind: '127.0.0.1',
      dir: tmpdir(),
      save: '',
      appendonly: 'no',
      requirepass: PASSWORD,
    };
    const server = spawn(
      this.#program,
      Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
      { stdio: 'ignore' },
    );
    this.#server = server;
    // Tests that are given up leave none behind.
    this.#watcher?.kill('SIGKILL');
    this.#watcher = spawn('sh', ['-c', 'read gone; kill -9 "$0"', String(server.pid)], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#watcher.unref();
    const end = performance.now() + READY_WITHIN_MS;
    while (!(await this.#answers())) {
      if (server.exitCode !== null || performance.now() > end)
        throw new Error('Redis did not start');
      await pause(ASK_EVERY_MS);
    }
  }

  /** `SIGSTOP`: it keeps its connections and answers nothing. */
  signal(name: NodeJS.Signals): void {
    this.#server?.kill(name);
  }

  /** Ends as `kill -9` does. */
  async kill(): Promise<void> {
    const server = this.#server;
    this.#watcher?.kill('SIGKILL');
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
  }

  #answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.#port, '127.0.0.1');
      socket.once('connect', () => socket.write('PING\r\n'));
      const said = (does: boolean): void => {
        socket.destroy();
        resolve(does);
      };
      // Without the password it says that it wants one, which is an answer.
      socket.once('data', () => said(true));
      socket.once('error', () => said(false));
    });
  }
}
