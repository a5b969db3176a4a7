/**
 * `npm run bench:sync`: the sync engine beside others, in one run. Server and load generator are processes of their own, each on its own
 * core; runs of all servers alternate, and the medians are shown. Options: `--only <scenario,…>`, `--servers <server,…>`, `--runs 3`,
 * `--seconds 10`, `--json <file>`. `weavewall-postgres` runs when it is asked for: it starts a Postgres beside. Prints a table for each scenario and one line of JSON.
 * `TMPDIR=/dev/shm npm run bench:sync` keeps all data in memory: what the engines themselves take, without the disk.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { GeneratorReport } from './sync/generator.ts';
import type { Measurement } from './sync/measurement.ts';
import { mediansOf, tableOf } from './sync/report.ts';
import { SCENARIOS } from './sync/scenarios/index.ts';
import { CORES, pinned, SERVERS, type ServerName } from './sync/serverProcess.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    servers: { type: 'string' },
    runs: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '10' },
    json: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const CHOICES = `Scenarios: ${Object.keys(SCENARIOS).join(', ')}\nServers: ${SERVERS.join(', ')}`;
if (options.help) {
  console.log(
    `npm run bench:sync -- [--only <scenario,…>] [--servers <server,…>] [--runs 3] [--seconds 10] [--json <file>]\n${CHOICES}`,
  );
  process.exit(0);
}
const [runs, seconds] = [Number(options.runs), Number(options.seconds)];
const names =
  options.only?.split(',') ??
  Object.keys(SCENARIOS).filter((name) => !SCENARIOS[name]?.onlyOnRequest);
const servers = (options.servers?.split(',') ??
  SERVERS.filter((name) => name !== 'weavewall-postgres')) as ServerName[];
const unknown = [
  ...names.filter((name) => !(name in SCENARIOS)),
  ...servers.filter((name) => !SERVERS.includes(name)),
];
if (unknown.length > 0 || !(runs >= 1) || !(seconds > 0)) {
  console.error(`Not known: ${unknown.join(', ') || 'these numbers'}.\n${CHOICES}`);
  process.exit(2);
}

if (!existsSync('/proc/self/stat')) {
  console.error('This bench reads CPU time and memory from /proc: it needs Linux.');
  process.exit(2);
}

/** A run that takes longer is given up. */
const GIVEN_UP_AFTER_MS = 180_000;

function measure(scenario: string, server: ServerName): Promise<GeneratorReport> {
  const [program, args] = pinned('generator', [
    process.execPath,
    '--max-semi-space-size=64',
    'bench/sync/generator.ts',
    scenario,
    server,
    String(seconds),
  ]);
  const child = spawn(program, args, {
    cwd: `${import.meta.dirname}/..`,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    timeout: GIVEN_UP_AFTER_MS,
    env: {
      ...process.env,
      BENCH_CORES: process.env['BENCH_CORES'] ?? String(availableParallelism()),
    },
  });
  return new Promise((resolve) => {
    child.once('message', (report) => resolve(report as GeneratorReport));
    child.once('exit', (code, signal) =>
      resolve({ error: `the load generator ended: ${signal ?? code}` }),
    );
  });
}

const require = createRequire(import.meta.url);
/** Of a package as it is installed; some do not export their package.json. */
function version(name: string): string {
  const folder = require.resolve
    .paths(name)
    ?.map((path) => `${path}/${name}/package.json`)
    .find((path) => existsSync(path));
  return folder ? (JSON.parse(readFileSync(folder, 'utf8')) as { version: string }).version : '?';
}

const model = cpus()[0]?.model ?? 'an unknown CPU';
console.log(
  `${availableParallelism()} cores of ${model}, Node ${process.versions.node}. ` +
    (CORES
      ? `Server on core ${CORES.server}, load generator on core ${CORES.generator}.`
      : 'Not pinned: there is no taskset or only one core.'),
);
console.log(
  'Times in ms, from just before the write until a reader has it. Weavewall: what a real volunteer writes into `arrangement` (a placement) goes through the gate',
);
console.log(
  'and is committed in SQLite before anyone sees it. Peers: a note set in a Y.Map by anybody, kept in memory (kill-9: on disk, as they document it).',
);
console.log(
  `Peers: @y/websocket-server ${version('@y/websocket-server')} on Yjs ${version('yjs')}, Hocuspocus ${version('@hocuspocus/server')} (50ms: its own option flushDelay).`,
);
const failures: string[] = [];
const medians: Measurement[] = [];
const all: Measurement[] = [];
for (const name of names) {
  const entry = SCENARIOS[name];
  if (!entry) continue;
  const found: Measurement[] = [];
  const runsOfIt = Math.min(runs, entry.runsAtMost ?? runs);
  for (let run = 1; run <= runsOfIt; run += 1) {
    for (const server of servers.filter((each) => entry.servers.includes(each))) {
      const report = await measure(name, server);
      if ('error' in report) {
        failures.push(`${name} ${server} run ${run}`);
        console.error(`${name}, ${server}, run ${run}: ${report.error}`);
      } else found.push(...report.measurements);
    }
  }
  const medianRuns = mediansOf(found);
  console.log(
    `\n${name}: ${entry.what} (${runsOfIt === 1 ? 'one run' : `median of ${runsOfIt}`})\n  Goal: ${entry.goal}\n${tableOf(medianRuns)}`,
  );
  for (const verdict of entry.verdicts?.(medianRuns) ?? []) console.log(`  ${verdict}`);
  medians.push(...medianRuns);
  all.push(...found);
}
const json = JSON.stringify({
  at: new Date().toISOString(),
  node: process.versions.node,
  cpu: model,
  isPinned: CORES !== null,
  runs,
  seconds,
  failures,
  medians,
  all,
});
if (options.json) writeFileSync(options.json, json);
else console.log(`\n${JSON.stringify({ runs, seconds, failures, medians })}`);
process.exitCode = failures.length > 0 ? 1 : 0;
