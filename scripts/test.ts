/**
 * `npm test`: everything, in a clean clone. Installs a Chromium, proxies, a Postgres and a Redis where none is found, then types, format, lint, what nothing uses,
 * boundaries, rules and the build beside each other, unit and contract tests, journeys. `--long` adds the long suites. Last line: `N passed, N failed`, test cases of both runners.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
import { havePrograms } from './testPrograms.ts';

const ROOT = resolve(import.meta.dirname, '..');
const REPORTS = join(ROOT, '.cache/test');
const isLong = process.argv.includes('--long');
// Tools start as `node`: this Node, and not an older one of the system's.
const env = {
  ...process.env,
  PATH: [join(ROOT, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter),
  // A server begins by reading 800 modules, and 60 of them start here.
  NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node'),
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

type Task = readonly [name: string, command: string, args: readonly string[]];

/** What a task says is printed when it is over, so that nothing of another stands in between. */
async function runQuietly([name, command, args]: Task): Promise<void> {
  const start = performance.now();
  const said: Buffer[] = [];
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk));
  const status = await new Promise<number | null>((ended) => {
    child.once('error', (error) => {
      said.push(Buffer.from(String(error)));
      ended(null);
    });
    child.once('close', ended);
  });
  console.log(`\n— ${name}\n${Buffer.concat(said).toString()}`);
  steps.push({ name, ok: status === 0, seconds: (performance.now() - start) / 1000 });
}

/** Tasks that use one core each, and little of a second: in lanes beside each other, in each one after the other. */
async function runLanes(...lanes: readonly (readonly Task[])[]): Promise<void> {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const task of lane) await runQuietly(task);
    }),
  );
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
// Packages come over the network meanwhile.
const programs = havePrograms(env);
await runLanes(
  [
    // A type that takes seconds (`Static` of all operations) is checked anew by each checker.
    ['types', ...tool('tsc', '-b', '--checkers', '1', '--builders', '2')],
    ['nothing unused', ...tool('knip')],
  ],
  [
    ['format', ...tool('oxfmt', '--check')],
    ['lint', ...tool('oxlint', '--deny-warnings')],
    ['boundaries', process.execPath, ['scripts/check-boundaries.ts']],
    ['rules', process.execPath, ['scripts/check-rules.ts']],
    ['words', process.execPath, ['scripts/check-words.ts']],
    ['sides', process.execPath, ['scripts/check-sides.ts']],
    ['build', ...tool('vite', 'build', '--logLevel', 'warn')],
  ],
);
const hasBrowser = await programs;
const isBuilt = steps.some(({ name, ok }) => name === 'build' && ok);
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
