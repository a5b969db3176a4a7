import type { Point } from '../../shared/model/arrangement.ts';
import {
  collapseCluster,
  dropOnCluster,
  groupNotes,
  moveCluster,
  moveNotes,
  splitOff,
  splittable,
} from '../../shared/documents/wallOperations.ts';
import { LINE_Y, rectsTouch } from '../../shared/layout/noteGrid.ts';
import { toScreen } from '../../shared/layout/camera.ts';
import type { GestureHost } from '../canvas/gestures.ts';
import type { Drag, Hit } from '../canvas/wallScene.ts';
import { newId } from '../sync/newId.ts';
import type { WallModel } from './wallModel.ts';
import { reservedCorner } from './reservedCorner.ts';

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
  model.set({
    selection: new Set(),
    ...(where === 'wall' ? { selectedCluster: id, renaming: id } : { namingInOutline: id }),
  });
  showCluster(model, id);
}

function showCluster(model: WallModel, id: string): void {
  const { scene } = model;
  const cluster = model.state.wall.clusters.get(id);
  // What other hands of hers hold must not be pulled away under them.
  if (!cluster || scene.viewport.width === 0 || scene.drags.length > 0) return;
  const shown = toScreen(scene.camera, cluster.rect);
  const { width, height } = scene.viewport;
  const isInside =
    shown.x >= 0 &&
    shown.y >= scene.nameSize() &&
    shown.x + shown.width <= width &&
    shown.y + shown.height <= height;
  const reserved = reservedCorner();
  if (!isInside || (reserved && rectsTouch(shown, reserved)))
    scene.flyTo(scene.framing.fitted(reserved));
}

/** What gestures on the canvas mean for the wall. */
export function createGestureHost(model: WallModel): GestureHost {
  const { scene } = model;

  const tapped = (hit: Hit, { adding, double }: { adding: boolean; double: boolean }): void => {
    const { state } = model;
    if (state.tool === 'read') {
      const camera =
        hit.kind === 'wall'
          ? null
          : scene.framing.readingCamera(
              hit.kind === 'note' ? { kind: 'note', id: hit.id } : { kind: 'cluster', id: hit.id },
              reservedCorner(),
            );
      if (camera) scene.flyTo(camera);
      model.set({ tool: 'move' });
      return;
    }
    if (hit.kind === 'wall') {
      if (state.selection.size > 0 || state.selectedCluster !== null || state.lookedAt !== null)
        model.set({ selection: new Set(), selectedCluster: null, lookedAt: null });
      return;
    }
    if (!state.writable) return model.set({ lookedAt: hit.kind === 'note' ? hit.id : null });
    if (hit.kind === 'header') {
      if (double && state.wall.clusters.get(hit.id)?.collapsed)
        return void model.run(collapseCluster(model.view, hit.id, false));
      model.set({
        selection: new Set(),
        selectedCluster: hit.id,
        ...(double ? { renaming: hit.id } : {}),
      });
      return;
    }
    const selection = new Set(adding ? state.selection : []);
    if (!adding || !state.selection.has(hit.id)) selection.add(hit.id);
    else selection.delete(hit.id);
    model.set({ selection, selectedCluster: null });
  };

  const dropped = (drag: Drag): void => {
    const { view } = model;
    if (!model.state.writable)
      return model.say('The wall can’t be changed just now. What you held is back where it was.', {
        kind: 'refused',
        shown: true,
      });
    if (drag.cluster !== undefined) {
      const cluster = model.state.wall.clusters.get(drag.cluster);
      if (cluster)
        model.run(
          moveCluster(view, drag.cluster, [
            cluster.pos[0] + drag.by[0],
            cluster.pos[1] + drag.by[1],
          ]),
          drag.notes,
        );
      return;
    }
    const to = new Map<string, Point>();
    for (const id of drag.notes) {
      const from = drag.from.get(id);
      // Who took it down meanwhile, took it from this hand too.
      if (from && model.state.wall.notes.has(id))
        to.set(id, [from[0] + drag.by[0], from[1] + drag.by[1]]);
    }
    if (to.size > 0) put(drag, to);
    const gone = drag.notes.size - to.size;
    if (gone > 0)
      model.say(
        gone === 1
          ? 'A note you held was taken down meanwhile.'
          : `${gone} notes you held were taken down meanwhile.`,
        { kind: 'refused', shown: true },
      );
  };

  const put = (drag: Drag, to: ReadonlyMap<string, Point>): void => {
    const { view } = model;
    if (drag.over.kind === 'cluster') {
      model.run(dropOnCluster(view, drag.over.id, [...to.keys()], to), drag.notes);
      model.set({ selection: new Set() });
    } else if (drag.over.kind === 'note') {
      const target = model.state.wall.notes.get(drag.over.id);
      if (!target) return;
      const isUpThere = target.rect.y + target.rect.height < LINE_Y;
      startGroup(
        model,
        [drag.over.id, ...to.keys()],
        isUpThere ? [target.rect.x - 12, target.rect.y - 96] : undefined,
      );
    } else model.run(moveNotes(view, to), drag.notes);
  };

  return {
    scene,
    canEdit: () => model.state.writable,
    tool: () => model.state.tool,
    selection: () => model.state.selection,
    tapped,
    dropped,
    lassoed: (notes, adding) =>
      model.set({
        selection: new Set(adding ? [...model.state.selection, ...notes] : notes),
        selectedCluster: null,
      }),
    lifted: (drag) => model.hands.lifted(drag),
    handsMoved: (cursor, drags) => {
      if (model.state.writable) model.hands.moved(cursor, drags);
    },
  };
}
