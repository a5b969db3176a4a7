import { PAPERS, type NoteColor } from '../../../shared/model/note.ts';
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
  context.fillStyle = color ? theme.papers[color] : theme.area;
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

/** The shape that tells a paper without its colour, around (x, y). */
export function paintShape(
  context: CanvasRenderingContext2D,
  color: NoteColor,
  x: number,
  y: number,
  radius: number,
  ink: string,
): void {
  context.fillStyle = ink;
  context.strokeStyle = ink;
  context.beginPath();
  switch (PAPERS[color].shape) {
    case 'disc':
      context.arc(x, y, radius, 0, Math.PI * 2);
      break;
    case 'square':
      context.rect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8);
      break;
    case 'diamond':
      context.moveTo(x, y - radius * 1.2);
      context.lineTo(x + radius * 1.2, y);
      context.lineTo(x, y + radius * 1.2);
      context.lineTo(x - radius * 1.2, y);
      break;
    case 'triangle':
      context.moveTo(x, y - radius * 1.1);
      context.lineTo(x + radius * 1.2, y + radius);
      context.lineTo(x - radius * 1.2, y + radius);
      break;
    case 'bar':
      context.roundRect(
        x - radius * 1.2,
        y - radius * 0.45,
        radius * 2.4,
        radius * 0.9,
        radius * 0.3,
      );
      break;
    case 'ring':
      context.lineWidth = radius * 0.42;
      context.arc(x, y, radius * 0.85, 0, Math.PI * 2);
      context.stroke();
      return;
  }
  context.closePath();
  context.fill();
}
