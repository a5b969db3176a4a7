/** Two heads and shoulders, in a square of 24. */
const PEOPLE =
  'M9 11.500a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600M2.800 19.500c.4-3.500 2.900-5.300 6.200-5.300s5.800 1.800 6.200 5.300M15.500 5.300a3 3 0 0 1 0 5.900M17.500 14.600c2 .6 3.300 2.200 3.700 4.900';
let path: Path2D | null = null;

/** The sign of people, `size` square from its top left corner. */
export function drawPeople(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  size: number,
  color: string,
): void {
  path ??= new Path2D(PEOPLE);
  context.save();
  context.translate(x, y);
  context.scale(size / 24, size / 24);
  context.strokeStyle = color;
  context.lineWidth = 1.9;
  context.lineCap = 'round';
  context.stroke(path);
  context.restore();
}
