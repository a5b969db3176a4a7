/** White words on a colour: whose cursor, whose group. `x`, `y`: top left; `size`: of the words; all screen pixels. Returns its width. */
export function drawPill(
  context: CanvasRenderingContext2D,
  {
    text,
    x,
    y,
    size,
    color,
    font,
  }: { text: string; x: number; y: number; size: number; color: string; font: string },
): number {
  context.font = `600 ${size}px ${font}`;
  const width = context.measureText(text).width + size;
  context.fillStyle = color;
  context.beginPath();
  context.roundRect(x, y, width, size * 1.6, 8);
  context.fill();
  context.fillStyle = '#ffffff';
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, x + size * 0.5, y + size * 0.85);
  return width;
}
