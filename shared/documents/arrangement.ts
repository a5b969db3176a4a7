import * as Y from 'yjs';
import {
  isCluster,
  isPlacement,
  isRecordKey,
  type Cluster,
  type Placement,
} from '../model/arrangement.ts';
import { mayBePaper } from '../model/note.ts';

/** The valid records of an arrangement; others are ignored. */
export interface Arrangement {
  clusters: Map<string, Cluster>;
  placements: Map<string, Placement>;
}

export const clustersRoot = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('clusters');
export const placementsRoot = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('placements');

/** One group as stored, open or dissolved; `undefined` when absent or out of shape. */
export function readCluster(doc: Y.Doc, id: string): Cluster | undefined {
  const value = clustersRoot(doc).get(id);
  if (!(value instanceof Y.Map) || !isRecordKey(id)) return undefined;
  const json: unknown = value.toJSON();
  return isCluster(json, mayBePaper) ? json : undefined;
}

export function readArrangement(doc: Y.Doc): Arrangement {
  const clusters = new Map<string, Cluster>();
  for (const id of clustersRoot(doc).keys()) {
    const cluster = readCluster(doc, id);
    if (cluster) clusters.set(id, cluster);
  }
  const placements = new Map<string, Placement>();
  for (const [id, value] of placementsRoot(doc))
    if (isRecordKey(id) && isPlacement(value)) placements.set(id, value);
  return { clusters, placements };
}
