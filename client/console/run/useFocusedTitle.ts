import { useEffect } from 'react';

/** Keyboard and screen reader go to the title of what was opened, and on a phone the page goes there as well. */
export function useFocusedTitle(): void {
  useEffect(() => {
    document.querySelector<HTMLElement>('#run-card-title')?.focus();
  }, []);
}
