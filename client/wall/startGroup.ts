import { groupNotes, splitOff, splittable } from '../../shared/documents/wallOperations.ts';
import { toScreen } from '../../shared/layout/camera.ts';
import { rectsTouch } from '../../shared/layout/noteGrid.ts';
import type { Point } from '../../shared/model/arrangement.ts';
import { newId } from '../sync/newId.ts';
import type { WallModel } from './wallModel.ts';

/** Makes a group of notes (of some of one group's it splits them off), shows it, and opens its name for typing: on the wall, or in the outline for whoever works there. */
export function startGroup(
  model: WallModel,
  notes: readonly string[],
  near?: Point,
  where: 'wall' | 'outline' = 'wall',
): void {
  const id = newId();
  const operation =
    splittable(model.state.wall, notes) === null
      ? groupNotes(model.view, id, notes, near)
      : splitOff(model.view, id, notes);
  if (!model.run(operation)) return;
  if (where === 'wall') {
    model.selection.chooseGroup(id);
    model.selection.startRenaming(id);
  } else {
    model.selection.letNotesGo();
    model.set({ namingInOutline: id });
  }
  showCluster(model, id);
}

function showCluster({ scene }: WallModel, id: string): void {
  const { camera, content, framing, presence, names } = scene;
  const cluster = content.wall.clusters.get(id);
  const { width, height } = camera.viewport;
  // What she holds with another finger must not be pulled away under it.
  if (!cluster || width === 0 || presence.drags.length > 0) return;
  const shown = toScreen(camera.at, cluster.rect);
  const isInside =
    shown.x >= 0 &&
    shown.y >= names.size() &&
    shown.x + shown.width <= width &&
    shown.y + shown.height <= height;
  const { covered } = framing;
  if (!isInside || (covered && rectsTouch(shown, covered))) camera.flyTo(framing.fitted());
}
