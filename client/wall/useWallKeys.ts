import { useEffect, type KeyboardEvent as ReactKeyboardEvent } from 'react';
import { zoomAt } from '../../shared/layout/camera.ts';
import { commandKey, isComposing, typedDigit } from '../design/keys.ts';
import type { Finder } from './find/Finder.ts';
import type { Fitting } from './Fitting.ts';
import { isTyping } from './isTyping.ts';
import { startGroup } from './startGroup.ts';
import type { WallModel } from './wallModel.ts';

/** How far an arrow moves the view, CSS pixels, and how much a sign zooms. */
const STEP = 80;
const ZOOM_STEP = 1.3;
const PANS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};

/** Keys that the whole page listens to: undo and redo, O for the outline, G to group what is chosen, Escape to let it go. */
export function useWallKeys(
  model: WallModel,
  { isInOutline, toggleOutline }: { isInOutline: boolean; toggleOutline: (() => void) | null },
  edits: boolean,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event.target instanceof Element ? event.target : null)) return;
      if (isComposing(event)) return;
      const key = commandKey(event);
      const isCommand = event.ctrlKey || event.metaKey;
      const isBare = !isCommand && !event.altKey;
      if (isCommand && !event.altKey && (key === 'z' || key === 'y')) {
        event.preventDefault();
        if (key === 'y' || event.shiftKey) model.redo();
        else model.undo();
      } else if (key === 'o' && isBare && toggleOutline) toggleOutline();
      else if (key === 'g' && isBare && edits && model.selection.notes.size > 0) {
        event.preventDefault();
        startGroup(model, [...model.selection.notes], undefined, isInOutline ? 'outline' : 'wall');
      } else if (event.key === 'Escape') {
        model.selection.clear();
        model.set({ lookedAt: null, tool: 'move' });
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

/** Keys of the canvas itself: the view, the note the keyboard is at, the chosen group's name. */
export function pressOnCanvas(
  event: ReactKeyboardEvent,
  model: WallModel,
  finder: Finder,
  fitting: Fitting,
): void {
  if (event.ctrlKey || event.metaKey || event.target !== event.currentTarget || isComposing(event))
    return;
  const { camera, selection } = model.scene;
  const { width, height } = camera.viewport;
  const zoom = (factor: number): void =>
    camera.flyTo(zoomAt(camera.at, factor, width / 2, height / 2));
  const pan = PANS[event.key];
  const key = commandKey(event);
  if (pan) camera.moveBy(...pan);
  else if (key === '+' || key === '=') zoom(ZOOM_STEP);
  else if (key === '-') zoom(1 / ZOOM_STEP);
  else if (typedDigit(event, true) === '0') fitting.fit();
  else if (event.key === ' ' && finder.state.current !== null) finder.toggleCurrent();
  else if (event.key === 'Enter' && selection.cluster !== null && model.state.writable)
    selection.startRenaming(selection.cluster);
  else return;
  event.preventDefault();
}
