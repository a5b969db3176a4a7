import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writePages } from '../../http/testServer.ts';
import { until } from '../../sync/wall/testWall.ts';

/** The real server, on Postgres, as a process of its own. */
export interface TestNode {
  origin: string;
  /** Everything it said so far. */
  said(): string;
  signal(name: NodeJS.Signals): void;
  /** Ends as `kill -9` does; resolves when it is gone. */
  kill(): Promise<void>;
  /** Ends on SIGTERM; resolves with its exit code. */
  end(): Promise<number | null>;
}

/** Pages for servers that are tested without a build. */
export function pagesFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'weavewall-node-'));
  writePages(folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts `server/main.ts`; resolves when it says that it is ready. `env` adds to its environment. */
export async function startNode(
  env: Record<string, string>,
  args: string[] = [],
): Promise<TestNode> {
  let said = '';
  const child: ChildProcess = spawn(process.execPath, [...args, 'server/main.ts'], {
    cwd: resolve(import.meta.dirname, '../../..'),
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const gone = new Promise<number | null>((ended) => child.once('close', ended));
  // Tests that are given up leave none behind.
  const watcher = spawn('sh', ['-c', 'read gone; kill -9 "$0"', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  void gone.then(() => watcher.kill('SIGKILL'));
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  await until('the server is ready', () => isGone() || said.includes('is ready: '), 60_000);
  const origin = /is ready: (http:\S+?)\/\n/.exec(said)?.[1];
  if (origin === undefined) throw new Error(`The server did not start: ${said}`);
  return {
    origin,
    said: () => said,
    signal: (name) => void child.kill(name),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    end: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

/** What a server answered. */
export interface Asked {
  status: number;
  json: Record<string, never>;
}

/** `null`: nobody answered. */
export async function ask(
  { origin }: Pick<TestNode, 'origin'>,
  method: string,
  path: string,
  { token, body }: { token?: string; body?: unknown } = {},
): Promise<Asked | null> {
  try {
    const response = await fetch(origin + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, json: (await response.json()) as Asked['json'] };
  } catch {
    return null;
  }
}
