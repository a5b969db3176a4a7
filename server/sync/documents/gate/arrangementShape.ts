import * as Y from 'yjs';
import {
  clustersRoot,
  placementsRoot,
  readCluster,
} from '../../../../shared/documents/arrangement.ts';
import {
  isCluster,
  isPlacement,
  isRecordKey,
  type Cluster,
} from '../../../../shared/model/arrangement.ts';
import { ArrangementRoom, type ArrangementSetting } from './arrangementRoom.ts';
import type { ChangedTypes, DocumentShape } from './documentShape.ts';
import type { Place } from './places.ts';

/** A valid cluster: each field is checked by itself, together with these. */
const ANY_CLUSTER: Cluster = { name: '', color: 'yellow', pos: [0, 0] };
const FIELDS = ['name', 'color', 'pos', 'state', 'into', 'collapsed'];

/**
 * The shape of the arrangement. Placements are plain objects, clusters are maps of plain values. A
 * cluster may be written field by field: it shows once it is complete, and a complete one stays
 * complete. Clusters are dissolved and never deleted. How many there may be, and whose, is for
 * {@link ArrangementRoom}.
 */
export function arrangementShape(setting: ArrangementSetting): DocumentShape {
  const room = new ArrangementRoom(setting);
  return {
    ...SHAPE,
    check: (doc, changed, before = doc, ownerOf = () => undefined) =>
      isInShape(doc, changed) ? room.check(doc, changed, before, ownerOf) : 'invalid-shape',
  };
}

const SHAPE: Omit<DocumentShape, 'check'> = {
  noRoom: () => null,
  declare(doc) {
    doc.getMap('placements');
    doc.getMap('clusters');
  },
  place: ({ container, sub }) => {
    if (sub === null) return 'invalid-shape';
    if (container.depth === 0)
      return (container.root === 'placements' || container.root === 'clusters') && isRecordKey(sub)
        ? null
        : 'invalid-shape';
    return container.depth === 1 && container.root === 'clusters' && FIELDS.includes(sub)
      ? null
      : 'invalid-shape';
  },
  content({ container, sub }, content) {
    if (container.depth === 0 && container.root === 'clusters')
      return content instanceof Y.ContentType && isPlainMap(content.type) ? null : 'invalid-shape';
    if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return 'invalid-shape';
    const value: unknown = content.arr[0];
    return (
      container.depth === 0 ? isPlacement(value) : isCluster({ ...ANY_CLUSTER, [sub ?? '']: value })
    )
      ? null
      : 'invalid-shape';
  },
  mayDelete: () => true,
  repair(before, after, changed, lost) {
    const repairs = [...clustersIn(after, changed, lost)].map((id) =>
      repairCluster(id, before, after, lost),
    );
    for (const { container, sub } of lost) {
      const former =
        container.root === 'placements' && sub !== null
          ? placementsRoot(before).get(sub)
          : undefined;
      if (sub !== null && isPlacement(former))
        repairs.push((doc) => placementsRoot(doc).set(sub, former));
    }
    const needed = repairs.filter((repair) => repair !== null);
    return needed.length === 0
      ? null
      : (doc) => {
          for (const repair of needed) repair(doc);
        };
  },
};

/** `Y.XmlHook` is a subclass of `Y.Map`, with a name of its own, and is not allowed. */
const isPlainMap = (value: unknown): value is Y.Map<unknown> =>
  value instanceof Y.Map && !(value instanceof Y.XmlHook);

/** Keys of the clusters that a change touched in any way. */
function clustersIn(doc: Y.Doc, changed: ChangedTypes, lost: readonly Place[]): Set<string> {
  const ids = new Set<string>();
  const root: unknown = clustersRoot(doc);
  for (const [type, keys] of changed) {
    const at: unknown = type;
    if (at === root) for (const key of keys) ids.add(key ?? '');
    else if (type._item?.parent === root) ids.add(type._item?.parentSub ?? '');
  }
  for (const { container, sub } of lost)
    if (container.root === 'clusters') ids.add((container.depth === 0 ? sub : container.sub) ?? '');
  return ids;
}

function repairCluster(
  id: string,
  before: Y.Doc,
  after: Y.Doc,
  lost: readonly Place[],
): ((doc: Y.Doc) => void) | null {
  const former = readCluster(before, id);
  if (!former) return null;
  const now: unknown = clustersRoot(after).get(id);
  if (!(now instanceof Y.Map)) {
    const wasReplaced = lost.some(
      ({ container, sub }) => container.depth === 0 && container.root === 'clusters' && sub === id,
    );
    // A stock client's undo deletes the cluster it made. The server dissolves it instead: the id
    // stays for whoever renames it offline.
    const kept: Cluster = wasReplaced ? former : { ...former, state: 'dissolved' };
    return (doc) => clustersRoot(doc).set(id, new Y.Map<unknown>(Object.entries(kept)));
  }
  const lostFields = new Set(
    lost
      .filter(({ container }) => container.depth === 1 && container.sub === id)
      .map(({ sub }) => sub),
  );
  const isWhole = readCluster(after, id) !== undefined;
  const missing = Object.entries(former).filter(
    ([field]) => !now.has(field) && (lostFields.has(field) || (!isWhole && field in ANY_CLUSTER)),
  );
  if (missing.length === 0) return null;
  return (doc) => {
    const cluster = clustersRoot(doc).get(id) as Y.Map<unknown>;
    for (const [field, value] of missing) cluster.set(field, value);
  };
}

function isInShape(doc: Y.Doc, changed: ChangedTypes): boolean {
  const placements = doc.getMap('placements');
  const clusters = doc.getMap('clusters');
  // Only the two roots, and those as maps (`_start` is list content).
  if (doc.share.size !== 2 || placements._start !== null || clusters._start !== null) return false;
  for (const [type, keys] of changed) {
    const root: unknown = type;
    for (const key of keys) {
      const inShape =
        root === placements
          ? placementInShape(placements, key)
          : root === clusters
            ? clusterInShape(clusters, key)
            : nestedInShape(type, clusters);
      if (!inShape) return false;
    }
  }
  return true;
}

/** A change inside a cluster's own map; nothing deeper is allowed. */
function nestedInShape(type: unknown, clusters: Y.Map<unknown>): boolean {
  const item = type instanceof Y.Map ? type._item : null;
  if (!item || item.parent !== clusters || item.parentSub === null) return false;
  // A cluster that was replaced meanwhile: what is written into the old one shows nowhere.
  return item.deleted || clusterInShape(clusters, item.parentSub);
}

function placementInShape(placements: Y.Map<unknown>, key: string | null): boolean {
  if (key === null || !isRecordKey(key)) return false;
  return !placements.has(key) || isPlacement(placements.get(key));
}

/**
 * A missing cluster was deleted, or made and undone before it came here; an incomplete one is still
 * being written.
 */
function clusterInShape(clusters: Y.Map<unknown>, key: string | null): boolean {
  if (key === null || !isRecordKey(key)) return false;
  if (!clusters.has(key)) return true;
  const value = clusters.get(key);
  if (!isPlainMap(value) || value._start !== null) return false;
  for (const [field, each] of value) {
    if (
      !FIELDS.includes(field) ||
      each instanceof Y.AbstractType ||
      each instanceof Y.Doc ||
      !isCluster({ ...ANY_CLUSTER, [field]: each })
    )
      return false;
  }
  return true;
}
