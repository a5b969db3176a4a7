import { flushSync } from 'react-dom';

/** Puts the keyboard on what groups the chosen notes, above the wall's edge or in the outline: one more press does it. */
export function focusGrouping(): void {
  // What was just chosen enables the button; at once, so that the next press already goes there.
  flushSync(() => undefined);
  const button =
    document.querySelector<HTMLElement>('.outline-actions button:not(:disabled)') ??
    document.querySelector<HTMLElement>('.action-bar .wall-button-filled');
  button?.focus({ preventScroll: true });
}
