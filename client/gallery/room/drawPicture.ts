import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { Camera } from '../../../shared/layout/camera.ts';
import type { RoomTheme } from '../roomTheme.ts';
import { drawThreads, drawThreadWords } from './drawThreads.ts';
import type { Drawn } from './roomScene.ts';
import type { Growing } from './useGrowing.ts';

/** px. */
const HAND_WIDTH = 5.5;

/** Draws the floor and its threads, in the picture's own units. `pair`: the one that is told; `shown`: how far they have come in, 0…1. */
export function drawFloor(
  context: CanvasRenderingContext2D,
  picture: RoomPicture,
  pair: string | null,
  shown: number,
  growing: Growing,
  theme: RoomTheme,
): void {
  const { width, height } = picture.room.screen;
  context.fillStyle = theme.area;
  context.fillRect(0, 0, width, height);
  context.save();
  context.globalAlpha = shown;
  drawThreads(context, picture, pair, growing, theme);
  drawThreadWords(context, picture, pair, theme);
  context.restore();
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

/** Draws as the camera sees it what is set for `detail` times the screen. */
export function throughCamera(
  context: CanvasRenderingContext2D,
  { x, y, scale }: Camera,
  detail: number,
  draw: () => void,
): void {
  context.save();
  // Letters as wide as they were measured at another size; where a browser cannot, some are a hair wider.
  context.textRendering = 'geometricPrecision';
  context.translate(x, y);
  context.scale(scale / detail, scale / detail);
  draw();
  context.restore();
}
