import type * as Y from 'yjs';
import type { WallState } from '../commands/wallState.ts';
import { projectConnection, projectVisit } from './projectGallery.ts';
import { projectNote } from './projectNote.ts';
import { NAMED_KINDS, type Named, type NamedKind } from './named.ts';

/** How many records one step rewrites: some 8 ms of a tick. */
export const NAMES_AT_ONCE = 1_000;

/** How many records one step of the search compares: half a millisecond. */
const LOOKED_AT_ONCE = 200;

interface Shown {
  by?: string;
  alsoBy?: readonly string[];
  answer?: { by?: string };
  carried?: { by?: string };
  thread?: { by?: string };
}
const hasSameNames = (a: Shown | null | undefined, b: Shown | null): boolean =>
  a?.by === b?.by &&
  a?.answer?.by === b?.answer?.by &&
  a?.carried?.by === b?.carried?.by &&
  a?.thread?.by === b?.thread?.by &&
  a?.alsoBy?.join('\n') === b?.alsoBy?.join('\n');

interface Behind {
  kind: NamedKind;
  id: string;
}

/** Finds records whose document shows another name than it should, in steps. */
export function* findBehind(
  state: WallState,
  { notes, gallery }: { notes: Y.Doc; gallery: Y.Doc },
): Generator<Behind[]> {
  function* look<Each>(
    kind: NamedKind,
    doc: Y.Doc,
    records: ReadonlyMap<string, Each>,
    project: (state: WallState, record: Each) => Shown | null,
  ): Generator<Behind[]> {
    const map = doc.getMap<Shown>(kind);
    let [found, looked]: [Behind[], number] = [[], 0];
    for (const [id, record] of records) {
      if (!hasSameNames(map.get(id), project(state, record))) found.push({ kind, id });
      if ((looked += 1) % LOOKED_AT_ONCE > 0) continue;
      yield found;
      found = [];
    }
    yield found;
  }
  yield* look('notes', notes, state.notes, projectNote);
  yield* look('visits', gallery, state.visits, projectVisit);
  yield* look('connections', gallery, state.connections, projectConnection);
}

/**
 * Records whose documents still show names as they were before the setting changed. A tighter
 * setting concerns everything on the wall, and everybody would wait while 10,000 notes are
 * rewritten, so each step rewrites some.
 */
export class NamesBehind {
  #left: Behind[] = [];

  get isEmpty(): boolean {
    return this.#left.length === 0;
  }

  /** Call when the setting has changed. */
  addAll(state: WallState): void {
    this.#left = NAMED_KINDS.flatMap((kind) => [...state[kind].keys()].map((id) => ({ kind, id })));
  }

  /** Call after a wall was read from the store, with what {@link findBehind} found. */
  takeUp(left: readonly Behind[]): void {
    this.#left = [...left];
  }

  /** Takes what the next step rewrites. */
  take(): Named {
    const ids: Record<NamedKind, string[]> = { notes: [], visits: [], connections: [] };
    for (const { kind, id } of this.#left.splice(-NAMES_AT_ONCE)) ids[kind].push(id);
    return ids;
  }
}
