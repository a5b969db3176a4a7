import { NOTE, type Rect } from '../../../shared/layout/noteGrid.ts';
import { marksOf, type ThingMark, type ThingMarks } from '../../../shared/rating/thingMarks.ts';
import { pageDirection } from '../../design/direction.ts';
import { isShown } from '../scene/wallContent.ts';
import type { Drawn } from './drawnScene.ts';

type SaidParts = Drawn<'camera' | 'content' | 'glides' | 'presence' | 'look' | 'marks' | 'names'>;

/** A label is so many times as high as its letters. */
const LABEL_HEIGHT = 1.6;

/** Narrower than this on the screen, a note has no room for words of ours; CSS pixels. */
const LEAST_WIDTH = 84;

/** What all said of a note or group, and who sees to it: quiet labels on the lower edge of notes, and above the names of groups. */
export function drawSaid(context: CanvasRenderingContext2D, scene: SaidParts): void {
  const { camera, content, glides, presence, look, marks, names } = scene;
  if (marks.said.size === 0) return;
  const { at, viewport } = camera;
  const width = NOTE.width * at.scale;
  const letters = Math.max(11, Math.min(18, width * 0.085));
  const held = new Set(presence.drags.flatMap(({ notes }) => [...notes]));
  if (width >= LEAST_WIDTH)
    for (const placed of content.wall.notes.values()) {
      if (!isShown(placed) || held.has(placed.id)) continue;
      const { x, y } = glides.shownAt(placed);
      const rect = {
        x: at.x + x * at.scale,
        y: at.y + y * at.scale,
        width,
        height: NOTE.height * at.scale,
      };
      if (rect.x > viewport.width || rect.x + width < 0) continue;
      if (rect.y > viewport.height || rect.y + rect.height < 0) continue;
      const said = marksOf(marks.said, 'notes', placed.id);
      // Half over the edge: the words of the note stay free, and it is seen to belong to it.
      drawLabels(
        context,
        said,
        { ...rect, y: rect.y + rect.height - letters * 0.9 },
        letters,
        look,
      );
    }
  const large = Math.max(12, Math.min(20, viewport.width * 0.0095));
  for (const { id } of content.wall.clusters.values()) {
    const header = names.header(id);
    if (!header) continue;
    const by = presence.shiftOf(id);
    const top = Math.min(header.y + by[1] * at.scale, names.tab(id)?.y ?? Infinity);
    // Wholly above: a name of two lines fills its tab to the edge.
    const edge = { ...header, x: header.x + by[0] * at.scale, y: top - large * LABEL_HEIGHT };
    if (edge.x > viewport.width || edge.x + edge.width < 0 || edge.y > viewport.height) continue;
    drawLabels(context, marksOf(marks.said, 'groups', id), edge, large, look);
  }
}

/** Labels along a line, from where reading begins, as many as there is room for: what nobody sees to yet first. */
function drawLabels(
  context: CanvasRenderingContext2D,
  { rated, claimed }: ThingMarks,
  along: Rect,
  size: number,
  { theme }: SaidParts['look'],
): void {
  const fromRight = pageDirection() === 'rtl';
  const inOrder = claimed?.isOpen ? [claimed, rated] : [rated, claimed];
  let used = size * 0.4;
  for (const mark of inOrder) {
    if (!mark) continue;
    context.font = `${mark.isOpen ? 650 : 500} ${size}px ${theme.font}`;
    const text = wordsFor(context, mark, along.width - used - size);
    if (text === null) continue;
    const width = context.measureText(text).width + size * 0.9;
    const x = fromRight ? along.x + along.width - used - width : along.x + used;
    context.fillStyle = theme.sheet;
    context.strokeStyle = mark.isOpen ? theme.ink : theme.lineStrong;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(x, along.y, width, size * LABEL_HEIGHT, size * 0.45);
    context.fill();
    context.stroke();
    context.fillStyle = mark.isOpen ? theme.ink : theme.inkSoft;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.direction = pageDirection();
    context.fillText(text, x + size * 0.45, along.y + size * 0.85);
    used += width + size * 0.4;
  }
}

/** All of it where it fits, else its few words, else nothing. */
const wordsFor = (
  context: CanvasRenderingContext2D,
  { said, brief }: ThingMark,
  room: number,
): string | null =>
  [said, brief].find((text) => text !== '' && context.measureText(text).width <= room) ?? null;
