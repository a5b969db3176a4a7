import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';

/** Pure. Threads of one table: those to decide on first, then newest first. */
export function threadsOf(table: string, connections: readonly ConnectionRow[]): ConnectionRow[] {
  const own = connections.filter(
    ({ from, to, hangs }) => hangs && (from === table || to === table),
  );
  const newestFirst = [...own].reverse();
  return [
    ...newestFirst.filter(({ state }) => state === 'proposed'),
    ...newestFirst.filter(({ state }) => state === 'accepted'),
  ];
}
