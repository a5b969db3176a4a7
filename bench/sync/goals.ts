import type { Measurement } from './measurement.ts';

/** Judges the medians of a scenario; each line says what was wanted, what is, and whether that is met. */
export type Judge = (medians: readonly Measurement[]) => string[];

const isOurs = ({ server }: Measurement): boolean => server === 'weavewall';
const line = (what: string, value: number, limit: number, unit: string): string =>
  `${value <= limit ? 'met' : 'NOT MET'}: ${what} ${Math.round(value * 10) / 10} ${unit} (goal ≤ ${limit} ${unit})`;

/** Ours at most so many ms at each given percentile. */
export const within =
  (limits: Partial<Record<'p50' | 'p95' | 'p99' | 'max', number>>): Judge =>
  (medians) =>
    medians
      .filter(isOurs)
      .flatMap(({ latency, step, verified }) => [
        ...Object.entries(limits).map(([key, limit]) =>
          line(`${step ? `${step} ` : ''}${key}`, latency?.[key as 'p99'] ?? Infinity, limit, 'ms'),
        ),
        ...(verified === 'yes' ? [] : [`NOT MET: verified: ${verified}`]),
      ]);

/** Ours at most so many of something counted. */
export const atMost =
  (name: string, limit: number, unit = ''): Judge =>
  (medians) =>
    medians.filter(isOurs).map(({ extra }) => line(name, extra[name] ?? Infinity, limit, unit));

/** Our CPU time at most this share of Hocuspocus's own. */
export const cpuShareOfHocuspocus =
  (share: number): Judge =>
  (medians) => {
    const [ours, theirs] = [
      medians.find(isOurs),
      medians.find(({ server }) => server === 'hocuspocus'),
    ];
    return ours && theirs
      ? [line('CPU of Hocuspocus’s', (ours.cpuSeconds / theirs.cpuSeconds) * 100, share * 100, '%')]
      : [];
  };

/** The highest step at which everything was verified and p99 stayed under `limit` ms, for every server; ours is to reach `wanted`. */
export const highestStep =
  (limit: number, wanted: number): Judge =>
  (medians) =>
    [...Map.groupBy(medians, ({ server }) => server)].map(([server, steps]) => {
      const best = steps.findLast(
        ({ latency, verified }) => verified === 'yes' && (latency?.p99 ?? Infinity) < limit,
      );
      const verdict =
        server === 'weavewall'
          ? `${Number.parseInt(best?.step ?? '0', 10) >= wanted ? 'met' : 'NOT MET'}: `
          : '';
      return `${verdict}${server}: ${best?.step ?? 'none'} with p99 < ${limit} ms`;
    });

export const judges =
  (...each: Judge[]): Judge =>
  (medians) =>
    each.flatMap((judge) => judge(medians));
