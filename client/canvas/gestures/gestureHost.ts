import type { Drag } from '../scene/presenceOnWall.ts';
import type { Hit } from '../scene/hitTest.ts';
import type { WallScene } from '../scene/wallScene.ts';
import type { Point } from '../../../shared/model/arrangement.ts';

/** What of the scene gestures read and move. */
export interface GestureScene {
  readonly camera: Pick<WallScene['camera'], 'at' | 'viewport' | 'toWall' | 'moveTo' | 'moveBy'>;
  readonly content: Pick<WallScene['content'], 'wall'>;
  readonly presence: Pick<
    WallScene['presence'],
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
  /** Where this person's pointer is (wall units), and all that she holds, the oldest drag first. */
  presenceMoved(cursor: Point | undefined, drags: readonly Drag[]): void;
}
