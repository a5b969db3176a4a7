import type { Finder } from './Finder.ts';

/** Where a note's line is in the outline. */
export const outlineIdOf = (note: string): string => `outline-note-${note}`;

/** Gives the keyboard to the note it is said to be at: its line where the outline is open, else the canvas. Without one, to `other`. */
export function focusCurrent(finder: Finder, other: HTMLElement | null = null): void {
  requestAnimationFrame(() => {
    const { current } = finder.state;
    const line = current === null ? null : document.getElementById(outlineIdOf(current));
    const field = line?.querySelector('input');
    if (line && field) {
      line.scrollIntoView({ block: 'center' });
      field.focus({ preventScroll: true });
    } else if (current !== null || !other?.isConnected) document.getElementById('wall-canvas')?.focus({ preventScroll: true });
    else other.focus({ preventScroll: true });
  });
}
