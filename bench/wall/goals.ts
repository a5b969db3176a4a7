import type { Measurement, Weight } from './measurement.ts';

/** What the wall promises, at any number of notes it was built for. */
export const GOALS = {
  p95Ms: 18,
  longPercent: 2,
  panMainMs: 9,
  drawnMs: 1_500,
  scriptKb: 255,
} as const;

const line = (
  what: string,
  value: number | null,
  limit: number,
  unit: string,
  isStrict = false,
): string => {
  const isMet = value !== null && (isStrict ? value < limit : value <= limit);
  return `${isMet ? 'met    ' : 'NOT MET'} ${what}: ${value ?? 'none'} ${unit} (goal ${isStrict ? '<' : '≤'} ${limit} ${unit})`;
};

/** What a blank page says of the machine when that is too noisy to judge by; `null` when it is not. */
export function noise(measurements: readonly Measurement[]): string | null {
  const blank = measurements.find(({ app }) => app === 'blank')?.frames;
  if (!blank || (blank.p95 <= GOALS.p95Ms && blank.longPercent < GOALS.longPercent)) return null;
  return `The machine is too busy to judge by: on a blank page p95 is ${blank.p95} ms, and ${blank.longPercent} % of frames are over 33 ms.`;
}

/** One line for each goal at our own page: what was wanted, what is, and whether that is met. */
export function judge(measurements: readonly Measurement[], weights: readonly Weight[]): string[] {
  const ours = measurements.filter(({ app }) => app === 'weavewall');
  return [
    ...weights
      .filter(({ app }) => app === 'weavewall')
      .flatMap(({ drawnMs, scriptKb, verified }) => [
        line('all drawn after', drawnMs, GOALS.drawnMs, 'ms'),
        line('JavaScript', scriptKb, GOALS.scriptKb, 'kB'),
        ...(verified === 'yes' ? [] : [`NOT MET load: ${verified}`]),
      ]),
    ...ours.flatMap(({ scenario, frames, verified }) => [
      line(`${scenario}, p95`, frames?.p95 ?? null, GOALS.p95Ms, 'ms'),
      line(
        `${scenario}, frames over 33 ms`,
        frames?.longPercent ?? null,
        GOALS.longPercent,
        '%',
        true,
      ),
      ...(scenario === 'pan-fit'
        ? [line(`${scenario}, main thread a frame`, frames?.mainMs ?? null, GOALS.panMainMs, 'ms')]
        : []),
      ...(verified === 'yes' ? [] : [`NOT MET ${scenario}: ${verified}`]),
    ]),
  ];
}
