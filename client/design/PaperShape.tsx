import type { JSX } from 'react';
import { PAPERS, type NoteColor, type Paper } from '../../shared/model/note.ts';

const SHAPES: Record<Paper['shape'], JSX.Element> = {
  disc: <circle cx="12" cy="12" r="7.5" fill="currentColor" />,
  square: <rect x="5" y="5" width="14" height="14" fill="currentColor" />,
  diamond: <path d="M12 3l9 9-9 9-9-9z" fill="currentColor" />,
  triangle: <path d="M12 4l9 16H3z" fill="currentColor" />,
  bar: <rect x="3" y="8.5" width="18" height="7" rx="3.5" fill="currentColor" />,
  ring: <circle cx="12" cy="12" r="6.5" fill="none" stroke="currentColor" strokeWidth="3.5" />,
};

/** The second cue beside a paper's colour. `size` in px. */
export function PaperShape({ color, size = 14 }: { color: NoteColor; size?: number }): JSX.Element {
  return (
    <svg
      className="ww-paper-shape"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[PAPERS[color].shape]}
    </svg>
  );
}
