import type { FittedText } from '../../../shared/layout/noteText.ts';
import type { PlacedCluster, PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import { isRightToLeft } from '../../design/direction.ts';
import { createMeasureText } from '../measureText.ts';
import { NAME } from '../names/nameForms.ts';
import type { NameMeasures, SceneLook } from '../scene/sceneLook.ts';
import { ClusterPaths } from './clusterPaths.ts';
import { NotePainter } from './notePainter.ts';
import { readWallTheme, type WallTheme } from './wallTheme.ts';

/** How the wall looks just now: its theme, letters and outlines, as the canvas has them. */
export class WallLook implements SceneLook {
  readonly painter: NotePainter;
  readonly areas = new ClusterPaths();
  #theme = readWallTheme();
  /** The canvas that names are drawn on: figures may be of another width there. */
  #namesOn: CanvasRenderingContext2D | undefined;
  #measures: NameMeasures | null = null;

  constructor() {
    this.painter = new NotePainter(this.#theme, createMeasureText(this.#theme.font));
  }

  /** Another object after each {@link refresh}. */
  get theme(): WallTheme {
    return this.#theme;
  }

  get isStill(): boolean {
    return this.#theme.reducedMotion;
  }

  get nameMeasures(): NameMeasures {
    return (this.#measures ??= measuresOf(this.#theme.font, this.#namesOn));
  }

  fit(text: string): FittedText {
    return this.painter.fit(text);
  }

  isInArea(cluster: PlacedCluster, notes: PlacedWall['notes'], point: Point): boolean {
    return this.areas.contains(cluster, notes, point);
  }

  /** Names are drawn, and measured, on this canvas. */
  drawNamesOn(context: CanvasRenderingContext2D): void {
    if (context === this.#namesOn) return;
    this.#namesOn = context;
    this.#measures = null;
  }

  /** After a change of theme, or when the face has arrived. */
  refresh(): void {
    this.#theme = readWallTheme();
    this.#measures = null;
    this.painter.reset(this.#theme, createMeasureText(this.#theme.font));
  }
}

function measuresOf(font: string, context: CanvasRenderingContext2D | undefined): NameMeasures {
  const plain = createMeasureText(font, 400, context);
  const fromRight = isRightToLeft();
  return {
    name: { name: createMeasureText(font, 600, context), plain, known: new Map(), fromRight },
    invitation: {
      name: (text) => plain(text) * NAME.plain,
      plain,
      known: new Map(),
      fromRight,
    },
  };
}
