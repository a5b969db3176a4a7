import type { Measurement } from '../wall/measurement.ts';

/** Sixty frames a second, as far as a clock of 0.1 ms can say. */
export const GOAL_P95_MS = 16.8;

/** One line for each scenario at our own page: what was wanted, what is, and whether that is met. */
export function judge(measurements: readonly Measurement[]): string[] {
  return measurements
    .filter(({ app }) => app === 'weavewall')
    .map(({ scenario, frames, verified }) => {
      const p95 = frames?.p95 ?? Infinity;
      const isMet = p95 <= GOAL_P95_MS && verified === 'yes';
      const why = verified === 'yes' ? '' : `, ${verified}`;
      return `${isMet ? 'met    ' : 'NOT MET'} ${scenario}, p95: ${p95} ms (goal ≤ ${GOAL_P95_MS} ms)${why}`;
    });
}

/** What a blank page says of the machine when that is too noisy to judge by; `null` when it is not. */
export function noise(measurements: readonly Measurement[]): string | null {
  const blank = measurements.find(({ app }) => app === 'blank')?.frames;
  if (!blank || blank.p95 <= GOAL_P95_MS) return null;
  return `The machine is too busy to judge by: on a blank page p95 is ${blank.p95} ms, and ${blank.longPercent} % of frames are over 33 ms.`;
}
