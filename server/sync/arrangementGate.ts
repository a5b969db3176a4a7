import * as Y from 'yjs';
import { isCluster, isPlacement, isRecordKey } from '../../shared/model/arrangement.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import type { ProblemCode } from '../../shared/model/problems.ts';

export type GateVerdict =
  /**
   * May be applied; client ids in `binds` are new and belong to this person from now on. Clusters named in `deleted` would be gone:
   * the caller puts back, dissolved, those that were there.
   */
  | { kind: 'pass'; binds: number[]; deleted: string[] }
  /** Nothing in it that the document lacks. */
  | { kind: 'empty' }
  /** Builds on something never seen (work between socket open and first sync has such a gap): ask for all of it again. */
  | { kind: 'ask-again' }
  | { kind: 'refuse'; code: ProblemCode };

type Root = Y.Map<unknown>;

/** Owner of the server's own client ids: nobody may write under them. */
export const SERVER_PERSON = 'server';

/**
 * Stands in front of `arrangement`, the document that people write directly. An update is tried on a shadow copy first; only one that
 * decodes, leaves nothing pending, is written under the person's own client ids and leaves every touched record in shape may pass.
 */
export class ArrangementGate {
  #shadow = new Y.Doc();
  #changed: Y.Transaction['changed'] = new Map();
  readonly #owners: Map<number, string>;
  readonly #idsOfPerson = new Map<string, number>();

  /** `owners`: Yjs client id → person id, shared with the wall, which persists what `binds` names. */
  constructor(fullState: Uint8Array, owners: Map<number, string>) {
    this.#owners = owners;
    for (const person of owners.values()) this.#idsOfPerson.set(person, (this.#idsOfPerson.get(person) ?? 0) + 1);
    this.#reset(fullState);
  }

  /**
   * Judges `update` of `personId`. On `pass` the shadow already holds it: the caller must apply the same bytes to the document.
   * `fullState` gives the document's present encoding, to rebuild the shadow after a refusal.
   */
  judge(update: Uint8Array, personId: string, fullState: () => Uint8Array): GateVerdict {
    let binds: number[] | null;
    try {
      const { structs, ds } = Y.decodeUpdate(update);
      const isGap = structs.some((struct) => struct instanceof Y.Skip);
      if (structs.length === 0 && ds.clients.size === 0) return { kind: 'empty' };
      binds = this.#newIds(structs, personId);
      if (!binds) return { kind: 'refuse', code: 'foreign-client-id' };
      if (isGap) return { kind: 'ask-again' };
    } catch {
      return { kind: 'refuse', code: 'malformed-frame' };
    }
    const verdict = this.#tryOnShadow(update, binds);
    if (verdict.kind !== 'pass') this.#reset(fullState());
    return verdict;
  }

  /** Makes the binding of `judge` hold; the caller stores it in the same commit as the update. */
  bind(clientIds: readonly number[], personId: string): void {
    for (const id of clientIds) this.#owners.set(id, personId);
    this.#idsOfPerson.set(personId, (this.#idsOfPerson.get(personId) ?? 0) + clientIds.length);
  }

  /** Takes over what the server itself wrote under `clientId`, which nobody else may use. Returns true when the id is newly bound. */
  admitOwn(update: Uint8Array, clientId: number): boolean {
    Y.applyUpdate(this.#shadow, update);
    if (this.#owners.get(clientId) === SERVER_PERSON) return false;
    this.#owners.set(clientId, SERVER_PERSON);
    return true;
  }

  #newIds(structs: readonly (Y.Item | Y.GC | Y.Skip)[], personId: string): number[] | null {
    const fresh = new Set<number>();
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      // Duplicate delivery of what is already here is nobody's offence.
      if (clock + struct.length <= Y.getState(this.#shadow.store, client)) continue;
      const owner = this.#owners.get(client);
      if (owner === undefined) fresh.add(client);
      else if (owner !== personId) return null;
    }
    const total = (this.#idsOfPerson.get(personId) ?? 0) + fresh.size;
    return total > LIMITS.clientIdsPerPerson ? null : [...fresh];
  }

  #tryOnShadow(update: Uint8Array, binds: number[]): GateVerdict {
    this.#changed = new Map();
    try {
      Y.applyUpdate(this.#shadow, update);
    } catch {
      return { kind: 'refuse', code: 'malformed-frame' };
    }
    if (this.#shadow.store.pendingStructs || this.#shadow.store.pendingDs) return { kind: 'ask-again' };
    if (!this.#isInShape()) return { kind: 'refuse', code: 'invalid-shape' };
    return { kind: 'pass', binds, deleted: this.#deletedClusters() };
  }

  #deletedClusters(): string[] {
    const clusters = this.#shadow.getMap('clusters');
    for (const [type, keys] of this.#changed) {
      const root: unknown = type;
      if (root === clusters) return [...keys].filter((key) => key !== null && !clusters.has(key)) as string[];
    }
    return [];
  }

  #isInShape(): boolean {
    const placements = this.#shadow.getMap('placements');
    const clusters = this.#shadow.getMap('clusters');
    // Only the two roots, used as maps only (`_start` would be list content).
    if (this.#shadow.share.size !== 2 || placements._start !== null || clusters._start !== null) return false;
    if (placements.size > LIMITS.placementsPerWall || clusters.size > LIMITS.clustersPerWall) return false;
    for (const [type, keys] of this.#changed) {
      const root: unknown = type;
      for (const key of keys) {
        const inShape =
          root === placements ? placementInShape(placements, key) : root === clusters ? clusterInShape(clusters, key) : this.#nestedInShape(type, clusters);
        if (!inShape) return false;
      }
    }
    return true;
  }

  /** A change inside a cluster's own map; anything deeper has no place here. */
  #nestedInShape(type: unknown, clusters: Root): boolean {
    const item = type instanceof Y.Map ? type._item : null;
    if (!item || item.parent !== clusters || item.parentSub === null) return false;
    // A cluster that was replaced meanwhile: writing into the old one shows nowhere.
    return item.deleted || clusterInShape(clusters, item.parentSub);
  }

  #reset(fullState: Uint8Array): void {
    this.#shadow.destroy();
    this.#shadow = new Y.Doc();
    this.#shadow.getMap('placements');
    this.#shadow.getMap('clusters');
    Y.applyUpdate(this.#shadow, fullState);
    this.#shadow.on('afterTransaction', (transaction: Y.Transaction) => {
      this.#changed = transaction.changed;
    });
  }
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
