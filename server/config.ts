import { resolve } from 'node:path';

/** A server's settings, read from environment variables. */
export interface Config {
  port: number;
  host: string;
  /** Absolute path of the folder that holds the database. */
  dataDir: string;
  /**
   * The Postgres database that walls are kept in (`postgres://…`, with its password); `null`: they
   * are kept in `dataDir`.
   */
  databaseUrl: string | null;
  /**
   * The Redis that carries between the servers of one database (`redis://…`, with its password);
   * `null`: each answers for its own walls alone.
   */
  redisUrl: string | null;
  /**
   * The origin people reach the server at, where it is not the one they opened (behind a proxy, or
   * by another name). No trailing slash.
   */
  publicUrl: string | null;
  /** How many proxies in front are trusted, whose `X-Forwarded-*` headers are believed. */
  trustedProxies: number;
  /**
   * Whoever sends it as bearer token may read `/metrics`, from anywhere; `null`: only this machine
   * may.
   */
  metricsToken: string | null;
  /**
   * Browsers that support it are told that pages may not connect or lead anywhere else
   * (`securityHeaders.ts`).
   */
  pagesStay: boolean;
}

/** A setting that is not valid. The message is a sentence for whoever starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const OLDEST_NODE = [22, 18] as const;

/**
 * Throws `ConfigError` when this version of Node cannot run TypeScript or has no `node:sqlite`.
 * `version` as in `process.versions.node`.
 */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new ConfigError(
    `Weavewall needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${version}. ` +
      'Start it with "npm start": npm uses the Node that "npm ci" put into node_modules.',
  );
}

/** Reads `PORT`, `HOST`, `DATA_DIR`, `DATABASE_URL`, `REDIS_URL`, `PUBLIC_URL`, `TRUSTED_PROXIES`, `METRICS_TOKEN`, `PAGES_STAY`. Throws `ConfigError`. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const databaseUrl = readDatabaseUrl(env['DATABASE_URL']);
  return {
    port: readInteger(env, 'PORT', 8080, 65_535),
    host: env['HOST'] || '0.0.0.0',
    dataDir: resolve(env['DATA_DIR'] || './data'),
    databaseUrl,
    redisUrl: readRedisUrl(env['REDIS_URL'], databaseUrl),
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
  // The message goes to logs, so it does not repeat the token that was given.
  if (!/^[\x21-\x7e]{16,}$/.test(text))
    throw new ConfigError('METRICS_TOKEN has to be at least 16 characters without spaces.');
  return text;
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.parse(text);
  // The message goes to logs, so it does not repeat the password that may have been given.
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol) || url.pathname.length < 2)
    throw new ConfigError(
      'DATABASE_URL has to be an address such as postgres://user:password@db.example.org/weavewall.',
    );
  return text;
}

function readRedisUrl(text: string | undefined, databaseUrl: string | null): string | null {
  if (!text) return null;
  const url = URL.parse(text);
  if (!url || !['redis:', 'rediss:'].includes(url.protocol) || !url.hostname)
    throw new ConfigError(
      'REDIS_URL has to be an address such as redis://:password@redis.example.org:6379.',
    );
  if (databaseUrl === null)
    throw new ConfigError(
      'REDIS_URL is for servers that share a database: set DATABASE_URL as well.',
    );
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
