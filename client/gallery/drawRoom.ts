import type { GalleryRoom, HungPoster } from '../../shared/layout/galleryRoom.ts';
import { pointAt, type Point, type Thread } from '../../shared/layout/galleryThreads.ts';
import type { Camera } from '../../shared/layout/camera.ts';
import type { Relation } from '../../shared/model/gallery.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { textDirection } from '../../shared/model/textDirection.ts';
import type { RoomTheme } from './roomTheme.ts';
import { wrapWords } from './wrapWords.ts';

/** Everything on the canvas, as data. */
export interface RoomScene {
  room: GalleryRoom;
  threads: readonly Thread[];
  relations: ReadonlyMap<string, Relation>;
  posters: ReadonlyMap<string, PosterView>;
  lit: ReadonlySet<string>;
  /** Poster under the pointer or the focus, and where one stands. */
  near: string | null;
  standing: string | null;
  showHere: boolean;
  /** A thread being drawn by hand. Room units. */
  drawn: { from: string; at: Point } | null;
}

const QUIET_WIDTH = 3;
const LIT_WIDTH = 5.5;
/** A name on the smallest cards, room units, and what can be read at all, px. */
const NAME_SMALL = 19;
const LEGIBLE = 10;

export function drawRoom(
  context: CanvasRenderingContext2D,
  scene: RoomScene,
  camera: Camera,
  theme: RoomTheme,
): void {
  context.save();
  context.translate(camera.x, camera.y);
  context.scale(camera.scale, camera.scale);
  const { floor } = scene.room;
  context.beginPath();
  roundRect(context, floor.x, floor.y, floor.width, floor.height, 24);
  context.fillStyle = theme.area;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = theme.areaLine;
  context.stroke();
  for (const poster of scene.room.posters) drawPoster(context, poster, scene, theme, camera.scale);
  const quiet = scene.threads.filter(({ id }) => !scene.lit.has(id));
  const lit = scene.threads.filter(({ id }) => scene.lit.has(id));
  for (const thread of [...quiet, ...lit])
    drawThread(
      context,
      thread,
      scene.relations.get(thread.id) ?? 'supports',
      scene.lit.has(thread.id),
      theme,
    );
  if (scene.drawn) drawHandThread(context, scene, theme);
  context.restore();
}

function roundRect(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  r: number,
): void {
  context.moveTo(x + r, y);
  context.arcTo(x + width, y, x + width, y + height, r);
  context.arcTo(x + width, y + height, x, y + height, r);
  context.arcTo(x, y + height, x, y, r);
  context.arcTo(x, y, x + width, y, r);
  context.closePath();
}

function drawThread(
  context: CanvasRenderingContext2D,
  thread: Thread,
  relation: Relation,
  isLit: boolean,
  theme: RoomTheme,
): void {
  const color = isLit ? theme.threads[relation] : theme.quiet;
  const width = isLit ? LIT_WIDTH : QUIET_WIDTH;
  const { start, startHandle, endHandle, end } = thread;
  const [bx, by] = pointAt(thread, 0.94);
  const angle = Math.atan2(end[1] - by, end[0] - bx);
  const head = isLit ? 24 : 19;
  // A filled head covers the line's end; an open one is drawn around it.
  const back = relation === 'reinforces' ? head * 0.7 : 3;
  const tip: Point = [end[0] - Math.cos(angle) * 2, end[1] - Math.sin(angle) * 2];
  const stop: Point = [tip[0] - Math.cos(angle) * back, tip[1] - Math.sin(angle) * back];
  context.save();
  context.lineCap = 'round';
  context.lineJoin = 'round';
  // A gap around each thread, so that crossings read as over and under.
  const path = (): void => {
    context.beginPath();
    context.moveTo(start[0], start[1]);
    context.bezierCurveTo(
      startHandle[0],
      startHandle[1],
      endHandle[0],
      endHandle[1],
      stop[0],
      stop[1],
    );
  };
  path();
  context.strokeStyle = theme.area;
  context.lineWidth = width + 7;
  context.stroke();
  path();
  context.strokeStyle = color;
  context.lineWidth = width;
  if (relation === 'supports') context.setLineDash(isLit ? [9, 12] : [5, 10]);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = color;
  context.beginPath();
  context.arc(start[0], start[1], isLit ? 7.5 : 6, 0, 2 * Math.PI);
  context.fill();
  const wing = (side: number): Point => [
    tip[0] - Math.cos(angle + side * 0.45) * head,
    tip[1] - Math.sin(angle + side * 0.45) * head,
  ];
  const [left, right] = [wing(1), wing(-1)];
  context.beginPath();
  context.moveTo(left[0], left[1]);
  context.lineTo(tip[0], tip[1]);
  context.lineTo(right[0], right[1]);
  if (relation === 'reinforces') {
    context.closePath();
    context.fill();
  } else {
    context.lineWidth = isLit ? 5 : 3;
    context.stroke();
  }
  context.restore();
}

function drawHandThread(
  context: CanvasRenderingContext2D,
  { room, drawn }: RoomScene,
  theme: RoomTheme,
): void {
  const from = room.posters.find((poster) => poster.tableId === drawn?.from);
  if (!from || !drawn) return;
  context.save();
  context.strokeStyle = theme.accent;
  context.fillStyle = theme.accent;
  context.lineWidth = LIT_WIDTH;
  context.lineCap = 'round';
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(drawn.at[0], drawn.at[1]);
  context.stroke();
  context.beginPath();
  context.arc(drawn.at[0], drawn.at[1], 9, 0, 2 * Math.PI);
  context.fill();
  context.restore();
}

function drawPoster(
  context: CanvasRenderingContext2D,
  hung: HungPoster,
  scene: RoomScene,
  theme: RoomTheme,
  scale: number,
): void {
  const poster = scene.posters.get(hung.tableId);
  if (!poster) return;
  const { x, y, width, height } = hung;
  const isNear = scene.near === hung.tableId;
  context.save();
  context.shadowColor = theme.dark ? 'rgba(0, 0, 0, 0.7)' : 'rgba(26, 34, 35, 0.28)';
  context.shadowBlur = 16;
  context.shadowOffsetY = 6;
  context.fillStyle = theme.sheet;
  context.beginPath();
  roundRect(context, x, y, width, height, 3);
  context.fill();
  context.restore();
  context.lineWidth = isNear ? 4 : 1.2;
  context.strokeStyle = isNear ? theme.accent : theme.areaLine;
  context.stroke();
  // The pin it hangs by.
  context.fillStyle = theme.lineStrong;
  context.beginPath();
  if (scene.room.form !== 'number') context.arc(x + width / 2, y + 13, 5, 0, 2 * Math.PI);
  context.fill();
  const rtl = textDirection(poster.name) === 'rtl';
  context.save();
  context.direction = rtl ? 'rtl' : 'ltr';
  context.textAlign = 'start';
  const form = scene.room.form;
  const pad = form === 'number' ? 12 : 25;
  const start = rtl ? x + width - pad : x + pad;
  const forward = rtl ? -1 : 1;
  // From afar a small card's name is dust: then the number has it alone.
  const isNumberAlone = form === 'number' && NAME_SMALL * scale < LEGIBLE;
  const numberSize = isNumberAlone ? 74 : form === 'number' ? 56 : 68;
  context.textBaseline = 'alphabetic';
  context.fillStyle = theme.ink;
  context.font = `600 ${numberSize}px ${theme.font}`;
  const numberWidth = context.measureText(String(poster.number)).width;
  const baseline = y + (form === 'number' ? height / 2 + numberSize * 0.36 : 86);
  context.fillText(
    String(poster.number),
    isNumberAlone ? x + width / 2 + (rtl ? numberWidth : -numberWidth) / 2 : start,
    baseline,
  );
  if (isNumberAlone) return context.restore();
  const nameSize = form === 'number' ? NAME_SMALL : 32;
  const nameX = start + forward * (numberWidth + (form === 'number' ? 12 : 18));
  context.font = `600 ${nameSize}px ${theme.font}`;
  const nameWidth = width - 2 * pad - numberWidth - (form === 'number' ? 12 : 18);
  const measure = (text: string): number => context.measureText(text).width;
  const names = wrapWords(poster.name, nameWidth, form === 'number' ? 3 : 2, measure);
  const nameLeading = nameSize * 1.1;
  const nameTop =
    form === 'number'
      ? y + height / 2 - ((names.length - 1) * nameLeading) / 2 + nameSize * 0.35
      : y + 59;
  names.forEach((line, index) => context.fillText(line, nameX, nameTop + index * nameLeading));
  if (form !== 'number') drawFoot(context, poster, hung, scene, theme, pad, rtl);
  if (form === 'whole') {
    context.textAlign = 'start';
    context.font = `400 24px ${theme.font}`;
    context.fillStyle = theme.inkSoft;
    context.direction = textDirection(poster.sentence) === 'rtl' ? 'rtl' : 'ltr';
    const at = context.direction === 'rtl' ? x + width - pad : x + pad;
    wrapWords(poster.sentence, width - 2 * pad, 2, measure).forEach((line, index) =>
      context.fillText(line, at, y + 138 + index * 29),
    );
  }
  context.restore();
}

/** Papers of its notes on one side, who might join (or stands here) on the other. */
function drawFoot(
  context: CanvasRenderingContext2D,
  poster: PosterView,
  { x, y, width, height, tableId }: HungPoster,
  scene: RoomScene,
  theme: RoomTheme,
  pad: number,
  rtl: boolean,
): void {
  const SIZE = 18;
  const foot = y + height - 23;
  poster.notes.slice(0, 4).forEach((note, index) => {
    const at = rtl ? x + width - pad - SIZE - index * (SIZE + 5) : x + pad + index * (SIZE + 5);
    context.fillStyle = theme.papers(note.color);
    context.fillRect(at, foot - SIZE + 2, SIZE, SIZE);
    context.strokeStyle = theme.noteEdge;
    context.lineWidth = 1;
    context.strokeRect(at, foot - SIZE + 2, SIZE, SIZE);
  });
  const words = poster.closed
    ? 'closed'
    : poster.mightJoin > 0
      ? `${poster.mightJoin} might join`
      : '';
  context.direction = 'ltr';
  context.textAlign = 'left';
  context.font = `500 21px ${theme.font}`;
  context.fillStyle = theme.ink;
  const wide = context.measureText(words).width;
  const end = rtl ? x + pad + wide : x + width - pad;
  if (words !== '') {
    context.fillText(words, end - wide, foot + 1);
    if (!poster.closed && wide < width - 2 * pad - 140)
      drawPeople(context, end - wide - 32, foot - 19, theme.ink);
  }
  // Who stands here, quietly, in the corner above.
  const here = [
    scene.standing === tableId && 'you',
    scene.showHere && poster.here > 0 && `${poster.here} here`,
  ]
    .filter(Boolean)
    .join(' · ');
  if (here !== '') {
    context.fillStyle = theme.inkSoft;
    context.font = `400 18px ${theme.font}`;
    context.fillText(here, rtl ? x + 14 : x + width - 14 - context.measureText(here).width, y + 22);
  }
}

const PEOPLE =
  'M9 11.500a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600M2.800 19.500c.4-3.500 2.900-5.300 6.200-5.300s5.800 1.800 6.200 5.300M15.500 5.300a3 3 0 0 1 0 5.900M17.500 14.600c2 .6 3.300 2.200 3.700 4.900';
let peoplePath: Path2D | null = null;

function drawPeople(context: CanvasRenderingContext2D, x: number, y: number, color: string): void {
  peoplePath ??= new Path2D(PEOPLE);
  context.save();
  context.translate(x, y);
  context.strokeStyle = color;
  context.lineWidth = 1.9;
  context.lineCap = 'round';
  context.stroke(peoplePath);
  context.restore();
}
