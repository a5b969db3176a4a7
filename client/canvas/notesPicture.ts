import type { Camera } from '../../shared/layout/camera.ts';
import { boundsOf } from '../../shared/layout/noteGrid.ts';
import type { WallScene } from './wallScene.ts';

/** From this many notes on, copying each one takes longer than a frame on a slow machine; one picture of all does not. */
export const MANY_NOTES = 300;
/** Screen pixels kept around the view, so that a pan has somewhere to go before the picture is taken anew. */
const AROUND = 320;

type Paint = (context: CanvasRenderingContext2D, camera: Camera, width: number, height: number) => void;

/** All notes in and around the view as one bitmap: panning and zooming copy it once instead of thousands of notes. */
export class NotesPicture {
  readonly #canvas = document.createElement('canvas');
  #camera: Camera | null = null;
  #of: readonly unknown[] = [];
  #isWhole = false;

  /** Draws the picture at the present camera. False, and nothing drawn, when it does not show what is in view. */
  draw(context: CanvasRenderingContext2D, scene: WallScene): boolean {
    const taken = this.#camera;
    if (!taken || !this.#shows(scene)) return false;
    const { camera, viewport } = scene;
    const ratio = devicePixelRatio || 1;
    const zoom = camera.scale / taken.scale;
    const x = camera.x - taken.x * zoom;
    const y = camera.y - taken.y * zoom;
    const width = (this.#canvas.width / ratio) * zoom;
    const height = (this.#canvas.height / ratio) * zoom;
    const isCovered = x <= 0 && y <= 0 && x + width >= viewport.width && y + height >= viewport.height;
    // Stretched far it would be mush.
    if ((!isCovered && !this.#isWhole) || zoom > 3) return false;
    if (zoom === 1) context.drawImage(this.#canvas, Math.round(x * ratio) / ratio, Math.round(y * ratio) / ratio, width, height);
    else context.drawImage(this.#canvas, x, y, width, height);
    return true;
  }

  /** Takes the picture again. Call only when every note would be drawn sharp. */
  take(scene: WallScene, paint: Paint): void {
    const ratio = devicePixelRatio || 1;
    const { camera, viewport } = scene;
    const width = viewport.width + 2 * AROUND;
    const height = viewport.height + 2 * AROUND;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    context.scale(ratio, ratio);
    this.#camera = { ...camera, x: camera.x + AROUND, y: camera.y + AROUND };
    paint(context, this.#camera, width, height);
    this.#of = [scene.wall, scene.selection, scene.theme, ratio];
    const bounds = boundsOf(scene.ordered.map((placed) => placed.rect));
    this.#isWhole = bounds !== null && this.#camera.x + bounds.x * camera.scale >= 0 && this.#camera.y + bounds.y * camera.scale >= 0 &&
      this.#camera.x + (bounds.x + bounds.width) * camera.scale <= width && this.#camera.y + (bounds.y + bounds.height) * camera.scale <= height;
  }

  forget(): void {
    this.#camera = null;
  }

  #shows(scene: WallScene): boolean {
    return [scene.wall, scene.selection, scene.theme, devicePixelRatio || 1].every((part, index) => part === this.#of[index]);
  }
}
