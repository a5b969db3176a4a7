import { fitCamera, toScreen, type Camera } from '../../shared/layout/camera.ts';
import {
  HEADER,
  landingBounds,
  LINE_Y,
  rectsTouch,
  rowsOf,
  type Rect,
} from '../../shared/layout/noteGrid.ts';
import { NOTE_TEXT } from '../../shared/layout/noteText.ts';
import type { PlacedWall } from '../../shared/layout/resolvePlacements.ts';
import { roomForNames } from './wallNames.ts';
import type { WallScene } from './wallScene.ts';

/** Where the view has to stand to show everything, or to have something read. `reserved`: a corner of the screen that covers notes. */
export class WallFraming {
  readonly #scene: WallScene;
  /** As of one state of the wall: a projector asks after each. */
  #content: { of: PlacedWall; faceDown: number; rects: readonly Rect[] } | null = null;

  constructor(scene: WallScene) {
    this.#scene = scene;
  }

  /** What fills the view when everything is shown: groups, loose notes, and the landing area's heading. */
  contentRects(): readonly Rect[] {
    const { wall, faceDown } = this.#scene;
    if (this.#content?.of === wall && this.#content.faceDown === faceDown)
      return this.#content.rects;
    const landing: Rect = { x: 0, y: LINE_Y, width: 900, height: 84 + 160 };
    const backs = faceDown > 0 ? [landingBounds(faceDown)] : [];
    const clusters = [...wall.clusters.values()].map((cluster) => cluster.rect);
    const loose = rowsOf(wall.loose.flatMap((id) => wall.notes.get(id)?.rect ?? []));
    this.#content = { of: wall, faceDown, rects: [landing, ...backs, ...clusters, ...loose] };
    return this.#content.rects;
  }

  /** All of it in view, clear of `reserved` and of what appears below. */
  fitted(reserved: Rect | null, maxScale = 1.2): Camera {
    const {
      viewport: { width, height },
      roomBelow,
    } = this.#scene;
    const fit = (padding: number): Camera =>
      fitCamera(
        this.contentRects(),
        { width, height: height - roomBelow },
        { padding, maxScale, ...(reserved ? { reserved } : {}) },
      );
    const camera = fit(Math.min(26, width * 0.03));
    // From far away names are higher than their headers and need room above the topmost row.
    return HEADER * camera.scale < this.#scene.nameSize(camera.scale) * 1.4
      ? fit(roomForNames(width))
      : camera;
  }

  /** Is all of it in view and clear of `reserved`? */
  showsEverything(reserved: Rect | null): boolean {
    const { viewport, camera } = this.#scene;
    const view = { x: -1, y: -1, width: viewport.width + 2, height: viewport.height + 2 };
    return this.contentRects().every((rect) => {
      const shown = toScreen(camera, rect);
      const isInside =
        shown.x >= view.x &&
        shown.y >= view.y &&
        shown.x + shown.width <= view.width &&
        shown.y + shown.height <= view.height;
      return isInside && !(reserved && rectsTouch(shown, reserved));
    });
  }

  /** Brings a note's words, or a group's, up to 40 px where that fits the view. */
  readingCamera(
    target: { kind: 'note'; id: string } | { kind: 'cluster'; id: string },
    reserved: Rect | null,
  ): Camera | null {
    const { wall, viewport, painter } = this.#scene;
    const placed = target.kind === 'note' ? wall.notes.get(target.id) : undefined;
    const cluster = target.kind === 'cluster' ? wall.clusters.get(target.id) : undefined;
    const rect = placed?.rect ?? cluster?.rect;
    if (!rect) return null;
    const texts = placed
      ? [placed.note.text]
      : (cluster?.notes ?? []).flatMap((id) => wall.notes.get(id)?.note.text ?? []);
    const smallest = Math.min(NOTE_TEXT.largest, ...texts.map((text) => painter.fit(text).size));
    return fitCamera([rect], viewport, {
      padding: 40,
      maxScale: 40 / smallest,
      ...(reserved ? { reserved } : {}),
    });
  }
}
