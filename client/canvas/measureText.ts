import type { MeasureText } from '../../shared/layout/noteText.ts';

const SIZE = 100;

/** Measures text set at 1 unit in the notes' face, word by word; the words are remembered, a wall repeats them. */
export function createMeasureText(font: string): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  const widths = new Map<string, number>();
  if (context) context.font = `500 ${SIZE}px ${font}`;
  const wordWidth = (word: string): number => {
    const known = widths.get(word);
    if (known !== undefined) return known;
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
