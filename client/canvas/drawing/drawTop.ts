import { toScreen } from '../../../shared/layout/camera.ts';
import { NOTE, type Rect } from '../../../shared/layout/noteGrid.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import { drawFocus } from './drawFocus.ts';
import { drawPresence } from './drawPresence.ts';
import { drawClaims } from './drawClaims.ts';
import { drawHeld } from './drawHeld.ts';
import { drawSaid } from './drawSaid.ts';
import { isShown } from '../scene/wallContent.ts';
import type { Drag } from '../scene/presenceOnWall.ts';
import type { Drawn } from './drawnScene.ts';
import { t } from '../../words/speak.ts';

/** More held notes than this are drawn flat: tilting hundreds tells nothing. */
const TILTED = 12;

type NewestParts = Drawn<'camera' | 'content' | 'look' | 'marks'>;
type TopParts = Drawn<
  'bitmaps' | 'camera' | 'content' | 'glides' | 'presence' | 'look' | 'marks' | 'names'
>;

/** Whatever is above the notes: held notes, other people's cursors, the lasso, the newest note's mark. False: another frame is wanted. */
export function drawTop(context: CanvasRenderingContext2D, scene: TopParts): boolean {
  const { bitmaps, presence } = scene;
  bitmaps.startFrame();
  drawSaid(context, scene);
  drawNewest(context, scene);
  drawFocus(context, scene);
  drawClaims(context, scene);
  for (const { held, drag } of presence.others)
    drawCarried(context, scene, held, drag, held.length <= TILTED);
  for (const drag of presence.drags) {
    drawDropNote(context, scene, drag);
    // A group's notes keep their places in it.
    const isGroup = drag.cluster !== undefined;
    const notes = [...drag.notes];
    const isTilted = !isGroup && notes.length <= TILTED;
    const from = isGroup ? undefined : drag.from;
    drawCarried(context, scene, notes, drag.by, isTilted, from);
  }
  drawPresence(context, scene);
  if (presence.lasso) drawLasso(context, scene, presence.lasso);
  return !bitmaps.isBehind;
}

function drawLasso(
  context: CanvasRenderingContext2D,
  { camera, look: { theme } }: Drawn<'camera' | 'look'>,
  lasso: Rect,
): void {
  const { x, y, width, height } = toScreen(camera.at, lasso);
  context.strokeStyle = theme.accent;
  context.fillStyle = theme.accent;
  context.lineWidth = 1.5;
  context.beginPath();
  context.rect(x, y, width, height);
  context.globalAlpha = 0.1;
  context.fill();
  context.globalAlpha = 1;
  context.stroke();
}

function drawCarried(
  context: CanvasRenderingContext2D,
  scene: TopParts,
  ids: readonly string[],
  by: Point,
  isTilted: boolean,
  from?: Drag['from'],
): void {
  for (const id of ids) {
    const placed = scene.content.wall.notes.get(id);
    if (!placed || !isShown(placed)) continue;
    const [left, top] = from?.get(id) ?? [placed.rect.x, placed.rect.y];
    const [x, y] = scene.camera.toScreen([left + by[0], top + by[1]]);
    drawHeld(context, scene, placed, x, y, isTilted);
  }
}

/** The loose note that a drop would make a group with. */
function drawDropNote(
  context: CanvasRenderingContext2D,
  { camera: { at: camera }, content, look: { theme } }: Drawn<'camera' | 'content' | 'look'>,
  { over }: Drag,
): void {
  const target = over.kind === 'note' ? content.wall.notes.get(over.id) : undefined;
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

function drawNewest(
  context: CanvasRenderingContext2D,
  { camera: { at: camera, viewport }, content, look: { theme }, marks }: NewestParts,
): void {
  const placed = marks.newest === null ? undefined : content.wall.notes.get(marks.newest);
  if (!placed?.landed) return;
  const size = Math.max(13, viewport.width * 0.0105);
  context.font = `600 ${size}px ${theme.font}`;
  const justIn = t('gallery.justIn');
  const width = context.measureText(justIn).width + size * 0.9;
  const x = camera.x + placed.rect.x * camera.scale - 4;
  const y = camera.y + placed.rect.y * camera.scale - size * 1.05;
  context.fillStyle = theme.wall;
  context.beginPath();
  context.roundRect(x, y, width, size * 1.5, 6);
  context.fill();
  context.fillStyle = theme.ink;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(justIn, x + size * 0.45, y + size * 0.8);
}
