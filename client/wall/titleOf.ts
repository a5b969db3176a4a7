import type { PlacedCluster } from '../../shared/layout/resolvePlacements.ts';

/** A group's name, or what to call it while it has none. */
export const titleOf = (cluster: Pick<PlacedCluster, 'name' | 'number'>): string =>
  cluster.name || 'No name yet';
