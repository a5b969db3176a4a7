const listeners = new Set<() => void>();
let isAsked = false;

/** Many canvases come back in one go; all is drawn once. */
const restored = (): void => {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    for (const listener of listeners) listener();
  });
};

/** A canvas that is not on the page, to keep a picture in. All of them come from here, so that it is known when the browser lost what they held. */
export function makeCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.addEventListener('contextrestored', restored);
  return canvas;
}

/** Hidden for longer than this, a page may come back to a graphics card that forgot everything without a word. ms */
const AWAY_MS = 30_000;

/**
 * Calls back when canvases are empty again, because the graphics process, the driver or the device stopped in between: everything kept as
 * a picture has to be drawn anew, on new canvases. Returns how to stop.
 */
export function watchGraphics(lost: () => void): () => void {
  let leftAt: number | null = null;
  const seen = (): void => {
    if (document.hidden) leftAt = performance.now();
    else if (leftAt !== null && performance.now() - leftAt > AWAY_MS) restored();
    if (!document.hidden) leftAt = null;
  };
  const kept = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) restored();
  };
  listeners.add(lost);
  // These do not bubble, and are heard on their way down.
  window.addEventListener('contextrestored', restored, true);
  window.addEventListener('pageshow', kept);
  document.addEventListener('visibilitychange', seen);
  return () => {
    listeners.delete(lost);
    window.removeEventListener('contextrestored', restored, true);
    window.removeEventListener('pageshow', kept);
    document.removeEventListener('visibilitychange', seen);
  };
}

/** Calls back when the device's pixels per CSS pixel change: another screen, the browser's zoom. Returns how to stop. */
export function watchPixelRatio(changed: () => void): () => void {
  let query: MediaQueryList;
  const look = (): void => {
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', onChange, { once: true });
  };
  const onChange = (): void => {
    changed();
    look();
  };
  look();
  return () => query.removeEventListener('change', onChange);
}
