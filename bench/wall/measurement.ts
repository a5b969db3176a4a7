import { median } from '../percentiles.ts';
import type { FrameFigures } from './frames.ts';

/** What was measured at one scenario in one run, or the medians of several. */
export interface Measurement {
  notes: number;
  /** `blank`: an empty page with the same wheel; what it shows is the machine's. */
  app: string;
  scenario: string;
  frames: FrameFigures | null;
  /** `yes`, or what was wrong. */
  verified: string;
}

/** What a page weighs. */
export interface Weight {
  notes: number;
  app: string;
  /** From navigation until all is drawn, ms. `null`: not within the time it was given. */
  drawnMs: number | null;
  /** JavaScript's own objects after a collection, with all drawn, MB. */
  heapMb: number | null;
  /** The page's process at its largest, MB; `null` where Linux does not say. */
  processMb: number | null;
  /** JavaScript that the page loaded, gzip, kB; and with its CSS. */
  scriptKb: number | null;
  codeKb: number | null;
  /** `yes`, or what was wrong. */
  verified: string;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const medianOf = (values: readonly (number | null)[]): number | null => {
  const there = values.filter((value) => value !== null && !Number.isNaN(value)) as number[];
  return there.length === 0 ? null : round(median(there));
};
const verdictOf = (runs: readonly { verified: string }[]): string =>
  runs.find(({ verified }) => verified !== 'yes')?.verified ?? 'yes';

/** One for each app and scenario, in order of first appearance: the median of each figure; verified when every run was. */
export function medianMeasurements(runs: readonly Measurement[]): Measurement[] {
  return [
    ...Map.groupBy(runs, ({ notes, app, scenario }) => `${notes} ${app} ${scenario}`).values(),
  ].map((group) => {
    const frames = group.flatMap((run) => run.frames ?? []);
    const of = (key: keyof FrameFigures): number =>
      medianOf(frames.map((figures) => figures[key])) ?? Number.NaN;
    return {
      ...(group[0] as Measurement),
      verified: verdictOf(group),
      frames:
        frames.length === 0
          ? null
          : {
              frames: of('frames'),
              p50: of('p50'),
              p95: of('p95'),
              p99: of('p99'),
              max: of('max'),
              longPercent: of('longPercent'),
              mainMs: of('mainMs'),
            },
    };
  });
}

export function medianWeights(runs: readonly Weight[]): Weight[] {
  return [...Map.groupBy(runs, ({ notes, app }) => `${notes} ${app}`).values()].map((group) => ({
    ...(group[0] as Weight),
    verified: verdictOf(group),
    drawnMs: medianOf(group.map((run) => run.drawnMs)),
    heapMb: medianOf(group.map((run) => run.heapMb)),
    processMb: medianOf(group.map((run) => run.processMb)),
    scriptKb: medianOf(group.map((run) => run.scriptKb)),
    codeKb: medianOf(group.map((run) => run.codeKb)),
  }));
}
