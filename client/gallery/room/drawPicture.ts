import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { Camera } from '../../../shared/layout/camera.ts';
import type { RoomTheme } from '../roomTheme.ts';
import { drawPosterLabels, drawPosters } from './drawPosters.ts';
import { drawThreads, drawThreadWords } from './drawThreads.ts';
import type { Drawn, RoomScene } from './roomScene.ts';

/** px. */
const HAND_WIDTH = 5.5;

/** Draws all of it in the picture's own units. */
function drawPicture(context: CanvasRenderingContext2D, scene: RoomScene, theme: RoomTheme): void {
  const { width, height } = scene.picture.room.screen;
  // Letters as wide as they were measured at another size; where a browser cannot, some are a hair wider.
  context.textRendering = 'geometricPrecision';
  context.fillStyle = theme.area;
  context.fillRect(0, 0, width, height);
  context.save();
  context.globalAlpha = scene.shown;
  drawThreads(context, scene, theme);
  drawThreadWords(context, scene, theme);
  context.restore();
  drawPosters(context, scene, theme);
  drawPosterLabels(context, scene, theme);
}

/** A thread that somebody draws by hand, from a poster's middle to the pointer; on the screen. */
export function drawHandThread(
  context: CanvasRenderingContext2D,
  { from, to }: Drawn,
  { room }: RoomPicture,
  camera: Camera,
  detail: number,
  theme: RoomTheme,
): void {
  const poster = room.posters.find(({ tableId }) => tableId === from);
  if (!poster) return;
  const scale = camera.scale / detail;
  context.save();
  context.strokeStyle = theme.accent;
  context.fillStyle = theme.accent;
  context.lineWidth = HAND_WIDTH;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(
    camera.x + (poster.x + poster.width / 2) * scale,
    camera.y + (poster.y + poster.height / 2) * scale,
  );
  context.lineTo(...to);
  context.stroke();
  context.beginPath();
  context.arc(...to, HAND_WIDTH * 1.6, 0, 2 * Math.PI);
  context.fill();
  context.restore();
}

/** Draws the room as the camera sees it; the picture is set for `detail` times the screen. */
export function drawRoomAt(
  context: CanvasRenderingContext2D,
  scene: RoomScene,
  { x, y, scale }: Camera,
  detail: number,
  theme: RoomTheme,
): void {
  context.save();
  context.translate(x, y);
  context.scale(scale / detail, scale / detail);
  drawPicture(context, scene, theme);
  context.restore();
}
