import * as Y from 'yjs';
import type { NamedGroup } from '../../../shared/commands/tables.ts';
import {
  clustersRoot,
  placementsRoot,
  readCluster,
} from '../../../shared/documents/arrangement.ts';
import { clusterHomes, type ClusterHome } from '../../../shared/layout/clusterHomes.ts';
import { numberClusters } from '../../../shared/layout/numberClusters.ts';
import { notesInOrder } from '../../../shared/layout/resolvePlacements.ts';
import { isPlacement, type Cluster, type Placement } from '../../../shared/model/arrangement.ts';
import type { NoteRecord } from '../../../shared/model/note.ts';

/**
 * Open groups with their notes, both in reading order. It follows the arrangement and sorts only
 * groups whose notes changed, because every drop of a note asks for them. Hidden notes count, since
 * they may be shown again.
 */
export class NamedGroups {
  readonly #doc: Y.Doc;
  readonly #notes: ReadonlyMap<string, NoteRecord>;
  readonly #clusters = new Map<string, Cluster>();
  /** Placements in a group, by note. */
  readonly #placements = new Map<string, Placement>();
  /** Notes by the group that their placement names. */
  readonly #members = new Map<string, Set<string>>();
  #homes: ReadonlyMap<string, ClusterHome> = new Map();
  /** For each open group the ids that stand for it: its own, and those of groups merged into it. */
  #standing = new Map<string, string[]>();
  readonly #inOrder = new Map<string, readonly string[]>();
  readonly #changedClusters = new Set<string>();
  readonly #changedNotes = new Set<string>();
  /** How many notes were sorted so far; for tests. */
  looked = 0;

  constructor(doc: Y.Doc, notes: ReadonlyMap<string, NoteRecord>) {
    this.#doc = doc;
    this.#notes = notes;
    for (const id of clustersRoot(doc).keys()) this.#changedClusters.add(id);
    for (const id of placementsRoot(doc).keys()) this.#changedNotes.add(id);
    clustersRoot(doc).observeDeep(this.#hearClusters);
    placementsRoot(doc).observe(this.#hearPlacements);
  }

  /** Call when a note is new, or withdrawn. */
  noteChanged(id: string): void {
    if (this.#placements.has(id)) this.#changedNotes.add(id);
  }

  /** Stops following the document. */
  close(): void {
    clustersRoot(this.#doc).unobserveDeep(this.#hearClusters);
    placementsRoot(this.#doc).unobserve(this.#hearPlacements);
  }

  /** The groups as they are now. Lists that did not change are the same arrays as before. */
  list(): NamedGroup[] {
    const stale = new Set<string>();
    this.#readClusters(stale);
    this.#readPlacements(stale);
    for (const id of stale) this.#putInOrder(id);
    const open = [...this.#standing.keys()].flatMap((id) => {
      const cluster = this.#clusters.get(id);
      return cluster ? [{ id, pos: cluster.pos, name: cluster.name }] : [];
    });
    const names = new Map(open.map(({ id, name }) => [id, name]));
    return numberClusters(open).map(({ id }) => {
      const merged = (this.#standing.get(id) ?? []).filter((each) => each !== id).sort();
      return {
        clusterId: id,
        name: names.get(id) ?? '',
        noteIds: this.#inOrder.get(id) ?? [],
        ...(merged.length > 0 ? { merged } : {}),
      };
    });
  }

  readonly #hearClusters = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      if (event.path.length > 0) this.#changedClusters.add(String(event.path[0]));
      else
        for (const id of (event as Y.YMapEvent<unknown>).keysChanged) this.#changedClusters.add(id);
    }
  };

  readonly #hearPlacements = (event: Y.YMapEvent<unknown>): void => {
    for (const id of event.keysChanged) this.#changedNotes.add(id);
  };

  /** `stale` gets the open groups whose notes, or whose position, changed. */
  #readClusters(stale: Set<string>): void {
    if (this.#changedClusters.size === 0) return;
    for (const id of this.#changedClusters) {
      const cluster = readCluster(this.#doc, id);
      if (cluster) this.#clusters.set(id, cluster);
      else this.#clusters.delete(id);
    }
    this.#changedClusters.clear();
    const [before, homes] = [this.#homes, clusterHomes(this.#clusters)];
    this.#homes = homes;
    this.#standing = new Map();
    for (const [id, { open }] of homes) {
      if (open === null) continue;
      const standing = this.#standing.get(open);
      if (standing) standing.push(id);
      else this.#standing.set(open, [id]);
    }
    for (const id of new Set([...before.keys(), ...homes.keys()])) {
      const [then, now] = [before.get(id), homes.get(id)];
      if (then && now && isSameHome(then, now)) continue;
      for (const home of [then, now]) if (home?.open) stale.add(home.open);
    }
    for (const id of this.#inOrder.keys()) if (!this.#standing.has(id)) this.#inOrder.delete(id);
  }

  #readPlacements(stale: Set<string>): void {
    const root = placementsRoot(this.#doc);
    const touch = (cluster: string): void => {
      const open = this.#homes.get(cluster)?.open;
      if (open) stale.add(open);
    };
    for (const id of this.#changedNotes) {
      const before = this.#placements.get(id)?.cluster;
      const value: unknown = root.get(id);
      const now = isPlacement(value) && value.cluster !== undefined ? value : null;
      if (before !== undefined) {
        touch(before);
        if (before !== now?.cluster) this.#members.get(before)?.delete(id);
      }
      if (!now) this.#placements.delete(id);
      else {
        const cluster = now.cluster as string;
        this.#placements.set(id, now);
        touch(cluster);
        const members = this.#members.get(cluster);
        if (members) members.add(id);
        else this.#members.set(cluster, new Set([id]));
      }
    }
    this.#changedNotes.clear();
  }

  #putInOrder(open: string): void {
    const cluster = this.#clusters.get(open);
    if (!cluster || !this.#standing.has(open)) return void this.#inOrder.delete(open);
    const inside: { id: string; seq: number; pos: Placement['pos'] }[] = [];
    for (const standing of this.#standing.get(open) ?? [])
      for (const id of this.#members.get(standing) ?? []) {
        const [record, placement] = [this.#notes.get(id), this.#placements.get(id)];
        if (record && record.state !== 'gone' && placement)
          inside.push({ id, seq: record.seq, pos: placement.pos });
      }
    this.looked += inside.length;
    this.#inOrder.set(open, notesInOrder(cluster.pos, inside));
  }
}

const isSameHome = (a: ClusterHome, b: ClusterHome): boolean =>
  a.open === b.open && a.origin[0] === b.origin[0] && a.origin[1] === b.origin[1];
