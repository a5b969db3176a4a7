import type { OutlinePiece } from '../../../shared/layout/clusterOutline.ts';
import type { Point } from '../../../shared/model/arrangement.ts';

const round = (value: number): number => Math.round(value * 100) / 100;

/** A colour with a share of another over it, as `#rrggbb`: pages have no transparency. */
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
