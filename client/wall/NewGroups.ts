import type { Edit, Operation } from '../../shared/documents/arrangementEdits.ts';
import { moveCluster, type WallView } from '../../shared/documents/wallOperations.ts';
import { nextClusterPos, rectsTouch } from '../../shared/layout/noteGrid.ts';

/**
 * Two people who start a group at the same moment both get the next free place. Each page looks after the groups it made: where
 * another's lies on one of them that could not know of it, the page whose group has the greater id moves it to the next free place.
 */
export class NewGroups {
  /** By group made here: the groups that were there or have been looked at. */
  readonly #known = new Map<string, Set<string>>();

  made(operation: Operation, view: WallView): void {
    for (const edit of operation.edits)
      if (edit.kind === 'create') this.#known.set(edit.cluster, new Set(view.wall.clusters.keys()));
  }

  /** What to do about newcomers; `null`: nothing. */
  settle(view: WallView): Operation | null {
    const { clusters } = view.wall;
    for (const [id, known] of this.#known) {
      const mine = clusters.get(id);
      const newcomers = [...clusters.values()].filter(
        (each) => each.id !== id && !known.has(each.id),
      );
      for (const each of newcomers) known.add(each.id);
      if (!mine || !newcomers.some((each) => each.id < id && rectsTouch(each.rect, mine.rect)))
        continue;
      const others = [...clusters.values()]
        .filter((each) => each.id !== id)
        .map((each) => each.rect);
      return moveCluster(view, id, nextClusterPos(others, mine.notes.length));
    }
    return null;
  }
}

/** A step that made a group, so that taking it back still knows the group, which lies elsewhere now. */
export function withPlace(step: Operation, moved: Operation): Operation {
  const to = moved.edits.find((edit) => edit.kind === 'pos');
  if (!to) return step;
  const edits = step.edits.map((edit): Edit =>
    edit.kind === 'create' && edit.cluster === to.cluster
      ? { ...edit, after: { ...edit.after, pos: to.after } }
      : edit,
  );
  return { ...step, edits };
}
