import type { CSSProperties } from 'react';

/** Height of a poster in its own em, and the smallest em that can be read, px. */
const HEIGHT_EM = 47;
const SMALLEST_EM = 12.5;

/** Size of a poster that fills `stage`; `shape` is width by height. `null` before the stage is measured. */
export function posterBox(
  stage: { width: number; height: number },
  shape: number,
): CSSProperties | null {
  if (stage.width === 0) return null;
  const height = Math.min(stage.height, stage.width / shape);
  const em = Math.max(SMALLEST_EM, height / HEIGHT_EM);
  // Narrow and tall, as on a phone: it takes the width and grows with its words.
  return {
    width: Math.min(stage.width, Math.max(height, SMALLEST_EM * HEIGHT_EM) * shape),
    height: Math.max(height, SMALLEST_EM * HEIGHT_EM),
    ['--poster-size' as string]: `${em}px`,
  };
}
