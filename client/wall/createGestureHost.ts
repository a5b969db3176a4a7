import {
  collapseCluster,
  dropOnCluster,
  moveCluster,
  moveNotes,
} from '../../shared/documents/wallOperations.ts';
import { LINE_Y } from '../../shared/layout/noteGrid.ts';
import type { Point } from '../../shared/model/arrangement.ts';
import type { GestureHost } from '../canvas/gestures/gestureHost.ts';
import type { Drag } from '../canvas/scene/presenceOnWall.ts';
import type { Hit } from '../canvas/scene/hitTest.ts';
import { startGroup } from './startGroup.ts';
import type { WallModel } from './wallModel.ts';
import { t } from '../words/speak.ts';

/** Where a group's corner is beside the note it was begun with, wall units. */
const BESIDE: Point = [-12, -96];

/** What gestures on the canvas mean for the wall. */
export function createGestureHost(model: WallModel): GestureHost {
  return {
    canEdit: () => model.state.writable,
    tool: () => model.state.tool,
    chosen: () => model.selection.notes,
    tapped: (hit, how) => tapped(model, hit, how),
    lassoed: (notes, adding) =>
      model.selection.chooseNotes(adding ? [...model.selection.notes, ...notes] : notes),
    lifted: (drag) => model.presence.lifted(drag),
    dropped: (drag) => dropped(model, drag),
    presenceMoved: (cursor, drags) => {
      if (model.state.writable) model.presence.moved(cursor, drags);
    },
  };
}

function tapped(
  model: WallModel,
  hit: Hit,
  { adding, double }: { adding: boolean; double: boolean },
): void {
  const { selection, state } = model;
  if (state.tool === 'read') return readCloseUp(model, hit);
  if (hit.kind === 'wall') {
    selection.clear();
    if (state.lookedAt !== null) model.set({ lookedAt: null });
  } else if (!state.writable) model.set({ lookedAt: hit.kind === 'note' ? hit.id : null });
  else if (hit.kind === 'note') {
    if (adding) selection.toggleNote(hit.id);
    else selection.chooseNotes([hit.id]);
  } else if (double && state.wall.clusters.get(hit.id)?.collapsed)
    model.run(collapseCluster(model.view, hit.id, false));
  else {
    selection.chooseGroup(hit.id);
    if (double) selection.startRenaming(hit.id);
  }
}

/** Brings what was tapped close, once. */
function readCloseUp(model: WallModel, hit: Hit): void {
  const { camera, framing } = model.scene;
  const near =
    hit.kind === 'wall'
      ? null
      : framing.readingCamera({ kind: hit.kind === 'note' ? 'note' : 'cluster', id: hit.id });
  if (near) camera.flyTo(near);
  model.set({ tool: 'move' });
}

function dropped(model: WallModel, drag: Drag): void {
  if (!model.state.writable)
    return model.say(t('wall.held.back'), {
      kind: 'refused',
      shown: true,
    });
  const { notes, clusters } = model.state.wall;
  if (drag.cluster !== undefined) {
    const cluster = clusters.get(drag.cluster);
    const [x, y] = drag.by;
    if (cluster)
      model.run(
        moveCluster(model.view, drag.cluster, [cluster.pos[0] + x, cluster.pos[1] + y]),
        drag.notes,
      );
    return;
  }
  const to = new Map<string, Point>();
  for (const id of drag.notes) {
    const from = drag.from.get(id);
    // Who took it down meanwhile, ended this drag too.
    if (from && notes.has(id)) to.set(id, [from[0] + drag.by[0], from[1] + drag.by[1]]);
  }
  if (to.size > 0) put(model, drag, to);
  const gone = drag.notes.size - to.size;
  if (gone > 0) model.say(t('wall.held.gone', { count: gone }), { kind: 'refused', shown: true });
}

/** Writes where notes were dropped, wall units: in a group, with a note as a new group, or where they lie. */
function put(model: WallModel, { over, notes }: Drag, to: ReadonlyMap<string, Point>): void {
  const { view } = model;
  if (over.kind === 'cluster') {
    model.run(dropOnCluster(view, over.id, [...to.keys()], to), notes);
    model.selection.letNotesGo();
  } else if (over.kind === 'note') {
    const target = view.wall.notes.get(over.id)?.rect;
    if (!target) return;
    const isUpThere = target.y + target.height < LINE_Y;
    startGroup(
      model,
      [over.id, ...to.keys()],
      isUpThere ? [target.x + BESIDE[0], target.y + BESIDE[1]] : undefined,
    );
  } else model.run(moveNotes(view, to), notes);
}
