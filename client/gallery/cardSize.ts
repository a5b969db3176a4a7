import { createMeasureText } from '../canvas/measureText.ts';
import { wrapWords } from './wrapWords.ts';

const between = (least: number, most: number, value: number): number =>
  Math.min(most, Math.max(least, value));

/**
 * Width and height, px, of a lit thread's card on a stage of this width, as `.thread-card` sets it (at the projector's type, the larger one):
 * enough to lay cards apart.
 */
export function cardSize(
  text: string,
  stage: number,
  isHeld: boolean,
  font: string,
): { width: number; height: number } {
  const width = between(190, 520, stage * 0.168);
  const size = between(16, 48, stage * 0.013);
  const inner = width - 2 * between(10, 20, stage * 0.0085);
  const measure = createMeasureText(font);
  const lines = wrapWords(text, inner / size, 12, measure).length;
  return {
    width,
    height:
      2 * between(8, 16, stage * 0.007) +
      size * 1.25 * (0.92 + Math.max(1, lines)) +
      (isHeld ? 60 : 0),
  };
}
