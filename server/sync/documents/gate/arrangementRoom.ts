import * as Y from 'yjs';
import { clustersRoot, placementsRoot } from '../../../../shared/documents/arrangement.ts';
import { LIMITS } from '../../../../shared/model/limits.ts';
import type { ProblemCode } from '../../../../shared/model/problems.ts';
import type { ChangedTypes, OwnerOf } from './documentShape.ts';

/** What the limits need to know of the wall. */
export interface ArrangementSetting {
  /** Whether such a note ever existed, withdrawn or not. */
  knowsNote(id: string): boolean;
  isFacilitator(personId: string): boolean;
}

/** Most steps back through the former values of a key, to find who made the first. */
const MOST_STEPS = 1_000;

/** What counts against the limits, for a whole document. */
interface Counts {
  open: number;
  ever: number;
  strays: number;
  madeBy: Map<string, number>;
  straysBy: Map<string, number>;
}

/** What one change adds. */
interface Added {
  open: number;
  madeBy: Map<string, number>;
  straysBy: Map<string, number>;
  /** Who makes or opens groups with it. */
  makers: Set<string>;
}

/**
 * The limits of an arrangement. Groups count while they are open; placements count while their note
 * never existed. What is over a limit already may shrink and change, but not grow. A person's limit
 * is smaller than the wall's, so that nobody uses that up alone.
 */
export class ArrangementRoom {
  readonly #setting: ArrangementSetting;
  /**
   * An upper bound of what there is: every change adds, whether it was taken or not; what was
   * removed is seen at the next count.
   */
  #known: Counts | null = null;

  constructor(setting: ArrangementSetting) {
    this.#setting = setting;
  }

  /**
   * Why a change passes a limit; `null` when it does not. `doc` is the document after it, `before`
   * the one before.
   */
  check(doc: Y.Doc, changed: ChangedTypes, before: Y.Doc, ownerOf: OwnerOf): ProblemCode | null {
    const added = this.#added(doc, changed, before, ownerOf);
    if (added.open <= 0 && added.madeBy.size === 0 && added.straysBy.size === 0) return null;
    this.#known ??= this.#count(before, ownerOf);
    // There may be less than that by now, so it is counted anew before anything is refused.
    if (this.#problem(this.#known, added)) this.#known = this.#count(before, ownerOf);
    const problem = this.#problem(this.#known, added);
    if (!problem) add(this.#known, added);
    return problem;
  }

  #problem({ open, ever, strays, madeBy, straysBy }: Counts, added: Added): ProblemCode | null {
    const isFull = (
      of: ReadonlyMap<string, number>,
      more: ReadonlyMap<string, number>,
      limit: number,
    ): boolean => [...more].some(([person, count]) => (of.get(person) ?? 0) + count > limit);
    const most =
      LIMITS.clustersPerWall -
      ([...added.makers].every((person) => this.#setting.isFacilitator(person))
        ? 0
        : LIMITS.clustersForFacilitators);
    if (added.open > 0 && open + added.open > most) return 'too-many-groups';
    if (
      isFull(madeBy, added.madeBy, LIMITS.clustersPerPerson) ||
      (added.madeBy.size > 0 && ever + total(added.madeBy) > LIMITS.clustersEverPerWall)
    )
      return 'too-many-groups';
    if (
      isFull(straysBy, added.straysBy, LIMITS.strayPlacementsPerPerson) ||
      (added.straysBy.size > 0 && strays + total(added.straysBy) > LIMITS.strayPlacementsPerWall)
    )
      return 'no-such-note';
    return null;
  }

  #added(doc: Y.Doc, changed: ChangedTypes, before: Y.Doc, ownerOf: OwnerOf): Added {
    const added: Added = { open: 0, madeBy: new Map(), straysBy: new Map(), makers: new Set() };
    const [placements, clusters] = [placementsRoot(doc), clustersRoot(doc)];
    const [placementsBefore, clustersBefore] = [placementsRoot(before), clustersRoot(before)];
    const groups = new Set<string>();
    for (const [type, keys] of changed) {
      const at: unknown = type;
      if (at === placements) {
        for (const key of keys)
          if (
            key !== null &&
            placements.has(key) &&
            !placementsBefore.has(key) &&
            !this.#setting.knowsNote(key)
          )
            count(added.straysBy, ownerOf(lastOf(placements, key)?.id.client ?? -1));
      } else if (at === clusters) for (const key of keys) groups.add(key ?? '');
      else if (type._item && type._item.parent === (clusters as unknown))
        groups.add(type._item.parentSub ?? '');
    }
    for (const key of groups) {
      const [now, then] = [isOpen(clusters, key), isOpen(clustersBefore, key)];
      added.open += Number(now) - Number(then);
      const maker = ownerOf(makerOf(clusters, key) ?? -1);
      if (clusters.has(key) && !clustersBefore.has(key)) count(added.madeBy, maker);
      if (now && !then) added.makers.add(openerOf(clusters, key, ownerOf) ?? maker ?? '');
    }
    return added;
  }

  #count(doc: Y.Doc, ownerOf: OwnerOf): Counts {
    const counts: Counts = { open: 0, ever: 0, strays: 0, madeBy: new Map(), straysBy: new Map() };
    const [placements, clusters] = [placementsRoot(doc), clustersRoot(doc)];
    for (const [key, item] of clusters._map) {
      if (item.deleted) continue;
      counts.ever += 1;
      if (isOpen(clusters, key)) counts.open += 1;
      count(counts.madeBy, ownerOf(makerOf(clusters, key) ?? -1));
    }
    for (const [key, item] of placements._map) {
      if (item.deleted || this.#setting.knowsNote(key)) continue;
      counts.strays += 1;
      count(counts.straysBy, ownerOf(item.id.client));
    }
    return counts;
  }
}

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, each) => sum + each, 0);

function count(counts: Map<string, number>, person: string | undefined, more = 1): void {
  if (person !== undefined) counts.set(person, (counts.get(person) ?? 0) + more);
}

function add(counts: Counts, added: Added): void {
  counts.open += Math.max(0, added.open);
  counts.ever += total(added.madeBy);
  counts.strays += total(added.straysBy);
  for (const [person, more] of added.madeBy) count(counts.madeBy, person, more);
  for (const [person, more] of added.straysBy) count(counts.straysBy, person, more);
}

const lastOf = (map: Y.Map<unknown>, key: string): Y.Item | undefined => map._map.get(key);

function isOpen(clusters: Y.Map<unknown>, key: string): boolean {
  const cluster = clusters.get(key);
  return cluster instanceof Y.Map && cluster.get('state') !== 'dissolved';
}

/**
 * The client id of whoever first made the group. A group that somebody deletes is written anew by
 * the server, and still counts as its maker's.
 */
function makerOf(clusters: Y.Map<unknown>, key: string): number | undefined {
  let item = lastOf(clusters, key);
  for (let steps = 0; item?.left && steps < MOST_STEPS; steps += 1) item = item.left;
  return item?.id.client;
}

/** Who opened the group again; `undefined` if it was never dissolved. */
function openerOf(clusters: Y.Map<unknown>, key: string, ownerOf: OwnerOf): string | undefined {
  const cluster = clusters.get(key);
  const state = cluster instanceof Y.Map ? lastOf(cluster, 'state') : undefined;
  return state && ownerOf(state.id.client);
}
