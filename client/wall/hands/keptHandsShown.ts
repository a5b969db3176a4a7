const KEY = 'ww-hands';

/** Whether this device draws others' hands; they are, until somebody hides them. */
export function loadHandsShown(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'hidden';
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
    return true;
  }
}

export function keepHandsShown(isShown: boolean): void {
  try {
    localStorage.setItem(KEY, isShown ? 'shown' : 'hidden');
  } catch {
    // See above.
  }
}
