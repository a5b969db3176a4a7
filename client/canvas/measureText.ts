import type { MeasureText } from '../../shared/layout/noteText.ts';
import { makeCanvas } from './makeCanvas.ts';

const SIZE = 100;

/**
 * Measures text set at 1 unit in the notes' face (or that weight of it), word by word; the words are remembered, a wall repeats them.
 * `context`: where the text will be drawn, if that is a canvas on the page; its figures may be of another width there.
 */
export function createMeasureText(
  font: string,
  weight = 500,
  context = makeCanvas().getContext('2d'),
): MeasureText {
  const widths = new Map<string, number>();
  const wordWidth = (word: string): number => {
    const known = widths.get(word);
    if (known !== undefined) return known;
    if (context) context.font = `${weight} ${SIZE}px ${font}`;
    const width = (context?.measureText(word).width ?? word.length * 50) / SIZE;
    if (widths.size < 50_000) widths.set(word, width);
    return width;
  };
  const space = wordWidth(' ');
  return (text) => {
    let width = 0;
    let start = 0;
    for (let end = text.indexOf(' '); end >= 0; end = text.indexOf(' ', start)) {
      width += wordWidth(text.slice(start, end)) + space;
      start = end + 1;
    }
    return width + wordWidth(text.slice(start));
  };
}
