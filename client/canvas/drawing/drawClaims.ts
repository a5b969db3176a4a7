import { drawPill } from './drawPill.ts';
import type { Drawn } from './drawnScene.ts';

/** Mine is drawn in ink that shows on both walls; nobody else has this colour. */
const OWN = '#3a4446';
const GAP = 6;

type ClaimParts = Drawn<'camera' | 'presence' | 'look' | 'marks' | 'names'>;

/** Who is on which group: names on the upper edge of its area, from the end of the line inwards. */
export function drawClaims(
  context: CanvasRenderingContext2D,
  { camera: { at: camera, viewport }, presence, look, marks, names }: ClaimParts,
): void {
  const { theme } = look;
  const size = Math.max(13, Math.min(20, viewport.width * 0.0095));
  const taken = new Map<string, number>();
  for (const { cluster, name, color } of marks.claims) {
    const header = names.header(cluster);
    if (!header) continue;
    const by = presence.shiftOf(cluster);
    context.font = `600 ${size}px ${theme.font}`;
    const width = context.measureText(name).width + size;
    const before = taken.get(cluster) ?? 0;
    const [start, end] = [before + 10, header.width - width - before - 10];
    const x = header.x + by[0] * camera.scale + (look.nameMeasures.name.fromRight ? start : end);
    const y =
      Math.min(header.y + by[1] * camera.scale, names.tab(cluster)?.y ?? Infinity) - size * 1.1;
    if (x > viewport.width || y > viewport.height || x + width < 0 || y < -size * 2) continue;
    drawPill(context, {
      text: name,
      x,
      y,
      size,
      color: color === 0 ? OWN : (theme.presence[(color - 1) % 6] ?? theme.accent),
      font: theme.font,
    });
    taken.set(cluster, before + width + GAP);
  }
}
