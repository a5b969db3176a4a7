import { isEscape } from '../../design/keys.ts';
import { zoomAt } from '../../../shared/layout/camera.ts';
import type { WallScene } from '../scene/wallScene.ts';
import type { GestureHost } from './gestureHost.ts';
import { GestureMachine } from './gestureMachine.ts';
import type { PointerDown } from './pointers.ts';

const kindOf = ({ pointerType }: PointerEvent): PointerDown['kind'] =>
  pointerType === 'mouse' || pointerType === 'touch' ? pointerType : 'pen';

/** Mouse, touch, pen and wheel on the canvas, as {@link GestureMachine} understands them. Returns how to stop listening. */
export function listenToGestures(
  element: HTMLElement,
  scene: WallScene,
  host: GestureHost,
): () => void {
  const { camera, presence, clock } = scene;
  const machine = new GestureMachine(scene, host, (ms, task) => clock.later(ms, task));

  const local = (event: PointerEvent | WheelEvent): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const down = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button > 1) return;
    try {
      element.setPointerCapture(event.pointerId);
    } catch {
      // The pointer went away between the event and now.
    }
    machine.down({
      id: event.pointerId,
      kind: kindOf(event),
      ...local(event),
      at: event.timeStamp,
      isMiddle: event.button === 1,
      adding: event.shiftKey || event.ctrlKey || event.metaKey,
    });
  };

  const moved = (event: PointerEvent): void => {
    const { x, y } = local(event);
    if (!machine.has(event.pointerId)) {
      if (event.pointerType !== 'touch' && presence.drags.length === 0)
        host.presenceMoved(camera.toWall(x, y), []);
      return;
    }
    // The button went up where nobody told us: outside the window, or over a menu.
    if (event.pointerType === 'mouse' && event.buttons === 0)
      machine.up(event.pointerId, x, y, event.timeStamp);
    else machine.move(event.pointerId, x, y);
  };

  const up = (event: PointerEvent): void => {
    const { x, y } = local(event);
    machine.up(event.pointerId, x, y, event.timeStamp);
  };
  const cancel = (event: PointerEvent): void => machine.cancel(event.pointerId);

  const escape = (event: KeyboardEvent): void => {
    // It is for what is held, and for nothing behind it: what was chosen stays chosen.
    if (isEscape(event) && machine.putBack()) event.stopPropagation();
  };

  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    turnWheel(camera, event, local(event));
  };

  const left = (event: PointerEvent): void => {
    if (!machine.has(event.pointerId) && presence.drags.length === 0)
      host.presenceMoved(undefined, []);
  };
  const noMenu = (event: Event): void => event.preventDefault();
  const stopWatching = camera.onMove(() => machine.viewMoved());
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', moved);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', cancel);
  element.addEventListener('pointerleave', left);
  element.addEventListener('contextmenu', noMenu);
  element.addEventListener('wheel', wheel, { passive: false });
  window.addEventListener('keydown', escape, true);
  return () => {
    stopWatching();
    machine.cancelAll();
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', moved);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', cancel);
    element.removeEventListener('pointerleave', left);
    element.removeEventListener('contextmenu', noMenu);
    element.removeEventListener('wheel', wheel);
    window.removeEventListener('keydown', escape, true);
  };
}

/** How far a wheel's line is, CSS pixels. */
const LINE = 16;

/** Moves the view; with the zoom's key, or pinched on a touchpad, zooms at the pointer. */
function turnWheel(
  camera: WallScene['camera'],
  event: WheelEvent,
  at: { x: number; y: number },
): void {
  const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? camera.viewport.height : 1;
  if (event.ctrlKey || event.metaKey) {
    const factor = Math.exp(-Math.max(-60, Math.min(60, event.deltaY * unit)) * 0.008);
    camera.moveTo(zoomAt(camera.at, factor, at.x, at.y));
    return;
  }
  const [dx, dy] =
    event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
  camera.moveBy(-dx * unit, -dy * unit);
}
