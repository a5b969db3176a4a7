import type { JSX } from 'react';
import { alongClass } from '../design/direction.ts';
import { Drawing } from '../design/Drawing.tsx';

/** Drawings of the sheet's own buttons; same grid and stroke as all others. */
const PATHS = {
  heading: 'M6 5v14M18 5v14M6 12h12',
  bold: 'M7.500 5h5.200a3.400 3.400 0 0 1 0 6.800H7.500zM7.500 11.800h6a3.600 3.600 0 0 1 0 7.200h-6z',
  bullets: 'M9.500 6.500H20M9.500 12H20M9.500 17.500H20M4.800 6.500h.1M4.800 12h.1M4.800 17.500h.1',
  numbers:
    'M10.500 6.500H20M10.500 12H20M10.500 17.500H20M4 5.200 5.600 4.500V9M4 15.200c.4-1.300 2.800-1.200 2.600.3-.1 1-2.600 2-2.600 3.500h2.800',
  checks: 'M12 7h8M12 17h8M3.800 7l1.800 1.800L9 5.200M4 14.500h4.500V19H4z',
  link: 'M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1',
  undo: 'M8 5 4 9l4 4M4.500 9H14a5 5 0 0 1 0 10H9',
  redo: 'M16 5l4 4-4 4M19.500 9H10a5 5 0 0 0 0 10h5',
  quote:
    'M4.500 12.500h5v5h-5zM4.500 12.500c0-3.500 1.200-5.300 3.600-6M14.500 12.500h5v5h-5zM14.500 12.500c0-3.500 1.200-5.300 3.600-6',
  print: 'M7.500 9V4.500h9V9M7.500 16.500H4.500V9h15v7.500h-3M7.500 13.500h9v6h-9z',
  pencil:
    'M4.500 19.500l1-4.200L15.800 5a1.800 1.800 0 0 1 2.600 0l.6.600a1.800 1.800 0 0 1 0 2.600L8.700 18.500z',
} as const;

export type SheetIconName = keyof typeof PATHS;

/** Decorative: a word or a label beside it is what is read. `size` in px. */
export function SheetIcon({
  name,
  size = 22,
}: {
  name: SheetIconName;
  size?: number;
}): JSX.Element {
  return <Drawing path={PATHS[name]} size={size} className={`ww-icon${alongClass(name)}`} />;
}
