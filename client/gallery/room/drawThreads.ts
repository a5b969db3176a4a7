import { STROKE } from '../../../shared/gallery/floor.ts';
import type { Label } from '../../../shared/gallery/labels.ts';
import {
  KIND_MARKS,
  marksOf,
  QUIET,
  QUIET_HEAD,
  ROUND,
  STITCH,
} from '../../../shared/gallery/marks.ts';
import { grownPieces } from '../../../shared/gallery/grownPieces.ts';
import { threadPath, type DrawnThread, type RoomPicture } from '../../../shared/gallery/picture.ts';
import type { RoomTheme } from '../roomTheme.ts';
import type { Growing } from './useGrowing.ts';

/** The thread that is told is thicker, of a lit one. */
const TOLD = 1.35;

const PATHS = new WeakMap<DrawnThread, Path2D>();
/** Parsed once: the picture's threads are never changed. */
function pathOf(thread: DrawnThread, radius: number): Path2D {
  let path = PATHS.get(thread);
  if (!path) {
    path = new Path2D(threadPath(thread, radius));
    PATHS.set(thread, path);
  }
  return path;
}

/** Is it drawn in its colour? */
export const isLit = ({ isLit: lit, pair }: DrawnThread, told: string | null): boolean =>
  lit || pair.id === told;

export function drawThreads(
  context: CanvasRenderingContext2D,
  picture: RoomPicture,
  told: string | null,
  { pairs, share }: Growing,
  theme: RoomTheme,
): void {
  const { threads } = picture;
  const draw = (thread: DrawnThread): void => {
    const grown = pairs.has(thread.pair.id) ? share.current : 1;
    drawThread(context, thread, picture, told, grown, theme);
  };
  for (const thread of threads) if (!isLit(thread, told)) draw(thread);
  for (const thread of threads) if (isLit(thread, told)) draw(thread);
}

function drawThread(
  context: CanvasRenderingContext2D,
  thread: DrawnThread,
  picture: RoomPicture,
  told: string | null,
  grown: number,
  theme: RoomTheme,
): void {
  const { room, head } = picture;
  const { pair } = thread;
  const lit = isLit(thread, told);
  const full = room.screen.width * STROKE;
  const width = full * (pair.id === told ? TOLD : lit ? 1 : QUIET);
  const color = lit ? theme.threads[pair.relation] : theme.quiet;
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = width;
  context.lineJoin = 'round';
  const { isDotted } = KIND_MARKS[pair.relation];
  context.lineCap = isDotted ? 'round' : 'butt';
  context.setLineDash(isDotted ? [0.01, width * STITCH] : []);
  const radius = room.screen.width * ROUND;
  context.stroke(
    grown < 1
      ? new Path2D(threadPath({ pieces: grownPieces(thread.pieces, grown) }, radius))
      : pathOf(thread, radius),
  );
  context.setLineDash([]);
  // It has arrived once its head is there.
  if (grown < 1) return;
  drawMarks(context, headsOf(thread, lit, head), width, theme.area);
}

interface Marks {
  heads: readonly Path2D[];
  isOpen: boolean;
  start: { path: Path2D; isHollow: boolean } | null;
}

const HEADS = { lit: new WeakMap<DrawnThread, Marks>(), quiet: new WeakMap<DrawnThread, Marks>() };
/** Parsed once as well; quiet ones are smaller. */
function headsOf(thread: DrawnThread, isLit: boolean, head: number): Marks {
  const known = HEADS[isLit ? 'lit' : 'quiet'];
  let marks = known.get(thread);
  if (!marks) {
    const { heads, isOpen, start } = marksOf(thread, isLit ? head : head * QUIET_HEAD);
    marks = {
      heads: heads.map((each) => new Path2D(each)),
      isOpen,
      start: start && { path: new Path2D(start.path), isHollow: start.isHollow },
    };
    known.set(thread, marks);
  }
  return marks;
}

function fillPath(context: CanvasRenderingContext2D, path: Path2D): void {
  context.fill(path);
}

/** Heads, filled or open, and where it starts: half a disc, hollow while nobody has accepted it. */
function drawMarks(
  context: CanvasRenderingContext2D,
  { heads, isOpen, start }: Marks,
  width: number,
  floor: string,
): void {
  context.lineCap = 'round';
  context.lineWidth = width * 0.85;
  for (const path of heads) {
    if (isOpen) context.stroke(path);
    else fillPath(context, path);
  }
  if (!start) return;
  const { path } = start;
  if (!start.isHollow) {
    fillPath(context, path);
    return;
  }
  context.fillStyle = floor;
  fillPath(context, path);
  context.stroke(path);
}

/** Sentences in and beside threads, and letters. */
export function drawThreadWords(
  context: CanvasRenderingContext2D,
  picture: RoomPicture,
  told: string | null,
  theme: RoomTheme,
): void {
  const { labels, letters, threads } = picture;
  const lit = new Set(threads.filter((thread) => isLit(thread, told)).map(({ pair }) => pair.id));
  for (const label of labels)
    if (label.place !== 'poster')
      drawLabel(context, label, lit.has(label.pair.id) ? theme.ink : theme.inkSoft, theme);
  context.textAlign = 'left';
  context.direction = 'ltr';
  for (const { pair, at, size } of letters) {
    context.font = `600 ${size}px ${theme.font}`;
    context.fillStyle = lit.has(pair.id) ? theme.ink : theme.inkSoft;
    context.fillText(at.text, at.x, at.y);
  }
}

export function drawLabel(
  context: CanvasRenderingContext2D,
  { lines, size, direction, more }: Label,
  color: string,
  theme: RoomTheme,
): void {
  context.textAlign = 'left';
  context.direction = direction;
  context.fillStyle = color;
  context.font = `600 ${size}px ${theme.font}`;
  for (const { text, x, y } of lines) context.fillText(text, x, y);
  if (!more) return;
  context.direction = 'ltr';
  context.fillStyle = theme.inkSoft;
  context.fillText(more.text, more.x, more.y);
}
