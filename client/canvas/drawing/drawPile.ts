import { NOTE, PILE_SLOT } from '../../../shared/layout/noteGrid.ts';
import type { PlacedCluster } from '../../../shared/layout/resolvePlacements.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import { paintPaper } from './paintPaper.ts';
import type { Drawn } from './drawnScene.ts';

/** Papers that show under the top note, at most; where each peeps out, wall units, and how far it is turned, degrees. */
const UNDER: readonly { by: Point; turn: number }[] = [
  { by: [11, 8], turn: 2.2 },
  { by: [5, 5], turn: -1.6 },
];
/** Words smaller than this are not drawn, CSS pixels. */
const SMALLEST_WORD = 9;

/** The papers below a pile's top note, and beside it how many there are. The top note itself is drawn with all others. */
export function drawPile(
  context: CanvasRenderingContext2D,
  { camera, content, look: { theme } }: Drawn<'camera' | 'content' | 'look'>,
  cluster: PlacedCluster,
  by: Point,
): void {
  const { scale } = camera.at;
  const width = NOTE.width * scale;
  const height = NOTE.height * scale;
  const [left, top] = camera.toScreen([
    cluster.pos[0] + PILE_SLOT[0] + by[0],
    cluster.pos[1] + PILE_SLOT[1] + by[1],
  ]);
  const below = cluster.notes.slice(1, 1 + UNDER.length);
  // The lowest paper first.
  UNDER.slice(UNDER.length - below.length).forEach(({ by: [x, y], turn }, index) => {
    const placed = content.wall.notes.get(below[below.length - 1 - index] ?? '');
    context.save();
    context.translate(left + x * scale + width / 2, top + y * scale + height / 2);
    context.rotate((turn * Math.PI) / 180);
    context.translate(-width / 2, -height / 2);
    paintPaper(context, theme, placed?.note.color ?? cluster.color, width, height, 1);
    context.restore();
  });
  const size = Math.min(64 * scale, width * 0.4);
  if (size < SMALLEST_WORD || cluster.notes.length === 0) return;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  const x = left + width + 24 * scale;
  context.fillStyle = theme.ink;
  context.font = `600 ${size}px ${theme.font}`;
  context.fillText(String(cluster.notes.length), x, top + height / 2 + size * 0.12);
  const small = size * 0.5;
  if (small < SMALLEST_WORD) return;
  context.fillStyle = theme.inkSoft;
  context.font = `400 ${small}px ${theme.font}`;
  context.fillText(
    cluster.notes.length === 1 ? 'note, piled' : 'notes, piled',
    x,
    top + height / 2 + size * 0.12 + small * 1.3,
  );
}
