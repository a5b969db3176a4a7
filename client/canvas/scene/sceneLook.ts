import type { FittedText } from '../../../shared/layout/noteText.ts';
import type { PlacedCluster, PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import type { MeasureName } from '../names/nameForms.ts';

/** How wide the names of groups are, and the invitation to give one. */
export interface NameMeasures {
  name: MeasureName;
  invitation: MeasureName;
}

/** What the scene has to know of how it is drawn, and only a canvas can tell. */
export interface SceneLook {
  /** This person wants nothing to move by itself. */
  readonly isStill: boolean;
  /** Another object once letters may be wider or narrower. */
  readonly nameMeasures: NameMeasures;
  /** How a note's words are set. */
  fit(text: string): FittedText;
  /** Is a point of the wall within a group's outline? */
  isInArea(cluster: PlacedCluster, notes: PlacedWall['notes'], point: Point): boolean;
}
