import { fitCamera, toScreen, type Camera, type Viewport } from '../../../shared/layout/camera.ts';
import {
  HEADER,
  landingBounds,
  LINE_Y,
  rectsTouch,
  rowsOf,
  type Rect,
} from '../../../shared/layout/noteGrid.ts';
import { NOTE_TEXT } from '../../../shared/layout/noteText.ts';
import type { PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { SceneLook } from './sceneLook.ts';
import type { WallCamera } from './wallCamera.ts';
import type { WallContent } from './wallContent.ts';
import { roomForNames, type WallNames } from './wallNames.ts';

interface FramingInput {
  content: Pick<WallContent, 'wall' | 'faceDown'>;
  camera: Pick<WallCamera, 'at' | 'viewport' | 'roomBelow'>;
  names: Pick<WallNames, 'size'>;
  look: Pick<SceneLook, 'fit'>;
  /** A corner of the screen that covers notes, CSS pixels. */
  covered: () => Rect | null;
}

/** A note, or a group, to be looked at. */
export type ReadTarget = { kind: 'note'; id: string } | { kind: 'cluster'; id: string };

/** Words that are read stand so high on the screen where the view has room, CSS pixels. */
const READ_SIZE = 40;

/** Where the view has to stand to show everything, or to have something read. */
export class WallFraming {
  readonly #input: FramingInput;
  /** As of one state of the wall: a projector asks after each. */
  #content: { of: PlacedWall; faceDown: number; rects: readonly Rect[] } | null = null;

  constructor(input: FramingInput) {
    this.#input = input;
  }

  /** The corner that covers notes just now, CSS pixels. */
  get covered(): Rect | null {
    return this.#input.covered();
  }

  /** What fills the view when everything is shown: groups, loose notes, and the landing area's heading. */
  contentRects(): readonly Rect[] {
    const { wall, faceDown } = this.#input.content;
    if (this.#content?.of === wall && this.#content.faceDown === faceDown)
      return this.#content.rects;
    const landing: Rect = { x: 0, y: LINE_Y, width: 900, height: 84 + 160 };
    const backs = faceDown > 0 ? [landingBounds(faceDown)] : [];
    const clusters = [...wall.clusters.values()].map((cluster) => cluster.rect);
    const loose = rowsOf(wall.loose.flatMap((id) => wall.notes.get(id)?.rect ?? []));
    this.#content = { of: wall, faceDown, rects: [landing, ...backs, ...clusters, ...loose] };
    return this.#content.rects;
  }

  /** All of it in view, clear of what covers notes and of what appears below. */
  fitted(maxScale = 1.2): Camera {
    const { viewport, roomBelow } = this.#input.camera;
    const { width, height } = viewport;
    const reserved = this.covered;
    const fit = (padding: number): Camera =>
      fitCamera(
        this.contentRects(),
        { width, height: height - roomBelow },
        { padding, maxScale, ...(reserved ? { reserved } : {}) },
      );
    const camera = fit(Math.min(26, width * 0.03));
    // From far away names are higher than their headers and need room above the topmost row.
    return HEADER * camera.scale < this.#input.names.size(camera.scale) * 1.4
      ? fit(roomForNames(width))
      : camera;
  }

  /** Is all of it in view and clear of what covers notes? */
  showsEverything(): boolean {
    const reserved = this.covered;
    return (
      this.holdsEverything() &&
      !(reserved && this.contentRects().some((rect) => rectsTouch(this.#shown(rect), reserved)))
    );
  }

  /** Is all of it within the canvas, or within one of another size with the same view? */
  holdsEverything({ width, height }: Viewport = this.#input.camera.viewport): boolean {
    return this.contentRects().every((rect) => {
      const shown = this.#shown(rect);
      return (
        shown.x >= -1 &&
        shown.y >= -1 &&
        shown.x + shown.width <= width + 2 &&
        shown.y + shown.height <= height + 2
      );
    });
  }

  /** Brings a note's words, or a group's, up to `READ_SIZE` where that fits the view. */
  readingCamera(target: ReadTarget): Camera | null {
    const { content, camera, look } = this.#input;
    const { notes, clusters } = content.wall;
    const placed = target.kind === 'note' ? notes.get(target.id) : undefined;
    const cluster = target.kind === 'cluster' ? clusters.get(target.id) : undefined;
    const rect = placed?.rect ?? cluster?.rect;
    if (!rect) return null;
    const texts = placed
      ? [placed.note.text]
      : (cluster?.notes ?? []).flatMap((id) => notes.get(id)?.note.text ?? []);
    const smallest = Math.min(NOTE_TEXT.largest, ...texts.map((text) => look.fit(text).size));
    const reserved = this.covered;
    return fitCamera([rect], camera.viewport, {
      padding: 40,
      maxScale: READ_SIZE / smallest,
      ...(reserved ? { reserved } : {}),
    });
  }

  #shown(rect: Rect): Rect {
    return toScreen(this.#input.camera.at, rect);
  }
}
