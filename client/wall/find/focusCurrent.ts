import { flushSync } from 'react-dom';
import type { Finder } from './Finder.ts';

/** Where a note's line is in the outline. */
export const outlineIdOf = (note: string): string => `outline-note-${note}`;

/** Gives the keyboard to the note it is said to be at: its line where the outline is open, else the canvas. Without one, to `other`. */
export function focusCurrent(finder: Finder, other: HTMLElement | null = null): void {
  const { current } = finder.state;
  const give = (): boolean => {
    const line = current === null ? null : document.getElementById(outlineIdOf(current));
    if (line) {
      line.scrollIntoView({ block: 'center' });
      line.focus({ preventScroll: true });
      return true;
    }
    const place =
      current === null && other?.isConnected ? other : document.getElementById('wall-canvas');
    place?.focus({ preventScroll: true });
    return (
      place !== null &&
      document.activeElement === place &&
      (current === null || document.getElementById('outline') === null)
    );
  };
  // At once, so that the next key already goes there: its line may have been far from the screen, or hidden by the search.
  flushSync(() => undefined);
  if (!give()) requestAnimationFrame(give);
}
