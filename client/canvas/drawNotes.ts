import { landingSlot, NOTE, rectsTouch, type Rect } from '../../shared/layout/noteGrid.ts';
import type { PlacedNote } from '../../shared/layout/resolvePlacements.ts';
import { viewPixels, wallUnder } from './tileGrid.ts';
import type { WallScene } from './wallScene.ts';

/** All notes that nobody holds. Asks for another frame while some glide or are not yet sharp. */
export function drawNotes(context: CanvasRenderingContext2D, scene: WallScene): void {
  if (scene.faceDown > 0) drawBacks(context, scene);
  const held = heldNotes(scene);
  const gliding = scene.glidingNotes();
  scene.tiles.draw(context, new Set([...held, ...gliding.map(({ id }) => id)]));
  for (const id of held) {
    const placed = scene.wall.notes.get(id);
    if (placed && placed.pile?.isTop !== false) drawPlace(context, scene, placed.rect);
  }
  scene.bitmaps.isBehind = false;
  drawGliding(
    context,
    scene,
    gliding.filter(({ id }) => !held.has(id)),
  );
  if (scene.tiles.isBehind || scene.bitmaps.isBehind || gliding.length > 0) {
    if (!scene.isZooming || gliding.length > 0)
      requestAnimationFrame(() => scene.invalidate('floor'));
  } else scene.sharp = { wall: scene.wall, camera: scene.camera, theme: scene.theme };
}

function drawGliding(
  context: CanvasRenderingContext2D,
  scene: WallScene,
  gliding: readonly PlacedNote[],
): void {
  const { camera, bitmaps } = scene;
  const now = performance.now();
  for (const placed of gliding) {
    const { x, y } = scene.shownAt(placed, now);
    bitmaps.draw(
      context,
      placed,
      camera.x + x * camera.scale,
      camera.y + y * camera.scale,
      camera.scale,
      { isHeld: false, settled: !scene.isZooming },
    );
  }
}

/** Notes in somebody's hand, mine or not: the top layer draws them. */
export function heldNotes(scene: WallScene): Set<string> {
  const held = new Set<string>();
  for (const { notes } of scene.drags) for (const id of notes) held.add(id);
  for (const hand of scene.hands) for (const id of hand.held) held.add(id);
  return held;
}

/** Notes narrower than this leave no dashes, CSS pixels: of hundreds they would be a mess, and take long. */
const DASHED_FROM = 24;

/** A held note's place, kept free: dashes. */
function drawPlace(
  context: CanvasRenderingContext2D,
  { theme, camera }: WallScene,
  rect: Rect,
): void {
  context.strokeStyle = theme.lineStrong;
  if (rect.width * camera.scale < DASHED_FROM) return;
  context.globalAlpha = 0.7;
  context.lineWidth = 1.25;
  context.setLineDash([5, 4]);
  context.beginPath();
  context.roundRect(
    camera.x + rect.x * camera.scale,
    camera.y + rect.y * camera.scale,
    rect.width * camera.scale,
    rect.height * camera.scale,
    3,
  );
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Notes whose words are private, face down. */
function drawBacks(
  context: CanvasRenderingContext2D,
  { camera, viewport, painter, faceDown }: WallScene,
): void {
  const ratio = devicePixelRatio || 1;
  const resolution = camera.scale * ratio;
  const view = viewPixels(camera, viewport, ratio);
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

/** Draws a held note: 2° of tilt and a longer shadow. `x`, `y` on the screen. Who opens the wall while a hand holds still reads it too. */
export function drawHeld(
  context: CanvasRenderingContext2D,
  scene: WallScene,
  placed: PlacedNote,
  x: number,
  y: number,
  tilt: boolean,
): void {
  if (placed.pile?.isTop === false) return;
  const { camera, theme, bitmaps } = scene;
  const width = NOTE.width * camera.scale;
  const height = NOTE.height * camera.scale;
  if (
    x > scene.viewport.width + 40 ||
    y > scene.viewport.height + 40 ||
    x + width < -40 ||
    y + height < -40
  )
    return;
  const look = { isHeld: true, settled: !scene.isZooming, isUrgent: tilt };
  if (!tilt || theme.reducedMotion) bitmaps.draw(context, placed, x, y, camera.scale, look);
  else {
    context.save();
    context.translate(x + width / 2, y + height / 2);
    context.rotate((-2 * Math.PI) / 180);
    bitmaps.draw(context, placed, -width / 2, -height / 2, camera.scale, look);
    context.restore();
  }
  if (bitmaps.isBehind) requestAnimationFrame(() => scene.invalidate('top'));
}
