import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findProgram } from './findProgram.ts';
import { freePort } from './freePort.ts';

/** The name a test's proxy answers to; nobody resolves it. */
export const PROXY_NAME = 'wall.example.org';
export type ProxyKind = 'caddy' | 'nginx';

/** For tests: a real proxy in front of a server, as started by whoever follows the README. */
export interface RealProxy {
  port: number;
  /** As its pages see it. */
  origin: string;
  stop(): Promise<void>;
}

const README = resolve(import.meta.dirname, '../../README.md');
const FENCE: Readonly<Record<ProxyKind | 'sh', string>> = {
  caddy: 'caddyfile',
  nginx: 'nginx',
  sh: 'sh',
};

/** The README's own example, so that what it says is what is tested. Throws when there is none. */
export function readmeExample(kind: ProxyKind | 'sh'): string {
  const found = new RegExp(`^\`\`\`${FENCE[kind]}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(
    readFileSync(README, 'utf8'),
  )?.[1];
  if (!found) throw new Error(`the README has no example for ${kind}`);
  return found;
}

/** Path of a program; throws with what to do: a proxy that is not there must never pass for one that works. */
function demandProgram(name: string): string {
  const found = findProgram(name);
  if (!found)
    throw new Error(
      `${name} is not installed; "npm test" installs it, or: apt-get install -y --no-install-recommends nginx-light caddy openssl`,
    );
  return found;
}

/** What an example says is put where this test has it: ports, certificate. Throws where there is nothing to put. */
function fit(config: string, changes: readonly [string | RegExp, string][]): string {
  return changes.reduce((text, [from, to]) => {
    const changed = text.replaceAll(from, to);
    if (changed === text) throw new Error(`the example holds nothing like ${String(from)}`);
    return changed;
  }, config);
}

const isTls = (example: string): boolean => !/listen 80;/.test(example);

function nginxConfig(
  example: string,
  folder: string,
  ports: { own: number; server: number },
): string {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  const server = fit(example, [
    [/listen (?:443|80)/g, `listen 127.0.0.1:${ports.own}`],
    ['127.0.0.1:8080', `127.0.0.1:${ports.server}`],
    ...(isTls(example)
      ? ([
          [/ssl_certificate +\S+;/g, `ssl_certificate ${folder}/cert.pem;`],
          [/ssl_certificate_key +\S+;/g, `ssl_certificate_key ${folder}/key.pem;`],
        ] satisfies [RegExp, string][])
      : []),
  ]);
  return `daemon off; master_process off; pid ${folder}/pid; error_log stderr error;\nevents {}\nhttp {\naccess_log off; ${temp}\n${server}\n}\n`;
}

function caddyConfig(
  example: string,
  folder: string,
  ports: { own: number; server: number },
): string {
  const site = fit(example, [
    [
      `${PROXY_NAME} {`,
      `https://${PROXY_NAME}:${ports.own} {\n\tbind 127.0.0.1\n\ttls ${folder}/cert.pem ${folder}/key.pem`,
    ],
    ['localhost:8080', `localhost:${ports.server}`],
  ]);
  return `{\n\tadmin off\n\tauto_https off\n}\n${site}`;
}

async function answers(port: number, child: ChildProcess, said: () => string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the proxy ended: ${said()}`);
    const isOpen = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1', () => (socket.destroy(), done(true))).on(
        'error',
        () => done(false),
      );
    });
    if (isOpen) return;
    await new Promise((wait) => setTimeout(wait, 25));
  }
  throw new Error(`the proxy does not listen: ${said()}`);
}

/** Starts it with `config`, an example as in the README, in front of the server on `serverPort`. */
export async function startProxy(
  kind: ProxyKind,
  config: string,
  serverPort: number,
): Promise<RealProxy> {
  const program = demandProgram(kind);
  const folder = mkdtempSync(join(tmpdir(), `weavewall-${kind}-`));
  execFileSync(
    demandProgram('openssl'),
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      join(folder, 'key.pem'),
      '-out',
      join(folder, 'cert.pem'),
      '-days',
      '2',
      '-subj',
      `/CN=${PROXY_NAME}`,
      '-addext',
      `subjectAltName=DNS:${PROXY_NAME}`,
    ],
    { stdio: 'ignore' },
  );
  const port = await freePort();
  const file = join(folder, 'config');
  writeFileSync(
    file,
    (kind === 'nginx' ? nginxConfig : caddyConfig)(config, folder, {
      own: port,
      server: serverPort,
    }),
  );
  const args =
    kind === 'nginx'
      ? ['-c', file, '-p', folder, '-e', 'stderr']
      : ['run', '--config', file, '--adapter', 'caddyfile'];
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(port, child, () => said);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, origin: `${isTls(config) ? 'https' : 'http'}://${PROXY_NAME}:${port}`, stop };
}
