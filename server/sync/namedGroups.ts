import type { NamedGroup } from '../../shared/commands/tables.ts';
import type { WallState } from '../../shared/commands/wallState.ts';
import { placeRecords } from '../../shared/layout/resolvePlacements.ts';
import type { Cluster, Placement } from '../../shared/model/arrangement.ts';
import type { Note } from '../../shared/model/note.ts';

/** Open groups with their notes, both in reading order. Notes taken down count: they may be put back. */
export function namedGroups(
  state: WallState,
  clusters: Record<string, Cluster>,
  placements: Record<string, Placement>,
): NamedGroup[] {
  const notes = new Map<string, Note>();
  for (const [id, record] of state.notes) {
    // Only where they lie matters here.
    if (record.state !== 'gone')
      notes.set(id, { text: '', color: record.color, at: record.at, seq: record.seq });
  }
  const placed = placeRecords(
    notes,
    new Map(Object.entries(clusters)),
    new Map(Object.entries(placements)),
  );
  return [...placed.clusters.values()]
    .sort((a, b) => a.number - b.number)
    .map((cluster) => ({ clusterId: cluster.id, name: cluster.name, noteIds: cluster.notes }));
}
