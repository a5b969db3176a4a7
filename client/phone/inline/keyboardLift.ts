/** A pinched page is looked at, not typed into. */
const PINCHED = 1.1;
const FIELD = 'textarea,input:not([type=radio],[type=checkbox])';

/** Px of the page that lie under the keyboard, as the page's styles know it. */
let known = 0;

function lift(seen: VisualViewport): void {
  const root = document.documentElement;
  const isPinched = seen.scale > PINCHED;
  const covered = isPinched ? 0 : Math.max(0, root.clientHeight - seen.height);
  // Everything inherits it: setting it, even to what it was, styles the whole page anew, a sixteenth of a second on a slow phone.
  if (covered !== known) root.style.setProperty('--keyboard', `${covered}px`);
  known = covered;
  const field = document.activeElement as HTMLInputElement | null;
  if (isPinched || !field?.form || !field.matches(FIELD)) return;
  const send = field.form.querySelector('[type=submit]');
  const top = seen.offsetTop;
  if (!send) return;
  const [sends, types] = [
    send.getBoundingClientRect().bottom,
    field.getBoundingClientRect().bottom,
  ];
  scrollBy(0, Math.max(0, Math.min(sends + 8 - top - seen.height, types - top - 80)));
}

/** Safari lays its keyboard over the page: what then is out of sight is added below, and what sends comes above it, as far as the field stays. */
export function followKeyboard(): void {
  const seen = window.visualViewport;
  if (!seen) return;
  const follow = (): void => lift(seen);
  seen.addEventListener('resize', follow);
  document.addEventListener('focusin', follow);
  document.addEventListener('input', follow);
}
