import { NOTE } from '../../shared/layout/noteGrid.ts';
import type { WallScene } from './wallScene.ts';

/** The ring around the note that the keyboard is at: as wide as focus rings elsewhere, with a light gap so that it shows on every paper. */
export function drawFocus(context: CanvasRenderingContext2D, scene: WallScene): void {
  const placed = scene.focusNote === null ? undefined : scene.wall.notes.get(scene.focusNote);
  if (!placed) return;
  const { camera, theme } = scene;
  const shown = scene.shownAt(placed, performance.now());
  const ring = (gap: number, width: number, color: string): void => {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.roundRect(
      camera.x + shown.x * camera.scale - gap,
      camera.y + shown.y * camera.scale - gap,
      NOTE.width * camera.scale + 2 * gap,
      NOTE.height * camera.scale + 2 * gap,
      3 + gap,
    );
    context.stroke();
  };
  ring(2, 3, theme.sheet);
  ring(5.5, 4, theme.accent);
}
