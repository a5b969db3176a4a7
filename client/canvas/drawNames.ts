import { HEADER, type Rect } from '../../shared/layout/noteGrid.ts';
import type { PlacedCluster } from '../../shared/layout/resolvePlacements.ts';
import { edgeOf, heldBy } from './drawGroups.ts';
import { isRightToLeft } from './notePainter.ts';
import { paintShape } from './paintPaper.ts';
import type { WallScene } from './wallScene.ts';

/**
 * Number, name and count of every group, above the notes. Names never get smaller than a room can read, so from far away they need more
 * height than their group keeps for them: there each stands on a tab of its own, which covers what lies below and is pressed in its place.
 */
export function drawNames(context: CanvasRenderingContext2D, scene: WallScene): void {
  const { camera, viewport } = scene;
  scene.tabs.clear();
  const isFar = HEADER * camera.scale < scene.nameSize() * 1.2;
  for (const cluster of scene.wall.clusters.values()) {
    const header = scene.headerRect(cluster.id);
    if (!header) continue;
    const [x, y] = heldBy(scene, cluster.id);
    const place = { ...header, x: header.x + x * camera.scale, y: header.y + y * camera.scale };
    if (place.x > viewport.width || place.y > viewport.height || place.x + place.width < 0 || place.y + place.height < 0) continue;
    const tab = drawName(context, scene, cluster, place, isFar);
    if (tab) scene.tabs.set(cluster.id, tab);
  }
}

/** Draws one name; with `isTab` on a tab, whose place it returns. */
function drawName(context: CanvasRenderingContext2D, scene: WallScene, cluster: PlacedCluster, place: Rect, isTab: boolean): Rect | null {
  const { theme, camera } = scene;
  const size = scene.nameSize();
  const badge = size * 1.18;
  const inset = Math.max(6, 16 * camera.scale);
  const left = place.x + inset;
  const right = place.x + place.width - inset;
  const middle = place.y + place.height / 2;
  const isNamed = scene.renaming !== cluster.id;
  const nameFont = cluster.name ? `600 ${size}px ${theme.font}` : `400 ${size * 0.68}px ${theme.font}`;
  const countFont = `400 ${size * 0.68}px ${theme.font}`;
  const count = String(cluster.notes.length);
  context.font = countFont;
  const countWidth = context.measureText(count).width;
  const nameLeft = left + badge + size * 0.34;
  context.font = nameFont;
  const room = right - nameLeft - countWidth - size * 0.36;
  const name = cutText(context, cluster.name || (scene.canName ? 'Name it' : ''), Math.max(room, size * 2));
  const afterName = nameLeft + context.measureText(name).width + size * 0.36;
  const tag = size * 0.62;
  const tagLeft = afterName + countWidth + size * 0.32;
  // The name needs the room more than its paper does.
  const isTagged = tagLeft + tag <= right + 2;

  let tab: Rect | null = null;
  if (isTab) {
    const end = !isNamed ? left + badge : isTagged ? tagLeft + tag : afterName + countWidth;
    tab = { x: left - size * 0.22, y: middle - badge / 2 - size * 0.14, width: end - left + size * 0.5, height: badge + size * 0.28 };
    const mark = edgeOf(scene, cluster.id);
    context.fillStyle = theme.area;
    context.strokeStyle = mark?.color ?? theme.areaLine;
    context.lineWidth = mark ? 3 : 1.25;
    context.beginPath();
    context.roundRect(tab.x, tab.y, tab.width, tab.height, badge * 0.3);
    context.fill();
    context.stroke();
  }
  context.fillStyle = theme.ink;
  context.beginPath();
  context.roundRect(left, middle - badge / 2, badge, badge, badge * 0.24);
  context.fill();
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillStyle = theme.area;
  context.font = `600 ${size * 0.74}px ${theme.font}`;
  context.fillText(String(cluster.number), left + badge / 2, middle + size * 0.04);
  if (!isNamed) return tab;
  context.textAlign = 'left';
  context.font = nameFont;
  context.fillStyle = cluster.name ? theme.ink : theme.inkSoft;
  context.direction = isRightToLeft(cluster.name) ? 'rtl' : 'ltr';
  context.fillText(name, nameLeft, middle + size * 0.04);
  context.direction = 'ltr';
  context.font = countFont;
  context.fillStyle = theme.inkSoft;
  context.fillText(count, afterName, middle + size * 0.09);
  if (isTagged) drawTag(context, scene, cluster, tagLeft, middle, tag);
  return tab;
}

/** Text cut to `width` with an ellipsis. */
function cutText(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (context.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${text.slice(0, low).trimEnd()}…`;
}

/** The group's paper, small, with its shape: never the colour alone. */
function drawTag(context: CanvasRenderingContext2D, { theme }: WallScene, cluster: PlacedCluster, x: number, middle: number, size: number): void {
  context.fillStyle = theme.papers[cluster.color];
  context.strokeStyle = theme.noteEdge;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x, middle - size / 2, size, size, 2);
  context.fill();
  context.stroke();
  context.globalAlpha = 0.6;
  paintShape(context, cluster.color, x + size / 2, middle, size * 0.2, theme.inkOnPaper);
  context.globalAlpha = 1;
}
