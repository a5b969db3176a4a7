/** Devices have it under this name since before presence was called so. */
const KEY = 'ww-hands';

/** Whether this device draws others' cursors and names; it does, until somebody hides them. */
export function loadPresenceShown(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'hidden';
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
    return true;
  }
}

export function keepPresenceShown(isShown: boolean): void {
  try {
    localStorage.setItem(KEY, isShown ? 'shown' : 'hidden');
  } catch {
    // See above.
  }
}
