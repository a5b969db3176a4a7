import type * as Y from 'yjs';
import type { WallState } from '../commands/wallState.ts';
import { projectConnection, projectVisit } from './projectGallery.ts';
import { projectNote } from './projectNote.ts';
import { NAMED_KINDS, type Named, type NamedKind } from './named.ts';

/** So many are rewritten in one step: some 8 ms of a tick. */
export const NAMES_AT_ONCE = 1_000;

interface Shown {
  by?: string;
  alsoBy?: readonly string[];
  answer?: { by?: string };
  carried?: { by?: string };
}
const hasSameNames = (a: Shown | null | undefined, b: Shown | null): boolean =>
  a?.by === b?.by &&
  a?.answer?.by === b?.answer?.by &&
  a?.carried?.by === b?.carried?.by &&
  a?.alsoBy?.join('\n') === b?.alsoBy?.join('\n');

/**
 * What the documents still show under names as they were: a tighter setting concerns everything on the wall, and everybody would wait
 * while 10,000 notes are written anew. So they follow, some with each step.
 */
export class NamesBehind {
  #left: { kind: NamedKind; id: string }[] = [];

  get isEmpty(): boolean {
    return this.#left.length === 0;
  }

  /** The setting has changed. */
  addAll(state: WallState): void {
    this.#left = NAMED_KINDS.flatMap((kind) => [...state[kind].keys()].map((id) => ({ kind, id })));
  }

  /** A wall was read from the store: what was under way when its server ended goes on. */
  addDifferent(state: WallState, { notes, gallery }: { notes: Y.Doc; gallery: Y.Doc }): void {
    this.#left = [];
    const look = <Each>(
      kind: NamedKind,
      doc: Y.Doc,
      records: ReadonlyMap<string, Each>,
      project: (state: WallState, record: Each) => Shown | null,
    ): void => {
      const map = doc.getMap<Shown>(kind);
      for (const [id, record] of records)
        if (!hasSameNames(map.get(id), project(state, record))) this.#left.push({ kind, id });
    };
    look('notes', notes, state.notes, projectNote);
    look('visits', gallery, state.visits, projectVisit);
    look('connections', gallery, state.connections, projectConnection);
  }

  /** What the next step rewrites; it waits no more. */
  take(): Named {
    const ids: Record<NamedKind, string[]> = { notes: [], visits: [], connections: [] };
    for (const { kind, id } of this.#left.splice(-NAMES_AT_ONCE)) ids[kind].push(id);
    return ids;
  }
}
