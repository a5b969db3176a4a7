import type { PlacedCluster } from '../../../shared/layout/resolvePlacements.ts';
import { drawMark, EDGE, edgeOf } from './drawGroups.ts';
import { NAME } from '../names/nameForms.ts';
import { nameParts } from '../names/nameParts.ts';
import { textDirection } from '../../../shared/model/textDirection.ts';
import { paintShape } from './paintPaper.ts';
import type { WallTheme } from './wallTheme.ts';
import type { PlacedName } from '../names/placedName.ts';
import type { Drawn } from './drawnScene.ts';

type NameParts = Drawn<'camera' | 'content' | 'presence' | 'look' | 'names' | 'selection'>;

/**
 * Number, name and count of every group, above the notes. Names never get smaller than a room can read, so from far away they need more
 * room than their groups keep for them: there each stands on a tab of its own, which covers what lies below and is pressed in its place.
 */
export function drawNames(context: CanvasRenderingContext2D, scene: NameParts): void {
  scene.look.drawNamesOn(context);
  const marked: { name: PlacedName; color: string }[] = [];
  for (const name of scene.names.placed()) {
    const mark = name.tab && edgeOf(scene, name.group.id);
    if (mark) marked.push({ name, color: mark.color });
    else drawInPlace(context, scene, name, null);
  }
  // Neither its line nor its name is hidden by the tabs of others.
  for (const { name, color } of marked) {
    drawMark(context, scene, name.group.id, color);
    drawInPlace(context, scene, name, color);
  }
}

/** `mark`: the colour of whoever marks the group, if its name is on a tab. */
function drawInPlace(
  context: CanvasRenderingContext2D,
  scene: NameParts,
  name: PlacedName,
  mark: string | null,
): void {
  const { camera, content, look, names } = scene;
  const { viewport } = camera;
  const {
    group: { id, area },
    tab,
  } = name;
  const cluster = content.wall.clusters.get(id);
  const [x, y] = names.shift(id);
  const box = tab ?? area;
  const isInView =
    box.x + x < viewport.width &&
    box.y + y < viewport.height &&
    box.x + box.width + x > 0 &&
    box.y + box.height + y > 0;
  if (!cluster || !isInView) return;
  context.save();
  context.translate(x, y);
  if (name.above.length > 0) keepNotesAbove(context, scene, name);
  drawName(context, look.theme, cluster, name, mark);
  context.restore();
}

/** Leaves out of a tab the notes that lie on it: they are drawn already, with their rings and all. Held notes do not lie there. */
function keepNotesAbove(
  context: CanvasRenderingContext2D,
  { camera, presence }: Drawn<'camera' | 'presence'>,
  { above, tab }: PlacedName,
): void {
  if (!tab) return;
  const { scale } = camera.at;
  const held = presence.held();
  for (const { id, rect } of above) {
    if (held.has(id)) continue;
    context.beginPath();
    context.rect(tab.x - 2 * EDGE, tab.y - 2 * EDGE, tab.width + 4 * EDGE, tab.height + 4 * EDGE);
    context.rect(rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale);
    context.clip('evenodd');
  }
}

function drawName(
  context: CanvasRenderingContext2D,
  theme: WallTheme,
  cluster: PlacedCluster,
  placed: PlacedName,
  mark: string | null,
): void {
  const { form, group, size, middle, squeeze, hasTag, tab } = placed;
  const at = nameParts(placed);
  // A marked group and its tab are one thing in one colour: the line around the area, and the tab filled with it.
  const letters = mark ? theme.onMark : theme.ink;
  const badge = size * NAME.badge;
  if (tab) {
    // It ends where the line does.
    const grown = mark ? EDGE : 0;
    context.fillStyle = mark ?? theme.area;
    context.beginPath();
    context.roundRect(
      tab.x - grown,
      tab.y - grown,
      tab.width + 2 * grown,
      tab.height + 2 * grown,
      badge * 0.3 + grown,
    );
    context.fill();
    if (!mark) {
      context.strokeStyle = theme.areaLine;
      context.lineWidth = 1.25;
      context.stroke();
    }
  }
  context.fillStyle = letters;
  context.beginPath();
  context.roundRect(at.badge, middle - badge / 2, badge, badge, badge * 0.24);
  context.fill();
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillStyle = mark ?? theme.area;
  context.font = `600 ${size * 0.74}px ${theme.font}`;
  context.fillText(String(cluster.number), at.badge + badge / 2, middle + size * 0.04);
  const isFromRight = textDirection(group.name) === 'rtl';
  context.font = group.isInvitation
    ? `400 ${size * NAME.plain}px ${theme.font}`
    : `600 ${size * form.letters}px ${theme.font}`;
  context.fillStyle = group.isInvitation && !mark ? theme.inkSoft : letters;
  context.direction = isFromRight ? 'rtl' : 'ltr';
  context.textAlign = isFromRight ? 'right' : 'left';
  form.lines.forEach((line, index) => {
    // Fine lines stand around the middle of the first.
    const along = form.letters < 1 ? index - (form.lines.length - 1) / 2 : index;
    const y = middle + (along * NAME.leading + 0.04) * size * form.letters;
    const x = isFromRight ? at.name + at.widest : at.name;
    if (squeeze < 1) context.fillText(line, x, y, at.widest);
    else context.fillText(line, x, y);
  });
  context.direction = 'ltr';
  context.textAlign = 'left';
  if (!form.counts) return;
  context.font = `400 ${size * NAME.plain}px ${theme.font}`;
  context.fillStyle = mark ? letters : theme.inkSoft;
  context.fillText(
    group.count,
    at.count,
    middle + (Math.max(0, form.lines.length - 1) * NAME.leading + 0.09) * size,
  );
  if (hasTag) drawTag(context, theme, cluster, at.tag, middle, size * NAME.tag);
}

/** The group's paper, small, with its shape: never the colour alone. */
function drawTag(
  context: CanvasRenderingContext2D,
  theme: WallTheme,
  cluster: PlacedCluster,
  x: number,
  middle: number,
  size: number,
): void {
  context.fillStyle = theme.papers(cluster.color);
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
