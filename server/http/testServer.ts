import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { SPOKEN } from '../../shared/words/languages.ts';
import type { Answered } from '../../shared/protocol/http/calls.ts';
import { buildApp, type AppOptions } from '../app.ts';
import type { Config } from '../config.ts';
import type { WallStore } from '../storage/wallStore.ts';
import { openSqliteStore } from '../storage/sqlite/openSqliteStore.ts';
import { AnswerCheck } from './answerCheck.ts';
import { BuiltPages, PAGES } from './builtPages.ts';

/** An answer of the API, read. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; `null` when it is none. Tests look into it with `expect`. */
  json: Record<string, never> | null;
}

export interface Ask {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Sent as it is, in place of `body`. */
  raw?: string | Uint8Array<ArrayBuffer>;
}

/** For tests: the real server on a free port, SQLite in a temp folder, tiny pages, every log line kept. */
export interface TestServer {
  origin: string;
  app: FastifyInstance;
  /** Every answer is held against the contract; what was not as described fails the test on {@link stop}. */
  answers: AnswerCheck;
  /** As the server reads it with each request; what is read once, at the start, stays. */
  config: Config;
  /** Where the walls are kept: a test may make it slow. */
  store: WallStore;
  dataDir: string;
  log: string[];
  /** Milliseconds added to the server's clock, so that rate ceilings need no waiting. */
  skip(ms: number): void;
  /** Somebody sets the server's clock forward by `ms`, or back; no time passes. */
  setClock(ms: number): void;
  /** Lets the server's clock stand still, but for `skip`: a ceiling is then reached however slow the machine is. Or lets it go on. */
  holdClock(isHeld: boolean): void;
  ask(method: string, path: string, options?: Ask): Promise<Answer>;
  stop(): Promise<void>;
}

const PHONE =
  '<!doctype html><title>%WALL_TITLE%</title><body><h1>%WALL_PROMPT%</h1><script>early()</script><script type="application/json" id="ww-wall">%WALL_JSON%</script>';

/** As a build leaves them: pages, and a file with its small forms. */
export function writePages(folder: string): void {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  for (const page of PAGES)
    for (const language of SPOKEN)
      writeFileSync(
        join(folder, `${page}.${language}.html`),
        page === 'phone'
          ? PHONE
          : `<!doctype html><html lang="${language}"><body data-page="${page}"></body>`,
      );
  const [path, code] = [
    join(folder, 'assets/phone-abc123.js'),
    `export const words = ${JSON.stringify('weave '.repeat(500))};`,
  ];
  writeFileSync(path, code);
  writeFileSync(`${path}.gz`, gzipSync(code));
  writeFileSync(`${path}.br`, brotliCompressSync(code));
}

/** `openStore`: on a disk of the test's own making. */
export async function startTestServer({
  config,
  openStore = openSqliteStore,
  ...options
}: Pick<AppOptions, 'owners' | 'openBus' | 'timeouts' | 'connectionsPerAddress' | 'beatMs'> & {
  config?: Partial<Config>;
  openStore?: (dataDir: string) => WallStore;
} = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'weavewall-http-'));
  writePages(join(folder, 'dist'));
  const log: string[] = [];
  let skipped = 0;
  let setBy = 0;
  let heldAt: number | null = null;
  const store = openStore(join(folder, 'data'));
  const settings: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: join(folder, 'data'),
    databaseUrl: null,
    redisUrl: null,
    publicUrl: null,
    trustedProxies: 0,
    metricsToken: null,
    pagesStay: false,
    ...config,
  };
  const answers = new AnswerCheck();
  answers.watchNext();
  const app = await buildApp({
    config: settings,
    ...options,
    store,
    pages: new BuiltPages(join(folder, 'dist')),
    logger: {
      level: 'trace',
      stream: new Writable({
        write: (chunk: Buffer, _encoding, done) => (log.push(chunk.toString()), done()),
      }),
    },
    now: () => Date.now() + skipped + setBy,
    elapsed: () => (heldAt ?? performance.now()) + skipped,
  });
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    origin,
    app,
    answers,
    config: settings,
    store,
    log,
    dataDir: join(folder, 'data'),
    skip: (ms) => {
      skipped += ms;
    },
    setClock: (ms) => {
      setBy += ms;
    },
    holdClock: (isHeld) => {
      heldAt = isHeld ? performance.now() : null;
    },
    async ask(method, path, { token, body, headers, raw } = {}) {
      const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const response = await fetch(origin + path, {
        method,
        redirect: 'manual',
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(payload === undefined ? {} : { body: payload }),
      });
      const text = await response.text();
      let json: Answer['json'] = null;
      try {
        json = JSON.parse(text) as Answer['json'];
      } catch {
        // Not every answer is JSON.
      }
      return { status: response.status, headers: response.headers, text, json };
    },
    async stop() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
      answers.demandNone();
    },
  };
}

export type TestWall = Answered<'createWall'>;

export async function newWall(server: TestServer, body: object = {}): Promise<TestWall> {
  // A minute later each time: the ceiling on new walls is for people, not for tables of tests.
  server.skip(60_000);
  const answer = await server.ask('POST', '/api/walls', { body: { title: 'Test wall', ...body } });
  if (answer.status !== 201) throw new Error(`no wall: ${answer.text}`);
  return JSON.parse(answer.text) as TestWall;
}

export async function joinWall(
  server: TestServer,
  wall: TestWall,
  name?: string,
): Promise<Answered<'joinWall'>> {
  const answer = await server.ask('POST', '/api/join', {
    body: { joinCode: wall.joinCode, ...(name === undefined ? {} : { name }) },
  });
  if (answer.status !== 201) throw new Error(`not joined: ${answer.text}`);
  return JSON.parse(answer.text) as Answered<'joinWall'>;
}

/** A wall with Mere, who gave her name, and Tom, who gave none. */
export async function wallWithTwo(
  server: TestServer,
  body: object = {},
): Promise<TestWall & { mere: string; mereId: string; tom: string; tomId: string }> {
  const wall = await newWall(server, body);
  const mere = await joinWall(server, wall, 'Mere Tui');
  const tom = await joinWall(server, wall);
  return {
    ...wall,
    mere: mere.token,
    mereId: mere.participantId,
    tom: tom.token,
    tomId: tom.participantId,
  };
}

export const apiOf = (wall: TestWall, path = ''): string => `/api/walls/${wall.wallId}${path}`;

let ids = 0;
export const newNoteId = (): string =>
  `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`;
