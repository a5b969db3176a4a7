import type { JSX } from 'react';
import type { DESK_ICON_PATHS } from './deskIconPaths.ts';

/** Our own drawings: 24 px grid, 1.9 px round stroke. Always beside a word, except plus, check and arrows. These are all a phone shows. */
const HAND_ICON_PATHS = {
  'arrow-up': 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
  'arrow-right': 'M5 12h14M12.5 5.5 19 12l-6.5 6.5',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  'eye-off':
    'M4 4l16 16M9.5 6c.8-.3 1.6-.5 2.5-.5 6 0 9.500 6.500 9.500 6.500s-1 1.900-2.900 3.600M6.200 7.700C3.800 9.300 2.500 12 2.500 12s3.500 6.500 9.500 6.500c1.500 0 2.800-.4 4-1M10 10.200a2.800 2.800 0 0 0 3.900 3.900',
  clock: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17M12 7.500V12l3 2',
  pause: 'M9 5.500v13M15 5.500v13',
  warning: 'M12 4 2.800 19.500h18.400zM12 10v4M12 16.800v.2',
  'cloud-off':
    'M4 4l16 16M8 7.600A6 6 0 0 1 17.600 11 4 4 0 0 1 20 17.200M6.200 10.300A4.300 4.300 0 0 0 7 18.500h9.500',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  hand: 'M7 12V7.200a1.400 1.400 0 0 1 2.800 0V5.400a1.400 1.400 0 0 1 2.800 0v1a1.400 1.400 0 0 1 2.800 0v1.600a1.400 1.400 0 0 1 2.800 0V14c0 4-2.400 6.500-6 6.500-2.800 0-4.300-1.300-5.600-3.800L4.800 13.400c-.8-1.500 1-2.400 2.200-1.400',
  pencil:
    'M4.500 19.500l1-4.200L15.800 5a1.800 1.800 0 0 1 2.600 0l.6.600a1.800 1.800 0 0 1 0 2.600L8.700 18.500z',
  join: 'M13.500 4.500h6v15h-6M4 12h10M10.500 8.500 14 12l-3.500 3.500',
  copy: 'M9 9h10.500v10.500H9zM5.500 15H4.500V4.500H15v1',
  sending: 'M12 3.800a8.200 8.200 0 1 0 8.200 8.200',
  open: 'M14 4.500h5.500V10M19.500 4.500 11 13M18 13.500v6H4.500V6h6',
} as const;

export type IconName = keyof typeof HAND_ICON_PATHS | keyof typeof DESK_ICON_PATHS;

const drawn: Partial<Record<IconName, string>> = { ...HAND_ICON_PATHS };

/** More drawings, for pages that show more than a phone does. */
export const addIcons = (paths: Partial<Record<IconName, string>>): void =>
  void Object.assign(drawn, paths);

export const hasIcon = (name: string): boolean => Object.hasOwn(drawn, name);

/** Decorative: the word beside it is what a screen reader reads. `size` in px. */
export function Icon({ name, size = 24 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <svg
      className={`ww-icon ww-icon-${name}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawn[name]} />
    </svg>
  );
}
