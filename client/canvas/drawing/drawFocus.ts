import { NOTE } from '../../../shared/layout/noteGrid.ts';
import type { Drawn } from './drawnScene.ts';

type FocusParts = Drawn<'camera' | 'content' | 'glides' | 'look' | 'marks'>;

/** The ring around the note that the keyboard is at: as wide as focus rings elsewhere, with a light gap so that it shows on every paper. */
export function drawFocus(
  context: CanvasRenderingContext2D,
  { camera: { at: camera }, content, glides, look: { theme }, marks }: FocusParts,
): void {
  const placed = marks.focus === null ? undefined : content.wall.notes.get(marks.focus);
  if (!placed) return;
  const shown = glides.shownAt(placed);
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
