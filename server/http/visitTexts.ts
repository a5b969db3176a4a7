import { connectionView, visitView } from '../../shared/documents/visitViews.ts';
import type { Wall } from '../sync/wall/wall.ts';

/**
 * JSON of these visits as `asker` may see them, each as it is when it is made; `null` for one that
 * was taken back meanwhile.
 */
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

/** The same of connections. */
export function* connectionTexts(
  wall: Wall,
  listed: readonly string[],
  asker: string,
): Generator<string | null> {
  for (const id of listed) {
    const record = wall.records.connections.get(id);
    const view = record ? connectionView(wall.records, id, record, asker) : null;
    yield view && JSON.stringify(view);
  }
}
