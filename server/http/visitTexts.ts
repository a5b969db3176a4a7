import { visitView } from '../../shared/documents/visitViews.ts';
import type { Wall } from '../sync/wall/wall.ts';

/** JSON of these visits as `asker` sees them, each as it is when its turn comes; `null` of one that was taken back meanwhile. */
export function* visitTexts(
  wall: Wall,
  listed: readonly string[],
  asker: string,
): Generator<string | null> {
  for (const id of listed) {
    const record = wall.records.visits.get(id);
    const view = record ? visitView(wall.records, id, record, asker) : null;
    yield view && JSON.stringify(view);
  }
}
