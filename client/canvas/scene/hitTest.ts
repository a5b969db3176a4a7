import { drawingOrder } from '../../../shared/layout/drawingOrder.ts';
import { rectContains, type Rect } from '../../../shared/layout/noteGrid.ts';
import type { PlacedNote } from '../../../shared/layout/resolvePlacements.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import type { SceneLook } from './sceneLook.ts';
import type { WallCamera } from './wallCamera.ts';
import type { WallContent } from './wallContent.ts';
import type { WallNames } from './wallNames.ts';

export type Hit = { kind: 'note'; id: string } | { kind: 'header'; id: string } | { kind: 'wall' };

interface HitInput {
  content: Pick<WallContent, 'wall' | 'index'>;
  camera: Pick<WallCamera, 'toWall' | 'toScreen'>;
  names: Pick<WallNames, 'tabAt' | 'header'>;
  look: Pick<SceneLook, 'isInArea'>;
}

/** What lies under a place, or within a lasso. */
export class HitTest {
  readonly #input: HitInput;

  constructor(input: HitInput) {
    this.#input = input;
  }

  /** What lies under a point of the screen; the uppermost note first. */
  hit(x: number, y: number): Hit {
    const { camera, names } = this.#input;
    const placed = this.notesAt(camera.toWall(x, y))[0];
    const tab = names.tabAt(x, y);
    // Notes in no group lie on tabs, those in groups below.
    if (tab !== null && (!placed || placed.cluster !== undefined))
      return { kind: 'header', id: tab };
    // A pile is taken as a whole; its notes can be had one by one once it is open.
    if (placed)
      return placed.pile && placed.cluster !== undefined
        ? { kind: 'header', id: placed.cluster }
        : { kind: 'note', id: placed.id };
    const header = this.#headerAt([x, y]);
    return header === null ? { kind: 'wall' } : { kind: 'header', id: header };
  }

  /** Notes under a point of the wall, the uppermost first. */
  notesAt(point: Point): PlacedNote[] {
    return this.#input.content.index.at(point).sort((a, b) => drawingOrder(b, a));
  }

  /** The group whose header or area is under a point of the wall. From far away headers stand out above their areas: there they are aimed at. */
  clusterAt(point: Point): string | null {
    const { content, camera, names, look } = this.#input;
    const onScreen = camera.toScreen(point);
    const aimed = names.tabAt(...onScreen) ?? this.#headerAt(onScreen);
    if (aimed !== null) return aimed;
    const { clusters, notes } = content.wall;
    for (const [id, cluster] of clusters)
      if (rectContains(cluster.rect, point) && look.isInArea(cluster, notes, point)) return id;
    return null;
  }

  /** Notes that a rectangle of the wall touches, from below upwards; none of a pile. */
  notesIn(rect: Rect): string[] {
    return this.#input.content.index
      .touching(rect)
      .filter((placed) => !placed.pile)
      .sort(drawingOrder)
      .map((placed) => placed.id);
  }

  #headerAt(onScreen: Point): string | null {
    const { content, names } = this.#input;
    for (const id of content.wall.clusters.keys()) {
      const header = names.header(id);
      if (header && rectContains(header, onScreen)) return id;
    }
    return null;
  }
}
