import type { JSX } from 'react';
import { paperOf } from '../../shared/model/note.ts';

/** The second cue beside a paper's colour. `size` in px. */
export function PaperShape({ color, size = 14 }: { color: string; size?: number }): JSX.Element {
  return (
    <svg
      className="ww-paper-shape"
      width={size}
      height={size}
      viewBox="-12 -12 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paperOf(color).mark} fill="currentColor" />
    </svg>
  );
}
