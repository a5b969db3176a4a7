import { toScreen } from '../../../shared/layout/camera.ts';
import { LINE_Y } from '../../../shared/layout/noteGrid.ts';
import type { PlacedCluster } from '../../../shared/layout/resolvePlacements.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import { drawPile } from './drawPile.ts';
import type { Drawn } from './drawnScene.ts';
import type { WallTheme } from './wallTheme.ts';
import { t, words } from '../../words/speak.ts';

/** Half of the widest line around a group, that of a marked one, CSS pixels. */
export const EDGE = 2;

type LandingParts = Drawn<'camera' | 'content' | 'look'>;
type GroupParts = Drawn<'camera' | 'content' | 'presence' | 'look' | 'selection'>;

/** The floor: areas of groups, the dashed line and the heading of the landing area. */
export function drawGroups(context: CanvasRenderingContext2D, scene: GroupParts): void {
  const { content, presence, look } = scene;
  const { clusters, notes } = content.wall;
  drawLanding(context, scene);
  for (const cluster of clusters.values()) {
    const by = presence.shiftOf(cluster.id);
    if (!isInView(scene, cluster, by)) continue;
    const path = look.areas.of(cluster, notes);
    const mark = edgeOf(scene, cluster.id);
    onWall(context, scene, by, () => {
      context.fillStyle = look.theme.area;
      context.fill(path);
      strokeEdge(context, scene, path, mark?.color ?? null);
    });
    if (cluster.collapsed) drawPile(context, scene, cluster, by);
  }
}

/** The line around a marked group again, above the tabs of others that would hide a part of it. */
export function drawMark(
  context: CanvasRenderingContext2D,
  scene: GroupParts,
  id: string,
  color: string,
): void {
  const { content, presence, look } = scene;
  const cluster = content.wall.clusters.get(id);
  if (!cluster) return;
  const path = look.areas.of(cluster, content.wall.notes);
  onWall(context, scene, presence.shiftOf(id), () => strokeEdge(context, scene, path, color));
}

function onWall(
  context: CanvasRenderingContext2D,
  { camera }: Drawn<'camera'>,
  by: Point,
  draw: () => void,
): void {
  context.save();
  context.translate(...camera.toScreen(by));
  context.scale(camera.at.scale, camera.at.scale);
  draw();
  context.restore();
}

/** `color`: of whoever marks the group. */
function strokeEdge(
  context: CanvasRenderingContext2D,
  { look: { theme }, camera }: Drawn<'look' | 'camera'>,
  path: Path2D,
  color: string | null,
): void {
  context.strokeStyle = color ?? theme.areaLine;
  context.lineWidth = (color === null ? 1.25 : 2 * EDGE) / camera.at.scale;
  context.stroke(path);
}

/** Is any of the group's area on the screen? */
function isInView({ camera }: Drawn<'camera'>, { rect }: PlacedCluster, by: Point): boolean {
  const { at, viewport } = camera;
  const { x, y, width, height } = toScreen(at, {
    ...rect,
    x: rect.x + by[0],
    y: rect.y + by[1],
  });
  return (
    x < viewport.width + EDGE &&
    x + width > -EDGE &&
    y < viewport.height + EDGE &&
    y + height > -EDGE
  );
}

/** Somebody is about to drop into the group, this person first; a chosen group is marked in ink. */
export function edgeOf(
  { presence, look: { theme }, selection }: Drawn<'presence' | 'look' | 'selection'>,
  id: string,
): { color: string } | null {
  const aim = presence.aimAt(id);
  if (aim?.kind === 'own') return { color: theme.accent };
  if (aim) return { color: theme.presenceLines[(aim.color - 1) % 6] ?? theme.accent };
  return selection.cluster === id ? { color: theme.ink } : null;
}

/** Words smaller than this are not drawn, CSS pixels: nobody could read them. */
const SMALLEST_LABEL = 9;
/** The dashed line keeps this far from the window's sides, CSS pixels. */
const LINE_INSET = 22;

function drawLanding(context: CanvasRenderingContext2D, scene: LandingParts): void {
  const { at: camera, viewport } = scene.camera;
  const hasLine = scene.content.wall.clusters.size > 0;
  const wanted = Math.max(14, viewport.width * 0.0125, 28 * camera.scale);
  // Below the line there is only so much room: from far away the words go rather than lie over a group.
  const room = -LINE_Y * camera.scale;
  const size = hasLine ? Math.min(wanted, room * 0.9) : wanted;
  const end = size < SMALLEST_LABEL ? camera.x : drawLandingWords(context, scene, size);
  // Where the words reach up to the line, it goes on behind them.
  if (hasLine)
    drawLandingLine(
      context,
      scene,
      size * 1.5 > room && size >= SMALLEST_LABEL
        ? Math.max(LINE_INSET, end + size * 0.6)
        : LINE_INSET,
    );
}

function drawLandingLine(
  context: CanvasRenderingContext2D,
  { camera: { at: camera, viewport }, look: { theme } }: LandingParts,
  from: number,
): void {
  const line = Math.round(camera.y + LINE_Y * camera.scale) + 0.5;
  context.strokeStyle = theme.lineStrong;
  context.globalAlpha = 0.75;
  context.lineWidth = 1;
  context.setLineDash([6, 5]);
  context.beginPath();
  context.moveTo(from, line);
  context.lineTo(Math.max(from, viewport.width - LINE_INSET), line);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Above the first loose notes, whichever way it is read. Returns where the words end, CSS pixels. */
function drawLandingWords(
  context: CanvasRenderingContext2D,
  { camera: { at: camera }, look, content: { wall } }: LandingParts,
  size: number,
): number {
  const { theme } = look;
  const { fromRight = false } = look.nameMeasures.name;
  const middle = camera.y - Math.max(36 * camera.scale, size * 0.9);
  const count = wall.loose.length;
  const counted =
    count === 0
      ? ''
      : wall.clusters.size > 0
        ? t('wall.landing.count', { count })
        : words().number(count);
  const pieces = [
    { text: t('wall.landing'), weight: 600, color: theme.ink, after: size * 0.5 },
    { text: counted, weight: 400, color: theme.inkSoft, after: 0 },
  ].map((piece) => {
    const font = `${piece.weight} ${size}px ${theme.font}`;
    context.font = font;
    return { ...piece, font, width: context.measureText(piece.text).width };
  });
  const sign = size * 1.3;
  const width = pieces.reduce((sum, piece) => sum + piece.width + piece.after, sign);
  /** Where something stands that begins so far on in the line. */
  const leftOf = (at: number, wide: number): number =>
    camera.x + (fromRight ? width - at - wide : at);
  drawNoteSign(context, theme, { left: leftOf(0, size * 0.8), middle, size });
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.direction = fromRight ? 'rtl' : 'ltr';
  let at = sign;
  for (const piece of pieces) {
    context.font = piece.font;
    context.fillStyle = piece.color;
    context.fillText(piece.text, leftOf(at, piece.width), middle + 1);
    at += piece.width + piece.after;
  }
  context.direction = 'ltr';
  return camera.x + width;
}

function drawNoteSign(
  context: CanvasRenderingContext2D,
  theme: WallTheme,
  { left, middle, size }: { left: number; middle: number; size: number },
): void {
  context.strokeStyle = theme.inkSoft;
  context.lineWidth = Math.max(1.6, size * 0.09);
  context.lineJoin = 'round';
  const box = size * 0.8;
  context.beginPath();
  context.moveTo(left + box * 0.62, middle + box / 2);
  context.lineTo(left, middle + box / 2);
  context.lineTo(left, middle - box / 2);
  context.lineTo(left + box, middle - box / 2);
  context.lineTo(left + box, middle + box * 0.12);
  context.closePath();
  context.stroke();
}
