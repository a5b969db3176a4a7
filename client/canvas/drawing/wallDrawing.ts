import type { Camera } from '../../../shared/layout/camera.ts';
import type { PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { NoteChange } from '../scene/wallContent.ts';
import type { WallScene } from '../scene/wallScene.ts';
import { drawGroups } from './drawGroups.ts';
import { drawNames } from './drawNames.ts';
import type { Drawn } from './drawnScene.ts';
import { drawNotes } from './drawNotes.ts';
import { drawTop } from './drawTop.ts';
import { NoteBitmaps } from './noteBitmaps.ts';
import { NoteTiles } from './noteTiles.ts';
import type { WallLook } from './wallLook.ts';
import type { WallTheme } from './wallTheme.ts';

type Draw = (context: CanvasRenderingContext2D) => void;

/** Draws the scene on whatever canvas it is given, and keeps the pictures that make it fast. */
export class WallDrawing {
  readonly #scene: WallScene;
  readonly #look: WallLook;
  readonly #tiles: NoteTiles;
  readonly #bitmaps: NoteBitmaps;
  readonly #drawn: Drawn;
  /** What was in view when every note last stood there as it will stay. */
  #sharp: { wall: PlacedWall; camera: Camera; theme: WallTheme } | null = null;

  constructor(scene: WallScene, look: WallLook) {
    this.#scene = scene;
    this.#look = look;
    this.#tiles = new NoteTiles(scene, look);
    this.#bitmaps = new NoteBitmaps(look.painter, scene.clock);
    const { camera, content, selection, presence, glides, marks, names } = scene;
    this.#drawn = {
      camera,
      content,
      selection,
      presence,
      glides,
      marks,
      names,
      look,
      tiles: this.#tiles,
      bitmaps: this.#bitmaps,
    };
    content.onChange((changes) => this.#changed(changes));
  }

  /** Everything in view is drawn as it will stay; tests and the bench wait for it. */
  get isSharp(): boolean {
    return (
      this.#sharp?.wall === this.#scene.content.wall &&
      this.#sharp.camera === this.#scene.camera.at &&
      this.#sharp.theme === this.#look.theme
    );
  }

  /** After a change of theme, or when the face has arrived. */
  refreshTheme(): void {
    this.#look.refresh();
    this.#look.painter.sizeFor(this.#scene.content.wall.notes);
    this.#scene.layers.redraw();
  }

  /** After everything kept as a picture was lost. */
  drawAnew(): void {
    this.#tiles.forget();
    this.#bitmaps.forget();
    this.#look.areas.forget();
    this.refreshTheme();
  }

  readonly groups: Draw = (context) => drawGroups(context, this.#drawn);

  /** Asks for another frame while some notes glide or are not yet sharp. */
  readonly notes: Draw = (context) => {
    const { camera, clock, content, layers } = this.#scene;
    const drawn = drawNotes(context, this.#drawn);
    if (drawn === 'all')
      this.#sharp = { wall: content.wall, camera: camera.at, theme: this.#look.theme };
    else if (drawn === 'gliding' || !camera.isZooming) clock.frame(() => layers.redraw('floor'));
  };

  readonly names: Draw = (context) => drawNames(context, this.#drawn);

  readonly top: Draw = (context) => {
    const { clock, layers } = this.#scene;
    if (!drawTop(context, this.#drawn)) clock.frame(() => layers.redraw('top'));
  };

  #changed(changes: readonly NoteChange[]): void {
    if (changes.some(({ before, after }) => !before || !after))
      this.#look.painter.sizeFor(this.#scene.content.wall.notes);
    this.#tiles.damage(
      changes.flatMap(({ before, after }) =>
        [before, after].flatMap((placed) => placed?.rect ?? []),
      ),
    );
  }
}
