import { isEscape } from '../design/keys.ts';
import { zoomAt } from '../../shared/layout/camera.ts';
import { GestureMachine, type GestureHost, type PointerDown } from './gestureMachine.ts';

export type { GestureHost } from './gestureMachine.ts';

const kindOf = ({ pointerType }: PointerEvent): PointerDown['kind'] =>
  pointerType === 'mouse' || pointerType === 'touch' ? pointerType : 'pen';

/** Mouse, touch, pen and wheel on the canvas, as {@link GestureMachine} understands them. Returns how to stop listening. */
export function listenToGestures(element: HTMLElement, host: GestureHost): () => void {
  const { scene } = host;
  const machine = new GestureMachine(host, (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  });

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
      if (event.pointerType !== 'touch' && scene.drags.length === 0)
        host.handsMoved(scene.toWall(x, y), []);
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
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? scene.viewport.height : 1;
    const at = local(event);
    if (event.ctrlKey || event.metaKey) {
      const factor = Math.exp(-Math.max(-60, Math.min(60, event.deltaY * unit)) * 0.008);
      scene.setCamera(zoomAt(scene.camera, factor, at.x, at.y));
      return;
    }
    const [dx, dy] =
      event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    scene.setCamera({
      ...scene.camera,
      x: scene.camera.x - dx * unit,
      y: scene.camera.y - dy * unit,
    });
  };

  const left = (event: PointerEvent): void => {
    if (!machine.has(event.pointerId) && scene.drags.length === 0) host.handsMoved(undefined, []);
  };
  const noMenu = (event: Event): void => event.preventDefault();
  const stopWatching = scene.onCamera(() => machine.viewMoved());
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
