import type { Face } from '../../../shared/gallery/faces.ts';
import type { HungPoster } from '../../../shared/gallery/hang.ts';
import type { Knots } from '../../../shared/gallery/knots.ts';
import { KIND_MARKS } from '../../../shared/gallery/marks.ts';
import type { Pair } from '../../../shared/gallery/pairs.ts';
import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { SetText } from '../../../shared/gallery/setWords.ts';
import type { ThingMarks } from '../../../shared/rating/thingMarks.ts';
import type { RoomTheme } from '../roomTheme.ts';
import { footLine, PEOPLE_SIGN } from './footLine.ts';
import { drawPeople } from './drawPeople.ts';
import { drawLabel } from './drawThreads.ts';
import type { PosterFoot, RoomScene } from './roomScene.ts';
import { isRightToLeft, pageDirection } from '../../design/direction.ts';
import { t } from '../../words/speak.ts';

/** What the legend holds back is still there. */
const PALE = 0.35;

/** Whole, or only where it hangs: what has no thread with the poster in focus. */
const isBack = (neighbours: ReadonlySet<string> | null, tableId: string): boolean =>
  neighbours !== null && !neighbours.has(tableId);

/** A sheet's shadow, px. */
const SHADOW = { blur: 14, down: 5, around: 24 } as const;

/** With its shadow. */
const isSeen = ({ x, y, width, height }: Rect, view: Rect): boolean =>
  x + width + SHADOW.around > view.x &&
  x - SHADOW.around < view.x + view.width &&
  y + height + SHADOW.around > view.y &&
  y - SHADOW.around < view.y + view.height;

function neighboursOf({ focus, picture }: RoomScene): ReadonlySet<string> | null {
  if (focus === null) return null;
  return new Set([focus, ...picture.threads.flatMap(({ pair: { from, to } }) => [from, to])]);
}

export function drawPosters(
  context: CanvasRenderingContext2D,
  scene: RoomScene,
  view: Rect,
  theme: RoomTheme,
): void {
  const { picture } = scene;
  const { room, faces, knots } = picture;
  const neighbours = neighboursOf(scene);
  const byTable = new Map(faces.map((face) => [face.tableId, face]));
  const knotted = new Map(knots.map((each) => [each.tableId, each]));
  const told = new Set(
    picture.labels.flatMap(({ place, pair }) =>
      place === 'poster' ? [pair.from === scene.focus ? pair.to : pair.from] : [],
    ),
  );
  for (const hook of room.free) drawHook(context, hook, theme);
  for (const poster of room.posters) {
    const { tableId } = poster;
    const face = byTable.get(tableId);
    if (!face || !isSeen(poster, view)) continue;
    const back = isBack(neighbours, tableId);
    drawSheet(context, poster, scene, back, theme);
    drawNumberAndName(context, face, back, theme);
    if (back) continue;
    const sentence = scene.sentences.get(tableId);
    if (sentence && !told.has(tableId)) drawSentence(context, sentence, theme);
    const knot = knotted.get(tableId);
    if (knot) drawKnots(context, face, knot, scene.pair, theme);
  }
  // Sentences that stand on the posters where their threads end.
  for (const label of picture.labels)
    if (label.place === 'poster') drawLabel(context, label, theme.ink, theme);
}

/** What stands at posters' feet where no knots do: on a canvas of its own, because it changes by the second while all else stays. */
export function drawFeet(
  context: CanvasRenderingContext2D,
  picture: RoomPicture,
  feet: ReadonlyMap<string, PosterFoot>,
  focus: string | null,
  isWalk: boolean,
  theme: RoomTheme,
): void {
  if (picture.knots.length > 0) return;
  for (const face of picture.faces) {
    const foot = feet.get(face.tableId);
    if (foot && (focus === null || focus === face.tableId))
      drawFoot(context, face, foot, picture, isWalk, theme);
  }
}

/** A free hook: a pin. */
function drawHook(
  context: CanvasRenderingContext2D,
  { x, y, width }: { x: number; y: number; width: number },
  theme: RoomTheme,
): void {
  context.fillStyle = theme.areaLine;
  context.beginPath();
  context.arc(x + width / 2, y + 8, 3, 0, 2 * Math.PI);
  context.fill();
}

function drawSheet(
  context: CanvasRenderingContext2D,
  { x, y, width, height, tableId }: HungPoster,
  { focus, near }: RoomScene,
  back: boolean,
  theme: RoomTheme,
): void {
  const isFocus = focus === tableId;
  context.beginPath();
  context.rect(x, y, width, height);
  if (!back) {
    drawShadow(context, { x, y, width, height }, theme);
    context.fillStyle = theme.sheet;
    context.fill();
  }
  context.lineWidth = isFocus || near === tableId ? 4 : 1.2;
  context.strokeStyle = isFocus || near === tableId ? theme.accent : theme.areaLine;
  if (back && near !== tableId) context.strokeStyle = theme.line;
  context.stroke();
}

let shadow: { key: string; theme: RoomTheme; canvas: HTMLCanvasElement } | null = null;

/**
 * A sheet's shadow, blurred once: all sheets are of one size, and blurring thirty of them takes longer than a frame. Anew with the theme,
 * which is read again where the graphics, and with them this canvas, were lost.
 */
function drawShadow(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Rect,
  theme: RoomTheme,
): void {
  const key = `${Math.round(width)} ${Math.round(height)}`;
  if (shadow?.key !== key || shadow.theme !== theme) {
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(width) + 2 * SHADOW.around;
    canvas.height = Math.ceil(height) + 2 * SHADOW.around;
    const own = canvas.getContext('2d');
    if (!own) return;
    own.shadowColor = theme.dark ? 'rgba(0, 0, 0, 0.6)' : 'rgba(26, 34, 35, 0.22)';
    own.shadowBlur = SHADOW.blur;
    own.shadowOffsetY = SHADOW.down;
    own.fillRect(SHADOW.around, SHADOW.around, width, height);
    shadow = { key, theme, canvas };
  }
  context.drawImage(shadow.canvas, x - SHADOW.around, y - SHADOW.around);
}

function drawNumberAndName(
  context: CanvasRenderingContext2D,
  { number, name }: Face,
  back: boolean,
  theme: RoomTheme,
): void {
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.direction = 'ltr';
  context.fillStyle = back ? theme.inkSoft : theme.ink;
  context.font = `600 ${number.size}px ${theme.font}`;
  context.fillText(number.text, number.x, number.y);
  if (!name) return;
  context.direction = name.direction;
  context.font = `${back ? 400 : 600} ${name.size}px ${theme.font}`;
  for (const { text, x: left, y, width: wide } of name.lines)
    // Lighter letters are narrower: right-to-left names keep their right edge.
    if (name.direction === 'rtl') {
      context.textAlign = 'right';
      context.fillText(text, left + wide, y);
    } else context.fillText(text, left, y);
  context.textAlign = 'left';
}

function drawSentence(
  context: CanvasRenderingContext2D,
  { lines, size, direction }: SetText,
  theme: RoomTheme,
): void {
  context.direction = direction;
  context.textAlign = direction === 'rtl' ? 'right' : 'left';
  context.fillStyle = theme.inkSoft;
  context.font = `400 ${size}px ${theme.font}`;
  for (const { text, x, y, width } of lines)
    context.fillText(text, direction === 'rtl' ? x + width : x, y);
  context.textAlign = 'left';
}

/** Its threads as numbers: → to, ← from, ↔ both ways; underlined as their kind is drawn. */
function drawKnots(
  context: CanvasRenderingContext2D,
  { foot }: Face,
  { parts, size }: Knots,
  told: string | null,
  theme: RoomTheme,
): void {
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(foot.x, foot.y);
  context.lineTo(foot.x + foot.width, foot.y);
  context.stroke();
  context.direction = 'ltr';
  context.textAlign = 'left';
  if (parts.length === 0) {
    context.direction = pageDirection();
    context.font = `400 ${size}px ${theme.font}`;
    context.fillStyle = theme.inkSoft;
    context.fillText(t('poster.noThread'), foot.x, foot.y + foot.height * 0.72);
    return;
  }
  for (const part of parts) {
    const isNumber = part.kind === 'number';
    context.font = `${isNumber ? 600 : 400} ${size}px ${theme.font}`;
    context.fillStyle = isNumber ? theme.ink : theme.inkSoft;
    context.globalAlpha = part.isPale ? PALE : 1;
    context.fillText(part.text, part.x, part.y);
    if (part.pair) drawUnderline(context, part, part.pair, size, told, theme);
    context.globalAlpha = 1;
  }
}

function drawUnderline(
  context: CanvasRenderingContext2D,
  { x, y, width }: { x: number; y: number; width: number },
  { relation, id }: Pair,
  size: number,
  told: string | null,
  theme: RoomTheme,
): void {
  const thick = Math.max(2, size * (told === id ? 0.2 : 0.13));
  context.strokeStyle = theme.threads[relation];
  context.lineWidth = thick;
  const { isDotted } = KIND_MARKS[relation];
  context.lineCap = isDotted ? 'round' : 'butt';
  context.setLineDash(isDotted ? [0.01, thick * 1.8] : []);
  context.beginPath();
  context.moveTo(x, y + size * 0.24);
  context.lineTo(x + width, y + size * 0.24);
  context.stroke();
  context.setLineDash([]);
}

/** Its papers, and who might join or is here. */
function drawFoot(
  context: CanvasRenderingContext2D,
  { foot, form }: Face,
  { papers, mightJoin, here, isHere, marks }: PosterFoot,
  { room }: RoomPicture,
  isWalk: boolean,
  theme: RoomTheme,
): void {
  const size = room.screen.smallest;
  const baseline = foot.y + foot.height * 0.72;
  const words = [
    isHere ? t('gallery.you') : '',
    isWalk && here > 0 ? t('gallery.here', { count: here }) : '',
    !isWalk && mightJoin > 0 ? t('gallery.mightJoin', { count: mightJoin }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
  context.direction = pageDirection();
  context.textAlign = 'right';
  context.fillStyle = theme.ink;
  context.font = `500 ${size}px ${theme.font}`;
  const right = foot.x + foot.width;
  const width = words === '' ? 0 : context.measureText(words).width;
  const wide = words === '' ? 0 : width + size * PEOPLE_SIGN.withAir;
  if (words !== '') {
    const { wordsRight, signLeft } = footLine(right, width, size, isRightToLeft());
    context.fillText(words, wordsRight, baseline);
    drawPeople(context, signLeft, baseline - size * 0.9, size * PEOPLE_SIGN.width, theme.ink);
  }
  context.textAlign = 'left';
  if (form !== 'whole') return;
  // What came of it says more than the colours of its papers.
  if (drawMarks(context, marks, { foot, baseline, size, room: foot.width - wide }, theme)) return;
  const paper = size * 0.85;
  papers.slice(0, 4).forEach((color, index) => {
    const x = foot.x + index * paper * 1.3;
    if (x + paper > right - wide) return;
    context.fillStyle = theme.papers(color);
    context.fillRect(x, baseline - paper * 0.86, paper, paper);
    context.strokeStyle = theme.noteEdge;
    context.lineWidth = 1;
    context.strokeRect(x, baseline - paper * 0.86, paper, paper);
  });
}

/** What all said of a table and who sees to it, as much as there is room for at the start of its foot. False: nothing. */
function drawMarks(
  context: CanvasRenderingContext2D,
  { rated, claimed }: ThingMarks,
  { foot, baseline, size, room }: { foot: Rect; baseline: number; size: number; room: number },
  theme: RoomTheme,
): boolean {
  // What nobody sees to yet goes first: it is to stand out.
  const inOrder = claimed?.isOpen ? [claimed, rated] : [rated, claimed];
  let at = 0;
  for (const mark of inOrder) {
    if (!mark) continue;
    context.font = `${mark.isOpen ? 600 : 500} ${size}px ${theme.font}`;
    // All of it where it fits, else its few words.
    const text = [mark.said, mark.brief].find(
      (each) => each !== '' && at + context.measureText(each).width <= room,
    );
    if (text === undefined) continue;
    context.fillStyle = mark.isOpen ? theme.ink : theme.inkSoft;
    context.direction = pageDirection();
    context.fillText(text, foot.x + at, baseline);
    at += context.measureText(text).width + size;
  }
  return at > 0;
}
