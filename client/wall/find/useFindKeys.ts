import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { Finder } from './Finder.ts';
import { takeEarlyFind } from './EarlyFind.ts';
import { isTyping } from '../isTyping.ts';
import { focusCurrent } from './focusCurrent.ts';
import { commandKey, isComposing } from '../../design/keys.ts';

export const FIND_FIELD = 'find-text';

/** Where there will be no wall to search, the page lets go of its keys: Ctrl+F is the browser's again. */
export function useNothingToFind(isOver: boolean): void {
  useEffect(() => {
    if (isOver) takeEarlyFind();
  }, [isOver]);
}

/** `/` and Ctrl+F look for notes, N goes to the next one to group. A second Ctrl+F is the browser's own. */
export function useFindKeys(finder: Finder, isOn: boolean, canGroup: boolean): void {
  useEffect(() => {
    // Asked for before there was a wall. Whoever may not read it yet is shown no search by it, now or when it is revealed.
    const words = takeEarlyFind();
    if (words === null || !isOn) return;
    if (words !== '') finder.look({ text: words });
    // Not in this very turn: it is drawn at once, which is no part of this drawing.
    queueMicrotask(() => openFind(finder, words !== ''));
  }, [finder, isOn]);
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const key = commandKey(event);
      const isCommand = event.ctrlKey || event.metaKey;
      if (isComposing(event) || document.querySelector('dialog[open]')) return;
      if (
        isCommand &&
        !event.altKey &&
        !event.shiftKey &&
        key === 'f' &&
        target?.id !== FIND_FIELD
      ) {
        event.preventDefault();
        openFind(finder);
      } else if (isTyping(target) || isCommand || event.altKey) return;
      else if (event.key === 'Escape') {
        // The first Escape lets the chosen notes go, as everywhere on the wall.
        const { selection, selectedCluster } = finder.model.state;
        if (selection.size > 0 || selectedCluster !== null) return;
        finder.close();
        finder.leaveCurrent();
      } else if (key === '/') {
        event.preventDefault();
        openFind(finder);
      } else if (key === 'n' && canGroup) {
        event.preventDefault();
        finder.nextLoose();
        focusCurrent(finder);
      }
    };
    const onPointer = ({ target }: PointerEvent): void => {
      if (target instanceof Element && target.closest('.wall-stage')) finder.leaveCurrent();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointerdown', onPointer);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pointerdown', onPointer);
    };
  });
}

/** Opens the search, or goes back to its field with the words ready to be written over, or to be gone on with (`goesOn`). At once: the next key is part of the words. */
export function openFind(finder: Finder, goesOn = false): void {
  if (finder.state.panel.kind !== 'search') flushSync(() => finder.open());
  const field = document.getElementById(FIND_FIELD);
  field?.focus({ preventScroll: true });
  if (field instanceof HTMLInputElement && !goesOn) field.select();
}
