import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findTestChromium } from '../e2e/support/findChromium.ts';
import { findProgram } from '../e2e/support/findProgram.ts';
import { findRedis } from '../server/bus/redis/findRedis.ts';
import { findPostgres } from '../server/storage/postgres/findPostgres.ts';

const ROOT = resolve(import.meta.dirname, '..');
const APT = '/usr/bin/apt-get';

type Env = Readonly<Record<string, string | undefined>>;

/** What tests start besides Node, and the packages it comes in. */
function missingPackages(env: Env): string[] {
  const isMissing = (name: string): boolean => findProgram(name, env) === null;
  return [
    ...(hasLeanChromium(env) ? [] : ['chromium-headless-shell']),
    ...(isMissing('nginx') ? ['nginx-light'] : []),
    ...(['caddy', 'openssl'] as const).filter(isMissing),
    ...(findPostgres(env) === null ? ['postgresql', 'postgresql-contrib'] : []),
    ...(findRedis(env) === null ? ['redis-server'] : []),
  ];
}

const hasLeanChromium = (env: Env): boolean =>
  Boolean(env['CHROMIUM_PATH']) || /headless-shell/.test(findTestChromium(env) ?? '');

/** Whether it ended well. `RUNLEVEL`: what is installed for tests starts no service of its own. */
const ends = (command: string, args: readonly string[], env: Env): Promise<boolean> =>
  new Promise((ended) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    });
    child.once('error', () => ended(false));
    child.once('close', (status) => ended(status === 0));
  });

/** With apt, where there is one, as root or through sudo. */
async function apt(env: Env, ...args: string[]): Promise<boolean> {
  if (!existsSync(APT)) return false;
  return process.getuid?.() === 0 ? ends(APT, args, env) : ends('sudo', ['-n', APT, ...args], env);
}
const install = (env: Env, packages: readonly string[]): Promise<boolean> =>
  apt(env, 'install', '-y', '-q', '--no-install-recommends', ...packages);

/**
 * Installs what tests start and this machine lacks: a Chromium, proxies to stand in front of the server, a Postgres, a Redis. What cannot be had
 * is missed by the tests that need it, and they say so. Whether there is a browser.
 */
export async function havePrograms(env: Env): Promise<boolean> {
  const missing = missingPackages(env);
  if (missing.length > 0) {
    console.log(`\n— Installing ${missing.join(', ')}`);
    await apt(env, 'update', '-q');
    // One that this system's archive does not have must not keep the others away.
    if (!(await install(env, missing)))
      for (const one of missingPackages(env)) await install(env, [one]);
  }
  if (hasLeanChromium(env)) return true;
  // Where there is none without windows to be had, a whole one does; it takes twice as long.
  if (findTestChromium(env) || ((await install(env, ['chromium'])) && findTestChromium(env)))
    return true;
  return ends(join(ROOT, 'node_modules/.bin/playwright'), ['install', 'chromium'], env);
}
