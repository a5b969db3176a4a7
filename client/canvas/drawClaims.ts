import { drawPill } from './drawPill.ts';
import type { WallScene } from './wallScene.ts';

/** Mine is drawn in ink that shows on both walls; nobody's hand has this colour. */
const OWN = '#3a4446';
const GAP = 6;

/** Who is on which group: names on the upper edge of its area, from the end of the line inwards. */
export function drawClaims(context: CanvasRenderingContext2D, scene: WallScene): void {
  const { camera, theme, viewport } = scene;
  const size = Math.max(13, Math.min(20, viewport.width * 0.0095));
  const taken = new Map<string, number>();
  for (const { cluster, name, hand } of scene.claims) {
    const header = scene.headerRect(cluster);
    if (!header) continue;
    const by = scene.drags.find((drag) => drag.cluster === cluster)?.by ?? [0, 0];
    context.font = `600 ${size}px ${theme.font}`;
    const width = context.measureText(name).width + size;
    const before = taken.get(cluster) ?? 0;
    const x = header.x + by[0] * camera.scale + header.width - width - before - 10;
    const y =
      Math.min(header.y + by[1] * camera.scale, scene.names.tab(cluster)?.y ?? Infinity) -
      size * 1.1;
    if (x > viewport.width || y > viewport.height || x + width < 0 || y < -size * 2) continue;
    drawPill(context, {
      text: name,
      x,
      y,
      size,
      color: hand === 0 ? OWN : (theme.hands[(hand - 1) % 6] ?? theme.accent),
      font: theme.font,
    });
    taken.set(cluster, before + width + GAP);
  }
}
