import type { OutlinePiece } from '../../../shared/layout/clusterOutline.ts';
import type { Point } from '../../../shared/model/arrangement.ts';
import type { PAPERS } from '../../../shared/model/note.ts';

const round = (value: number): number => Math.round(value * 100) / 100;

/** `#rrggbb` with so much of another colour over it: pages know no transparency. */
export function mixed(under: string, over: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [below, above] = [under, over].map((ink) =>
      Number.parseInt(ink.slice(at, at + 2), 16),
    ) as [number, number];
    return Math.round(below + (above - below) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** A group's outline as an SVG path that starts at `from`. */
export const outlinePath = (
  pieces: readonly OutlinePiece[],
  [left, top]: Point,
  unit: number,
): string =>
  `${pieces
    .map(({ corner, from, to }, index) => {
      const at = ([x, y]: Point): string =>
        `${round((x - left) * unit)} ${round((y - top) * unit)}`;
      return `${index === 0 ? 'M' : 'L'}${at(from)}Q${at(corner)} ${at(to)}`;
    })
    .join('')}Z`;

function disc(radius: number): string {
  const [r, k] = [round(radius), round(radius * 0.5523)];
  return `M${-r} 0C${-r} ${-k} ${-k} ${-r} 0 ${-r}C${k} ${-r} ${r} ${-k} ${r} 0C${r} ${k} ${k} ${r} 0 ${r}C${-k} ${r} ${-r} ${k} ${-r} 0Z`;
}

const polygon = (points: readonly Point[], unit: number): string =>
  `M${points.map(([x, y]) => `${round(x * unit)} ${round(y * unit)}`).join('L')}Z`;

/** The second cue of a paper's colour, around its middle. */
export function shapePath(
  shape: (typeof PAPERS)[keyof typeof PAPERS]['shape'],
  unit: number,
): string {
  switch (shape) {
    case 'disc':
      return disc(4.6 * unit);
    case 'ring':
      return disc(4.2 * unit);
    case 'square':
      return polygon(
        [
          [-4.2, -4.2],
          [4.2, -4.2],
          [4.2, 4.2],
          [-4.2, 4.2],
        ],
        unit,
      );
    case 'diamond':
      return polygon(
        [
          [0, -5.6],
          [5.6, 0],
          [0, 5.6],
          [-5.6, 0],
        ],
        unit,
      );
    case 'triangle':
      return polygon(
        [
          [0, -5],
          [5.4, 4.4],
          [-5.4, 4.4],
        ],
        unit,
      );
    case 'bar':
      return polygon(
        [
          [-6, -2.2],
          [6, -2.2],
          [6, 2.2],
          [-6, 2.2],
        ],
        unit,
      );
  }
}
