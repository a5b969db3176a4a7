import { NOTE } from '../../shared/layout/noteGrid.ts';
import { drawFocus } from './drawFocus.ts';
import { drawHands } from './drawHands.ts';
import { drawClaims } from './drawClaims.ts';
import { drawHeld } from './drawNotes.ts';
import type { Drag, WallScene } from './wallScene.ts';

/** More held notes than this are drawn flat: tilting hundreds tells nothing. */
const TILTED = 12;

/** Whatever is above the notes: what hands hold, the hands, the lasso, the newest note's mark. */
export function drawTop(context: CanvasRenderingContext2D, scene: WallScene): void {
  const { camera, drags } = scene;
  drawJustIn(context, scene);
  drawFocus(context, scene);
  drawClaims(context, scene);
  for (const hand of scene.hands) drawCarried(context, scene, hand.held, hand.drag);
  for (const drag of drags) {
    drawDropNote(context, scene, drag);
    drawCarried(
      context,
      scene,
      [...drag.notes],
      drag.by,
      drag.cluster !== undefined,
      drag.cluster === undefined ? drag.from : undefined,
    );
  }
  drawHands(context, scene);
  if (scene.lasso) {
    const { x, y, width, height } = scene.lasso;
    context.strokeStyle = scene.theme.accent;
    context.fillStyle = scene.theme.accent;
    context.lineWidth = 1.5;
    context.beginPath();
    context.rect(
      camera.x + x * camera.scale,
      camera.y + y * camera.scale,
      width * camera.scale,
      height * camera.scale,
    );
    context.globalAlpha = 0.1;
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
  }
}

function drawCarried(
  context: CanvasRenderingContext2D,
  scene: WallScene,
  ids: readonly string[],
  by: readonly [number, number],
  flat = false,
  from?: Drag['from'],
): void {
  const { camera } = scene;
  for (const id of ids) {
    const placed = scene.wall.notes.get(id);
    if (!placed || placed.pile?.isTop === false) continue;
    const [left, top] = from?.get(id) ?? [placed.rect.x, placed.rect.y];
    const x = camera.x + (left + by[0]) * camera.scale;
    const y = camera.y + (top + by[1]) * camera.scale;
    drawHeld(context, scene, placed, x, y, !flat && ids.length <= TILTED);
  }
}

/** The loose note that a drop would make a group with. */
function drawDropNote(context: CanvasRenderingContext2D, scene: WallScene, { over }: Drag): void {
  const { camera, theme } = scene;
  const target = over.kind === 'note' ? scene.wall.notes.get(over.id) : undefined;
  if (!target) return;
  context.strokeStyle = theme.accent;
  context.lineWidth = 4;
  context.beginPath();
  context.roundRect(
    camera.x + target.rect.x * camera.scale - 6,
    camera.y + target.rect.y * camera.scale - 6,
    NOTE.width * camera.scale + 12,
    NOTE.height * camera.scale + 12,
    12,
  );
  context.stroke();
}

function drawJustIn(context: CanvasRenderingContext2D, scene: WallScene): void {
  const { camera, theme, viewport } = scene;
  const placed = scene.justIn === null ? undefined : scene.wall.notes.get(scene.justIn);
  if (!placed?.landed) return;
  const size = Math.max(13, viewport.width * 0.0105);
  context.font = `600 ${size}px ${theme.font}`;
  const width = context.measureText('just in').width + size * 0.9;
  const x = camera.x + placed.rect.x * camera.scale - 4;
  const y = camera.y + placed.rect.y * camera.scale - size * 1.05;
  context.fillStyle = theme.wall;
  context.beginPath();
  context.roundRect(x, y, width, size * 1.5, 6);
  context.fill();
  context.fillStyle = theme.ink;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText('just in', x + size * 0.45, y + size * 0.8);
}
