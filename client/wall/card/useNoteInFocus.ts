import { useEffect, useState } from 'react';
import type { WallModel } from '../wallModel.ts';
import type { WallState } from '../wallState.ts';
import { isEscape } from '../../design/keys.ts';

/** A pointer that rests so long on a note asks what it says, ms; one that passes over, or is about to grip, does not. */
const REST_MS = 300;

/**
 * The note that a person is at: under a resting pointer, else where the keyboard is, else the one a finger tapped (not while several are
 * being chosen: their neighbours must be seen). `null` while something is pressed or carried; after Escape a pointer means none until it
 * was elsewhere.
 */
export function useNoteInFocus(
  model: WallModel,
  state: WallState,
  marked: string | null,
): string | null {
  const [hovered, setHovered] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [hasTapped, setTapped] = useState(false);

  useEffect(() => {
    const canvas = document.getElementById('wall-canvas');
    if (!canvas) return undefined;
    let under: string | null = null;
    let dismissed: string | null = null;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const leave = (): void => {
      clearTimeout(resting);
      under = null;
      setHovered(null);
    };
    const unwatch = model.scene.camera.onMove(leave);
    const listening = new AbortController();
    const { signal } = listening;
    canvas.addEventListener(
      'pointermove',
      (event) => {
        if (event.pointerType === 'touch' || event.buttons !== 0) return;
        const box = canvas.getBoundingClientRect();
        const hit = model.scene.hits.hit(event.clientX - box.left, event.clientY - box.top);
        const id = hit.kind === 'note' ? hit.id : null;
        if (id !== dismissed) dismissed = null;
        if (id === under || (id !== null && id === dismissed)) return;
        leave();
        under = id;
        if (id !== null) resting = setTimeout(() => setHovered(id), REST_MS);
      },
      { signal },
    );
    canvas.addEventListener('pointerleave', leave, { signal });
    canvas.addEventListener(
      'pointerdown',
      ({ pointerType }) => {
        leave();
        setBusy(true);
        setTapped(pointerType !== 'mouse');
      },
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel'])
      window.addEventListener(end, () => setBusy(false), { signal });
    window.addEventListener(
      'keydown',
      (event) => {
        if (!isEscape(event)) return;
        dismissed = under;
        leave();
      },
      { signal },
    );
    return () => {
      clearTimeout(resting);
      unwatch();
      listening.abort();
    };
  }, [model]);

  const [only] =
    hasTapped && state.tool === 'move'
      ? state.writable
        ? state.selection.size === 1
          ? state.selection
          : []
        : [state.lookedAt]
      : [];
  return isBusy ? null : (hovered ?? marked ?? only ?? null);
}
