import { saidAs } from '../../shared/model/text.ts';
import type { ConnectionRow } from '../meeting/pending/galleryRows.ts';

/** One that the server has not got yet cannot be part of another. */
const isThere = ({ hangs, pending }: ConnectionRow): boolean =>
  hangs && pending?.entry.intent.kind !== 'connect';

/** Pure. Those that say the same as others between the same posters, each with all of them, oldest first. */
export function saidTwice(rows: readonly ConnectionRow[]): Map<string, readonly ConnectionRow[]> {
  const ends = new Map<string, ConnectionRow[]>();
  for (const row of rows) {
    if (!isThere(row)) continue;
    const key = `${row.from} ${row.to} ${row.relation}`;
    const those = ends.get(key);
    if (those) those.push(row);
    else ends.set(key, [row]);
  }
  const twice = new Map<string, readonly ConnectionRow[]>();
  for (const those of ends.values()) {
    if (those.length < 2) continue;
    const said = new Map<string, ConnectionRow[]>();
    for (const row of those) {
      const words = saidAs(row.text);
      const same = said.get(words);
      if (same) same.push(row);
      else said.set(words, [row]);
    }
    for (const same of said.values())
      if (same.length > 1)
        for (const { id } of same)
          twice.set(
            id,
            [...same].sort((a, b) => a.at - b.at),
          );
  }
  return twice;
}
