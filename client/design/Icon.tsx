import type { JSX } from 'react';
import type { DESK_ICON_PATHS } from './deskIconPaths.ts';
import { alongClass } from './direction.ts';
import { Drawing } from './Drawing.tsx';

/** Our own drawings: 24 px grid, 1.9 px round stroke. Always beside a word, except plus, check and arrows. These are all a phone shows. */
const HAND_ICON_PATHS = {
  'arrow-up': 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
  'arrow-right': 'M5 12h14M12.5 5.5 19 12l-6.5 6.5',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  'eye-off':
    'M4 4l16 16M9.5 6c.8-.3 1.6-.5 2.5-.5 6 0 9.5 6.5 9.5 6.5s-1 1.9-2.9 3.6M6.2 7.7C3.8 9.3 2.5 12 2.5 12s3.5 6.5 9.5 6.5c1.5 0 2.8-.4 4-1M10 10.2a2.8 2.8 0 0 0 3.9 3.9',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2',
  pause: 'M9 5.5v13M15 5.5v13',
  play: 'M8 5.5v13l10.5-6.500z',
  warning: 'M12 4 2.8 19.5h18.4zM12 10v4M12 16.8v.2',
  'cloud-off':
    'M4 4l16 16M8 7.6A6 6 0 0 1 17.6 11 4 4 0 0 1 20 17.2M6.2 10.3A4.3 4.3 0 0 0 7 18.5h9.5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  hand: 'M7 12V7.2a1.4 1.4 0 0 1 2.8 0V5.4a1.4 1.4 0 0 1 2.8 0v1a1.4 1.4 0 0 1 2.8 0v1.6a1.4 1.4 0 0 1 2.8 0V14c0 4-2.4 6.5-6 6.5-2.8 0-4.3-1.3-5.6-3.8L4.8 13.4c-.8-1.5 1-2.4 2.2-1.4',
  pencil: 'M4.5 19.5l1-4.2L15.8 5a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.6L8.7 18.5z',
  join: 'M13.5 4.5h6v15h-6M4 12h10M10.5 8.5 14 12l-3.5 3.5',
  copy: 'M9 9h10.5v10.5H9zM5.5 15H4.5V4.5H15v1',
  sending: 'M12 3.8a8.2 8.2 0 1 0 8.2 8.2',
  open: 'M14 4.5h5.5V10M19.5 4.5 11 13M18 13.5v6H4.5V6h6',
} as const;

export type IconName = keyof typeof HAND_ICON_PATHS | keyof typeof DESK_ICON_PATHS;

const drawn: Partial<Record<IconName, string>> = { ...HAND_ICON_PATHS };

/** More drawings, for pages that show more than a phone does. */
export const addIcons = (paths: Partial<Record<IconName, string>>): void =>
  void Object.assign(drawn, paths);

export const hasIcon = (name: string): boolean => Object.hasOwn(drawn, name);

/** Decorative: the word beside it is what a screen reader reads. `size` in px. */
export function Icon({ name, size = 24 }: { name: IconName; size?: number }): JSX.Element {
  const className = `ww-icon ww-icon-${name}${alongClass(name)}`;
  return <Drawing path={drawn[name]} size={size} className={className} />;
}
