import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
/** A start is two seconds of work; beside others on two cores it has taken twenty. */
const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 40;
/** What it says then, with its port. */
const READY = /Weavewall is ready: \S+:(\d+)\//;

/** In journeys, not in benches, every answer is held against the API's description; what is not so is a line that begins like this. */
const ANSWER_FAULT = 'answer fault:';
const CHECKED =
  process.env['TEST_WORKER_INDEX'] === undefined
    ? []
    : ['--import', './server/http/checkedServer.ts'];

/** The product itself as a child process, as `npm start` runs it, on its own port and data. */
export interface RunningServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  port: number;
  dataDir: string;
  /** Everything the server wrote so far. */
  output(): string;
  /** Dies as in a power cut: no goodbye, nothing flushed. */
  kill(): Promise<void>;
  /** Ends on SIGTERM; resolves with its exit code. */
  end(): Promise<number | null>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts `node server/main.ts` and waits until it says that it is ready. Throws with the server's own words when it does not. Needs built pages
 * (`npm run build`). `env` adds to the server's environment (`PUBLIC_URL`, `HOST` …).
 */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  if (!existsSync(join(ROOT, 'dist/index.en.html')))
    throw new Error('The pages are not built: run "npm run build" first.');
  const folder = mkdtempSync(join(tmpdir(), 'weavewall-'));
  const dataDir = join(folder, 'data');
  /** The system's choice at first: a port found free beforehand may be another's by the time the server listens, and then that one would answer. */
  let port = 0;
  let written = '';
  let child: ChildProcess | null = null;

  async function launch(): Promise<void> {
    const said = written.length;
    const started = spawn(process.execPath, [...CHECKED, 'server/main.ts'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        HOST: '0.0.0.0',
        PORT: String(port),
        DATA_DIR: dataDir,
        LOG_LEVEL: 'info',
        WW_ANSWER_FAULT: ANSWER_FAULT,
        NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node'),
        ...env,
      },
    });
    child = started;
    const keep = (chunk: Buffer): void => {
      written += chunk.toString();
    };
    started.stdout.on('data', keep);
    started.stderr.on('data', keep);
    const deadline = Date.now() + READY_WITHIN_MS;
    for (;;) {
      const [, listening] = READY.exec(written.slice(said)) ?? [];
      if (listening !== undefined) {
        port = Number(listening);
        return;
      }
      if (started.exitCode !== null || Date.now() > deadline)
        throw new Error(`The server did not start:\n${written}`);
      await new Promise((again) => setTimeout(again, ASK_EVERY_MS));
    }
  }

  function signal(name: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null)
      return Promise.resolve(running?.exitCode ?? null);
    return new Promise((ended) => {
      running.once('exit', ended);
      running.kill(name);
    });
  }

  /** A worker of the journeys leaves nothing behind. */
  const endWithUs = (): void => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', endWithUs);
  await launch();
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    dataDir,
    output: () => written,
    kill: async () => void (await signal('SIGKILL')),
    end: () => signal('SIGTERM'),
    restart: launch,
    async stop() {
      await signal('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
      process.off('exit', endWithUs);
      throwAnswerFaults(written);
    },
  };
}

function throwAnswerFaults(written: string): void {
  const faults = written.split('\n').filter((line) => line.startsWith(ANSWER_FAULT));
  if (faults.length > 0)
    throw new Error(`/api/openapi.json does not describe:\n${[...new Set(faults)].join('\n')}`);
}

/** What a journey may do with a server that others use after it. */
export type SharedServer = Pick<RunningServer, 'origin' | 'port' | 'output' | 'stop'>;

/** A server takes so many walls an hour from one address, and a spec makes a few. */
const SPECS_A_SERVER = 10;
let shared: { server: RunningServer; specs: number } | null = null;

/**
 * The server of this worker's specs, for those that neither end it nor set it up: to start one is two
 * seconds of work. Its `stop` leaves it running for the next spec and throws as {@link startServer}'s
 * does.
 */
export async function shareServer(): Promise<SharedServer> {
  shared ??= { server: await startServer(), specs: 0 };
  const { server } = shared;
  shared.specs += 1;
  const isLast = shared.specs === SPECS_A_SERVER;
  const said = server.output().length;
  if (isLast) shared = null;
  return {
    origin: server.origin,
    port: server.port,
    output: () => server.output().slice(said),
    async stop() {
      if (isLast) await server.stop();
      else throwAnswerFaults(server.output().slice(said));
    },
  };
}

/** An IPv4 address of this machine that is not loopback, as phones in the room would use it; `null` where there is none. */
export function machineAddress(): string | null {
  for (const infos of Object.values(networkInterfaces())) {
    for (const info of infos ?? [])
      if (info.family === 'IPv4' && !info.internal) return info.address;
  }
  return null;
}
