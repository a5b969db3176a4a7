import { zoomAt, type Camera } from '../../shared/layout/camera.ts';
import { commandKey, isComposing, typedDigit, type KeyPress } from '../design/keys.ts';

/** Arrow keys walk this far, px. */
const STEP = 80;

type Pressed = KeyPress & Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Where a key leads; `null` is all of the room in view, `undefined` a key that means nothing here. */
export function keyedCamera(
  event: Pressed,
  camera: Camera,
  size: { width: number; height: number },
): Camera | null | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return undefined;
  const [cx, cy] = [size.width / 2, size.height / 2];
  switch (commandKey(event)) {
    case 'ArrowLeft':
      return { ...camera, x: camera.x + STEP };
    case 'ArrowRight':
      return { ...camera, x: camera.x - STEP };
    case 'ArrowUp':
      return { ...camera, y: camera.y + STEP };
    case 'ArrowDown':
      return { ...camera, y: camera.y - STEP };
    case '+':
    case '=':
      return zoomAt(camera, 1.25, cx, cy);
    case '-':
      return zoomAt(camera, 0.8, cx, cy);
    default:
      return commandKey(event) === '0' || typedDigit(event, true) === '0' ? null : undefined;
  }
}
