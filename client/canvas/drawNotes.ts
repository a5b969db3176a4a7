import type { Camera } from '../../shared/layout/camera.ts';
import { landingSlot, NOTE, type Rect } from '../../shared/layout/noteGrid.ts';
import type { PlacedNote } from '../../shared/layout/resolvePlacements.ts';
import { MANY_NOTES } from './notesPicture.ts';
import { paintPaper } from './noteBitmaps.ts';
import type { WallScene } from './wallScene.ts';

/** Time a frame may spend on drawing notes anew, ms: while something moves the rest of 16 is for copying and the browser. */
const BUDGET_MS = { moving: 6, still: 28 } as const;

/** Rest before the picture of all notes is taken anew, ms. */
const REST_MS = 140;

/** Is a note at this place of the screen in view? */
const isInView = (camera: Camera, width: number, height: number, x: number, y: number): boolean =>
  x < width + 10 && y < height + 10 && x + NOTE.width * camera.scale > -10 && y + NOTE.height * camera.scale > -10;

/** All notes that nobody holds. Asks for another frame while some glide or are not yet sharp. */
export function drawNotes(context: CanvasRenderingContext2D, scene: WallScene): void {
  if (scene.faceDown > 0) drawBacks(context, scene);
  const held = heldNotes(scene);
  const isPictured = scene.ordered.length > MANY_NOTES && held.size === 0 && !scene.isMoving;
  if (isPictured && !scene.isCalm && scene.picture.draw(context, scene)) return;
  scene.bitmaps.beginFrame(scene.isCalm ? BUDGET_MS.still : BUDGET_MS.moving);
  paintNotes(context, scene, held, scene.camera, scene.viewport.width, scene.viewport.height);
  if (scene.bitmaps.isBehind || scene.isMoving) requestAnimationFrame(() => scene.invalidate('floor'));
  else if (!scene.isZooming) {
    scene.sharp = { wall: scene.wall, camera: scene.camera, theme: scene.theme };
    if (isPictured) takePictureSoon(scene);
  }
}

const resting = new WeakMap<WallScene, ReturnType<typeof setTimeout>>();

/** Once the wall rests, notes just outside the view are made sharp too and the picture is taken. */
function takePictureSoon(scene: WallScene): void {
  clearTimeout(resting.get(scene));
  resting.set(scene, setTimeout(() => {
    if (!scene.isCalm || heldNotes(scene).size > 0) return;
    scene.bitmaps.beginFrame(BUDGET_MS.still);
    scene.picture.take(scene, (context, camera, width, height) => paintNotes(context, scene, new Set(), camera, width, height));
    if (!scene.bitmaps.isBehind) return;
    scene.picture.forget();
    takePictureSoon(scene);
  }, REST_MS));
}

function paintNotes(context: CanvasRenderingContext2D, scene: WallScene, held: ReadonlySet<string>, camera: Camera, width: number, height: number): void {
  const now = performance.now();
  const settled = !scene.isZooming;
  for (const placed of scene.ordered) {
    if (held.has(placed.id)) {
      drawPlace(context, scene, placed.rect);
      continue;
    }
    const shown = scene.shownAt(placed, now);
    const x = camera.x + shown.x * camera.scale;
    const y = camera.y + shown.y * camera.scale;
    if (!isInView(camera, width, height, x, y)) continue;
    scene.bitmaps.draw(context, { id: placed.id, text: placed.note.text, color: placed.note.color }, x, y, camera.scale, settled);
    if (scene.selection.has(placed.id)) drawChosen(context, scene, x, y);
  }
}

/** Notes in somebody's hand, mine or not: the top layer draws them. */
export function heldNotes(scene: WallScene): Set<string> {
  const held = new Set<string>();
  for (const { notes } of scene.drags) for (const id of notes) held.add(id);
  for (const hand of scene.hands) for (const id of hand.held) held.add(id);
  return held;
}

/** Chosen with others: ink outline with a gap, 3 px. */
function drawChosen(context: CanvasRenderingContext2D, { theme, camera }: WallScene, x: number, y: number): void {
  context.strokeStyle = theme.ink;
  context.lineWidth = 3;
  context.beginPath();
  context.roundRect(x - 3.5, y - 3.5, NOTE.width * camera.scale + 7, NOTE.height * camera.scale + 7, 5);
  context.stroke();
}

/** A held note's place, kept free: dashes. */
function drawPlace(context: CanvasRenderingContext2D, { theme, camera }: WallScene, rect: Rect): void {
  context.strokeStyle = theme.lineStrong;
  context.globalAlpha = 0.7;
  context.lineWidth = 1.25;
  context.setLineDash([5, 4]);
  context.beginPath();
  context.roundRect(camera.x + rect.x * camera.scale, camera.y + rect.y * camera.scale, rect.width * camera.scale, rect.height * camera.scale, 3);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function drawBacks(context: CanvasRenderingContext2D, scene: WallScene): void {
  const { camera, theme } = scene;
  for (let seq = 0; seq < scene.faceDown; seq += 1) {
    const [slotX, slotY] = landingSlot(seq);
    const x = camera.x + slotX * camera.scale;
    const y = camera.y + slotY * camera.scale;
    if (!isInView(camera, scene.viewport.width, scene.viewport.height, x, y)) continue;
    context.save();
    context.translate(x, y);
    paintPaper(context, theme, null, NOTE.width * camera.scale, NOTE.height * camera.scale, 1);
    context.restore();
  }
}

/** Draws a held note: 2° of tilt and a longer shadow. `x`, `y` on the screen. Who opens the wall while a hand holds still reads it too. */
export function drawHeld(context: CanvasRenderingContext2D, scene: WallScene, placed: PlacedNote, x: number, y: number, tilt: boolean): void {
  const { camera, theme, bitmaps } = scene;
  const width = NOTE.width * camera.scale;
  const height = NOTE.height * camera.scale;
  context.save();
  context.translate(x + width / 2, y + height / 2);
  if (tilt && !theme.reducedMotion) context.rotate((-2 * Math.PI) / 180);
  context.translate(-width / 2, -height / 2);
  paintPaper(context, theme, placed.note.color, width, height, 1, true);
  bitmaps.draw(context, { id: placed.id, text: placed.note.text, color: placed.note.color }, 0, 0, camera.scale, !scene.isZooming, tilt);
  context.restore();
}
