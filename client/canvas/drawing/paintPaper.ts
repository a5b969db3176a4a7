import { paperOf, type NoteColor } from '../../../shared/model/note.ts';
import type { WallTheme } from './wallTheme.ts';

/** A note's paper with hairline and short shadow; `unit` is a screen pixel, `lift` how far it is held above the wall, 0–1. */
export function paintPaper(
  context: CanvasRenderingContext2D,
  theme: WallTheme,
  color: NoteColor | null,
  width: number,
  height: number,
  unit: number,
  lift = 0,
): void {
  context.save();
  context.shadowColor = theme.dark
    ? 'rgb(0 0 0 / 0.7)'
    : lift > 0
      ? 'rgb(26 34 35 / 0.42)'
      : 'rgb(26 34 35 / 0.26)';
  context.shadowBlur = (4 + 16 * lift) * unit;
  context.shadowOffsetY = (2 + 10 * lift) * unit;
  context.fillStyle = color ? theme.papers(color) : theme.area;
  context.beginPath();
  context.roundRect(0, 0, width, height, Math.min(3 * unit, width / 20));
  context.fill();
  context.restore();
  context.strokeStyle = color ? theme.noteEdge : theme.areaLine;
  context.lineWidth = unit;
  context.beginPath();
  context.roundRect(
    unit / 2,
    unit / 2,
    width - unit,
    height - unit,
    Math.min(3 * unit, width / 20),
  );
  context.stroke();
}

const MARKS = new Map<string, Path2D>();
/** Half of what a mark's disc is wide in its own box. */
const MARK_RADIUS = 7.5;

/** The shape that tells a paper without its colour, around (x, y). */
export function paintShape(
  context: CanvasRenderingContext2D,
  color: string,
  x: number,
  y: number,
  radius: number,
  ink: string,
): void {
  const { mark } = paperOf(color);
  let path = MARKS.get(mark);
  if (!path) MARKS.set(mark, (path = new Path2D(mark)));
  context.save();
  context.translate(x, y);
  context.scale(radius / MARK_RADIUS, radius / MARK_RADIUS);
  context.fillStyle = ink;
  context.fill(path);
  context.restore();
}
