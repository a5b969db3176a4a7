import type { Operation } from '../../../shared/documents/arrangementEdits.ts';
import type { WallView } from '../../../shared/documents/wallOperations.ts';
import { openCluster } from '../../../shared/layout/clusterHomes.ts';
import type { Point } from '../../../shared/model/arrangement.ts';

/** A group that somebody took apart while it was named here. */
export interface LostGroup {
  id: string;
  /** The name it was given here. */
  name: string;
  /** Its notes and where they lay in it. */
  slots: ReadonlyMap<string, Point>;
}

/** So long after the server has a name nobody else can have missed it, ms. */
const HEARD_MS = 15_000;

/** Where a group's notes lie in it; `null`: there is no such group. */
export function slotsIn({ wall }: WallView, id: string): ReadonlyMap<string, Point> | null {
  const cluster = wall.clusters.get(id);
  if (!cluster) return null;
  return new Map(cluster.notes.flatMap((note) => {
    const placed = wall.notes.get(note);
    const rect = placed?.pile?.open ?? placed?.rect;
    return rect ? [[note, [rect.x - cluster.pos[0], rect.y - cluster.pos[1]] as const] as const] : [];
  }));
}

/** Names given here a moment ago, or offline: another who takes the group apart may not have seen them. Takes the time as an argument. */
export class LostNames {
  readonly #names = new Map<string, { name: string; slots: ReadonlyMap<string, Point>; savedAt: number | null }>();

  /** This person did something. */
  did({ edits }: Operation, view: WallView): void {
    for (const edit of edits) {
      const slots = edit.kind === 'name' && edit.after !== '' ? slotsIn(view, edit.cluster) : null;
      if (slots && edit.kind === 'name') this.#names.set(edit.cluster, { name: edit.after, slots, savedAt: null });
    }
    for (const edit of edits) if (edit.kind === 'state' && edit.after === 'dissolved') this.#names.delete(edit.cluster);
  }

  /** She took something back, or did it again: what became of its groups is her doing. */
  walked({ edits }: Operation): void {
    for (const edit of edits) if (edit.kind !== 'placement') this.#names.delete(edit.cluster);
  }

  /** The wall is another: a group whose name somebody took off it with the group, or `null`. */
  look(view: WallView, isSaved: boolean, now: number): LostGroup | null {
    for (const [id, known] of this.#names) {
      const record = view.arrangement.clusters.get(id);
      const slots = slotsIn(view, id);
      if (slots) known.slots = slots;
      else {
        this.#names.delete(id);
        if (record?.name === known.name && openCluster(id, view.arrangement.clusters) === null) return { id, name: known.name, slots: known.slots };
        continue;
      }
      if (isSaved) known.savedAt ??= now;
      if (known.savedAt !== null && now - known.savedAt > HEARD_MS) this.#names.delete(id);
    }
    return null;
  }
}
