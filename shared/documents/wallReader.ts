import * as Y from 'yjs';
import { PlacementCache } from '../layout/placementCache.ts';
import type { PlacedWall } from '../layout/resolvePlacements.ts';
import { isPlacement, isRecordKey } from '../model/arrangement.ts';
import type { Note } from '../model/note.ts';
import { clustersRoot, placementsRoot, readCluster, type Arrangement } from './arrangement.ts';
import { isNote, notesRoot } from './readNotes.ts';

/**
 * Reads a wall from its two documents again and again and looks only at what changed since. The answer is that of `readNotes`,
 * `readArrangement` and `resolvePlacements`; maps that were handed out are never changed afterwards.
 */
export class WallReader {
  /** As last read; handed out to nobody, so it may change. */
  readonly #notes = new Map<string, Note>();
  #arrangement: Arrangement = { clusters: new Map(), placements: new Map() };
  readonly #placements = new PlacementCache();
  readonly #changed: { notes: Set<string>; clusters: Set<string>; placements: Set<string> };
  readonly #notesDoc: Y.Doc;
  readonly #arrangementDoc: Y.Doc;

  constructor(notesDoc: Y.Doc, arrangementDoc: Y.Doc) {
    this.#notesDoc = notesDoc;
    this.#arrangementDoc = arrangementDoc;
    this.#changed = {
      notes: new Set(notesRoot(notesDoc).keys()),
      clusters: new Set(clustersRoot(arrangementDoc).keys()),
      placements: new Set(placementsRoot(arrangementDoc).keys()),
    };
    notesRoot(notesDoc).observe(this.#noteNotes);
    placementsRoot(arrangementDoc).observe(this.#notePlacements);
    clustersRoot(arrangementDoc).observeDeep(this.#noteClusters);
  }

  /** Whether it reads these documents; they are replaced after a refused write. */
  reads(notesDoc: Y.Doc, arrangementDoc: Y.Doc): boolean {
    return this.#notesDoc === notesDoc && this.#arrangementDoc === arrangementDoc;
  }

  close(): void {
    notesRoot(this.#notesDoc).unobserve(this.#noteNotes);
    placementsRoot(this.#arrangementDoc).unobserve(this.#notePlacements);
    clustersRoot(this.#arrangementDoc).unobserveDeep(this.#noteClusters);
  }

  read(): { arrangement: Arrangement; wall: PlacedWall } {
    const { notes, clusters, placements } = this.#changed;
    const change = {
      notes: new Set(notes),
      placements: new Set(placements),
      clusters: clusters.size > 0,
    };
    readInto(this.#notes, notes, (id) => {
      const value = notesRoot(this.#notesDoc).get(id);
      return isRecordKey(id) && isNote(value) ? value : undefined;
    });
    const doc = this.#arrangementDoc;
    if (clusters.size > 0 || placements.size > 0) {
      this.#arrangement = {
        clusters: updated(this.#arrangement.clusters, clusters, (id) => readCluster(doc, id)),
        placements: updated(this.#arrangement.placements, placements, (id) => {
          const value = placementsRoot(doc).get(id);
          return isRecordKey(id) && isPlacement(value) ? value : undefined;
        }),
      };
    }
    for (const ids of [notes, clusters, placements]) ids.clear();
    return {
      arrangement: this.#arrangement,
      wall: this.#placements.update(
        this.#notes,
        this.#arrangement.clusters,
        this.#arrangement.placements,
        change,
      ),
    };
  }

  readonly #noteNotes = (event: Y.YMapEvent<unknown>): void => {
    for (const id of event.keysChanged as Set<string>) this.#changed.notes.add(id);
  };

  readonly #notePlacements = (event: Y.YMapEvent<unknown>): void => {
    for (const id of event.keysChanged as Set<string>) this.#changed.placements.add(id);
  };

  readonly #noteClusters = (events: Y.YEvent<Y.Map<unknown>>[]): void => {
    for (const event of events) {
      const [id] = event.path;
      if (id !== undefined) this.#changed.clusters.add(String(id));
      else for (const key of event.keys.keys()) this.#changed.clusters.add(key);
    }
  };
}

/** Reads the records under `ids` anew. */
function readInto<T>(
  known: Map<string, T>,
  ids: ReadonlySet<string>,
  read: (id: string) => T | undefined,
): void {
  for (const id of ids) {
    const value = read(id);
    if (value === undefined) known.delete(id);
    else known.set(id, value);
  }
}

/** A copy with the records under `ids` read anew; the same map where there are none. */
function updated<T>(
  known: ReadonlyMap<string, T>,
  ids: ReadonlySet<string>,
  read: (id: string) => T | undefined,
): Map<string, T> {
  if (ids.size === 0) return known as Map<string, T>;
  const next = new Map(known);
  readInto(next, ids, read);
  return next;
}
