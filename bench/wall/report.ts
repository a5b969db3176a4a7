import type { Measurement, Weight } from './measurement.ts';

/** Columns as wide as what stands in them; the first `left` of them, and the last, are words. */
export function alignedTable(rows: readonly (readonly string[])[], left: number): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  const padded = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length));
        return column < left || column === row.length - 1 ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd();
  return rows.map(padded).join('\n');
}

const shown = (value: number | null | undefined, digits = 1): string =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits);

/** Frame times of each scenario, the apps one below the other. */
export function frameTable(measurements: readonly Measurement[]): string {
  const groups = Map.groupBy(measurements, ({ scenario }) => scenario);
  const rows = [...groups.values()].flatMap((group) =>
    group.map(({ scenario, app, frames, verified }, index) => [
      index === 0 ? scenario : '',
      app,
      shown(frames?.frames, 0),
      shown(frames?.p50),
      shown(frames?.p95),
      shown(frames?.p99),
      shown(frames?.max),
      frames ? `${shown(frames.longPercent)} %` : '–',
      shown(frames?.mainMs),
      verified,
    ]),
  );
  return alignedTable(
    [
      [
        'scenario',
        'page',
        'frames',
        'p50',
        'p95',
        'p99',
        'max',
        '> 33 ms',
        'main/frame',
        'verified',
      ],
      ...rows,
    ],
    2,
  );
}

/** Load, memory and code of each page. */
export function weightTable(weights: readonly Weight[]): string {
  const rows = weights.map(({ app, drawnMs, heapMb, processMb, scriptKb, codeKb, verified }) => [
    app,
    shown(drawnMs, 0),
    shown(heapMb),
    shown(processMb, 0),
    shown(scriptKb, 0),
    shown(codeKb, 0),
    verified,
  ]);
  return alignedTable(
    [
      ['page', 'all drawn ms', 'heap MB', 'process MB', 'JS kB gzip', 'JS+CSS', 'verified'],
      ...rows,
    ],
    1,
  );
}
