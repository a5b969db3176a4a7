import type { Measure } from '../../shared/gallery/setWords.ts';

/** Measured once at this size, px; canvases scale letters evenly. */
const AT = 100;

/** Widths of words in a typeface, as the canvas sets them in the weight of names. Forget it when the typeface arrives. */
export function measureIn(font: string): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text, size) => text.length * size * 0.55;
  const known = new Map<string, number>();
  context.textRendering = 'geometricPrecision';
  context.font = `600 ${AT}px ${font}`;
  return (text, size) => {
    let width = known.get(text);
    if (width === undefined) {
      width = context.measureText(text).width;
      known.set(text, width);
    }
    return (width * size) / AT;
  };
}
