import * as Y from 'yjs';
import { isCluster, isPlacement, isRecordKey } from '../../shared/model/arrangement.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import type { ChangedTypes, DocumentShape } from './documentGate.ts';

type Root = Y.Map<unknown>;

/** Placements are plain objects, clusters maps of plain values; a cluster is dissolved, never deleted. */
export const ARRANGEMENT_SHAPE: DocumentShape = {
  declare(doc) {
    doc.getMap('placements');
    doc.getMap('clusters');
  },
  check: (doc, changed) => (isInShape(doc, changed) ? null : 'invalid-shape'),
  deleted(doc, changed) {
    const clusters = doc.getMap('clusters');
    for (const [type, keys] of changed) {
      const root: unknown = type;
      if (root === clusters) return [...keys].filter((key) => key !== null && !clusters.has(key)) as string[];
    }
    return [];
  },
};

function isInShape(doc: Y.Doc, changed: ChangedTypes): boolean {
  const placements = doc.getMap('placements');
  const clusters = doc.getMap('clusters');
  // Only the two roots, used as maps only (`_start` would be list content).
  if (doc.share.size !== 2 || placements._start !== null || clusters._start !== null) return false;
  if (placements.size > LIMITS.placementsPerWall || clusters.size > LIMITS.clustersPerWall) return false;
  for (const [type, keys] of changed) {
    const root: unknown = type;
    for (const key of keys) {
      const inShape =
        root === placements ? placementInShape(placements, key) : root === clusters ? clusterInShape(clusters, key) : nestedInShape(type, clusters);
      if (!inShape) return false;
    }
  }
  return true;
}

/** A change inside a cluster's own map; anything deeper has no place here. */
function nestedInShape(type: unknown, clusters: Root): boolean {
  const item = type instanceof Y.Map ? type._item : null;
  if (!item || item.parent !== clusters || item.parentSub === null) return false;
  // A cluster that was replaced meanwhile: writing into the old one shows nowhere.
  return item.deleted || clusterInShape(clusters, item.parentSub);
}

function placementInShape(placements: Root, key: string | null): boolean {
  if (key === null || !isRecordKey(key)) return false;
  return !placements.has(key) || isPlacement(placements.get(key));
}

/** One that is not there was deleted, or made and undone before it came here: see `deleted` of the verdict. */
function clusterInShape(clusters: Root, key: string | null): boolean {
  if (key === null || !isRecordKey(key)) return false;
  if (!clusters.has(key)) return true;
  const value = clusters.get(key);
  if (!(value instanceof Y.Map)) return false;
  // `toJSON` would lose it: on a plain object this key is no field.
  if (value.has('__proto__')) return false;
  for (const field of value.values()) if (field instanceof Y.AbstractType || field instanceof Y.Doc) return false;
  return value._start === null && isCluster(value.toJSON());
}
