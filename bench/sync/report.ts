import { median } from '../percentiles.ts';
import type { Percentiles } from './latencies.ts';
import type { Measurement } from './measurement.ts';
import type { Noise } from './noise.ts';

const medianOf = <Item>(items: readonly Item[], value: (item: Item) => number): number =>
  Math.round(median(items.map(value)) * 100) / 100;

/** Several runs of one thing as one: the median of each figure; verified when every run was. */
export function medianRun(runs: readonly Measurement[]): Measurement {
  const [first] = runs;
  if (!first) throw new RangeError('no runs');
  const timed = runs.map(({ latency }) => latency).filter((latency) => latency !== null);
  const latency = (key: keyof Percentiles): number => medianOf(timed, (each) => each[key]);
  const noise = (key: keyof Noise): number => medianOf(runs, (run) => run.noise[key]);
  const wrong = runs.find(({ verified }) => verified !== 'yes');
  return {
    ...first,
    latency:
      timed.length === 0
        ? null
        : {
            count: latency('count'),
            p50: latency('p50'),
            p95: latency('p95'),
            p99: latency('p99'),
            max: latency('max'),
          },
    cpuSeconds: medianOf(runs, (run) => run.cpuSeconds),
    seconds: medianOf(runs, (run) => run.seconds),
    peakRssMb: medianOf(runs, (run) => run.peakRssMb),
    frames: medianOf(runs, (run) => run.frames),
    megabytes: medianOf(runs, (run) => run.megabytes),
    verified: wrong?.verified ?? 'yes',
    extra: Object.fromEntries(
      Object.keys(first.extra).map((key) => [
        key,
        medianOf(runs, (run) => run.extra[key] ?? Number.NaN),
      ]),
    ),
    noise: {
      serverWaitedPercent: noise('serverWaitedPercent'),
      generatorWaitedPercent: noise('generatorWaitedPercent'),
      generatorLagMs: noise('generatorLagMs'),
      spinServerMs: noise('spinServerMs'),
      spinGeneratorMs: noise('spinGeneratorMs'),
      load: noise('load'),
      stealPercent: noise('stealPercent'),
      diskP50Ms: noise('diskP50Ms'),
      diskP99Ms: noise('diskP99Ms'),
    },
  };
}

/** All runs → one for each server and step, in order of first appearance. */
export function mediansOf(runs: readonly Measurement[]): Measurement[] {
  const groups = Map.groupBy(runs, ({ server, step }) => `${server} ${step}`);
  return [...groups.values()].map(medianRun);
}

const COLUMNS = [
  'server',
  'p50',
  'p95',
  'p99',
  'max',
  'CPU s',
  'of s',
  'peak MB',
  'frames',
  'MB',
  'verified',
  'noise: waited % · lag p99 · spin · load · steal · disk p50/p99',
];

/** A table for people; times in ms. */
export function tableOf(measurements: readonly Measurement[]): string {
  const rows = measurements.map((each) => {
    const { noise } = each;
    const times = (['p50', 'p95', 'p99', 'max'] as const).map((key) =>
      each.latency ? each.latency[key].toFixed(1) : '–',
    );
    const extra = Object.entries(each.extra)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ');
    return [
      `${each.server}${each.step ? ` ${each.step}` : ''}`,
      ...times,
      each.cpuSeconds.toFixed(2),
      each.seconds.toFixed(1),
      each.peakRssMb.toFixed(0),
      String(each.frames),
      each.megabytes.toFixed(1),
      each.verified,
      `${noise.serverWaitedPercent}/${noise.generatorWaitedPercent} · ${noise.generatorLagMs} · ${noise.spinServerMs}/${noise.spinGeneratorMs} · ${noise.load} · ${noise.stealPercent} % · ${noise.diskP50Ms}/${noise.diskP99Ms}`,
      extra,
    ];
  });
  const all = [[...COLUMNS, 'also'], ...rows];
  const widths =
    all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
