import type { Cluster, Point } from '../model/arrangement.ts';

/**
 * The open group that a group stands for (`null`: none), and what places in it are relative to. Of a group that was taken apart that is
 * where it stood: a note that somebody put there meanwhile lies where she saw it.
 */
export interface ClusterHome {
  open: string | null;
  origin: Point;
}

/** Follows merges from `id`. `known` ends the way early; the groups on it are added there. */
function follow(
  id: string,
  clusters: ReadonlyMap<string, Cluster>,
  known: Map<string, ClusterHome>,
): ClusterHome {
  const way = new Set<string>();
  const home = endOf(id, clusters, known, way);
  for (const each of way) known.set(each, home);
  return home;
}

function endOf(
  id: string,
  clusters: ReadonlyMap<string, Cluster>,
  known: ReadonlyMap<string, ClusterHome>,
  way: Set<string>,
): ClusterHome {
  let current: string | undefined = id;
  let origin: Point = [0, 0];
  for (;;) {
    const cluster: Cluster | undefined = current === undefined ? undefined : clusters.get(current);
    if (current === undefined || !cluster) return { open: null, origin };
    const found = known.get(current);
    if (found) return found;
    if (way.has(current)) return ringHome([...way], current, clusters);
    way.add(current);
    origin = cluster.pos;
    if (cluster.state !== 'dissolved') return { open: current, origin };
    current = cluster.into;
  }
}

/** Of groups on a way that leads back to `start`, those from there on were merged in a ring: the lowest id stays open. */
function ringHome(
  way: readonly string[],
  start: string,
  clusters: ReadonlyMap<string, Cluster>,
): ClusterHome {
  const open = way
    .slice(way.indexOf(start))
    .reduce((lowest, each) => (each < lowest ? each : lowest));
  return { open, origin: clusters.get(open)?.pos ?? [0, 0] };
}

/** The home of every group there is, open or dissolved; the work grows with their number alone, however they were merged. */
export function clusterHomes(clusters: ReadonlyMap<string, Cluster>): Map<string, ClusterHome> {
  const homes = new Map<string, ClusterHome>();
  for (const id of clusters.keys()) follow(id, clusters, homes);
  return homes;
}

/** The open group that `id` stands for now: merges are followed, a ring leaves its lowest id open. `null`: no open group. */
export const openCluster = (id: string, clusters: ReadonlyMap<string, Cluster>): string | null =>
  follow(id, clusters, new Map()).open;
