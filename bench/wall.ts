/**
 * `npm run bench:wall`: the wall page in Chromium at 1440 × 900, fed by the real server, beside tldraw and Excalidraw with the same notes,
 * in one run. Options: `--only <scenario,…>`, `--apps weavewall,tldraw,excalidraw`, `--notes 1000,10000`, `--runs 3`, `--json <file>`.
 * Frame times are what `requestAnimationFrame` sees: 16.7 ms is the display's own cadence; a blank page shows what the machine adds.
 * Gestures are verified: the camera did move, the notes did land elsewhere, 50 were selected. Prints tables and one line of JSON.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { landingSlot } from '../shared/layout/noteGrid.ts';
import { cpuTimes, stealPercentSince } from './cpuTimes.ts';
import { judge, noise } from './wall/goals.ts';
import { measureApp, measureBlank, SIZE } from './wall/measureApp.ts';
import {
  medianMeasurements,
  medianWeights,
  type Measurement,
  type Weight,
} from './wall/measurement.ts';
import { PeerApp } from './wall/peerApp.ts';
import type { PeerNote } from './wall/peers/peerHook.ts';
import { servePeers, type PeerServer } from './wall/peers/servePeers.ts';
import { frameTable, weightTable } from './wall/report.ts';
import { SCENARIOS } from './wall/scenarios.ts';
import { APP_NAMES, type AppName, type WallApp } from './wall/wallApp.ts';
import { WeavewallApp } from './wall/weavewallApp.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    apps: { type: 'string', default: APP_NAMES.join(',') },
    notes: { type: 'string', default: '1000,10000' },
    runs: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const runs = Number(options.runs);
const sizes = options.notes.split(',').map(Number);
const apps = options.apps.split(',') as AppName[];
const asked = options.only?.split(',') ?? Object.keys(SCENARIOS);
// The load is always measured: nothing can be done on a page that is not there.
const unknown = [
  ...apps.filter((name) => !APP_NAMES.includes(name)),
  ...asked.filter((name) => !(name in SCENARIOS) && name !== 'load'),
];
if (unknown.length > 0 || !(runs >= 1) || sizes.some((size) => !(size >= 100))) {
  console.error(
    `Not known: ${unknown.join(', ') || 'these numbers'}.\nScenarios: load, ${Object.keys(SCENARIOS).join(', ')}\nPages: ${APP_NAMES.join(', ')}`,
  );
  process.exit(2);
}
const names = Object.keys(SCENARIOS).filter((name) => asked.includes(name));

const measurements: Measurement[] = [];
const weights: Weight[] = [];
const model = cpus()[0]?.model ?? 'an unknown CPU';
const before = cpuTimes();
console.log(
  `${availableParallelism()} cores of ${model}, load ${loadavg()[0]?.toFixed(1)}, ${SIZE.width} × ${SIZE.height}, no GPU. Times in ms, medians of ${runs}.`,
);
for (const name of names) console.log(`  ${name}: ${SCENARIOS[name]?.what}`);

/** The peers' pages, or why there are none. */
async function peers(): Promise<PeerServer | string> {
  try {
    return await servePeers();
  } catch (error) {
    return `not measured: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]}`;
  }
}

const peerServer = apps.some((name) => name !== 'weavewall') ? await peers() : null;
for (const size of sizes) {
  // Peers show what our server holds: the same texts and colours in the same places.
  const ours = await WeavewallApp.start(size);
  try {
    const notes: PeerNote[] = (await ours.notes()).map(({ id, text, color, seq }) => {
      const [x, y] = landingSlot(seq);
      return { id, text, color, x, y };
    });
    const chosen: WallApp[] = apps.includes('weavewall') ? [ours] : [];
    for (const name of apps) {
      if (name === 'weavewall') continue;
      if (peerServer && typeof peerServer !== 'string')
        chosen.push(new PeerApp(name, peerServer, notes));
      else if (peerServer)
        weights.push({
          notes: size,
          app: name,
          drawnMs: null,
          heapMb: null,
          processMb: null,
          scriptKb: null,
          codeKb: null,
          verified: peerServer,
        });
    }
    for (let run = 1; run <= runs; run += 1) {
      measurements.push(await measureBlank(size));
      for (const app of chosen) {
        // A page that crashes is a finding, not the end of the bench.
        const found = await measureApp(app, size, names).catch((error: unknown) => ({
          weight: {
            notes: size,
            app: app.name,
            drawnMs: null,
            heapMb: null,
            processMb: null,
            scriptKb: null,
            codeKb: null,
            verified: `ended: ${String(error).split('\n')[0]}`,
          },
          measurements: [],
        }));
        weights.push(found.weight);
        measurements.push(...found.measurements);
        process.stderr.write(
          `${size} notes, run ${run}, ${app.name}: ${found.weight.verified === 'yes' ? 'done' : found.weight.verified}\n`,
        );
      }
    }
    const [frames, loads] = [
      medianMeasurements(measurements.filter((each) => each.notes === size)),
      medianWeights(weights.filter((each) => each.notes === size)),
    ];
    console.log(
      `\n${size.toLocaleString('en')} notes\n${weightTable(loads)}\n\n${frameTable(frames)}\n`,
    );
    if (apps.includes('weavewall'))
      for (const line of judge(frames, loads)) console.log(`  ${line}`);
    const noisy = noise(frames);
    if (noisy) console.log(`  ${noisy}`);
    console.log(
      `  Load average at the end: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores.`,
    );
    for (const app of chosen) console.log(`  ${app.remark}`);
  } finally {
    await ours.close();
  }
}
if (peerServer && typeof peerServer !== 'string') await peerServer.stop();
const json = JSON.stringify({
  at: new Date().toISOString(),
  node: process.versions.node,
  cpu: model,
  runs,
  stealPercent: stealPercentSince(before),
  medians: { weights: medianWeights(weights), measurements: medianMeasurements(measurements) },
  all: { weights, measurements },
});
console.log(`\nTaken away by the host meanwhile: ${stealPercentSince(before)} % of CPU time.`);
if (options.json) writeFileSync(options.json, json);
else console.log(json);
