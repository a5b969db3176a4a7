import type { CSSProperties } from 'react';

/** Height of a poster in its own em, and the smallest em that can be read, px. */
const HEIGHT_EM = 47;
const SMALLEST_EM = 12.5;

/** Width by height: as wide as the stage is, within what still looks like a poster. */
const NARROWEST = 1.1;
const WIDEST = 1.7;

/** Size of a poster that fills `stage`. `null` before the stage is measured. */
export function posterBox(stage: { width: number; height: number }): CSSProperties | null {
  if (stage.width === 0) return null;
  const shape = Math.min(WIDEST, Math.max(NARROWEST, stage.width / Math.max(1, stage.height)));
  const height = Math.min(stage.height, stage.width / shape);
  const em = Math.max(SMALLEST_EM, height / HEIGHT_EM);
  // Narrow and tall, as on a phone: it takes the width and grows with its words.
  return {
    width: Math.min(stage.width, Math.max(height, SMALLEST_EM * HEIGHT_EM) * shape),
    height: Math.max(height, SMALLEST_EM * HEIGHT_EM),
    ['--poster-size' as string]: `${em}px`,
  };
}
