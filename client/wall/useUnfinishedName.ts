import { useEffect, useRef } from 'react';
import { renameCluster } from '../../shared/documents/wallOperations.ts';
import { openCluster } from '../../shared/layout/resolvePlacements.ts';
import { titleOf } from './titleOf.ts';
import type { WallModel } from './wallModel.ts';

/**
 * Somebody merges a group, or takes it apart, while its name is being typed here, and the field goes away: the name is kept with what
 * became of the group, and its writer is told. `typed` is what stands in the field; `null` once that is settled.
 */
export function useUnfinishedName(model: WallModel, id: string, typed: string | null): void {
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  }, [typed]);
  useEffect(() => () => {
    const name = latest.current?.replace(/\s+/gu, ' ').trim() ?? '';
    const { wall, arrangement } = model.state;
    if (name === '' || wall.clusters.has(id) || !model.run(renameCluster(model.view, id, name))) return;
    const heir = wall.clusters.get(openCluster(id, arrangement.clusters) ?? '');
    model.say(heir ? `That group went into “${titleOf(heir)}” meanwhile. Your name for it is kept there.` : 'That group was taken apart meanwhile. Its notes lie where they were.', { shown: true });
  }, [model, id]);
}
