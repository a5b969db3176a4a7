import type { Operation } from '../../../shared/documents/arrangementEdits.ts';
import { moveNotes, type WallView } from '../../../shared/documents/wallOperations.ts';
import { landingSlot } from '../../../shared/layout/noteGrid.ts';

/** Takes notes out of their groups, to where they landed at first; those in no group stay where they lie. */
export function takeOut(view: WallView, notes: readonly string[]): Operation {
  const grouped = notes.flatMap((id) => {
    const placed = view.wall.notes.get(id);
    return placed?.cluster === undefined
      ? []
      : [{ id, slot: landingSlot(placed.note.seq), cluster: placed.cluster }];
  });
  const from = new Set(grouped.map(({ cluster }) => cluster));
  const group = from.size === 1 ? view.wall.clusters.get([...from][0] ?? '') : undefined;
  const { edits } = moveNotes(view, new Map(grouped.map(({ id, slot }) => [id, slot])));
  const count = grouped.length;
  const { name, number } = group ?? {};
  return {
    did:
      name === undefined || number === undefined
        ? { act: 'takeOut', count }
        : { act: 'takeOutOf', count, group: { name, number } },
    edits,
  };
}
