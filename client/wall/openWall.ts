import type { Role } from '../../shared/model/person.ts';
import { browserClock } from '../canvas/browserClock.ts';
import { WallDrawing } from '../canvas/drawing/wallDrawing.ts';
import { WallLook } from '../canvas/drawing/wallLook.ts';
import { WallScene } from '../canvas/scene/wallScene.ts';
import { SyncedDocument } from '../sync/syncedDocument.ts';
import { isTyping } from './isTyping.ts';
import { reservedCorner } from './reservedCorner.ts';
import { KeptSteps } from './undoStack.ts';
import { WallModel } from './wallModel.ts';

/** A wall on a page: what it holds, and what draws it. */
export interface OpenWall {
  model: WallModel;
  drawing: WallDrawing;
}

export function openWall(wallId: string, as: Role): OpenWall {
  const look = new WallLook();
  const scene = new WallScene({
    clock: browserClock,
    look,
    ratio: () => devicePixelRatio || 1,
    covered: reservedCorner,
  });
  const model = new WallModel({
    wallId,
    scene,
    openDocument: (name, keepFor) => new SyncedDocument(wallId, name, as, keepFor),
    keepSteps: (person, changed) => new KeptSteps(wallId, person, changed),
    isHidden: () => document.hidden,
    isTyping,
  });
  return { model, drawing: new WallDrawing(scene, look) };
}
