import { alongClass } from '../design/direction.ts';
import { Drawing } from '../design/Drawing.tsx';

/** Drawings of the wall's own tools on a 24 px grid, round stroke; always beside a word. */
const PATHS = {
  undo: 'M9 14 4.5 9.5 9 5M4.5 9.5h9a6 6 0 0 1 0 12H11',
  redo: 'M15 14l4.5-4.5L15 5M19.5 9.5h-9a6 6 0 0 0 0 12H13',
  tidy: 'M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  read: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6Z',
  select: 'M4 4h3M10.5 4h3M17 4h3v3M20 10.5v3M20 17v3h-3M13.5 20h-3M7 20H4v-3M4 13.5v-3M4 7V4',
  outline: 'M8.5 6H20M8.5 12H20M8.5 18H20M4 6h.01M4 12h.01M4 18h.01',
  wall: 'M4 4h16v16H4zM4 10h16M10 10v10',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  offline: 'M3 3l18 18M7 18a4.5 4.5 0 0 1-.6-8.9M10 6.3A6 6 0 0 1 17.6 11 3.6 3.6 0 0 1 19.5 17.3',
  hidden:
    'M3 3l18 18M9.9 5.8A9.6 9.6 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-3 3.7M6.4 7.4A16 16 0 0 0 2.5 12S6 18.5 12 18.5c1.6 0 3-.4 4.2-1',
  group: 'M4 7h16v13H4zM8 4h8M8 12h3M13 12h3M8 16h3',
  pile: 'M4 9h11v11H4zM7 6h11v11M10 3h11v11',
  apart: 'M4 4h6v6H4zM14 14h6v6h-6zM14 10l5-5M15.5 5H19v3.5M10 14l-5 5M8.5 19H5v-3.5',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17.5 19.5 7',
  name: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  poster: 'M6 3.5h12v17H6zM9.5 8h5M9.5 11.5h5M9.5 15h3',
  find: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.4 15.4 20.5 20.5',
  next: 'M4 5h8.5v8.5H4zM4 19h15.5M16 15.5l3.5 3.5-3.5 3.5',
  like: 'M4 4h10.5v10.5H4zM9.5 17.5V20H20V9.5h-2.5',
  more: 'M4.3 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0M11.3 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0M18.3 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  private: 'M3 8l9-4 9 4-9 4zM3 8v8l9 4 9-4V8',
  presence: 'M5 4l5 14 2.2-6 6-2.2zM14.5 14.5l5 5',
  claim: 'M6 21V4h12l-3 4.2 3 4.3H6',
  globe:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M3.8 12h16.4M12 3.5c-5 5.4-5 11.6 0 17M12 3.5c5 5.4 5 11.6 0 17',
  look: 'M12 2.5v4M12 17.5v4M2.5 12h4M17.5 12h4M12 8.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z',
} as const;

export type WallIconName = keyof typeof PATHS;

export function WallIcon({ name, size = 24 }: { name: WallIconName; size?: number }) {
  return <Drawing path={PATHS[name]} size={size} className={alongClass(name).trim()} />;
}
