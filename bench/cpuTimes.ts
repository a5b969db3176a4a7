import { readFileSync } from 'node:fs';

/** CPU time of the machine so far, in ticks, and what its host took away of it. */
export interface CpuTimes {
  total: number;
  stolen: number;
}

/** Zeros where Linux does not count it. */
export function cpuTimes(): CpuTimes {
  try {
    const fields = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '')
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return { total: fields.reduce((sum, each) => sum + each, 0), stolen: fields[7] ?? 0 };
  } catch {
    return { total: 0, stolen: 0 };
  }
}

/** Share of CPU time that the host took away since `before`, %. */
export function stealPercentSince(before: CpuTimes): number {
  const now = cpuTimes();
  return (
    Math.round(((now.stolen - before.stolen) / Math.max(1, now.total - before.total)) * 1000) / 10
  );
}
