import type { Drag } from '../scene/handsOnWall.ts';
import type { Hit } from '../scene/hitTest.ts';
import type { WallScene } from '../scene/wallScene.ts';
import type { Point } from '../../../shared/model/arrangement.ts';

/** What of the scene gestures read and move. */
export interface GestureScene {
  readonly camera: Pick<WallScene['camera'], 'at' | 'viewport' | 'toWall' | 'moveTo' | 'moveBy'>;
  readonly content: Pick<WallScene['content'], 'wall'>;
  readonly hands: Pick<
    WallScene['hands'],
    'drags' | 'lasso' | 'isHeldHere' | 'take' | 'carry' | 'letGo' | 'drawLasso'
  >;
  readonly hits: Pick<WallScene['hits'], 'hit' | 'notesAt' | 'clusterAt' | 'notesIn'>;
}

/** What gestures ask of the page. */
export interface GestureHost {
  canEdit(): boolean;
  tool(): 'move' | 'select' | 'read';
  chosen(): ReadonlySet<string>;
  tapped(hit: Hit, how: { adding: boolean; double: boolean }): void;
  lassoed(notes: string[], adding: boolean): void;
  /** A drag has begun: something to say about it is said now. */
  lifted(drag: Drag): void;
  dropped(drag: Drag): void;
  /** Where this person's hand is (wall units), and all that it holds, the oldest drag first. */
  handsMoved(cursor: Point | undefined, drags: readonly Drag[]): void;
}
