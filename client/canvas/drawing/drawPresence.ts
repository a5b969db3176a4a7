import { NOTE } from '../../../shared/layout/noteGrid.ts';
import { drawPill } from './drawPill.ts';
import type { DrawnGrip } from '../scene/presenceOnWall.ts';
import type { Drawn } from './drawnScene.ts';

/** More held notes than this wear no ring each. */
const RINGED = 12;

type PresenceParts = Drawn<'camera' | 'content' | 'look'>;

/** Other people: cursor, name, and a ring around what each holds, in its colour. */
export function drawPresence(
  context: CanvasRenderingContext2D,
  scene: Drawn<'camera' | 'content' | 'presence' | 'look'>,
): void {
  if (!scene.presence.showsOthers) return;
  for (const grip of scene.presence.others) {
    if (grip.held.length > 0 && grip.held.length <= RINGED) drawRings(context, scene, grip);
    drawCursor(context, scene, grip);
  }
}

function drawRings(
  context: CanvasRenderingContext2D,
  { camera: { at: camera }, content, look: { theme } }: PresenceParts,
  { held, drag, color }: DrawnGrip,
): void {
  context.strokeStyle = theme.presenceLines[(color - 1) % 6] ?? theme.accent;
  context.lineWidth = 2.5;
  for (const id of held) {
    const rect = content.wall.notes.get(id)?.rect;
    if (!rect) continue;
    const width = NOTE.width * camera.scale;
    const height = NOTE.height * camera.scale;
    context.save();
    context.translate(
      camera.x + (rect.x + drag[0]) * camera.scale + width / 2,
      camera.y + (rect.y + drag[1]) * camera.scale + height / 2,
    );
    if (!theme.reducedMotion) context.rotate((-2 * Math.PI) / 180);
    context.beginPath();
    context.roundRect(-width / 2 - 3, -height / 2 - 3, width + 6, height + 6, 5);
    context.stroke();
    context.restore();
  }
}

/** Where the name shows: at the pointer, else at the first held note. */
function placeOf(
  { content }: Drawn<'content'>,
  { cursor, held, drag }: DrawnGrip,
): readonly [number, number] | null {
  if (cursor) return cursor;
  const rect = held[0] === undefined ? undefined : content.wall.notes.get(held[0])?.rect;
  return rect ? [rect.x + drag[0] + rect.width / 2, rect.y + drag[1] + rect.height / 2] : null;
}

function drawCursor(
  context: CanvasRenderingContext2D,
  scene: PresenceParts,
  grip: DrawnGrip,
): void {
  const at = placeOf(scene, grip);
  if (!at) return;
  const { camera, look } = scene;
  const { theme } = look;
  const color = theme.presence[(grip.color - 1) % 6] ?? theme.accent;
  const size = Math.max(14, Math.min(20, camera.viewport.width * 0.0095));
  context.save();
  context.translate(...camera.toScreen(at));
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(size * 1.05, size * 0.5);
  context.lineTo(size * 0.5, size * 0.66);
  context.lineTo(size * 0.24, size * 1.2);
  context.closePath();
  context.fillStyle = color;
  context.strokeStyle = '#ffffff';
  context.lineWidth = 2.5;
  context.stroke();
  context.fill();
  if (grip.name)
    drawPill(context, {
      text: grip.name,
      x: size * 0.9,
      y: size * 0.95,
      size,
      color,
      font: theme.font,
    });
  context.restore();
}
