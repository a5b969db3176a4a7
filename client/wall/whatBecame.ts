import type { Operation } from '../../shared/documents/arrangementEdits.ts';
import type { WallView } from '../../shared/documents/wallOperations.ts';
import { openCluster } from '../../shared/layout/clusterHomes.ts';
import type { PlacedCluster } from '../../shared/layout/resolvePlacements.ts';
import { titleOf } from './titleOf.ts';
import type { UndoSteps } from './undoStack.ts';
import { t } from '../words/speak.ts';

const opensOrCloses = (operation: Operation | undefined, id: string): boolean =>
  operation?.edits.some(
    (edit) => (edit.kind === 'state' || edit.kind === 'create') && edit.cluster === id,
  ) === true;

/** In words: what somebody else did with a group that is chosen here. `null`: it is still there, or it was this person's own last step. */
export function whatBecame(
  group: PlacedCluster,
  { wall, arrangement }: WallView,
  { done, undone }: UndoSteps,
): string | null {
  const { id } = group;
  if (wall.clusters.has(id) || opensOrCloses(done.at(-1), id) || opensOrCloses(undone.at(-1), id))
    return null;
  const heir = wall.clusters.get(openCluster(id, arrangement.clusters) ?? '');
  const { name, number } = group;
  if (heir) {
    const into = titleOf(heir);
    return name
      ? t('group.became.merged', { name, into })
      : t('group.became.merged.unnamed', { number, into });
  }
  return name ? t('group.became.apart', { name }) : t('group.became.apart.unnamed', { number });
}
