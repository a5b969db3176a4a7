import { toScreen } from '../../../shared/layout/camera.ts';
import { landingSlot, NOTE, rectsTouch, type Rect } from '../../../shared/layout/noteGrid.ts';
import type { PlacedNote } from '../../../shared/layout/resolvePlacements.ts';
import { isShown } from '../scene/wallContent.ts';
import type { Drawn } from './drawnScene.ts';
import { viewPixels, wallUnder } from './tileGrid.ts';

type NoteParts = Drawn<'bitmaps' | 'camera' | 'content' | 'glides' | 'presence' | 'look' | 'tiles'>;

/** How far drawing came: `gliding` notes want frame after frame, what is `behind` wants another once the zoom is at rest. */
export type NotesDrawn = 'all' | 'behind' | 'gliding';

/** All notes that nobody holds. */
export function drawNotes(context: CanvasRenderingContext2D, scene: NoteParts): NotesDrawn {
  const { bitmaps, content, glides, presence, tiles } = scene;
  if (content.faceDown > 0) drawBacks(context, scene);
  const held = presence.held();
  const gliding = glides.notes(content.wall);
  tiles.draw(context, new Set([...held, ...gliding.map(({ id }) => id)]));
  for (const id of held) {
    const placed = content.wall.notes.get(id);
    if (placed && isShown(placed)) drawPlace(context, scene, placed.rect);
  }
  bitmaps.startFrame();
  drawGliding(
    context,
    scene,
    gliding.filter(({ id }) => !held.has(id)),
  );
  if (gliding.length > 0) return 'gliding';
  return tiles.isBehind || bitmaps.isBehind ? 'behind' : 'all';
}

function drawGliding(
  context: CanvasRenderingContext2D,
  { bitmaps, camera, glides }: Drawn<'bitmaps' | 'camera' | 'glides'>,
  gliding: readonly PlacedNote[],
): void {
  for (const placed of gliding) {
    const shown = glides.shownAt(placed);
    const [x, y] = camera.toScreen([shown.x, shown.y]);
    const how = { isHeld: false, settled: !camera.isZooming };
    bitmaps.draw(context, placed, x, y, camera.at.scale, how);
  }
}

/** Notes narrower than this leave no dashes, CSS pixels: of hundreds they would be a mess, and take long. */
const DASHED_FROM = 24;

/** A held note's place, kept free: dashes. */
function drawPlace(
  context: CanvasRenderingContext2D,
  { camera, look: { theme } }: Drawn<'camera' | 'look'>,
  rect: Rect,
): void {
  const { x, y, width, height } = toScreen(camera.at, rect);
  context.strokeStyle = theme.lineStrong;
  if (width < DASHED_FROM) return;
  context.globalAlpha = 0.7;
  context.lineWidth = 1.25;
  context.setLineDash([5, 4]);
  context.beginPath();
  context.roundRect(x, y, width, height, 3);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Notes whose words are private, face down. */
function drawBacks(
  context: CanvasRenderingContext2D,
  { camera, content: { faceDown }, look: { painter } }: Drawn<'camera' | 'content' | 'look'>,
): void {
  const ratio = devicePixelRatio || 1;
  const resolution = camera.at.scale * ratio;
  const view = viewPixels(camera.at, camera.viewport, ratio);
  const seen = wallUnder(view, resolution, 10 * ratio);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (let seq = 0; seq < faceDown; seq += 1) {
    const [x, y] = landingSlot(seq);
    if (rectsTouch(seen, { x, y, width: NOTE.width, height: NOTE.height }))
      painter.paintBack(
        context,
        x * resolution - view.left,
        y * resolution - view.top,
        resolution,
        ratio,
      );
  }
  context.restore();
}
