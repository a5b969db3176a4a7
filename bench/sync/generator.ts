/** One run of one scenario at one server, in a process of its own: starts the server, loads it, tells its parent what it measured. */
import type { Measurement } from './measurement.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { SERVERS } from './serverProcess.ts';

/** What the parent is told. */
export type GeneratorReport = { measurements: Measurement[] } | { error: string };

for (const end of ['SIGTERM', 'SIGINT', 'disconnect'] as const)
  process.once(end, () => process.exit(1));
const [scenario = '', serverName = '', seconds = '10'] = process.argv.slice(2);
const server = SERVERS.find((name) => name === serverName);
const entry = SCENARIOS[scenario];
let report: GeneratorReport;
try {
  if (!entry || !server) throw new Error(`no such scenario or server: ${scenario} ${serverName}`);
  report = { measurements: await entry.run({ scenario, server, seconds: Number(seconds) }) };
} catch (error) {
  report = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
process.send?.(report, () => process.exit(0));
