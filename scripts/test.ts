/**
 * `npm test`: everything, in a clean clone. Installs a Chromium, proxies, a Postgres and a Redis where none is found, then types, format, lint, what nothing uses,
 * boundaries, rules, unit and contract tests, build, journeys. `--long` adds the long suites. Last line: `N passed, N failed`, test cases of both runners.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
import { findTestChromium } from '../e2e/support/findChromium.ts';
import { findProgram } from '../e2e/support/findProgram.ts';
import { findRedis } from '../server/bus/redis/findRedis.ts';
import { findPostgres } from '../server/storage/postgres/findPostgres.ts';

const ROOT = resolve(import.meta.dirname, '..');
const REPORTS = join(ROOT, '.cache/test');
const isLong = process.argv.includes('--long');
// Tools start as `node`: this Node, and not an older one of the system's.
const env = {
  ...process.env,
  PATH: [join(ROOT, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter),
  ...(isLong ? { WW_LONG: '1' } : {}),
};

interface Step {
  name: string;
  ok: boolean;
  seconds: number;
}
const steps: Step[] = [];

function step(
  name: string,
  command: string,
  args: readonly string[],
  extra: Record<string, string> = {},
): boolean {
  console.log(`\n— ${name}`);
  const start = performance.now();
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...env, ...extra },
  });
  steps.push({ name, ok: status === 0, seconds: (performance.now() - start) / 1000 });
  return status === 0;
}

const tool = (name: string, ...args: string[]): [string, string[]] => [
  join(ROOT, 'node_modules/.bin', name),
  args,
];

// `RUNLEVEL`: what is installed for tests starts no service of its own.
const quiet = {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
} as const;

/** With apt, where there is one, as root or through sudo. */
function install(...packages: string[]): boolean {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const apt = (...args: string[]): boolean => {
    const command =
      process.getuid?.() === 0 ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args];
    return spawnSync(command[0] ?? '', command.slice(1), quiet).status === 0;
  };
  apt('update', '-q');
  return apt('install', '-y', '-q', '--no-install-recommends', ...packages);
}

/** A browser: one without windows, the system's or apt's; else a whole one; else Playwright's own. */
function haveChromium(): boolean {
  if (/headless-shell/.test(findTestChromium(env) ?? '') || process.env['CHROMIUM_PATH'])
    return true;
  console.log('\n— No Chromium without windows found: installing one');
  // Where there is none to be had, a whole one does; it takes twice as long.
  if (install('chromium-headless-shell') && findTestChromium(env)) return true;
  if (findTestChromium(env) || (install('chromium') && findTestChromium(env))) return true;
  const [playwright, args] = tool('playwright', 'install', 'chromium');
  return spawnSync(playwright, args, quiet).status === 0;
}

/** Proxies to stand in front of the server. Where they cannot be had, the tests that need them fail and say so. */
function haveProxies(): void {
  const missing = (['nginx', 'caddy', 'openssl'] as const).filter(
    (name) => findProgram(name, env) === null,
  );
  if (missing.length === 0) return;
  console.log(`\n— No ${missing.join(', no ')} found: installing`);
  install(...missing.map((name) => (name === 'nginx' ? 'nginx-light' : name)));
}

/** A Postgres for the tests to start. Where it cannot be had, the tests that need it fail and say so. */
function havePostgres(): void {
  if (findPostgres(env) !== null) return;
  console.log('\n— No Postgres found: installing one');
  install('postgresql', 'postgresql-contrib');
}

/** A Redis for the tests to start, likewise. */
function haveRedis(): void {
  if (findRedis(env) !== null) return;
  console.log('\n— No Redis found: installing one');
  install('redis-server');
}

interface Count {
  passed: number;
  failed: number;
}

function readReport(name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(REPORTS, name), 'utf8'));
  } catch {
    return null;
  }
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
}
interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: PlaywrightSpec[];
}
interface PlaywrightSpec {
  title: string;
  ok: boolean;
  file: string;
  line: number;
  tests: { status: string; results: { attachments: { name: string; path?: string }[] }[] }[];
}
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
  suites: PlaywrightSuite[];
}

const SHOWN_OF_FAILURE = 600;

/** Where the pictures lie that show what differs; the one it should be and the one it is lie beside each. */
function differences({ tests }: PlaywrightSpec): string {
  const isDifference = ({ name }: { name: string }): boolean => name.endsWith('-diff.png');
  const pictures = tests.flatMap(
    ({ results }) =>
      results.findLast(({ attachments }) => attachments.some(isDifference))?.attachments ?? [],
  );
  return pictures
    .filter(isDifference)
    .map(({ path = '' }) => `\n    look at ${relative(ROOT, path)}`)
    .join('');
}

/** Names and first words of what failed, last of all, so that they stand where a log's end is read. */
function failures(): string[] {
  const vitest = (readReport('vitest.json') as VitestReport | null)?.testResults ?? [];
  const unit = vitest.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0)
      return [`failed: ${relative(ROOT, name)}: ${message ?? ''}`];
    return failed.map(
      (test) =>
        `failed: ${relative(ROOT, name)}: ${test.fullName}\n    ${(test.failureMessages ?? []).join(' ')}`,
    );
  });
  const journeys = (suite: PlaywrightSuite): string[] => [
    ...(suite.specs ?? [])
      .filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky'))
      .map(
        (spec) =>
          `${spec.ok ? 'failed once, passed when tried again' : 'failed'}: e2e/${spec.file}:${spec.line}: ${spec.title}${differences(spec)}`,
      ),
    ...(suite.suites ?? []).flatMap(journeys),
  ];
  const again = ((readReport('playwright.json') as PlaywrightReport | null)?.suites ?? []).flatMap(
    journeys,
  );
  return [...unit, ...again].map((text) => text.slice(0, SHOWN_OF_FAILURE));
}

/** A runner that left no report counts as one failure: nothing is never a success. */
function countVitest(): Count {
  const report = readReport('vitest.json') as VitestReport | null;
  if (!report) return { passed: 0, failed: 1 };
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests || (report.success ? 0 : 1),
  };
}

function countPlaywright(): Count {
  const report = readReport('playwright.json') as PlaywrightReport | null;
  if (!report) return { passed: 0, failed: 1 };
  return {
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected + report.errors.length,
  };
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const hasBrowser = haveChromium();
haveProxies();
havePostgres();
haveRedis();
step('types', ...tool('tsc', '-b'));
step('format', ...tool('oxfmt', '--check'));
step('lint', ...tool('oxlint', '--deny-warnings'));
step('nothing unused', ...tool('knip'));
step('boundaries', process.execPath, ['scripts/check-boundaries.ts']);
step('rules', process.execPath, ['scripts/check-rules.ts']);
step('words', process.execPath, ['scripts/check-words.ts']);
step(
  'unit, property and contract tests',
  ...tool(
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(REPORTS, 'vitest.json')}`,
  ),
);
const isBuilt = step('build', ...tool('vite', 'build', '--logLevel', 'warn'));
if (isBuilt && hasBrowser) {
  step('journeys in Chromium', ...tool('playwright', 'test', '-c', 'e2e/playwright.config.ts'), {
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(REPORTS, 'playwright.json'),
  });
} else
  steps.push({
    name: `journeys in Chromium (${hasBrowser ? 'no pages' : 'no browser'})`,
    ok: false,
    seconds: 0,
  });

const counts = [countVitest(), countPlaywright()];
// A step without test cases of its own (types, lint …) is one failure when it fails.
const failedSteps = steps.filter(({ name, ok }) => !ok && !/tests$|^journeys/.test(name)).length;
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0) + failedSteps;
console.log('');
for (const { name, ok, seconds } of steps)
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(6)} s  ${name}`);
for (const failure of failures()) console.log(`  ${failure}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || steps.some(({ ok }) => !ok) ? 1 : 0;
