import { useEffect, useState } from 'react';
import type { WallModel, WallState } from '../wallModel.ts';

/** A pointer that rests so long on a note asks what it says, ms; one that passes over, or is about to grip, does not. */
const REST_MS = 300;

/**
 * The note that a person is at: under a resting pointer, else where the keyboard is, else the one a finger tapped (not while several are
 * being chosen: their neighbours must be seen). `null` while something is pressed or carried, and after Escape until another note is meant.
 */
export function useNoteAtHand(model: WallModel, state: WallState, marked: string | null): string | null {
  const [hovered, setHovered] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [hasTapped, setTapped] = useState(false);
  const [dismissed, setDismissed] = useState<string | null>(null);

  useEffect(() => {
    const canvas = document.getElementById('wall-canvas');
    if (!canvas) return undefined;
    let under: string | null = null;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const leave = (): void => {
      clearTimeout(resting);
      under = null;
      setHovered(null);
    };
    const move = (event: PointerEvent): void => {
      if (event.pointerType === 'touch' || event.buttons !== 0) return;
      const box = canvas.getBoundingClientRect();
      const hit = model.scene.hit(event.clientX - box.left, event.clientY - box.top);
      const id = hit.kind === 'note' ? hit.id : null;
      if (id === under) return;
      leave();
      under = id;
      if (id !== null) resting = setTimeout(() => setHovered(id), REST_MS);
    };
    const press = (event: PointerEvent): void => {
      leave();
      setBusy(true);
      setTapped(event.pointerType !== 'mouse');
    };
    const release = (): void => setBusy(false);
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setDismissed(under);
      leave();
    };
    const unwatch = model.scene.onCamera(leave);
    canvas.addEventListener('pointermove', move);
    canvas.addEventListener('pointerleave', leave);
    canvas.addEventListener('pointerdown', press);
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', release);
    window.addEventListener('keydown', escape);
    return () => {
      clearTimeout(resting);
      unwatch();
      canvas.removeEventListener('pointermove', move);
      canvas.removeEventListener('pointerleave', leave);
      canvas.removeEventListener('pointerdown', press);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', release);
      window.removeEventListener('keydown', escape);
    };
  }, [model]);

  const [only] = hasTapped && state.tool === 'move' && state.selection.size === 1 ? state.selection : [null];
  const id = hovered ?? marked ?? only ?? null;
  return isBusy || id === null || (id === dismissed && id === hovered) ? null : id;
}
