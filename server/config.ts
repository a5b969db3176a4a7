import { resolve } from 'node:path';

/** What the environment decides about a server. */
export interface Config {
  port: number;
  host: string;
  /** Absolute path of the folder that holds the database. */
  dataDir: string;
  /** Origin people reach the server at, when it is not the one they opened (a proxy, a name). No trailing slash. */
  publicUrl: string | null;
  /** Proxies in front whose `X-Forwarded-*` headers may be believed; 0 means none. */
  trustedProxies: number;
  /** Who bears it may read `/metrics` from anywhere; `null`: this machine alone may. */
  metricsToken: string | null;
  /** Browsers that can are told to let no page connect or lead anywhere but here (`securityHeaders.ts`). */
  pagesStay: boolean;
}

/** A setting that cannot be used; the message is a sentence for whoever starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const OLDEST_NODE = [22, 18] as const;

/** Throws `ConfigError` when this Node cannot run TypeScript and `node:sqlite` as they are. `version` as in `process.versions.node`. */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new ConfigError(
    `Weavewall needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${version}. ` +
      'Start it with "npm start": npm uses the Node that "npm ci" put into node_modules.',
  );
}

/** Reads `PORT`, `HOST`, `DATA_DIR`, `PUBLIC_URL`, `TRUSTED_PROXIES`, `METRICS_TOKEN`, `PAGES_STAY`. Throws `ConfigError`. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return {
    port: readInteger(env, 'PORT', 8080, 65_535),
    host: env['HOST'] || '0.0.0.0',
    dataDir: resolve(env['DATA_DIR'] || './data'),
    publicUrl: readPublicUrl(env['PUBLIC_URL']),
    trustedProxies: readInteger(env, 'TRUSTED_PROXIES', 0, 10),
    metricsToken: readToken(env['METRICS_TOKEN']),
    pagesStay: readInteger(env, 'PAGES_STAY', 0, 1) === 1,
  };
}

function readInteger(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
  max: number,
): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max)
    throw new ConfigError(`${name} has to be a whole number from 0 to ${max}; it is "${text}".`);
  return value;
}

function readToken(text: string | undefined): string | null {
  if (!text) return null;
  // The message never says what was given: it goes to logs.
  if (!/^[\x21-\x7e]{16,}$/.test(text))
    throw new ConfigError('METRICS_TOKEN has to be at least 16 characters without spaces.');
  return text;
}

function readPublicUrl(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.parse(text);
  const isOrigin =
    url &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.pathname === '/' &&
    !url.search &&
    !url.hash &&
    !url.username;
  if (!isOrigin)
    throw new ConfigError(
      `PUBLIC_URL has to be an origin such as https://wall.example.org, without a path; it is "${text}".`,
    );
  return url.origin;
}
