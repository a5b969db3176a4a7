/**
 * `npm run bench:gallery`: the gallery's room in Chromium at 1920 × 1080, 30 posters, 200 threads and 300 visitors who walk, fed by the real
 * server, beside the same as a graph of Cytoscape.js, in one run. Options: `--only <scenario,…>`, `--runs 3`, `--json <file>`, `--alone`
 * (without the peer). Frame times are what `requestAnimationFrame` sees: 16.7 ms is the display's own cadence; a blank page shows what the
 * machine adds. Each scenario leaves another picture than before, or says that it did not. Prints a table and one line of JSON.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { cpuTimes, stealPercentSince } from './cpuTimes.ts';
import { graphData, ourPage, peerPage, SIZE } from './gallery/galleryPages.ts';
import { judge, noise } from './gallery/goals.ts';
import { measurePage } from './gallery/measurePage.ts';
import { serveGraph, type GraphServer } from './gallery/peers/serveGraph.ts';
import { SCENARIOS } from './gallery/scenarios.ts';
import { POSTERS, THREADS, VISITORS, WalkingRoom } from './gallery/walkingRoom.ts';
import { measureBlank } from './wall/measureApp.ts';
import { medianMeasurements, type Measurement } from './wall/measurement.ts';
import { frameTable } from './wall/report.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(SCENARIOS).join(',') },
    runs: { type: 'string', default: '3' },
    json: { type: 'string' },
    alone: { type: 'boolean', default: false },
  },
});
const runs = Number(options.runs);
const names = options.only.split(',');
const unknown = names.filter((name) => !(name in SCENARIOS));
if (unknown.length > 0 || !(runs >= 1)) {
  console.error(
    `Not known: ${unknown.join(', ') || 'these runs'}.\nScenarios: ${Object.keys(SCENARIOS).join(', ')}`,
  );
  process.exit(2);
}

const before = cpuTimes();
const model = cpus()[0]?.model ?? 'an unknown CPU';
console.log(
  `${availableParallelism()} cores of ${model}, load ${loadavg()[0]?.toFixed(1)}, ${SIZE.width} × ${SIZE.height}, no GPU: ${POSTERS} posters, ${THREADS} threads, ${VISITORS} visitors. Times in ms, medians of ${runs}.`,
);
for (const name of names) console.log(`  ${name}: ${SCENARIOS[name]?.what}`);

const room = await WalkingRoom.open();
let peer: GraphServer | null = null;
const measurements: Measurement[] = [];
try {
  const views = [ourPage(room)];
  if (!options.alone) {
    peer = await serveGraph(graphData(room));
    views.push(peerPage(room, peer));
  }
  for (let run = 1; run <= runs; run += 1) {
    measurements.push(await measureBlank(POSTERS));
    for (const view of views) {
      measurements.push(...(await measurePage(view, room, names)));
      process.stderr.write(`run ${run}, ${view.name}: done\n`);
    }
  }
  const medians = medianMeasurements(measurements);
  console.log(`\n${frameTable(medians)}\n`);
  for (const line of judge(medians)) console.log(`  ${line}`);
  const noisy = noise(medians);
  if (noisy) console.log(`  ${noisy}`);
  for (const { remark } of views) console.log(`  ${remark}`);
  const stealPercent = stealPercentSince(before);
  console.log(
    `  Load average at the end: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores; taken away by the host meanwhile: ${stealPercent} % of CPU time.`,
  );
  const json = JSON.stringify({
    at: new Date().toISOString(),
    node: process.versions.node,
    cpu: model,
    runs,
    stealPercent,
    medians,
    all: measurements,
  });
  if (options.json) writeFileSync(options.json, json);
  else console.log(json);
} finally {
  await peer?.stop();
  await room.stop();
}
